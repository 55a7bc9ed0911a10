"""Tolls that a sentence tells beside its incident's own: of a year's acts, of an act before, of some of its dead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.coding.draft import Draft
from onrecord.coding.harm_words import harm_words
from onrecord.coding.rules import rules
from onrecord.model import Harm, Span

STRETCHES = frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years"))
NEAR = 24  # characters between what leads to a toll and its number
LEADS = 30  # characters before people who are some of others, in which "including" stands
_BETWEEN = re.compile(r"\w\s+\w")  # more than a word


def its_own(harms: list[Harm], draft: Draft) -> list[Harm]:
    """The rows of one effect and one sentence that count those of its incident."""
    return _without_totals(_without_earlier(_without_parts(harms, draft), draft), draft)


def _without_parts(harms: list[Harm], draft: Draft) -> list[Harm]:
    """ "killed 40 people, including 14 policemen who died in a raid": the 14 are some of the 40."""
    first = min(row.span[0] for row in harms)
    return [row for row in harms if row.span[0] == first or not part_of_others(draft.text, row.span)]


def part_of_others(text: str, span: Span) -> bool:
    """Whether the words call people some of those counted before: "12 people, including two children", "three of
    them"."""
    known, before = harm_words(), text[max(0, span[0] - LEADS) : span[0]]
    led = known.among_them.match(text, span[1]) is not None or any(
        not _BETWEEN.search(before[found.end() :]) for found in known.including.finditer(before)
    )
    return led or known.of_them.search(text[slice(*span)]) is not None


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
