"""The people of one account's toll, told apart: by their kind, by who did it; and counted as a ruling counts them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from onrecord import codebook
from onrecord.bounds import in_words
from onrecord.model import Account, Harm, HarmPart, Who
from onrecord.rulings.incident import OwnValue, Part, Toll

ADDED, UNKNOWN = "with the attackers", "of unknown number"
Counted = tuple[int | None, int | None, str]  # low, high, and what was done to the account's number, in words


def parts(rows: Sequence[Harm], account: Account) -> tuple[Part, ...]:
    """The people of an account's rows of one effect: those whom its words tell apart, and the rest of each row.

    "12 people" are civilians unless the account tells of a fight or of armed people who were hit.
    """
    return tuple(part for row in rows for part in _of_row(row, account))


def attackers_told(parts: Iterable[Part]) -> bool | None:
    """Whether attackers are among those counted; None where the words do not tell."""
    told = [part.counted for part in parts if part.attackers]
    return any(told) if told else None


def with_attackers_told(toll: Toll) -> Toll:
    """The toll with whether attackers are among those counted, where the accounts used agree; else what they say."""
    if toll.includes_attackers is not None:
        return toll
    told = {
        value.account: True if ADDED in value.why else value.includes_attackers for value in toll.values if value.used
    }
    if len(set(told.values())) == 1:
        return replace(toll, includes_attackers=next(iter(told.values())))
    counting = dict.fromkeys(value.outlet for value in toll.values if told.get(value.account))
    return replace(toll, why=f"{toll.why}; attackers are counted by {', '.join(counting)}") if counting else toll


def with_attackers(value: OwnValue) -> Counted:
    """The bounds with the attackers who are not among those counted, as ACLED, UCDP and GTD count."""
    beside = [part for part in value.parts if part.attackers and not part.counted]
    if not beside or value.low is None:
        return value.low, value.high, ""
    low, high = value.low + sum(part.low or 0 for part in beside), value.high
    for part in beside:
        high = None if high is None or part.high is None else high + part.high
    known = any(part.low for part in beside)
    return low, high, f"{ADDED} {in_words(low, high, UNKNOWN)}" if known else ""


def civilians(value: OwnValue) -> Counted:
    """The bounds of the civilians: people who may be civilians count for the most and not for the least."""
    known = _book()["civilians"]
    counted = [part for part in value.parts if part.counted]
    sure = [part for part in counted if part.kind in known and not part.attackers]
    maybe = [part for part in counted if part.kind == "unknown" and not part.attackers]
    if len(sure) == len(counted):
        return value.low, value.high, ""
    if maybe and value.low is None and value.high is None:
        return None, None, ""
    if not sure:
        low: int | None = 0
    else:
        lows = [part.low for part in sure if part.low is not None]
        low = sum(lows) if lows else None
    highs = [part.high for part in (*sure, *maybe)]
    high = None if None in highs else sum(high for high in highs if high is not None)
    return low, high, f"civilians {in_words(low, high, UNKNOWN)}" + (", who they were is not said" if maybe else "")


def _of_row(row: Harm, account: Account) -> list[Part]:
    """The parts that a row tells apart, then the rest of its number."""
    told = [_part(part, account) for part in row.parts]
    among = [part for part in told if part.counted]
    if not _whole(row, among):
        low = _rest(row.low, [part.high for part in among])
        high = _rest(row.high, [part.low or 0 for part in among])
        told.append(Part(_kind(row.who, account), low, high, row.vague, _attackers(row.who)))
    return told


def _whole(row: Harm, among: Sequence[Part]) -> bool:
    """Whether the parts are all people of the row: "five soldiers and two attackers"."""
    if row.low is None:
        return any(part.vague == row.vague for part in among)
    return bool(among) and sum(part.low or 0 for part in among) == row.low


def _rest(bound: int | None, taken: Sequence[int | None]) -> int | None:
    """What is left of a bound without some; nothing need be left where their number is open."""
    if bound is None:
        return None
    known = [number for number in taken if number is not None]
    return max(0, bound - sum(known)) if len(known) == len(taken) else 0


def _part(part: HarmPart, account: Account) -> Part:
    return Part(_kind(part.who, account), part.low, part.high, part.vague, part.attackers, part.counted)


def _kind(who: Who | None, account: Account) -> str:
    """Their kind; of people of whom nothing is said, by whom the account tells of."""
    if who is None or _unspecified(who):
        return "unknown" if _fought(account) else "civilians"
    return who.kind


def _unspecified(who: Who) -> bool:
    words = who.text.casefold().split()
    if not words:
        return who.kind == "unknown"
    return who.kind in ("civilians", "unknown") and words[-1] in _book()["unspecified"]


def _fought(account: Account) -> bool:
    """Whether there was a fight, or armed people were hit whom the toll does not tell apart: the dead need not be
    civilians."""
    apart = [part.span for row in account.harm for part in row.parts]
    armed = (target for target in account.targets if target.kind in _book()["armed"])
    hit = any(not any(a <= target.span[0] < b for a, b in apart) for target in armed)
    return hit or account.type in _book()["fights"]


def _attackers(who: Who | None) -> bool:
    """Whether a row counts those who did it: "two attackers were shot dead"."""
    words = who.text.casefold().split() if who else []
    return bool(words) and words[-1] in _doers()


def _doers() -> frozenset[str]:
    table = codebook.table("tolls")
    return frozenset(f"{table['doers']} {table['attackers']}".split())


def _book() -> dict[str, Any]:
    table: dict[str, Any] = codebook.table("rulings")["people"]
    return table
