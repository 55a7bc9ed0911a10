"""The rulings by name. A ruling settles the tolls; the other fields follow the same rules under every ruling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module

from onrecord import codebook
from onrecord.linking import Filed
from onrecord.rulings import corroboration, hierarchy, parties, people, period, sources, spot, tolls, what
from onrecord.rulings.incident import Incident, OwnValue, Toll, Voice, incident_id
from onrecord.rulings.settled import Settled
from onrecord.rulings.sources import Heard
from onrecord.terms import EFFECTS

Settle = Callable[[str, Sequence[OwnValue]], Toll]

RULINGS = ("gtd", "ibc", "lowest", "majority", "median", "range", "ucdp")  # each a module whose ``settle`` makes a toll
COUNTS = {
    "attackers": people.with_attackers,
    "civilians": people.civilians,
}  # by the codebook's word for whom it counts


class UnknownRuling(LookupError):
    """A ruling that does not exist; the message lists those that do."""


def known() -> tuple[str, ...]:
    """The names of all rulings, sorted."""
    return tuple(sorted((*RULINGS, "hierarchy")))


@cache
def ruling(name: str) -> Settle:
    """The ruling's function from an effect and the accounts' own values to a toll.

    ``name`` is one of ``known``; a hierarchy's holds its order (``Hierarchy.spec``). Raises ``UnknownRuling``.
    """
    if name.startswith(hierarchy.PREFIX):
        order = hierarchy.of_spec(name)
        return hierarchy.settled(order, ruling(order.then))
    if name == "hierarchy":
        raise UnknownRuling("the ruling hierarchy needs an order of sources: hierarchy:FILE")
    if name not in RULINGS:
        raise UnknownRuling(f"no ruling {name!r}; known: {', '.join(known())}")
    settle: Settle = import_module(f"onrecord.rulings.{name}").settle
    return counting(settle, codebook.table("rulings")["rulings"][name]["counts"])


def label(name: str) -> str:
    """A ruling's name for people: ``gtd``, ``hierarchy (the desk's order)``."""
    return f"hierarchy ({hierarchy.of_spec(name).name})" if name.startswith(hierarchy.PREFIX) else name


def counting(settle: Settle, counts: str) -> Settle:
    """``settle`` over the people whom a ruling counts; each account's own value stays listed as its words have it."""
    if counts not in COUNTS:
        return settle

    def settled(effect: str, values: Sequence[OwnValue]) -> Toll:
        told = {value.account: (value, COUNTS[counts](value)) for value in values}
        toll = settle(effect, [replace(value, low=low, high=high) for value, (low, high, _) in told.values()])
        own = (_own(value, *told[value.account]) for value in toll.values)
        return replace(toll, values=tuple(own), includes_attackers=False if counts == "civilians" else None)

    return settled


def _own(settled: OwnValue, own: OwnValue, counted: people.Counted) -> OwnValue:
    """An account's value as it says it, with what the ruling made of it."""
    why = "; ".join(part for part in (settled.why, counted[2]) if part)
    return replace(settled, low=own.low, high=own.high, why=why)


def rule(name: str, filed: Sequence[Filed], *, reason: str = "") -> Incident:
    """The incident that ``filed``, all accounts of it, tell of, by the ruling ``name``.

    The order of ``filed`` changes nothing; ``reason`` says why this ruling (``why["ruling"]``). Raises
    ``UnknownRuling`` for a name that is none, ``ValueError`` where there is no account.
    """
    settle = ruling(name)
    if not filed:
        raise ValueError("an incident needs at least one account")
    heard = sources.heard(filed)
    found = _incident(label(name), heard, _harm(settle, heard))
    return replace(found, why={**found.why, "ruling": reason}) if reason else found


def rerule(name: str, incident: Incident, filed: Sequence[Filed]) -> Incident:
    """The incident with its tolls by another ruling; ``filed`` are all its accounts. All else is as under every ruling.

    Raises ``UnknownRuling`` for a name that is none.
    """
    harm = _harm(ruling(name), sources.heard(filed))
    why = {field: reason for field, reason in incident.why.items() if field != "ruling"}
    return replace(incident, harm=harm, ruling=label(name), why=why | {toll.effect: toll.why for toll in harm})


def _harm(settle: Settle, heard: Heard) -> tuple[Toll, ...]:
    values = ((effect, tolls.own_values(effect, heard)) for effect in EFFECTS)
    return tuple(people.with_attackers_told(settle(effect, own)) for effect, own in values if own)


def _incident(name: str, heard: Heard, harm: tuple[Toll, ...]) -> Incident:
    ordered, voters = heard.accounts, heard.voters
    type, status = what.settle_type(heard), what.settle_status(heard)
    when, place, borne_out = period.settle(heard), spot.settle(heard), corroboration.settle(heard)
    by, of = parties.settle(heard)
    outlets, told_by = sources.outlets(ordered), len(heard.origins)
    published = [f.report.published for f in ordered if f.report.published]
    settled: list[Settled[object]] = [type, status, when, place, by, of, borne_out]
    return Incident(
        id=incident_id(ordered[0].root), type=type.value, event_type=codebook.event_type(type.value),
        status=status.value, background=all(f.account.background for f in ordered),
        aggregate=all(f.account.aggregate for f in ordered), place=place.value[0], place_account=place.value[1],
        when=when.value, perpetrators=by.value, targets=of.value,
        weapons=tuple(sorted({w.kind for f in ordered for w in f.account.weapons})), harm=harm,
        voices=_voices(ordered), sources=len(outlets), independent_sources=told_by, outlets=outlets,
        accounts=tuple(f.id for f in ordered), first_published=min(published, default=None),
        last_published=max(published, default=None), flags=_flags(ordered, settled, harm, told_by),
        confidence=max(f.account.confidence for f in voters), ruling=name, codebook=codebook.VERSION,
        why={s.field: s.why for s in settled} | {toll.effect: toll.why for toll in harm},
        country=spot.country(place.value[0], voters), corroboration=borne_out.value, origins=heard.origins,
    )  # fmt: skip


def _voices(ordered: Sequence[Filed]) -> tuple[Voice, ...]:
    """Each account's attributions, without the persons' names."""
    said = (Voice(f.id, a.role, a.organisation, a.told) for f in ordered for a in f.account.attribution)
    return tuple(dict.fromkeys(voice for voice in said if voice.role or voice.organisation or voice.told))


def _flags(
    ordered: Sequence[Filed], settled: Sequence[Settled[object]], harm: Sequence[Toll], told_by: int
) -> tuple[str, ...]:
    """The accounts' own flags, and what settling them showed; a conflict of places may be settled by others."""
    found = {flag for f in ordered for flag in f.account.flags} - {"place_conflict"}
    found.update(flag for s in settled for flag in s.flags)
    found.update(["toll_disputed"] if any(tolls.disputed(toll) for toll in harm) else [])
    found.update(["single_source"] if told_by == 1 else [])
    return tuple(sorted(found))
