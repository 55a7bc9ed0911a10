"""What each account itself says of an effect, and which of these values stand on their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.linking import Filed
from onrecord.model import Harm
from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.people import parts
from onrecord.rulings.sources import Heard, outlet

_Figure = tuple[int | None, int | None, str | None]  # low, high, the vague word


def own_values(effect: str, heard: Heard) -> tuple[OwnValue, ...]:
    """The value of every account that speaks of ``effect``, in order of publication.

    Of the accounts that are one source's word in the end, each figure counts once: a copy that gives another figure
    has that as its own word.
    """
    own = {f.id: _own(effect, f, heard) for f in heard.accounts if any(h.effect == effect for h in f.account.harm)}
    given: dict[tuple[str, _Figure], str] = {}
    for account in sorted(own, key=lambda account: bool(heard.members[account].why)):  # its own words first
        given.setdefault((own[account].origin, _figure(own[account])), account)
    return tuple(_weighed(value, heard.members[account].why, given) for account, value in own.items())


def _own(effect: str, filed: Filed, heard: Heard) -> OwnValue:
    rows = [h for h in filed.account.harm if h.effect == effect]
    low, high = total(rows)
    groups = tuple(dict.fromkeys(h.who.kind for h in rows if h.who and h.who.kind != "unknown"))
    return OwnValue(
        filed.id, filed.report.id, outlet(filed.report), low, high, vague(h.vague for h in rows), groups,
        published=filed.report.published, parts=parts(rows), origin=heard.origin(filed.id).members[0].account,
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


def _figure(value: OwnValue) -> _Figure:
    return value.low, value.high, value.vague


def _weighed(value: OwnValue, leans: str, given: Mapping[tuple[str, _Figure], str]) -> OwnValue:
    """The value with whether it counts; ``leans`` says how its account leans on another's word, if it does."""
    if not leans:
        return value
    if given[value.origin, _figure(value)] != value.account:
        return replace(value, used=False, why=leans, copied=True)
    others = any(origin == value.origin and account != value.account for (origin, _), account in given.items())
    return replace(value, why=f"{leans} but gives another figure") if others else value


def disputed(toll: Toll) -> bool:
    """Whether no number of people satisfies all the values used."""
    lows = [v.low for v in toll.values if v.used and v.low is not None]
    highs = [v.high for v in toll.values if v.used and v.high is not None]
    return bool(lows and highs and max(lows) > min(highs))
