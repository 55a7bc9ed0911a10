"""Where the strings of a JSON object stand in its line, escapes and all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]

from onrecord.intake.offsets import OffsetMap, Piece

_SPACE = re.compile(r"[ \t\r\n]*")
_PAIR = r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
_ESCAPES = re.compile(rf"(?P<pairs>{_PAIR}+)|(?P<units>(?:(?!{_PAIR})\\u[0-9a-fA-F]{{4}})+)|(?P<letters>(?:\\[^u])+)")
_LENGTH = {"pairs": 12, "units": 6, "letters": 2}  # of one escape


def line_map(line: str, title: str | None, text: str) -> OffsetMap:
    """The map from a report's coded text to the line of JSON that it came from."""
    places = dict(_strings(line))
    pieces = list(_pieces(line, places["title"], 0)) if title else []
    pieces += _pieces(line, places["text"], len(title) + 2 if title else 0)
    return OffsetMap(tuple(pieces))


def _strings(line: str) -> Iterator[tuple[str, int]]:
    """The keys of the outermost object whose values are strings, each with where its value's first character stands."""
    at = _skip(line, _skip(line, 0) + 1)
    while line[at] == '"':
        key, at = scanstring(line, at + 1)
        at = _skip(line, _skip(line, at) + 1)
        if line[at] == '"':
            yield key, at + 1
        _, at = json.JSONDecoder().raw_decode(line, at)
        at = _skip(line, at)
        at = _skip(line, at + 1) if line[at] == "," else at


def _skip(line: str, at: int) -> int:
    match = _SPACE.match(line, at)
    return match.end() if match else at


def _pieces(line: str, at: int, clean: int) -> Iterator[Piece]:
    """Runs of plain characters, and runs of escapes of one length."""
    _, end = scanstring(line, at)
    for escapes in _ESCAPES.finditer(line, at, end - 1):
        start = escapes.start()
        if start > at:
            yield Piece(clean, clean + start - at, at, start)
            clean += start - at
        count = (escapes.end() - start) // _LENGTH[escapes.lastgroup or "letters"]
        yield Piece(clean, clean + count, start, escapes.end())
        clean, at = clean + count, escapes.end()
    if end - 1 > at:
        yield Piece(clean, clean + end - 1 - at, at, end - 1)
