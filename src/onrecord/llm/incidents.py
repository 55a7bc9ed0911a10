"""The model's incidents to accounts: each value through the gate, its meaning from our own grammars."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord import codebook
from onrecord.llm.answer import Row
from onrecord.llm.quoted import Gate
from onrecord.llm.sense import Sense, agrees
from onrecord.model import EFFECTS, STATUSES, Account, Attribution, Harm, Participant, Place, Span, Weapon
from onrecord.numbers import Count

SURE = 0.6  # confidence of a row whose every value stands; each that falls takes its share. Not measured yet.


def account(row: Row, gate: Gate, sense: Sense, own: Span) -> Account | None:
    """The account of one incident; None if its type or words are none, or its words another window's."""
    before = gate.stood, gate.fell
    typed = gate.require(row["type"] in codebook.table("types") and row["status"] in STATUSES)
    spans = [gate.at(quote) for quote in row["evidence"]]
    evidence = tuple(sorted({span for span in spans if span is not None}))
    if not typed or not evidence or not own[0] <= evidence[0][0] < own[1]:
        return None
    place = sense.place(gate.at(row["place"], evidence))
    said = gate.at(row["when"], evidence)
    when = sense.when(said) if said and gate.require(sense.when(said) is not None) else None
    country = place.country if place else None
    people = {name: _participants(row[name], gate, sense, evidence, country) for name in ("perpetrators", "targets")}
    weapons, harm = _weapons(row["weapons"], gate, sense, evidence), _harms(row["harm"], gate, sense, evidence, country)
    sources = tuple(one for each in row["attribution"] if (one := _attribution(each, gate, sense, evidence)))
    stood, fell = gate.stood - before[0], gate.fell - before[1]
    return Account(
        row["type"], codebook.event_type(row["type"]), row["status"], row["background"], row["aggregate"], place, (),
        when, people["perpetrators"], people["targets"], weapons, harm, sources, evidence,
        round(SURE * stood / (stood + fell), 2), _flags(place, fell),
    )  # fmt: skip


def _flags(place: Place | None, fell: int) -> tuple[str, ...]:
    conflict = ("place_conflict",) if place is not None and place.readings and place.latitude is None else ()
    return conflict + (("unsupported_value",) if fell else ())


def _participants(
    quotes: list[str], gate: Gate, sense: Sense, near: Sequence[Span], country: str | None
) -> tuple[Participant, ...]:
    spans = [gate.at(quote, near) for quote in quotes]
    return tuple(sense.participant(span, country) for span in dict.fromkeys(spans) if span is not None)


def _weapons(quotes: list[str], gate: Gate, sense: Sense, near: Sequence[Span]) -> tuple[Weapon, ...]:
    found: dict[Span, Weapon] = {}
    for quote in quotes:
        span = gate.at(quote, near)
        weapon = sense.weapon(span) if span else None
        if span and gate.require(weapon is not None) and weapon:
            found[weapon.span] = weapon
    return tuple(found.values())


def _harms(rows: list[Row], gate: Gate, sense: Sense, near: Sequence[Span], country: str | None) -> tuple[Harm, ...]:
    found = [_harm(row, gate, sense, near, country) for row in rows]
    return tuple(dict.fromkeys(harm for harm in found if harm is not None))


def _harm(row: Row, gate: Gate, sense: Sense, near: Sequence[Span], country: str | None) -> Harm | None:
    """A toll, if its words stand and the number that the model gives is the one that they tell."""
    if not gate.require(row["effect"] in EFFECTS):
        return None
    span = gate.at(row["text"], near)
    if span is None:
        return None
    people = gate.at(row["who"], (span,))
    count = _toll(row["number"], span, people, sense)
    if row["number"] is not None and not gate.require(count is not None):
        return None
    who = sense.who(people, country) if people else None
    low, high, vague = (count.low, count.high, count.vague) if count else (None, None, None)
    return Harm(row["effect"], who, low, high, vague, sense.text[slice(*span)], span)


def _toll(number: int | None, span: Span, people: Span | None, sense: Sense) -> Count | None:
    """The count of the people, by their noun phrase first: "a soldier, his wife and three others" are five."""
    named = sense.people(people) if people else None
    if named is not None and (number is None or agrees(named, number)):
        return named
    return sense.count(span, number)


def _attribution(row: Row, gate: Gate, sense: Sense, near: Sequence[Span]) -> Attribution | None:
    span = gate.at(row["text"], near)
    if span is None:
        return None
    parts = {name: row[name] for name in ("speaker", "role", "organisation", "told")}
    spans = sense.words(gate, parts, (span,))
    said = {name: sense.text[slice(*spans[name])] if name in spans else None for name in parts}
    return Attribution(**said, text=sense.text[slice(*span)], span=span, spans=spans)
