"""The ruling ``hierarchy``: the source that stands highest in an order of one's own, read from a YAML file.

    name: the desk's order
    order:
      - kind: medical                       # who says so: medical, police, military, government, un, ...
      - organisation: Ministry of Health    # who says so, by name
      - outlet: Tigris Wire                 # who prints it
    then: lowest                            # how equals are settled (default lowest)
    others: last                            # sources not in the order: last (default), or out

Source: Every Casualty, ways to settle a disagreement: "prioritise a source". What was in the file is part of the
ruling's name (``hierarchy:{...}``), so that incidents can be derived anew without it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord import codebook
from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.sift import Sift

Settle = Callable[[str, Sequence[OwnValue]], Toll]
PREFIX = "hierarchy:"
BY = ("outlet", "kind", "organisation")
THEN = ("lowest", "majority", "median", "gtd", "ucdp", "range")
OTHERS = ("last", "out")


class BadHierarchy(ValueError):
    """A file that holds no order of sources; the message names the file, what is wrong, and what to write."""


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """An order of sources: ``order`` holds pairs of what a source is known by and its name, the most trusted first."""

    name: str
    order: tuple[tuple[str, str], ...]
    then: str = "lowest"
    others: str = "last"

    @property
    def spec(self) -> str:
        """The ruling's name with all that was in the file."""
        data = {"name": self.name, "order": self.order, "then": self.then, "others": self.others}
        return PREFIX + json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def rank(self, value: OwnValue) -> int:
        """The place of an account's source in the order, from 0; one past the end where it is not in it."""
        places = (n for n, (by, name) in enumerate(self.order) if _is(value, by, name))
        return next(places, len(self.order))

    def place(self, rank: int) -> str:
        """A rank in words: "first in the order (kind medical)"."""
        if rank == len(self.order):
            return "not in the order"
        return f"place {rank + 1} in the order ({' '.join(self.order[rank])})"


def settled(hierarchy: Hierarchy, then: Settle) -> Settle:
    """The ruling's function: the accounts of the highest source with a number, settled by ``then``."""

    def settle(effect: str, values: Sequence[OwnValue]) -> Toll:
        sift = Sift(effect, values)
        if hierarchy.others == "out":
            sift.keep(lambda value: hierarchy.rank(value) < len(hierarchy.order), lambda value: "not in the order")
        sift.numbered()
        if not sift.kept:
            return sift.toll([], "no source in the order tells of it", None)
        first = min(map(hierarchy.rank, sift.kept))
        sift.keep(lambda value: hierarchy.rank(value) == first, lambda value: hierarchy.place(hierarchy.rank(value)))
        return sift.then(then, f"{hierarchy.place(first)}; {{}}")

    return settle


def read(path: str | Path) -> Hierarchy:
    """The order in a YAML file; ``BadHierarchy`` where the file can't be read or holds none."""
    import yaml

    try:
        data = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise BadHierarchy(f"{path} can't be read: {error.strerror or error}; name a YAML file") from error
    except UnicodeDecodeError as error:
        raise BadHierarchy(f"{path} is no UTF-8 text; save it as UTF-8") from error
    except yaml.YAMLError as error:
        raise BadHierarchy(f"{path} is no YAML: {' '.join(str(error).split())}") from error
    return checked(data, str(path), Path(path).stem)


def of_spec(spec: str) -> Hierarchy:
    """The order that a ruling's name holds; ``BadHierarchy`` where it is none."""
    try:
        data = json.loads(spec.removeprefix(PREFIX))
    except json.JSONDecodeError as error:
        raise BadHierarchy(f"{spec[:60]!r} holds no order of sources: {error}") from error
    entries = [{by: name} for by, name in data.get("order", ())] if isinstance(data, dict) else None
    return checked({**data, "order": entries} if entries else data, "the ruling", "order")


def checked(data: Any, source: str, name: str) -> Hierarchy:
    """The order that parsed data hold; ``source`` is what errors call it, ``name`` stands in for its name."""
    if not isinstance(data, dict) or not isinstance(data.get("order"), list) or not data["order"]:
        raise BadHierarchy(f'{source} holds no order; write "order:" and below it sources such as "- outlet: NAME"')
    unknown = sorted(map(str, data.keys() - {"name", "order", "then", "others"}))
    if unknown:
        raise BadHierarchy(f"{source} has {', '.join(unknown)}; it may have name, order, then and others")
    order = tuple(_entry(entry, number, source) for number, entry in enumerate(data["order"], 1))
    twice = next((one for one in order if order.count(one) > 1), None)
    if twice:
        raise BadHierarchy(f"{source} has {' '.join(twice)} twice; leave one")
    then, others = _one_of(data, "then", THEN, source), _one_of(data, "others", OTHERS, source)
    return Hierarchy(str(data.get("name") or name), order, then, others)


def _entry(entry: Any, number: int, source: str) -> tuple[str, str]:
    where = f"{source}, source {number} of the order"
    if not isinstance(entry, dict) or len(entry) != 1 or not set(entry) <= set(BY):
        raise BadHierarchy(f"{where}: {entry!r} names no source; write one of outlet, kind or organisation with a name")
    ((by, name),) = entry.items()
    if not isinstance(name, str) or not name.strip():
        raise BadHierarchy(f"{where}: {by} has no name; write it in quotes if it is a number")
    kinds = codebook.table("rulings")["sources"]
    if by == "kind" and name not in kinds:
        raise BadHierarchy(f"{where}: no kind of source {name!r}; the kinds are {', '.join(kinds)}")
    return by, " ".join(name.split())


def _one_of(data: dict[str, Any], key: str, allowed: Sequence[str], source: str) -> str:
    given = data.get(key, allowed[0])
    if given not in allowed:
        raise BadHierarchy(f"{source}: {key} is {given!r}; it may be {', '.join(allowed)}")
    return str(given)


def _is(value: OwnValue, by: str, name: str) -> bool:
    if by == "outlet":
        return value.outlet.casefold() == name.casefold()
    return f"{by} {name}".casefold() in (told.casefold() for told in value.told_by)
