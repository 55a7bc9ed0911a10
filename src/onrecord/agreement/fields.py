"""The fields in which two coders are compared: what each says, whether that is the same, and how far apart it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from onrecord import codebook
from onrecord.agreement.pairing import share
from onrecord.agreement.row import EFFECTS, Row, Toll
from onrecord.bounds import in_words

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Field:
    """``value`` is what alpha compares, ``None`` where the row is silent in a way that alpha leaves out; ``same`` what
    the share of agreement counts, ``None`` where neither row tells anything. ``metric`` ``None``: names have no alpha.
    """

    name: str
    metric: str | None
    value: Callable[[Row], Hashable]
    same: Callable[[Row, Row], bool | None]
    shown: Callable[[Row], str]


def _code(name: str, value: Callable[[Row], str | None]) -> Field:
    """A field of one code; that it is unknown is a finding of the coder's like any other."""

    def told(row: Row) -> str:
        return value(row) or UNKNOWN

    return Field(name, "nominal", told, lambda a, b: told(a) == told(b), told)


def _name(name: str) -> Field:
    """Words of the report: the same where they share one."""

    def told(row: Row) -> str:
        return str(getattr(row, name))

    return Field(name, None, lambda row: None, lambda a, b: _shared(told(a), told(b)), lambda row: told(row) or UNKNOWN)


def _shared(one: str, other: str) -> bool | None:
    return share(one, other) if one or other else None


def _toll(effect: str) -> Field:
    """A count, by how many times they differ; the same where both bounds and the vague word are."""

    def told(row: Row) -> Toll | None:
        found: Toll | None = getattr(row, effect)
        return found

    return Field(effect, "ratio", lambda row: _number(told(row)), lambda a, b: _equal(told(a), told(b)),
                 lambda row: shown(told(row)))  # fmt: skip


def _number(toll: Toll | None) -> int | None:
    """The number that is told: the low bound, else the high one; none for a vague word, which has no number."""
    return None if toll is None else toll.low if toll.low is not None else toll.high


def _equal(one: Toll | None, other: Toll | None) -> bool | None:
    return one == other if one or other else None


def shown(toll: Toll | None) -> str:
    """A count in words: "12", "12 to 20", "at least 12", "up to 20", "dozens"."""
    return in_words(toll.low, toll.high, toll.vague or UNKNOWN) if toll else UNKNOWN


def _event_type(row: Row) -> str:
    return str(codebook.table("types")[row.type]["event_type"])


FIELDS = (
    _code("event_type", _event_type),
    _code("type", lambda row: row.type),
    _code("status", lambda row: row.status),
    _code("start", lambda row: row.start.isoformat() if row.start else None),
    _code("country", lambda row: row.country),
    _name("place"),
    _name("perpetrator"),
    _code("perpetrator_kind", lambda row: row.perpetrator_kind),
    _name("target"),
    _code("target_kind", lambda row: row.target_kind),
    *(_toll(effect) for effect in EFFECTS),
)
