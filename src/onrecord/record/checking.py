"""Whether an account that a person wrote can stand: its words in the report's text, its values the codebook's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord import codebook
from onrecord.plain import plain
from onrecord.record.errors import RecordError
from onrecord.record.spans import untrue
from onrecord.terms import EFFECTS, KINDS, NATURES, PLACE_PRECISIONS, STATUSES, WHEN_PRECISIONS

Row = dict[str, Any]
MOST = 1_000_000_000  # people in one count: more is a slip, and no column of 32 bits would hold it
_SELECT = "select the words in the report again"


class Unfit(RecordError):
    """A value that can't stand; ``field`` is its path in the contract's JSON: ``harm[0].low``."""

    def __init__(self, name: str, field: str, reason: str, next_step: str) -> None:
        super().__init__(name, f"{field}: {reason}", next_step)
        self.field = field


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a value, and what to do about it."""

    field: str
    reason: str
    next_step: str


def check(name: str, value: Any, text: str) -> None:
    """Raise ``Unfit``, in the name of the record, for the first flaw of an account against a report's coded text."""
    for flaw in flaws(plain(value), text):
        raise Unfit(name, flaw.field, flaw.reason, flaw.next_step)


def flaws(account: Row, text: str) -> Iterator[Flaw]:
    """All that is wrong with an account, given as plain data."""
    for said in untrue(account, text):
        field, _, reason = said.partition(" ")
        yield Flaw(field, reason, _SELECT)
    if not account["evidence"]:
        yield Flaw("evidence", "no sentence is named that tells of it", "select the sentence that does")
    yield from _terms(account)
    for field in ("place", "when"):
        yield from _of(account[field], field, {"place": _place, "when": _when}[field])
    for field, look in (("places", _place), ("perpetrators", _party), ("targets", _party), ("harm", _harm),
                        ("weapons", _weapon)):  # fmt: skip
        for number, row in enumerate(account[field]):
            yield from _of(row, f"{field}[{number}]", look)


def _terms(account: Row) -> Iterator[Flaw]:
    types = codebook.table("types")
    yield from _one_of("type", account["type"], types)
    if account["type"] in types:
        yield from _one_of("event_type", account["event_type"], [types[account["type"]]["event_type"]])
    yield from _one_of("status", account["status"], STATUSES)
    yield from _country("country", account["country"])
    if not _between(account["confidence"], 0, 1):
        yield Flaw("confidence", f"{account['confidence']!r} is no chance", "give a number from 0 to 1")


def _of(row: Row | None, path: str, look: Any) -> Iterator[Flaw]:
    if row is not None:
        yield from _worded(row, path)
        yield from look(row, path)


def _worded(row: Row, path: str) -> Iterator[Flaw]:
    if not isinstance(row["text"], str) or not row["text"].strip():
        yield Flaw(f"{path}.text", "it has no words", _SELECT)


def _place(row: Row, path: str) -> Iterator[Flaw]:
    yield from _one_of(f"{path}.precision", row["precision"], PLACE_PRECISIONS)
    yield from _country(f"{path}.country", row["country"])
    for name, most in (("latitude", 90), ("longitude", 180)):
        if row[name] is not None and not _between(row[name], -most, most):
            yield Flaw(f"{path}.{name}", f"{row[name]!r} is none", f"give degrees WGS 84, from -{most} to {most}")
    if (row["latitude"] is None) != (row["longitude"] is None):
        yield Flaw(f"{path}.latitude", "a point needs both latitude and longitude", "give both, or neither")


def _when(row: Row, path: str) -> Iterator[Flaw]:
    yield from _one_of(f"{path}.precision", row["precision"], WHEN_PRECISIONS)
    if (row["start"] is None) != (row["end"] is None):
        yield Flaw(f"{path}.start", "the first or the last day is missing", "give both, or neither")
    elif row["start"] is not None and row["start"] > row["end"]:
        yield Flaw(f"{path}.end", f"{row['end']} is before {row['start']}", "give the later day as the end")


def _party(row: Row, path: str) -> Iterator[Flaw]:
    yield from _one_of(f"{path}.kind", row["kind"], KINDS)
    yield from _one_of(f"{path}.nature", row["nature"], NATURES)


def _weapon(row: Row, path: str) -> Iterator[Flaw]:
    yield from _one_of(f"{path}.kind", row["kind"], codebook.table("weapons"))


def _harm(row: Row, path: str) -> Iterator[Flaw]:
    yield from _one_of(f"{path}.effect", row["effect"], EFFECTS)
    yield from _counted(row, path)
    for number, part in enumerate(row["parts"]):
        yield from _counted(part, f"{path}.parts[{number}]")


def _counted(row: Row, path: str) -> Iterator[Flaw]:
    if row["who"] is not None:
        yield from _one_of(f"{path}.who.kind", row["who"]["kind"], KINDS)
    bounds = [(name, row[name]) for name in ("low", "high") if row[name] is not None]
    for name, bound in bounds:
        if isinstance(bound, bool) or not isinstance(bound, int) or not 0 <= bound <= MOST:
            said = f"{str(bound)[:20]} is no count of people"
            yield Flaw(f"{path}.{name}", said, f"give a whole number from 0 to {MOST:,}, or none")
            return
    if len(bounds) == 2 and row["low"] > row["high"]:
        yield Flaw(f"{path}.high", f"{row['high']} is below {row['low']}", "give the higher number as the high one")
    if not bounds and not row["vague"]:
        yield Flaw(
            f"{path}.vague", "it has neither a number nor a word for one", "give one of them, or remove the toll"
        )


def _country(field: str, code: Any) -> Iterator[Flaw]:
    if code is not None and not (isinstance(code, str) and re.fullmatch("[A-Z]{2}", code)):
        yield Flaw(field, f"{code!r} is no country's code", "give two capital letters as ISO 3166-1 has them: IQ")


def _one_of(field: str, said: Any, known: Any) -> Iterator[Flaw]:
    if said not in known:
        yield Flaw(field, f"{said!r} is none of the codebook's words", f"give one of {', '.join(known)}")


def _between(number: Any, least: float, most: float) -> bool:
    return isinstance(number, (int, float)) and not isinstance(number, bool) and least <= number <= most
