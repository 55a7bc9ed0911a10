"""JSON Lines, one report a line, as the contract gives them; the text is taken as it stands, uncleaned."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Protocol, TypeAlias, runtime_checkable

from onrecord.intake.dates import as_date
from onrecord.intake.source import SOURCE_LIMIT, TEXT_LIMIT, Refusal, Unreadable
from onrecord.model import Report

FIX = "correct the line and read it again"
WORDS = ("title", "outlet", "url", "language", "byline")


@runtime_checkable
class Readable(Protocol):
    """A stream that hands out lines of limited length: a file, standard input."""

    def readline(self, size: int = -1, /) -> str | bytes: ...


Lines: TypeAlias = Readable | Iterable[str] | Iterable[bytes]


def code_lines(stream: Lines, name: str = "standard input") -> Iterator[Report | Refusal]:
    """Each line's report, or the refusal of that line by its number; blank lines are passed over.

    ``stream`` is an open file (text or, better, bytes) or any iterable of lines. Never raises for what a line holds.
    """
    for number, line in numbered(stream):
        try:
            yield report_of(line)
        except Unreadable as error:
            yield error.refusal(f"{name}, line {number}")


def numbered(stream: Lines) -> Iterator[tuple[int, str | bytes]]:
    """The lines that are not blank, numbered from 1, each cut off just past ``SOURCE_LIMIT``."""
    for number, line in enumerate(_limited(stream) if isinstance(stream, Readable) else stream, 1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf") if isinstance(line, bytes) else line.removeprefix("\ufeff")
        if line and not line.isspace():
            yield number, line


def _limited(stream: Readable) -> Iterator[str | bytes]:
    """Lines, the rest of an endless one read over in blocks, so that no line fills the memory."""
    while line := stream.readline(SOURCE_LIMIT + 1):
        yield line
        while len(line) > SOURCE_LIMIT and line and not _ends(line):
            line = stream.readline(SOURCE_LIMIT + 1)


def _ends(line: str | bytes) -> bool:
    return line.endswith(b"\n") if isinstance(line, bytes) else line.endswith("\n")


def report_of(line: str | bytes) -> Report:
    """The report on one line. Raises ``Unreadable`` with what is wrong with it."""
    given = fields_of(line)
    text, id = given.get("text"), given.get("id")
    if not isinstance(id, str) or not id:
        raise Unreadable('no "id"' if id is None else '"id" is no word', 'give each line a string "id"')
    if not isinstance(text, str) or not text.strip():
        why = 'no "text"' if text is None else '"text" is empty or no string'
        raise Unreadable(why, 'give each line a string "text"')
    if len(text) > TEXT_LIMIT:
        raise Unreadable(f"its text is longer than {TEXT_LIMIT:,} characters", "split it into its reports")
    return Report(id=_whole(id, "id"), text=_whole(text, "text"), published=_published(given.get("published")),
                  **{key: _word(given, key) for key in WORDS})  # fmt: skip


def fields_of(line: str | bytes) -> dict[str, Any]:
    """The JSON object on a line. Raises ``Unreadable`` for anything else."""
    if len(line) > SOURCE_LIMIT:
        raise Unreadable(f"longer than {SOURCE_LIMIT:,} bytes", "split it into its reports")
    try:
        found = json.loads(line.decode("utf-8") if isinstance(line, bytes) else line)
    except UnicodeDecodeError as error:
        raise Unreadable(f"broken UTF-8 at byte {error.start}", "save it again as UTF-8") from error
    except RecursionError as error:
        raise Unreadable("JSON nested too deep", FIX) from error
    except ValueError as error:
        raise Unreadable(f"no JSON: {_short(error)}", FIX) from error
    if not isinstance(found, dict):
        raise Unreadable("no JSON object", 'write each line as {"id": ..., "text": ...}')
    return found


def _short(error: ValueError) -> str:
    where = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
    return (error.msg if isinstance(error, json.JSONDecodeError) else str(error)[:80]) + where


def _word(given: dict[str, Any], key: str) -> str | None:
    value = given.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Unreadable(f'"{key}" is no string', FIX)
    return _whole(value, key)


def _whole(text: str, key: str) -> str:
    """The text, if files and databases can hold it: JSON may have half a surrogate pair or a NUL in it."""
    if "\0" in text:
        raise Unreadable(f'"{key}" holds a NUL character', FIX)
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise Unreadable(f'"{key}" holds half a surrogate pair at character {error.start}', FIX) from error
    return text


def _published(value: Any) -> date | None:
    if value is None:
        return None
    try:
        return as_date(value) if isinstance(value, str) else _no_date(value)
    except ValueError as error:
        raise Unreadable(f'"published" is no date: {str(value)[:40]!r}', "write it as in 2020-04-14") from error


def _no_date(value: object) -> date:
    raise ValueError(value)
