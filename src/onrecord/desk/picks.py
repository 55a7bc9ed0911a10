"""The facets as the page shows them: the values most incidents have, those chosen first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from onrecord.desk.facet import Facet, Ints
from onrecord.desk.state import State
from onrecord.desk.table import Columns
from onrecord.desk.words import picked

SHOWN = 8  # values of a facet on the page
LISTED = 300  # and of one that is opened

Pick = tuple[str, int]  # a value, and how many incidents it would keep


def facets(table: Columns, state: State, counts: Mapping[str, Ints]) -> list[dict[str, Any]]:
    """Each facet with its first values, those chosen and how many more there are."""
    found = []
    for name, one in table.facets.items():
        chosen = state.facets.get(name, ())
        shown = _first(one, counts[name], chosen, SHOWN)
        more = int((counts[name] > 0).sum()) - sum(n > 0 for _, n in shown)
        found.append({"name": name, "values": shown, "more": more, "chosen": chosen})
    return found


def values(name: str, one: Facet, counts: Ints, chosen: Sequence[str], find: str) -> dict[str, Any]:
    """The values of the facet ``name`` with ``find`` in their words, as many as are listed, and how many there are."""
    wanted = find.casefold().strip()
    called = ((value.casefold(), picked(value, name).casefold()) for value in one.values)
    fits = np.array([wanted in value or wanted in words for value, words in called], bool)
    kept = np.where(fits, counts, 0).astype(np.int32) if wanted else counts
    return {
        "values": _first(one, kept, () if wanted else chosen, LISTED),
        "every": int((kept > 0).sum()),
        "chosen": chosen,
    }


def _first(one: Facet, counts: Ints, picked: Sequence[str], most: int) -> list[Pick]:
    """The chosen values and those of most incidents, of equals the first by name."""
    order = np.argsort(-counts, kind="stable")[: most + len(picked)]
    others = [
        (one.values[code], int(counts[code])) for code in order if counts[code] and one.values[code] not in picked
    ]
    known = {value: int(counts[one.values.index(value)]) for value in picked if value in one.values}
    return [*((value, known.get(value, 0)) for value in picked), *others][: max(most, len(picked))]
