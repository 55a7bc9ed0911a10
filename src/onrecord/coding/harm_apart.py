"""Tolls that a sentence tells beside its incident's own: of all acts of a year, or of an act before."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.coding.draft import Draft
from onrecord.coding.harm_words import harm_words
from onrecord.coding.rules import rules
from onrecord.model import Harm

STRETCHES = frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years"))
NEAR = 24  # characters between what leads to a toll and its number


def its_own(harms: list[Harm], draft: Draft) -> list[Harm]:
    """The rows of one effect and one sentence that count those of its incident."""
    return _without_totals(_without_earlier(harms, draft), draft)


def _without_earlier(harms: list[Harm], draft: Draft) -> list[Harm]:
    """ "Eleven people died in clashes after an ambush killed three": the three are those of the ambush."""
    first = min(row.span[0] for row in harms)
    return [row for row in harms if row.span[0] == first or not _of_act_before(row, first, draft)]


def _of_act_before(row: Harm, first: int, draft: Draft) -> bool:
    """Whether an act that was before is the subject of what a row tells; ``first``: where the sentence first counts."""
    led = harm_words().before.search(draft.text[first : row.span[0]])
    return led is not None and led["act"].lower() in rules().nouns


def _without_totals(harms: list[Harm], draft: Draft) -> list[Harm]:
    """ "killed two, taking the toll to 49": the toll sums up more than this; that "of the bombing" is its own."""
    tolls = [row for row in harms if row.who is None and row.text.lower().startswith("toll")]
    totals = tolls or [row for row in harms if _sums_up(row, draft)]
    others = [row for row in harms if row not in totals]
    if not totals or not others:
        return harms
    own = [row for row in totals if _of_one(row.text.lower().split())]
    return own or others


def _of_one(toll: Sequence[str]) -> bool:
    """ "toll of the bombing", and not "of a week of attacks"."""
    return not rules().nouns.keys().isdisjoint(toll) and STRETCHES.isdisjoint(toll)


def _sums_up(row: Harm, draft: Draft) -> bool:
    """Whether what stands right before a number says that it counts those of more than one incident."""
    first = draft.reading.at(row.span[0]).start
    led = harm_words().summing.finditer(draft.text, first, row.span[1])
    return any(row.span[0] - NEAR <= found.end() for found in led)
