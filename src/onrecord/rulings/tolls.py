"""What each account itself says of an effect, and which of these values stand on their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.linking import Filed
from onrecord.linking.independence import said
from onrecord.model import Harm
from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.people import attackers_told, parts, with_attackers
from onrecord.rulings.sources import Heard, outlet
from onrecord.rulings.tellers import doubt, told_by

_Figure = tuple[int | None, int | None, str | None]  # low, high, the vague word


def own_values(effect: str, heard: Heard) -> tuple[OwnValue, ...]:
    """The value of every account that speaks of ``effect``, in order of publication.

    Of the accounts that are one source's word in the end, each figure counts once: a copy that gives another figure
    has that as its own word. So does a figure that several give in the same quoted words: it has one witness.
    """
    told = {f.id: f for f in heard.accounts if any(h.effect == effect for h in f.account.harm)}
    own = {id: _own(effect, f, heard) for id, f in told.items()}
    given: dict[tuple[str, _Figure], str] = {}
    for account in sorted(own, key=lambda account: bool(heard.members[account].why)):  # its own words first
        given.setdefault((own[account].origin, _figure(own[account])), account)
    weighed = [_weighed(value, heard.members[account].why, given) for account, value in own.items()]
    return tuple(_heard_once(weighed, {id: said(f, effect) for id, f in told.items()} if len(told) > 1 else {}))


def _heard_once(values: Sequence[OwnValue], quotes: Mapping[str, frozenset[tuple[str, ...]]]) -> Iterator[OwnValue]:
    """The values, without those that repeat a figure in a quote that an earlier account has."""
    before: list[OwnValue] = []
    for value in values:
        same = (v for v in before if _figure(v) == _figure(value) and quotes[v.account] & quotes[value.account])
        first = next(same, None) if value.used and quotes else None
        if first:
            why = f"gives the same quoted words as {first.outlet}"
            yield replace(value, used=False, why=why, copied=True)
        else:
            before += [value] if value.used else []
            yield value


def _own(effect: str, filed: Filed, heard: Heard) -> OwnValue:
    rows = [h for h in filed.account.harm if h.effect == effect]
    low, high = total(rows)
    groups = tuple(dict.fromkeys(h.who.kind for h in rows if h.who and h.who.kind != "unknown"))
    people, origin = parts(rows, filed.account), heard.origin(filed.id)
    return OwnValue(
        filed.id, filed.report.id, outlet(filed.report), low, high, vague(h.vague for h in rows), groups,
        published=filed.report.published, parts=people, includes_attackers=attackers_told(people),
        doubt=doubt(filed, origin.name, people), told_by=told_by(filed.account), origin=origin.members[0].account,
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
    """Whether no number of people satisfies what all accounts say that repeat no other's, whatever the ruling took."""
    told = [with_attackers(value) for value in toll.values if not value.copied]
    lows = [low for low, _, _ in told if low is not None]
    highs = [high for _, high, _ in told if high is not None]
    return bool(lows and highs and max(lows) > min(highs))
