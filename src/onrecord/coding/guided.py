"""The accounts of a report under the guide "muc4": terrorist acts as MUC-4's keys want them, from the marks.

Roles, types and how acts hang together are the encoder's; place, time, numbers and sources are the rules'. As stages:
``code(report, GUIDED)``, or ``code(report, guided(exact=True))``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onrecord.codebook import event_type
from onrecord.coding.draft import Draft
from onrecord.coding.guided_acts import Act, acts
from onrecord.coding.guided_fillers import limits
from onrecord.coding.guided_people import harms, participant
from onrecord.coding.marked import weapon
from onrecord.coding.setting import fineness, first_dateline, inherited, place, when
from onrecord.coding.statements import attribution_for
from onrecord.coding.tellings import Parse, Telling, parse, tellings
from onrecord.marking import Marks
from onrecord.model import Account, Participant, Place, Span, When

if TYPE_CHECKING:
    from onrecord.coding.stages import Stage

GUIDE = "muc4"
READ = ("type", "perpetrators", "targets", "weapons")  # what the marks give
SURENESS = ("fact", "authorities", "accused", "claimed", "possible")
Told = tuple[Parse, Telling, list[Telling]]  # a telling, in its sentence, with the others of that sentence


def incidents(draft: Draft) -> tuple[Account, ...]:
    """The stage ``incidents``: the acts that the marks tell of, in the order of their first words."""
    return tuple(sorted((_account(draft, act) for act in acts(draft)), key=lambda one: one.evidence[0]))


def guided(exact: bool | None = None) -> Mapping[str, Stage]:
    """The stages that this guide replaces; ``exact`` as ``onrecord.marking.reader.read_marks`` takes it. Every sentence
    is read, as in training: any may say what the others mean."""

    def marks(draft: Draft) -> Marks:
        from onrecord.marking.reader import read_marks  # what runs it is loaded where a report is read

        spans = [sentence.span for sentence in draft.reading.sentences]
        return read_marks(draft.text, spans, exact, guide=GUIDE, every=True)

    return {"marks": marks, "incidents": incidents}


GUIDED = guided()


def _account(draft: Draft, act: Act) -> Account:
    statuses = act.statuses()
    kind, status = limits()["types"][act.kind], max(statuses, key=statuses.__getitem__)
    who = _sides(draft, act, "individual", "organization")
    whom = _sides(draft, act, "victim", "physical")
    told = list(_told(draft, act))
    where = _places(draft, told)
    chance = round(act.chance, 2)
    return Account(
        kind, event_type(kind), status, False, False, where[0] if where else None, tuple(where[1:]),
        _when(draft, told), who, whom, tuple(weapon(draft, one.best.span) for one in act.of("instrument")),
        tuple(harms(draft, act.of("victim"))),
        next((said for one in act.triggers if (said := attribution_for(draft, one.mark.span))), ()),
        _evidence(draft, act), chance, flags=(*sureness(act), *damage(act)),
        by=dict.fromkeys(READ, "reader"), terrorism=round(act.told, 2),
    )  # fmt: skip


def sureness(act: Act) -> Iterator[str]:
    """How surely the organisations did it, where that is no plain fact: ``perpetrator_claimed``, ``.._accused``."""
    named = act.of("organization")
    if named:
        said = {name: sum(one.confidence * one.said[name] for one in named) for name in SURENESS}
        best = max(said, key=said.__getitem__)
        if best != "fact":
            yield f"perpetrator_{best}"


def damage(act: Act) -> Iterator[str]:
    """What became of the objects: ``objects_destroyed`` or ``objects_damaged``."""
    objects = act.of("physical")
    if objects:
        said = {name: max(one.said[name] for one in objects) for name in ("destroyed", "damaged")}
        best = max(said, key=said.__getitem__)
        if said[best] >= limits()["effect"]:
            yield f"objects_{best}"


def _sides(draft: Draft, act: Act, *layers: str) -> tuple[Participant, ...]:
    return tuple(participant(draft, entity) for layer in layers for entity in act.of(layer))


def _evidence(draft: Draft, act: Act) -> tuple[Span, ...]:
    """The sentences that tell of the act: those of its triggers, and of the surest fillers."""
    words = [one.mark.span for one in act.triggers] + [one.best.span for one in act.entities]
    return tuple(sorted({draft.reading.at(start).span for start, _ in words}))


def _told(draft: Draft, act: Act) -> Iterator[Told]:
    """The tellings of the rules that the act's triggers stand on, the surest trigger first; then those beside its
    fillers."""
    for trigger in sorted(act.triggers, key=lambda one: -one.weight):
        parsed = parse(draft.reading.at(trigger.mark.span[0]))
        found = tellings(draft, parsed)
        for telling in found:
            if telling.span[0] < trigger.mark.span[1] and trigger.mark.span[0] < telling.span[1]:
                yield parsed, telling, [other for other in found if other is not telling]
    for entity in () if act.triggers else sorted(act.entities, key=lambda one: -one.confidence):
        parsed = parse(draft.reading.at(entity.best.span[0]))
        found = tellings(draft, parsed)
        for telling in found:
            yield parsed, telling, [other for other in found if other is not telling]


def _places(draft: Draft, told: list[Told]) -> list[Place]:
    """The places of the tellings, the finest first; the dateline's where they name none."""
    found = [where for parsed, telling, rest in told if (where := place(draft, parsed, telling, rest)) is not None]
    if not found and (line := first_dateline(draft)) is not None:
        return [line]
    return sorted(dict.fromkeys(found), key=fineness, reverse=True)


def _when(draft: Draft, told: list[Told]) -> When | None:
    """The time of the first telling that has one, else the one told just before."""
    own = (found for _, telling, rest in told if (found := when(draft, telling, rest)) is not None)
    before = (found for parsed, _, _ in told if (found := inherited(draft, parsed.sentence)) is not None)
    return next(own, None) or next(before, None)
