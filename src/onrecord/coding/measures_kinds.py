"""Of which kind a measure is, by the words of its clause."""

from __future__ import annotations

import re
from functools import cache

from onrecord.codebook import table

TOKEN = re.compile(r"[\w'’-]+(?:[.,]\d+)*|[^\w\s]")


def told_kind(clause: str) -> str | None:
    """The first kind in the order of ``measures.yaml`` (``telling``) that words of the clause tell; None: no kind's."""
    said = f" {' '.join(TOKEN.findall(clause.lower()))} "
    return next((kind for kind, words in _telling() if words.search(said)), None)


def is_wished(before: str, clause: str) -> bool:
    """Whether a clause, with the words before it in its sentence, tells what is only asked for or protested against."""
    said = {"before": before, "clause": clause}
    return any(_wished()[name].search(f" {' '.join(TOKEN.findall(text.lower()))} ") for name, text in said.items())


@cache
def _wished() -> dict[str, re.Pattern[str]]:
    listed = table("measures")["wished"]
    ends = {"before": r" \Z", "clause": r"(?= )"}
    return {name: re.compile(rf" (?:{'|'.join(listed[name])}){end}") for name, end in ends.items()}


@cache
def _telling() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = table("measures")
    animals = _any((*data["kinds"]["cull"]["objects"], *data["herds"].split()))
    workplaces = _any((*data["kinds"]["C2_workplace_closing"]["objects"], *data["workplaces"].split()))
    hazards = _any(tuple(table("figures")["hazards"].split()))
    found = []
    for kind, *patterns in data["telling"]:
        joined = "|".join(patterns)
        for name, listed in (("ANIMALS", animals), ("WORKPLACES", workplaces), ("HAZARD", hazards)):
            joined = joined.replace(name, listed)
        found.append((kind, re.compile(rf" (?:{joined})(?= )")))
    return tuple(found)


def _any(phrases: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, set(phrases)), key=lambda one: (-len(one), one)))})"
