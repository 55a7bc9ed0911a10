"""Spans laid out in a text: overlapping, nested, touching, or outside of it."""

from __future__ import annotations

from onrecord.desk.laying import LANES, Mark, laid

TEXT = "Raiders killed nine people in Alford."


def mark(words: str, field: str = "killed") -> Mark:
    start = TEXT.index(words)
    return Mark((start, start + len(words)), field, words)


def lanes(words: str, *marks: Mark) -> list[int]:
    return sorted(line.lane for piece in laid(TEXT, marks) if piece.text == words for line in piece.lines)


def test_the_pieces_are_the_text_whatever_overlaps() -> None:
    marks = [mark("killed nine people"), mark("nine people in Alford"), mark("people"), mark("Raiders")]
    assert "".join(piece.text for piece in laid(TEXT, marks, [(3, 20)])) == TEXT


def test_words_that_two_spans_share_have_a_line_of_each() -> None:
    marks = (mark("killed nine people"), mark("nine people in Alford"))
    assert lanes("nine people", *marks) == [0, 1]
    assert lanes("killed ", *marks) == [0]
    assert lanes(" in Alford", *marks) == [1]


def test_a_lane_is_free_again_where_its_span_ends() -> None:
    assert lanes("Alford", mark("Raiders"), mark("Alford")) == [0]


def test_more_spans_than_lanes_share_the_last() -> None:
    marks = [Mark((0, 7), "by", str(number)) for number in range(LANES + 2)]
    (piece,) = [piece for piece in laid(TEXT, marks) if piece.lines]
    assert len(piece.lines) == LANES + 2
    assert max(line.lane for line in piece.lines) == LANES - 1


def test_a_label_stands_where_its_span_ends_and_only_there() -> None:
    pieces = laid(TEXT, [mark("killed nine people"), mark("nine")])
    ends = [(piece.text, line.mark.label) for piece in pieces for line in piece.lines if line.ends]
    assert sorted(ends) == [(" people", "killed nine people"), ("nine", "nine")]


def test_the_words_asked_for_are_marked_and_the_first_of_them_is_led_to() -> None:
    pieces = laid(TEXT, [mark("nine")], [(8, 26)])
    asked = [piece for piece in pieces if piece.asked]
    assert "".join(piece.text for piece in asked) == TEXT[8:26]
    assert [piece.first for piece in asked] == [True, False, False]


def test_spans_outside_of_the_text_are_left_out() -> None:
    pieces = laid(TEXT, [Mark((30, 999), "by", "far"), Mark((5, 5), "by", "empty")], [(900, 999)])
    assert [piece.text for piece in pieces] == [TEXT]
    assert not pieces[0].asked


def test_an_empty_text_has_no_pieces() -> None:
    assert laid("", []) == []
