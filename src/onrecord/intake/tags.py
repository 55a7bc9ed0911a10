"""HTML as a flat run of tags and words with their offsets, read once from front to back.

No tree is built, so a page of a million nested tags costs no more than a page of a million tags; entities are looked up
in the fixed table of HTML and nothing is ever fetched or expanded from elsewhere.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.intake.offsets import Fragment

_NAME = re.compile(r"</?([A-Za-z][^\s/>\x00]{0,60})")
_MARKUP = re.compile(r"<[/A-Za-z!?]")
_REST = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*+>""")
_ENTITY = re.compile(r"&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe"})


class Tag(NamedTuple):
    name: str  # in small letters
    closing: bool
    start: int
    end: int
    empty: bool  # written as <name/>


class Words(NamedTuple):
    start: int
    end: int


def tokens(page: str) -> Iterator[Tag | Words]:
    """The tags and the words between them, in order; comments, declarations and CDATA marks are left out."""
    at, quotes = 0, True
    while at < len(page):
        opening = _opening(page, at)
        if opening > at:
            yield Words(at, opening)
        name = _NAME.match(page, opening)
        if not name:
            at = _markup(page, opening)
            continue
        at, quotes = _tag_end(page, name.end(), quotes)
        tag = Tag(name[1].lower(), page[opening + 1] == "/", opening, at, page[at - 2 : at] == "/>")
        yield tag
        if tag.name in _RAW and not tag.closing:
            end = _raw_end(page, tag)
            if end > at:
                yield Words(at, end)
            at = end


def _opening(page: str, at: int) -> int:
    """Where the next tag or other markup begins, or the end of the page; a bare "<" is a word."""
    match = _MARKUP.search(page, at)
    return match.start() if match else len(page)


def _markup(page: str, at: int) -> int:
    """The end of a comment, declaration or instruction."""
    for start, end in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">"), ("</", ">")):
        if page.startswith(start, at):
            found = page.find(end, at + len(start))
            return found + len(end) if found >= 0 else len(page)
    return len(page)


def _tag_end(page: str, at: int, quotes: bool) -> tuple[int, bool]:
    """The end of the tag. Quotes are heeded until one turns out never to be closed: so no page is searched twice."""
    match = _REST.match(page, at) if quotes else None
    if match:
        return match.end(), True
    found = page.find(">", at)
    return (found + 1 if found >= 0 else len(page)), False


def _raw_end(page: str, tag: Tag) -> int:
    match = _closing(tag.name).search(page, tag.end)
    return match.start() if match else len(page)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\b", re.IGNORECASE)


def attributes(page: str, tag: Tag) -> dict[str, Fragment]:
    """The attributes of a tag: small-letter name to where its value stands, with entities decoded."""
    found: dict[str, Fragment] = {}
    for match in _ATTRIBUTE.finditer(page, tag.start + 1 + len(tag.name), tag.end - 1):
        group = match.lastindex or 1
        value = html.unescape(match[group]) if group > 1 else ""
        found.setdefault(match[1].lower(), Fragment(*(match.span(group) if group > 1 else (0, 0)), value))
    return found


def fragments(page: str, start: int, end: int) -> Iterator[Fragment]:
    """The words from ``start`` to ``end``, each entity a fragment of its own with what it stands for."""
    at = start
    for match in _ENTITY.finditer(page, start, end):
        words = html.unescape(match.group())
        if words != match.group():
            yield Fragment(at, match.start())
            yield Fragment(*match.span(), words)
            at = match.end()
    yield Fragment(at, end)
