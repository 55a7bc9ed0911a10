"""How the report was made, so that it can be made again and argued with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from onrecord import __version__, codebook
from onrecord.publish.situation.choice import Choice, area, filters, ruling_words
from onrecord.publish.situation.listing import flags
from onrecord.publish.situation.nouns import Situation
from onrecord.publish.situation.words import day, listed, number, plural, span
from onrecord.rulings import label

COUNTING = (
    "Counted is what occurred, told of one by one, and dated within the period; what went on beyond a day counts where "
    "it began. Alleged, planned, denied and averted incidents, background and incidents dated too roughly are in no "
    "number. A sum over several incidents counts no incident; its people count only beyond those told one by one (as "
    "UCDP GED, event clarity 2). Tolls are added bound by bound; a word without a number is never made one; what is "
    "unknown is not 0."
)
NAMES = (
    "Names of private persons are left out; places of aid, health and shelter are given to a tenth of a degree. "
    "Words of reports are not printed."
)


def methods(one: Situation, choice: Choice) -> tuple[tuple[str, str], ...]:
    """Name and text of each line of the box."""
    return tuple((name, text) for name, text in _lines(one, choice) if text)


def _lines(one: Situation, choice: Choice) -> Iterator[tuple[str, str]]:
    held, log = one.method, one.method.log
    yield "Period", f"{span(one.since, one.until)}, both days included"
    yield "Area", area(choice)
    yield "Filters", "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in filters(choice)) or "none"
    yield "What is counted", COUNTING
    yield "Ruling", _ruling(one, choice)
    yield "Flags", "; ".join(_flags(one))
    yield "Codebook", listed(held.codebooks)
    yield "Coders", listed(held.coders)
    yield (
        "Record",
        f"entry {number(log.entries)} of its log, {log.time[:19].replace('T', ' ')} UTC, hash {log.hash}"
        if log
        else "",
    )
    yield "Newest report", day(held.newest) if held.newest else ""
    yield "As of", day(choice.asof) if choice.asof else ""
    yield (
        "Made by",
        f"onrecord {__version__}. The same record and choice give the same bytes: no time of making is in them.",
    )
    yield "Kept back", NAMES + _withheld(one)
    yield "Places", listed(held.gazetteers)


def _ruling(one: Situation, choice: Choice) -> str:
    """Which ruling was asked for, what it says, and how many incidents each ruling settled."""
    known = codebook.table("rulings")["rulings"]
    used = [f"{name} ({plural(many, 'incident')})" for name, many in one.method.rulings.items()]
    said = [f"{label(name)}: {known[name]['says']}" for name in one.method.rulings if name in known]
    asked = ruling_words(choice.ruling)
    return f"{asked[0].upper()}{asked[1:]}. Settled by {listed(used)}. {'. '.join(said)}." if used else f"{asked}."


def _flags(one: Situation) -> list[str]:
    """What the flags of the incidents listed mean."""
    meant = codebook.table("review")["first"]
    every = (*one.listed, *(held.incident for held in one.sums), *one.sorted.rough, *chain(*one.sorted.apart.values()))
    used = {flag for each in every for flag in flags(each)}
    return [f"{flag.replace('_', ' ')}: {meant[flag]}" for flag in meant if flag in used]


def _withheld(one: Situation) -> str:
    told = [plural(one.method.withheld, "name")] if one.method.withheld else []
    told += [plural(one.method.coarse, "place") + " made coarse"] if one.method.coarse else []
    here = f" Here: {listed(told)}." if told else ""
    return here + (f" {one.method.said}" if one.method.said else "")
