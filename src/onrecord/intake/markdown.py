"""Markdown -> paragraphs: the marks are left out, the words and their places stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.intake.offsets import Fragment, Paragraph, paragraph
from onrecord.intake.tags import fragments
from onrecord.model import Span

_RULE = re.compile(r"[ \t]*(?:[-*_][ \t]*){3,}$|[ \t]*[=-]{2,}[ \t]*$|[ \t]*(?:```|~~~).*$")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def paragraphs(text: str, start: int = 0) -> list[Paragraph]:
    """The paragraphs of Markdown from ``start`` on; lines of one paragraph are joined, as Markdown says."""
    made = (
        paragraph(text, (piece for span in spans for piece in _unmarked(text, *span)), kind)
        for kind, spans in _blocks(text, start)
    )
    return [part for part in made if part.text]


def _blocks(text: str, start: int) -> Iterator[tuple[str, list[Span]]]:
    """Runs of lines that are one paragraph, with their kind: a heading stands alone, an item begins a new one."""
    kind, spans = "text", list[Span]()
    for line in _LINE.finditer(text, start):
        found, first, end = _line(text, *line.span())
        if found != "text" and spans:
            yield kind, spans
            kind, spans = "text", []
        if found in ("headline", "heading"):
            yield found, [(first, end)]
        elif found != "blank":
            kind = found if found == "item" else kind
            spans.append((first, end))
    if spans:
        yield kind, spans


def _line(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The kind of a line (blank, headline, heading, item, text) and where its words stand."""
    quote = _QUOTE.match(text, start, end)
    first = quote.end() if quote else start
    words = text[first:end].rstrip("\r\n")
    if not words.strip() or (len(words) < 200 and _RULE.match(words)):
        return "blank", first, end
    heading = _HEADING.match(words)
    if heading:
        kind = "headline" if heading[1] == "#" else "heading"
        return kind, first + heading.end(), first + len(words.rstrip(" \t#"))
    item = _ITEM.match(text, first, end)
    return ("item", item.end(), end) if item else ("text", first, end)


def _unmarked(text: str, start: int, end: int) -> Iterator[Fragment]:
    """The words of a line without the marks of emphasis, links and code; pictures are left out whole."""
    at = start
    for mark in _marks().finditer(text, start, end):
        yield from fragments(text, at, mark.start())
        inner = mark.lastgroup and mark.span(mark.lastgroup)
        if inner:
            yield from _unmarked(text, *inner)
        at = mark.end()
    yield from fragments(text, at, end)


@cache
def _marks() -> re.Pattern[str]:
    picture = r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"  # every length is bounded: a mark never closed costs little
    link = r"\[(?P<link>[^\[\]\n]{1,500})\]\([^)\n]{0,2000}\)"
    bare = r"<(?P<bare>https?://[^>\s]{1,2000})>"
    strong = r"(?P<s>\*\*|__)(?=\S)(?P<strong>.{1,500}?)(?<=\S)(?P=s)"
    emphasis = r"(?<!\w)(?P<e>[*_])(?=\S)(?P<emphasis>[^*_\n]{1,500}?)(?<=\S)(?P=e)(?!\w)"
    code = r"`(?P<code>[^`\n]{1,500})`"
    escape = r"\\(?=[\\`*_{}\[\]()#+.!>-])"
    tag = r"</?[A-Za-z][^>\n]{0,200}>|<!--.{0,2000}?-->"
    return re.compile("|".join((picture, link, bare, strong, emphasis, code, escape, tag)))
