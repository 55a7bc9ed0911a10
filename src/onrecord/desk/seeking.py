"""Words looked up in the incidents: in the reports that tell of them, and in what they are called by."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.desk.facet import Mask
from onrecord.desk.table import Columns
from onrecord.desk.words import label
from onrecord.record.fulltext import Term

CALLED = ("type", "event_type", "country", "admin1", "place", "actor")  # facets


def told(table: Columns, reports: NDArray[np.int64]) -> Mask:
    """The incidents that one of these reports tells of; ``reports`` are row numbers."""
    found = np.zeros(len(table), bool)
    if len(reports) and len(table.told.codes):
        hit = np.zeros(max(int(reports.max()), int(table.told.codes.max())) + 1, bool)
        hit[reports] = True
        found[table.told.rows[hit[table.told.codes]]] = True
    return found


def named(table: Columns, terms: tuple[Term, ...]) -> Mask:
    """The incidents each of whose terms stands in their type, their place or an actor's name."""
    found = np.ones(len(table), bool)
    for term in terms:
        one = np.zeros(len(table), bool)
        for name in CALLED:
            values = [value for value in table.facets[name].values if term.words.casefold() in _called(name, value)]
            if values:
                one |= table.facets[name].mask(values, len(table))
        found &= one
    return found


def _called(facet: str, value: str) -> str:
    return (label(value) if facet in ("type", "event_type") else value).casefold()
