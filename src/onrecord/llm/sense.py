"""What quoted words mean, by our own grammars and tables: numbers, times, places, people. The model's word counts for
none of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from onrecord import actors, numbers, places, times
from onrecord.actors import Actor, ActorMention
from onrecord.llm.quoted import Gate, apart
from onrecord.model import Participant, Place, Report, Span, Weapon, When, Who
from onrecord.numbers import Count
from onrecord.places.spot import PRECISION

T = TypeVar("T", Place, When)


@dataclass
class Sense:
    """A report's text as our grammars read it, each at first need. Words are looked up in it by their span."""

    report: Report
    text: str

    @cached_property
    def _surveyed(self) -> tuple[list[Place], str | None]:
        return places.survey(self.text)

    @property
    def country(self) -> str | None:
        """The country that the report speaks of most, for what it gives no place."""
        return self._surveyed[1]

    @cached_property
    def _whens(self) -> list[When]:
        return times.whens(self.text, self.report.published)

    @cached_property
    def _actors(self) -> list[ActorMention]:
        return actors.find(self.text)

    @cached_property
    def _counts(self) -> list[Count]:
        return numbers.counts(self.text)

    def place(self, span: Span | None) -> Place | None:
        """The place that the words name: as the whole report settles it, else as the gazetteer has the name, else the
        bare words, so that a person can find them."""
        if span is None:
            return None
        known = _closest([place for place in self._surveyed[0] if _overlap(place.span, span)], span)
        return known or self._looked_up(span)

    def _looked_up(self, span: Span) -> Place:
        words, country = self.text[slice(*span)], self.country
        best = next(iter(places.lookup(words, country)), None)
        if best is None or country not in (None, best.country):
            return Place(words, span)
        precision = PRECISION.get(best.kind, "area") if best.latitude is not None else "unknown"
        return Place(
            words, span, best.name, best.gazetteer, best.country, best.admin1, best.admin2, best.latitude,
            best.longitude, precision, radius_km=best.radius_km, kind=best.kind,
        )  # fmt: skip

    def when(self, span: Span | None) -> When | None:
        """The time that the words tell, None where our grammar reads none in them."""
        if span is None:
            return None
        return _closest([when for when in self._whens if _overlap(when.span, span)], span)

    def count(self, span: Span, number: int | None, kinds: Sequence[str] = ("count",)) -> Count | None:
        """The number that the words tell: the one that ``number`` agrees with, or the only one if that is None."""
        found = [one for one in self._counts if one.kind in kinds and _within(one.span, span)]
        if number is None:
            return found[0] if len(found) == 1 else None
        return next((one for one in found if agrees(one, number)), None)

    def people(self, span: Span) -> Count | None:
        """How many people the noun phrase stands for, its span in the whole text."""
        found = numbers.people(self.text[slice(*span)])
        start = span[0]
        return replace(found, span=(found.span[0] + start, found.span[1] + start)) if found else None

    def who(self, span: Span, country: str | None) -> Who:
        """The people of a toll, without the number before them."""
        start, end = span
        first = next((one for one in self._counts if one.span[0] == start and one.span[1] < end), None)
        if first is not None and self.text[first.span[1] : end].strip():
            start = end - len(self.text[first.span[1] : end].lstrip())
        words = self.text[start:end]
        return Who(words, (start, end), actors.identify(words, country).kind)

    def participant(self, span: Span, country: str | None) -> Participant:
        """Who the words are, with the other places where the report names the same actor."""
        words = self.text[slice(*span)]
        actor = actors.identify(words, country)
        return Participant(
            words, span, self._mentions(span, actor), actor.actor, actor.name, actor.kind, actor.nature
        )  # fmt: skip

    def _mentions(self, span: Span, actor: Actor) -> tuple[Span, ...]:
        if actor.actor is None or actor.nature != "organisation":
            return (span,)
        named = [one.span for one in self._actors if one.actor == actor.actor and not _overlap(one.span, span)]
        return tuple(sorted([span, *named]))

    def weapon(self, span: Span) -> Weapon | None:
        """The weapon of the codebook that the words name."""
        found = actors.find_weapons(self.text[slice(*span)])
        if not found:
            return None
        start, end = found[0].span[0] + span[0], found[0].span[1] + span[0]
        return Weapon(self.text[start:end], (start, end), found[0].kind)

    def words(self, gate: Gate, parts: dict[str, str | None], near: Sequence[Span]) -> dict[str, Span]:
        """The spans of the named parts that stand in the text."""
        found = {name: gate.at(quote, near) for name, quote in parts.items()}
        return {name: span for name, span in found.items() if span is not None}


def agrees(count: Count, number: int) -> bool:
    """Whether a number that the model gives is one that the words give: either bound, as "15 to 20" has two."""
    return number in (count.low, count.high)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _closest(found: list[T], span: Span) -> T | None:
    """Of the values at the words, the one that begins nearest to them; of these, the longest."""
    return min(found, key=lambda one: (apart((one.span[0],) * 2, (span[0],) * 2), -one.span[1]), default=None)
