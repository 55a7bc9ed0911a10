"""The map from clean text to the source holds for every character, whatever the text."""

from __future__ import annotations

import html
import json
import unicodedata
from itertools import zip_longest

from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import Intaken, Source, reports
from onrecord.intake.offsets import Fragment, Piece, paragraph
from onrecord.intake.tags import fragments

WORDS = st.text(
    st.one_of(st.sampled_from("ab .,\n\r\t\u00a0\u00ad\u200b&;<>\"'—é"), st.characters(exclude_categories=["Cs"])),
    max_size=200,
)


def seen(words: str) -> list[str]:
    """The words without what is not printed: soft hyphens, zero-width spaces and control characters."""
    return "".join(char for char in words if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf")).split()


def _agrees(clean: str, source: str, pieces: tuple[Piece, ...]) -> None:
    """Pieces tile the clean text but for blank lines, in order, and each stands for what it points to."""
    assert list(pieces) == sorted(pieces, key=lambda piece: piece.start)
    for piece, following in zip_longest(pieces, pieces[1:]):
        printed = source[piece.source_start : piece.source_end]
        words = clean[piece.start : piece.end]
        assert words == printed or (words == " " and not seen(printed))
        if following is not None:
            assert clean[piece.end : following.start] in ("", "\n\n")


@given(WORDS)
def test_a_paragraph_maps_to_its_source(source: str) -> None:
    made = paragraph(source, [Fragment(0, len(source))])
    _agrees(made.text, source, made.pieces)
    assert made.text == made.text.strip()
    assert "  " not in made.text


@given(WORDS)
def test_entities_map_to_where_they_are_written(words: str) -> None:
    source = html.escape(words)
    made = paragraph(source, fragments(source, 0, len(source)))
    plain = paragraph(words, [Fragment(0, len(words))])
    assert made.text == plain.text or "\x00" in words or "\r" in words or any(0x80 <= ord(c) < 0xA0 for c in words)
    for piece in made.pieces:
        printed = source[piece.source_start : piece.source_end]
        assert seen(html.unescape(printed)) == seen(made.text[piece.start : piece.end]) or "&" in words


@given(WORDS)
def test_a_text_maps_to_its_source_and_bytes(text: str) -> None:
    data = text.encode()
    found = reports(Source("report", data, "text"))[0]
    if isinstance(found, Intaken):
        decoded = text.removeprefix("\ufeff")
        _agrees(found.report.coded_text, decoded, found.map.pieces)
        for piece in found.map.pieces:
            span = found.map.byte_span(piece.start, piece.end, data)
            assert span is not None
            assert data[slice(*span)].decode() == decoded[piece.source_start : piece.source_end]


@given(WORDS.filter(lambda text: text.strip() and "\0" not in text), WORDS, st.booleans())
def test_a_json_line_maps_to_its_escapes(text: str, title: str, ascii: bool) -> None:
    title = title.replace("\0", "")
    line = json.dumps({"id": "1", "title": title, "text": text}, ensure_ascii=ascii)
    found = reports(Source("line", line.encode(), "line"))[0]
    assert isinstance(found, Intaken)
    coded = found.report.coded_text
    for at, char in enumerate(coded):
        span = found.map.source_span(at, at + 1)
        if span is None:
            assert title and at - len(title) in (0, 1)
        else:
            assert json.loads(f'"{line[slice(*span)]}"') == char


def test_spans_within_and_across_paragraphs() -> None:
    source = (
        "First  line of it\nSecond, of 100 characters or more, so that no line is taken for a wrapped one here, at all."
    )
    found = reports(Source("report", source.encode("utf-16"), None))[0]
    assert isinstance(found, Intaken)
    assert found.report.coded_text.startswith("First line of it\n\nSecond")
    start = found.report.coded_text.index("line of it")
    assert source[slice(*found.map.source_span(start, start + 18) or (0, 0))] == "line of it\nSecond"
    assert found.map.source_span(16, 18) is None
    span = found.map.byte_span(start, start + 4, found.source)
    assert span and found.source[slice(*span)].decode("utf-16-le") == "line"
