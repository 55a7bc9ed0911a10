"""The made-up world of benchmarks.linking with what the desk shows besides: how sure, how many injured, whom it hit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from benchmarks.linking.world import NOWHERE, Event, World
from onrecord.model import Account, Harm, Participant, Place, Who

FIGURES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("world.yaml").read_text(encoding="utf-8"))


class Newsworld(World):
    """Events that more outlets tell of than in ``World``; an event's status is the same in all its accounts."""

    def _account(self, event: Event) -> tuple[Account, str, date | None]:
        account, words, day = super()._account(event)
        return replace(account, **self._told(event, account)), words, day

    def _told(self, event: Event, account: Account) -> dict[str, Any]:
        chance = self._random.random
        hurt = account.harm and chance() < FIGURES["injured"]
        injured = Harm("injured", Who("", NOWHERE, "unknown"), 2 * event.killed, 2 * event.killed, None, "", NOWHERE)
        kind = self._pick(FIGURES["targets"])
        targets = (Participant(kind.replace("_", " "), NOWHERE, (), None, None, kind, "person"),)
        return {
            "status": status(event.number),
            "aggregate": chance() < FIGURES["aggregate"],
            "harm": (*account.harm, injured) if hurt else account.harm,
            "targets": () if kind == "none" else targets,
        }

    def _place(self, town: Mapping[str, Any]) -> Place | None:
        """A country's own point where no more is known, as a gazetteer has it; ``World`` has one for all countries."""
        place = super()._place(town)
        if place is None or place.precision != "country":
            return place
        latitude, longitude = self._middles[town["countrycode"]]
        return replace(place, latitude=latitude, longitude=longitude)

    @cached_property
    def _middles(self) -> dict[str, tuple[float, float]]:
        """The mean of each country's towns."""
        told: dict[str, list[tuple[float, float]]] = {}
        for town in self._towns:
            told.setdefault(town["countrycode"], []).append((town["latitude"], town["longitude"]))
        return {code: (round(sum(a for a, _ in some) / len(some), 3), round(sum(b for _, b in some) / len(some), 3))
                for code, some in told.items()}  # fmt: skip

    def _size(self) -> int:
        if self._random.random() < FIGURES["events"]["one"]:
            return 1
        size = 2
        while self._random.random() > FIGURES["events"]["stop"]:
            size += 1
        return size


def status(event: int) -> str:
    """The status of the event of this number, by the table's shares."""
    at = event * 0.6180339887 % 1  # a golden step: each share is met, whatever the number of events
    for name, share in FIGURES["status"].items():
        at -= share
        if at < 0:
            return str(name)
    return "occurred"
