"""Words on a screen: wrapped, underlined, safe; tables aligned; values worded."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.table import plain_lines
from onrecord.cli.wording import count, days, label
from onrecord.cli.words import marked, safe, wrapped

TEXT = "Two soldiers were killed and ten wounded."

MARKS = [
    ("one span", TEXT, [(0, 12)], 80, ["Two soldiers were killed and ten wounded.", "^^^^^^^^^^^^"]),
    ("two spans", TEXT, [(0, 3), (29, 32)], 80, [TEXT, "^^^" + " " * 26 + "^^^"]),
    ("no span", TEXT, [], 80, [TEXT]),
    ("a span over a line's end", TEXT, [(13, 24)], 18, [
        "Two soldiers were", "             ^^^^", "killed and ten", "^^^^^^", "wounded.",
    ]),
    ("nothing but a long word", "x" * 7, [(5, 7)], 5, ["xxxxx", "xx", "^^"]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "spans", "width", "lines"), MARKS, ids=[row[0] for row in MARKS])
def test_words_are_marked_below(
    label: str, text: str, spans: list[tuple[int, int]], width: int, lines: list[str]
) -> None:
    assert marked(text, 0, len(text), spans, width, ansi=False) == lines


def test_a_terminal_underlines() -> None:
    assert marked(TEXT, 0, 12, [(4, 12)], 80, ansi=True) == ["Two \x1b[4msoldiers\x1b[24m"]
    assert marked("abcd", 0, 4, [(0, 2), (1, 3)], 80, ansi=True) == ["\x1b[4mabc\x1b[24md"]


@given(st.text(alphabet="ab \n", max_size=200), st.integers(1, 30))
def test_wrapping_loses_nothing_but_the_space_at_a_break(text: str, width: int) -> None:
    spans = list(wrapped(text, 0, len(text), width))
    assert all(0 < end - start <= width for start, end in spans)
    between = [text[a:b] for (_, a), (b, _) in pairwise(spans)]
    assert set(between) <= {"", " "}


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_marks_stand_below_their_words(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    lines = marked(text, 0, len(text), [(start, end)] if start < end else [], 200, ansi=False)
    if start < end:
        assert [i for i, mark in enumerate(lines[1]) if mark == "^"] == list(range(start, end))


UNSAFE = [
    ("escape sequences", "a\x1b[2Jb", "a [2Jb"),
    ("a bell and a delete", "\x07\x7f", "  "),
    ("marks that turn the line around", "a\u202eb\u2066c", "a b c"),
    ("half a character", "a\ud800", "a "),
    ("other scripts stay", "Киркук كركوك", "Киркук كركوك"),
]


@pytest.mark.parametrize(("label", "text", "expected"), UNSAFE, ids=[row[0] for row in UNSAFE])
def test_what_a_terminal_would_act_on_is_taken_out(label: str, text: str, expected: str) -> None:
    assert safe(text) == expected


def test_a_plain_table_is_aligned() -> None:
    assert plain_lines(("id", "n"), [("I-1", "2"), ("I-22", "13")], right=("n",)) == [
        "id     n",
        "I-1    2",
        "I-22  13",
    ]


COUNTS = [
    ("exact", (2, 2, None), "2"),
    ("a range", (9, 14, None), "9 to 14"),
    ("a lower bound", (3, None, None), "at least 3"),
    ("an upper bound", (None, 4, None), "up to 4"),
    ("a vague word", (None, None, "dozens"), "dozens"),
    ("unknown is never 0", (None, None, None), "–"),
    ("nobody", (0, 0, None), "0"),
]


@pytest.mark.parametrize(("label", "value", "words"), COUNTS, ids=[row[0] for row in COUNTS])
def test_counts(label: str, value: tuple[int | None, int | None, str | None], words: str) -> None:
    assert count(*value) == words


DAYS = [
    ("a day", (date(2020, 4, 13), date(2020, 4, 13), "day"), "2020-04-13"),
    ("some days", (date(2020, 4, 11), date(2020, 4, 13), "days"), "2020-04-11 to 2020-04-13"),
    ("a year", (date(2014, 1, 1), date(2014, 12, 31), "year"), "2014"),
    ("years", (date(2018, 1, 1), date(2019, 12, 31), "year"), "2018 to 2019"),
    ("part of a year", (date(2014, 6, 1), date(2014, 8, 31), "year"), "2014-06-01 to 2014-08-31"),
    ("unknown", (None, None, "unknown"), "–"),
]


@pytest.mark.parametrize(("label", "value", "words"), DAYS, ids=[row[0] for row in DAYS])
def test_days(label: str, value: tuple[date | None, date | None, str], words: str) -> None:
    assert days(*value) == words


def test_labels() -> None:
    assert label("remote_explosive_landmine_ied") == "remote explosive/landmine/IED"
    assert label("other_strategic") == "other strategic"
