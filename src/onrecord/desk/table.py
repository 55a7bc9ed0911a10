"""All incidents as columns in memory, built from the record's facets and kept in step: what the page filters, counts
and draws, a few milliseconds for hundreds of thousands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.desk.facet import Facet, Ints, Mask, both, facet
from onrecord.desk.state import FACETS
from onrecord.record.facets import BETWEEN
from onrecord.record.schema import facets as stored

Floats = NDArray[np.float32]
NAMES = tuple(column.name for column in stored.columns)
NUMBERS = {"start": 0, "end": 0, "published": 0, "killed": -1, "sources": 0}  # and what stands for unknown
DEGREES = ("latitude", "longitude", "confidence")
SEVERAL = {"actor": "actors", "flag": "flags", "outlet": "outlets"}
SINGLE = (*(name for name in FACETS if name not in SEVERAL and name != "reviewed"), "parties")
AT_ONCE = 20_000  # rows
UNREVIEWED = "no"
SEARCHES = 16  # whose incidents are kept: a page, its map and its facets ask for the same


class Found(dict[str, Mask]):
    """The incidents that were found by words of late, by the words."""

    def __setitem__(self, words: str, mask: Mask) -> None:
        for old in list(self)[: max(0, len(self) + 1 - SEARCHES)]:
            self.pop(old, None)
        super().__setitem__(words, mask)


@dataclass(frozen=True, slots=True)
class Columns:
    """One row an incident, in the order of their ids. Days are ordinals, 0 where unknown; degrees are NaN and tolls -1
    where unknown. ``told`` holds the row numbers of the reports that tell of each: its codes are these numbers."""

    ids: NDArray[np.str_]
    facets: dict[str, Facet]
    start: Ints
    end: Ints
    published: Ints
    killed: Ints
    sources: Ints
    latitude: Floats
    longitude: Floats
    confidence: Floats
    parties: Facet
    told: Facet
    kept: dict[str, NDArray[Any]] = field(default_factory=dict)  # what is worked out once: orders, days as bins
    found: Found = field(default_factory=Found, compare=False)

    def __len__(self) -> int:
        return len(self.ids)

    def row(self, id: str) -> int | None:
        """The row of an incident, if there is one of this id."""
        row = int(self.ids.searchsorted(id))
        return row if row < len(self.ids) and self.ids[row] == id else None

    def codes(self, name: str) -> Ints:
        """Each incident's code of a facet that gives it one value, or of ``parties``; the number of its values where it
        has none."""
        if (known := self.kept.get(f"codes of {name}")) is None:
            one = self.parties if name == "parties" else self.facets[name]
            known = self.kept[f"codes of {name}"] = one.firsts(len(self))
        return known


def table(rows: Iterable[tuple[Any, ...]]) -> Columns:
    """The columns of rows of the record's facets; none of them reviewed."""
    making, waiting = _Making(), iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        making.take(dict(zip(NAMES, zip(*some, strict=True), strict=True)), len(some))
    return making.made()


def reviewed(one: Columns, states: Mapping[str, str]) -> Columns:
    """The columns with what people decided of these incidents, by id; an empty state is none."""
    before = one.facets["reviewed"]
    codes, names = before.firsts(len(one)), list(before.values)
    at = one.ids.searchsorted(list(states)) if len(one) and states else np.zeros(0, np.int64)
    for row, (id, state) in zip(at.tolist(), states.items(), strict=False):
        if row < len(one) and one.ids[row] == id:
            name = state or UNREVIEWED
            names += [] if name in names else [name]
            codes[row] = names.index(name)
    made = facet(names, np.arange(len(one), dtype=np.int32), codes)
    kept = {name: known for name, known in one.kept.items() if name != "codes of reviewed"}
    return replace(one, facets={**one.facets, "reviewed": made}, kept=kept)


