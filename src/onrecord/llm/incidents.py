"""The model's incidents to accounts: each value through the gate, its meaning from our own grammars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord import codebook
from onrecord.llm.answer import Row
from onrecord.llm.quoted import Gate
from onrecord.llm.sense import Sense, agrees
from onrecord.model import Account, Attribution, Harm, Participant, Place, Span, Weapon, When
from onrecord.numbers import Count
from onrecord.places import conflicts

SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n\s*\n")

SURE = 0.6  # confidence of a row whose every value stands; each that falls takes its share. Not measured yet.


def account(row: Row, gate: Gate, sense: Sense, own: Span) -> Account | None:
    """The account of one incident; None if its words are not in the text, or another window's."""
    before = gate.stood, gate.fell
    evidence = _evidence(row["evidence"], gate)
    if not evidence or not own[0] <= evidence[0][0] < own[1]:
        return None
    coded = _account(row, gate, sense, evidence)
    stood, fell = gate.stood - before[0], gate.fell - before[1]
    flags = (*coded.flags, "unsupported_value") if fell else coded.flags
    return replace(coded, confidence=round(SURE * stood / (stood + fell), 2), flags=flags)


def _evidence(quotes: list[str], gate: Gate) -> tuple[Span, ...]:
    spans = [gate.at(quote) for quote in quotes]
    return tuple(sorted({span for span in spans if span is not None}))


def _account(row: Row, gate: Gate, sense: Sense, near: tuple[Span, ...]) -> Account:
    place = sense.place(gate.at(row["place"], near))
    country = (place.country if place else None) or sense.country
    when = _when(row["when"], gate, sense, near)
    return Account(
        type=row["type"], event_type=codebook.event_type(row["type"]), status=row["status"],
        background=row["background"], aggregate=row["aggregate"], place=place, when=when,
        perpetrators=_participants(row["perpetrators"], gate, sense, near, country),
        targets=_participants(row["targets"], gate, sense, near, country),
        weapons=_weapons(row["weapons"], gate, sense, near),
        harm=_harms(row["harm"], gate, sense, near, country),
        attribution=tuple(one for each in row["attribution"] if (one := _attribution(each, gate, sense, near))),
        evidence=near, flags=tuple(_flags(place, when, near, sense.text)), country=country,
    )  # fmt: skip


def _when(quote: str | None, gate: Gate, sense: Sense, near: Sequence[Span]) -> When | None:
    """The time that the words tell; words that tell none fall, though they stand."""
    span = gate.at(quote, near)
    when = sense.when(span)
    gate.require(span is None or when is not None)
    return when


def _flags(place: Place | None, when: When | None, evidence: Sequence[Span], text: str) -> Iterator[str]:
    """What a person should look at, as the shipped coder flags it."""
    if place is not None and conflicts(place):
        yield "place_conflict"
    if when is not None and all(_sentences_apart(when.span, span, text) for span in evidence):
        yield "when_inherited"
    if when is not None and when.start is None and when.offset is not None:
        yield "when_relative"


def _sentences_apart(one: Span, other: Span, text: str) -> bool:
    first, second = sorted((one, other))
    return SENTENCE_END.search(text[first[1] - 1 : second[0]]) is not None


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
