"""What became of incidents between two states: added, changed, merged, split, moved to another id, removed. Pure.

Incidents of before and after that share an account, or one that continues it, belong together: a knot. Within a knot
every id of before and of after is accounted for once.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

KINDS = ("added", "changed", "merged", "split", "moved", "removed")
_AS_IT_IS = (
    "type", "status", "background", "aggregate", "weapons", "sources", "independent_sources", "corroboration", "flags",
    "sums", "ruling", "codebook", "country",
)  # fmt: skip

Lines = Mapping[str, Any]  # an account's id to what is the same for all accounts that continue one another
Accounts = tuple[frozenset[str], frozenset[str]]  # of before and of after
Shares = Mapping[str, Counter[str]]  # for an incident, how many of its accounts each other one holds


@dataclass(frozen=True, slots=True)
class Brief:
    """What the log keeps of an incident: the values that a change of it is told by, and its accounts' ids.

    The values are kept as JSON: a million incidents may wait for what becomes of them.
    """

    text: str
    accounts: tuple[str, ...]

    @property
    def values(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text)
        return found


Briefs = Mapping[str, Brief]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the incident ``id``: ``before`` and ``after`` hold what differs, ``others`` the incidents that it
    came from or went to. ``knot`` are the accounts of all incidents that it had to do with, of before and after."""

    kind: str
    id: str
    others: tuple[str, ...]
    before: dict[str, Any]
    after: dict[str, Any]
    knot: Accounts

    def told(self) -> dict[str, Any]:
        """What the log keeps of it."""
        parts = {"others": list(self.others), "before": self.before, "after": self.after}
        return {"kind": self.kind, "id": self.id, **{name: value for name, value in parts.items() if value}}


def brief(data: Mapping[str, Any]) -> Brief:
    """From an incident as plain data."""
    when, place = data["when"], data["place"]
    values = {name: data[name] for name in _AS_IT_IS if data.get(name) not in (None, False, [], "")}
    values["when"] = {name: when[name] for name in ("start", "end", "precision", "assumed") if when.get(name)}
    if place:
        known = ("name", "text", "country", "precision", "latitude", "longitude")
        values["place"] = {name: place[name] for name in known if place.get(name) is not None}
    for side in ("perpetrators", "targets"):
        if named := list(dict.fromkeys(party["name"] or party["text"] for party in data[side])):
            values[side] = named
    for toll in data["harm"]:
        bounds = {name: toll[name] for name in ("low", "best", "high", "vague") if toll.get(name) is not None}
        values[toll["effect"]] = bounds
    values["accounts"] = len(data["accounts"])
    return Brief(json.dumps(values, ensure_ascii=False), tuple(data["accounts"]))


@dataclass(slots=True)
class _Knot:
    old: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)


def changes(old: Briefs, new: Briefs, lines: Lines) -> Iterator[Change]:
    """Every change between ``old`` and ``new``, the incidents of before and after that are not the same, by id.

    ``lines`` must know the accounts that are in ``old`` or in ``new`` alone; others may be left out.
    """
    shared = _shared(old, new, lines)
    back: dict[str, Counter[str]] = defaultdict(Counter)
    for was, heirs in shared.items():
        for now, count in heirs.items():
            back[now][was] = count
    for knot in _knots(old, new, shared, back):
        yield from _of_knot(knot, old, new, shared, back)


def _shared(old: Briefs, new: Briefs, lines: Lines) -> dict[str, Counter[str]]:
    """For each incident of before, how many of its accounts each incident of after holds."""
    if not old:
        return {}
    holder = {lines.get(account, account): id for id, one in new.items() for account in one.accounts}
    return {
        id: Counter(holder[line] for a in one.accounts if (line := lines.get(a, a)) in holder)
        for id, one in old.items()
    }  # fmt: skip


def _knots(old: Briefs, new: Briefs, ahead: Shares, back: Shares) -> Iterator[_Knot]:
    """By the first id in each; an id that stays ties its two states, even where no account stayed."""
    done: set[str] = set()
    for first in sorted(old.keys() | new.keys()):
        if first in done:
            continue
        knot, waiting = _Knot(), [first]
        while waiting:
            id = waiting.pop()
            if id in done:
                continue
            done.add(id)
            if id in old:
                knot.old.add(id)
            if id in new:
                knot.new.add(id)
            waiting += [*ahead.get(id, ()), *back.get(id, ())]
        yield knot


def _of_knot(knot: _Knot, old: Briefs, new: Briefs, ahead: Shares, back: Shares) -> Iterator[Change]:
    accounts = (_accounts(knot.old, old), _accounts(knot.new, new))
    heirs = {id: _heirs(ahead.get(id, Counter())) for id in knot.old - knot.new}
    moved = _moved(heirs, back, knot)
    for id in sorted(knot.old | knot.new):
        if id in heirs:
            yield _gone(id, heirs[id], moved, old, new, accounts)
        elif id in knot.old:
            others = sorted({*ahead.get(id, ()), *back.get(id, ())} - {id})
            yield Change("changed", id, tuple(others), *_differing(old[id], new[id]), accounts)
        elif id not in moved.values():
            origins = tuple(sorted(back.get(id, ())))
            yield Change("split" if origins else "added", id, origins, {}, new[id].values, accounts)


def _heirs(holders: Counter[str]) -> list[str]:
    """The incidents that hold its accounts now, the one with most of them first."""
    return sorted(holders, key=lambda heir: (-holders[heir], heir))


def _moved(heirs: Mapping[str, list[str]], back: Shares, knot: _Knot) -> dict[str, str]:
    """The gone ids that live on whole under a new id: of those that a new id took up, the one it has most of."""
    found: dict[str, str] = {}
    for now in sorted(knot.new - knot.old):
        took = [was for was in back.get(now, ()) if heirs.get(was, [None])[0] == now]
        if took:
            found[min(took, key=lambda was: (-back[now][was], was))] = now
    return found


def _gone(id: str, heirs: list[str], moved: Mapping[str, str], old: Briefs, new: Briefs, accounts: Accounts) -> Change:
    if id in moved:
        others = (moved[id], *(heir for heir in heirs if heir != moved[id]))
        return Change("moved", id, others, *_differing(old[id], new[moved[id]]), accounts)
    kind = "merged" if heirs else "removed"
    return Change(kind, id, tuple(heirs), old[id].values, {}, accounts)


def _differing(before: Brief, after: Brief) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values that are not the same, before and after; what is not told on one side is not in it."""
    old, new = before.values, after.values
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return {name: old[name] for name in names if name in old}, {name: new[name] for name in names if name in new}


def _accounts(ids: set[str], briefs: Briefs) -> frozenset[str]:
    return frozenset(account for id in ids for account in briefs[id].accounts)
