"""Whatever comes in, intake answers with reports and refusals, never with an exception."""

from __future__ import annotations

import html

from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import Intaken, Refusal, Source, code_lines, reports
from onrecord.intake.page import blocks

KINDS = st.sampled_from(["text", "markdown", "html", "jsonl", "line", None])
TAGS = [
    "<p>",
    "</p>",
    "<div class=share>",
    "</div>",
    "<br>",
    "<td>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<a href='",
]
MARKS = ["&amp;", "&#x41", "&nbsp", "<", ">", '"', "---\n", "key: value\n", "# ", "**", "[a](b)", "![", '{"id":', "\0"]
WORDS = [
    "Two men were killed in the city on Monday, the police said. ",
    "By Ann Lee",
    "é",
    " ",
    "\n\n",
    "\r\n",
    "\ufeff",
]
SCRAPS = st.lists(st.sampled_from([*TAGS, "<article>", "<h1>", *MARKS, *WORDS]), max_size=40).map("".join)


@given(st.binary(max_size=300), KINDS)
def test_any_bytes(data: bytes, kind: str | None) -> None:
    assert all(isinstance(item, Intaken | Refusal) for item in reports(Source("x", data, kind)))


@given(SCRAPS, KINDS)
def test_any_scraps(text: str, kind: str | None) -> None:
    for item in reports(Source("x", text.encode(), kind)):
        if isinstance(item, Intaken) and kind in ("text", "markdown", "html"):
            source = text.removeprefix("\ufeff")
            assert all(0 <= p.source_start < p.source_end <= len(source) for p in item.map.pieces)
            assert item.report.text.strip()


@given(SCRAPS)
def test_blocks_stand_where_they_say(page: str) -> None:
    for block in blocks(page):
        for piece in block.paragraph.pieces:
            words = block.paragraph.text[piece.start : piece.end]
            printed = page[piece.source_start : piece.source_end]
            assert words in (printed, html.unescape(printed)) or words == " "


@given(st.binary(max_size=300), SCRAPS)
def test_any_lines(data: bytes, text: str) -> None:
    list(code_lines([data, text.encode()]))
