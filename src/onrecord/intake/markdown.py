"""Markdown -> paragraphs: the marks are left out, the words and their places stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
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
    found: list[Paragraph] = []
    for kind, spans in _blocks(text, start):
        parts = [piece for span in spans for piece in _unmarked(text, *span)]
        made = paragraph(text, parts, kind)
        if made.text:
            found.append(replace(made, kind=kind))
    return found


def _blocks(text: str, start: int) -> Iterator[tuple[str, list[Span]]]:
    """Runs of lines that are one paragraph, with their kind."""
    open_lines: list[Span] = []
    kind = "text"
    for line in _LINE.finditer(text, start):
        first, item, alone = line.start(), None, None
        quote = _QUOTE.match(text, first, line.end())
        first = quote.end() if quote else first
        words = text[first : line.end()].rstrip("\r\n")
        heading = _HEADING.match(words)
        item = _ITEM.match(text, first, line.end())
        alone = heading or not words.strip() or (len(words) < 200 and _RULE.match(words))
        if (alone or item) and open_lines:
            yield kind, open_lines
            open_lines = []
        if heading:
            end = first + len(words.rstrip(" \t#"))
            yield ("headline" if heading[1] == "#" else "heading"), [(first + heading.end(), end)]
        elif not alone:
            kind = "item" if item else kind if open_lines else "text"
            open_lines.append((item.end() if item else first, line.end()))
    if open_lines:
        yield kind, open_lines


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
