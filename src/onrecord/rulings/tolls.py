"""What each account itself says of an effect, and which of these values stand on their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.linking import Filed
from onrecord.model import Harm
from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.people import parts
from onrecord.rulings.sources import origin, outlet


def own_values(effect: str, ordered: Sequence[Filed], copies: Mapping[str, str]) -> tuple[OwnValue, ...]:
    """The value of every account that speaks of ``effect``, in order of publication.

    A report that repeats another's text counts once, unless it gives another figure: then that is its own word.
    """
    values = [_own(effect, f) for f in ordered if any(h.effect == effect for h in f.account.harm)]
    reports = {f.report.id: f for f in ordered}
    originals = {v.report: v for v in values if origin(reports[v.report].report, copies) == v.report}
    return tuple(_weighed(v, originals, origin(reports[v.report].report, copies)) for v in values)


def _own(effect: str, filed: Filed) -> OwnValue:
    rows = [h for h in filed.account.harm if h.effect == effect]
    low, high = total(rows)
    groups = tuple(dict.fromkeys(h.who.kind for h in rows if h.who and h.who.kind != "unknown"))
    return OwnValue(
        filed.id, filed.report.id, outlet(filed.report), low, high, vague(h.vague for h in rows), groups,
        published=filed.report.published, parts=parts(rows),
    )  # fmt: skip


def total(rows: Sequence[Harm]) -> tuple[int | None, int | None]:
    """The bounds of one account's rows together: what is known is the least there was; one open top opens the sum."""
    lows = [h.low for h in rows if h.low is not None]
    highs = [h.high for h in rows if h.high is not None]
    return (sum(lows) if lows else None), (sum(highs) if len(highs) == len(rows) else None)


def vague(words: Iterable[str | None]) -> str | None:
    """The vague words, each once, as they come: "dozens; several"."""
    found = dict.fromkeys(word for word in words if word)
    return "; ".join(found) or None


def _weighed(value: OwnValue, originals: Mapping[str, OwnValue], origin: str) -> OwnValue:
    original = originals.get(origin)
    if original is None or origin == value.report:
        return value
    same = (value.low, value.high, value.vague) == (original.low, original.high, original.vague)
    why = f"repeats the text of {original.outlet}" + ("" if same else " but gives another figure")
    return _with(value, same, why)


def _with(value: OwnValue, copied: bool, why: str) -> OwnValue:
    return replace(value, used=not copied, why=why, copied=copied)


def disputed(toll: Toll) -> bool:
    """Whether no number of people satisfies all the values used."""
    lows = [v.low for v in toll.values if v.used and v.low is not None]
    highs = [v.high for v in toll.values if v.used and v.high is not None]
    return bool(lows and highs and max(lows) > min(highs))