def renewed(old: Columns, gone: Iterable[str], fresh: Columns) -> Columns:
    """The columns without the incidents ``gone`` and with ``fresh``, as if all were built anew."""
    stays = _without(old, gone)
    kept = old.ids[stays]
    at = kept.searchsorted(fresh.ids) + np.arange(len(fresh))
    size = len(kept) + len(fresh)
    left = np.delete(np.arange(size, dtype=np.int32), at)
    moved = np.full(len(old), -1, np.int32)
    moved[stays] = left
    come = at.astype(np.int32)

    def merged(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
        made = np.empty(size, np.result_type(one, other))
        made[left], made[at] = one[stays], other
        return made

    def joined(one: Facet, other: Facet) -> Facet:
        return both(one.moved(moved), other.moved(come))

    columns: dict[str, Any] = {
        name: merged(getattr(old, name), getattr(fresh, name)) for name in ("ids", *NUMBERS, *DEGREES)
    }
    facets = {name: joined(one, fresh.facets[name]) for name, one in old.facets.items()}
    one, other = old.told.moved(moved), fresh.told.moved(come)
    told = Facet((), np.concatenate((one.rows, other.rows)), np.concatenate((one.codes, other.codes)))
    return Columns(facets=facets, parties=joined(old.parties, fresh.parties), told=told, **columns)


def _without(old: Columns, gone: Iterable[str]) -> NDArray[np.bool_]:
    stays = np.ones(len(old), bool)
    stays[[row for id in gone if (row := old.row(id)) is not None]] = False
    return stays


class _Codes(dict[str, int]):
    """Values to numbers in the order in which they come."""

    def __init__(self) -> None:
        super().__init__()
        self._next = count()

    def __missing__(self, value: str) -> int:
        self[value] = found = next(self._next)
        return found


class _Making:
    """Columns in the making: some rows at a time become arrays, so that no more than these are held as values."""

    def __init__(self) -> None:
        self._size = 0
        self._codes = {name: _Codes() for name in (*SINGLE, *SEVERAL)}
        self._arrays: dict[str, list[NDArray[Any]]] = {}

    def take(self, some: Mapping[str, tuple[Any, ...]], size: int) -> None:
        self._keep("ids", np.array(some["incident"], np.str_))
        for name, unknown in NUMBERS.items():
            self._keep(name, np.array([unknown if value is None else value for value in some[name]], np.int32))
        for name in DEGREES:
            self._keep(name, np.array(some[name], np.float64).astype(np.float32))  # None becomes NaN
        for name in SINGLE:
            codes = self._codes[name]
            self._pair(name, [1 if value else 0 for value in some[name]], [codes[v] for v in some[name] if v])
        for name, column in SEVERAL.items():
            codes, joined = self._codes[name], BETWEEN.join(filter(None, some[column]))
            counts = [text.count(BETWEEN) + 1 if text else 0 for text in some[column]]
            self._pair(name, counts, [codes[v] for v in joined.split(BETWEEN)] if joined else [])
        told = some["reports"]
        counts = [text.count(" ") + 1 if text else 0 for text in told]
        self._pair("told", counts, np.fromstring(" ".join(told), np.int32, sep=" "))
        self._size += size

    def made(self) -> Columns:
        ids = self._array("ids", np.str_)
        order = np.argsort(ids, kind="stable")
        place = np.empty(len(ids), np.int32)
        place[order] = np.arange(len(ids), dtype=np.int32)
        found = {name: facet(tuple(codes), place[self._array(f"{name} rows")], self._array(f"{name} codes"))
                 for name, codes in self._codes.items()}  # fmt: skip
        columns: dict[str, Any] = {name: self._array(name)[order] for name in NUMBERS}
        columns |= {name: self._array(name, np.float32)[order] for name in DEGREES}
        told = Facet((), place[self._array("told rows")], self._array("told codes"))
        parties = found.pop("parties")
        facets = {name: found[name] for name in FACETS if name in found}
        every = np.arange(len(ids), dtype=np.int32)
        facets["reviewed"] = facet((UNREVIEWED,), every, np.zeros(len(ids), np.int32))
        return Columns(ids=ids[order], facets=facets, parties=parties, told=told, **columns)

    def _pair(self, name: str, counts: list[int], codes: list[int] | Ints) -> None:
        rows = np.repeat(np.arange(self._size, self._size + len(counts), dtype=np.int32), counts)
        self._keep(f"{name} rows", rows)
        self._keep(f"{name} codes", np.asarray(codes, np.int32))

    def _keep(self, name: str, array: NDArray[Any]) -> None:
        self._arrays.setdefault(name, []).append(array)

    def _array(self, name: str, kind: Any = np.int32) -> NDArray[Any]:
        return np.concatenate(self._arrays.get(name) or [np.zeros(0, kind)])
