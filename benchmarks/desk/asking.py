"""Every view and filter of the desk asked for again and again, each time with other values of the record's own."""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import numpy as np

from benchmarks.desk.served import Served
from onrecord.desk import Settings
from onrecord.desk.board import Board
from onrecord.desk.state import FACETS, SORTS
from onrecord.desk.table import Columns

Draw = Callable[[], str]  # a path
WARM = 3  # times that each view is asked for before it counts
FIRST_BYTES = ("csv", "json", "geojson")


def asked(desk: Served, record: Path, rounds: int) -> dict[str, dict[str, Any]]:
    """By view: milliseconds by the clock and of CPU, at the middle and at the 95th of a hundred."""
    views = Draws(record).views()
    for draw in [*views.values()] * WARM:  # what is worked out once is worked out
        desk.ask(draw())
    found = {name: [desk.ask(draw()) for _ in range(rounds)] for name, draw in views.items()}
    for form in FIRST_BYTES:
        choices = ("", *(views["one filter"]().partition("?")[2] for _ in range(rounds)))
        paths = [f"/incidents.{form}?{choice}" for choice in choices]
        found[f"twin {form}, first bytes"] = [desk.ask(path, whole=False) for path in paths]
    return {name: told(times) for name, times in found.items()}


def told(times: list[tuple[float, float]]) -> dict[str, Any]:
    clock, cpu = zip(*times, strict=True)
    return {"ms": middle(clock), "cpu_ms": middle(cpu), "times": len(times)}


def middle(values: Any) -> dict[str, float]:
    cuts = statistics.quantiles(values, n=20, method="inclusive")
    return {"p50": round(cuts[9], 1), "p95": round(cuts[18], 1)}


class Draws:
    """Addresses of the desk, drawn from what the record holds; the same seed draws the same."""

    def __init__(self, record: Path) -> None:
        self._random = random.Random(7)
        board = Board(Settings(record))
        self._table: Columns = board.columns()
        with board.record.reading() as connection:
            last = connection.exec_driver_sql("SELECT max(seq) FROM reports").scalar_one()
            some = sorted(self._random.sample(range(1, last + 1), min(last, 300)))
            query = f"SELECT id, text FROM reports WHERE seq IN ({', '.join(map(str, some))})"
            self._reports = [(id, text.split()) for id, text in connection.exec_driver_sql(query)]
        board.close()
        every = np.ones(len(self._table), bool)
        self._weights = {name: one.counts(every).tolist() for name, one in self._table.facets.items()}
        self._placed = np.flatnonzero(~np.isnan(self._table.longitude))

    def views(self) -> Mapping[str, Draw]:
        """Each view with what draws an address of it."""
        part, drawn = "/incidents/part", "/incidents/drawn"
        found: dict[str, Draw] = {
            "whole page": lambda: "/incidents",
            "whole page, filtered": lambda: self._path("/incidents", self._picked(3)),
            **{f"facet {name}": self._facet(part, name) for name in FACETS},
            "one filter": lambda: self._path(part, self._picked(1)),
            "four filters": lambda: self._path(part, [*self._picked(2), *self._days(), *self._box()[0]]),
            "days": lambda: self._path(part, self._days()), "area": lambda: self._path(part, self._box()[0]),
            **{f"order {sort}": self._order(part, sort) for sort in SORTS if not sort.startswith("-")},
            "far page": lambda: self._path(part, [("page", str(self._random.randint(1, len(self._table) // 50 + 1)))]),
            "search, one word": lambda: self._path(part, [("q", self._word())]),
            "search, two words": lambda: self._path(part, [("q", f"{self._word()} {self._word()}")]),
            "map and timeline, all": lambda: self._path(drawn, [("zoom", "1")]),
            "map and timeline, filtered": lambda: self._path(drawn, [*self._picked(2), ("zoom", "2")]),
            "map and timeline, moved": lambda: self._moved(drawn),
            "a click on the map": lambda: self._path("/incidents/here", self._box()[0]),
            "all values of a facet": lambda: f"/incidents/values/{self._random.choice(FACETS)}",
            "one incident": lambda: f"/incidents/{self._random.choice(self._table.ids)}",
            "reports": lambda: f"/reports?page={self._random.randint(1, 200)}",
            "reports, one word": lambda: f"/reports?q={self._word()}",
            "one report": lambda: f"/reports/{self._random.choice(self._reports)[0]}",
        }  # fmt: skip
        return found

    def _facet(self, path: str, name: str) -> Draw:
        return lambda: self._path(path, [(name, self._value(name))])

    def _order(self, path: str, sort: str) -> Draw:
        return lambda: self._path(path, [("sort", self._random.choice((sort, f"-{sort}"))), *self._picked(1)])

    def _picked(self, number: int) -> list[tuple[str, str]]:
        return [(name, self._value(name)) for name in self._random.sample(FACETS, number)]

    def _value(self, name: str) -> str:
        values = self._table.facets[name].values
        drawn: list[str] = self._random.choices(values, self._weights[name]) if values else ["none"]
        return drawn[0]

    def _days(self) -> list[tuple[str, str]]:
        known = self._table.start[self._table.start > 0]
        first = date.fromordinal(int(self._random.choice(known)))
        last = first + timedelta(self._random.choice((7, 90, 700)))
        return [("since", first.isoformat()), ("until", last.isoformat())]

    def _box(self) -> tuple[list[tuple[str, str]], float]:
        """An area about an incident, and the zoom at which the map shows it."""
        row = self._random.choice(self._placed)
        x, y = float(self._table.longitude[row]), float(self._table.latitude[row])
        zoom = self._random.choice((3, 5, 7, 9))
        wide, tall = 360 / 2**zoom / 1.7, 360 / 2**zoom / 2.2
        box = (max(-180, x - wide), max(-85, y - tall), min(180, x + wide), min(85, y + tall))
        return [("box", ",".join(f"{side:.4f}" for side in box))], zoom

    def _moved(self, path: str) -> str:
        box, zoom = self._box()
        return self._path(path, [*box, ("zoom", str(zoom))])

    def _word(self) -> str:
        """A word of a report, as often as reports have it: common ones often."""
        _, words = self._random.choice(self._reports)
        drawn: str = self._random.choice([word.strip(".,") for word in words if len(word) > 3] or ["people"])
        return drawn

    @staticmethod
    def _path(path: str, pairs: list[tuple[str, str]]) -> str:
        return f"{path}?{urlencode(pairs)}"
