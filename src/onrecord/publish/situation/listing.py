"""The incidents in lists: those counted, and apart from them what is told with less certainty or of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord import codebook
from onrecord.codebook import label
from onrecord.publish.countries import name as country_name
from onrecord.publish.situation.nouns import Situation, Source, Sum
from onrecord.publish.situation.sheet import Entry, Listing, Told
from onrecord.publish.situation.words import UNKNOWN, counted, event_type, number, plural, short_day, span, toll
from onrecord.rulings import Incident, Party

STATUS = {
    "alleged": "Alleged, not established", "planned": "Planned or announced", "denied": "Denied", "averted": "Averted",
}  # fmt: skip
GRADES = {
    "single": "one outlet", "copied": "several outlets, one word", "independent": "independent sources",
    "contested": "contested", "own_claim": "only a party's own claim",
}  # fmt: skip
SOURCES = 8  # reports named for one incident


def listings(one: Situation) -> tuple[Listing, ...]:
    """The lists that have an incident."""
    return tuple(each for each in (_counted(one), *_apart(one)) if each.entries)


def _counted(one: Situation) -> Listing:
    every = len(one.sorted.counted)
    note = ""
    if len(one.listed) < every:
        note = (f"{number(len(one.listed))} of {number(every)}: those with most people killed or injured. "
                "The table of all is the CSV.")  # fmt: skip
    return Listing("incidents", "Incidents", note, tuple(_entry(held, one) for held in one.listed))


def _apart(one: Situation) -> Iterator[Listing]:
    yield _some("sums", "Sums over several incidents", "Counted only in what they tell beyond those above.", one,
                [held.incident for held in one.sums])  # fmt: skip
    for status, some in one.sorted.apart.items():
        yield _some(status, STATUS[status], "In no number of this report.", one, some)
    yield _some("rough", "May be of the period", "Dated too roughly to say; in no number of this report.", one,
                one.sorted.rough)  # fmt: skip


def _some(id: str, title: str, note: str, one: Situation, found: Sequence[Incident]) -> Listing:
    most = codebook.table("situation")["rows"]
    more = f" The first {most} of {number(len(found))}." if len(found) > most else ""
    held = {each.incident.id: each for each in one.sums}
    entries = (_entry(each, one, _of_sum(held.get(each.id))) for each in found[:most])
    return Listing(id, title, note + more, tuple(entries))


def _of_sum(one: Sum | None) -> str:
    """What a sum tells beyond its parts."""
    if one is None:
        return ""
    if one.within:
        return f"Nothing added: may hold the same people as {one.within}."
    told = ((one.killed, "killed"), (one.injured, "injured"))
    counts = " and ".join(f"{counted(each)} {word}" for each, word in told if each.told) or "nobody"
    if not one.parts:
        return f"No incident above is surely part of it, and some may be; counted of it: {counts}."
    return f"Holds {plural(len(one.parts), 'incident')} of those above; counted beyond them: {counts}."


def _entry(one: Incident, whole: Situation, note: str = "") -> Entry:
    found = whole.sources.get(one.id, ())
    days = span(one.when.start, one.when.end, " – ", short=True) + (" (assumed)" if one.when.assumed else "")
    marks = [label(one.status)] if one.status != "occurred" else []
    marks += ["Sum"] if one.aggregate else []
    return Entry(
        one.id, days, _what(one), tuple(marks), where(one), sides(one), harm(one), _standing(one),
        ", ".join(flag.replace("_", " ") for flag in flags(one)), tuple(map(_told, found[:SOURCES])),
        _more(found, note),
    )  # fmt: skip


def flags(one: Incident) -> list[str]:
    """The flags that call for a person; the others are told by the day, the outlets and the grade already."""
    return [flag for flag in one.flags if flag not in codebook.table("review")["aside"]]


def _what(one: Incident) -> str:
    """ "Armed clash"; of the type "other" with its event type."""
    printed = label(one.type)
    return f"{event_type(one.event_type)}: other" if one.type == "other_strategic" else printed


def _more(found: Sequence[Source], note: str) -> str:
    more = f"and {plural(len(found) - SOURCES, 'report')} more" if len(found) > SOURCES else ""
    return " ".join(part for part in (note, more) if part)


def _told(one: Source) -> Told:
    return Told(one.outlet, short_day(one.published), one.url or "", one.report)


def _standing(one: Incident) -> str:
    """ "2 independent of 3 outlets; independent sources"."""
    grade = GRADES.get(one.corroboration, one.corroboration.replace("_", " "))
    outlets = plural(one.sources, "outlet")
    independent = f"{number(one.independent_sources)} independent of " if one.independent_sources != one.sources else ""
    return f"{independent}{outlets}; {grade}" if one.corroboration != "single" or one.sources != 1 else grade


def where(one: Incident) -> str:
    place = one.place
    parts = [(place.name or place.text) if place else None, place.admin1 if place else None]
    named = [part for part in (*parts, country_name(one.country)) if part]
    return ", ".join(dict.fromkeys(named)) or "place unknown"


def sides(one: Incident) -> str:
    """ "Islamic State → Iraqi Army, police"; "→ civilians" where nobody tells who did it."""
    by, against = _names(one.perpetrators), _names(one.targets)
    if not by and not against:
        return ""
    return f"{by or 'not told who'} → {against}" if against else by


def _names(parties: Sequence[Party], most: int = 3) -> str:
    names = list(dict.fromkeys(party.name or party.text for party in parties))
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


def harm(one: Incident) -> tuple[str, ...]:
    """A line an effect."""
    return tuple(f"{toll(each.low, each.high, each.vague)} {each.effect}" for each in one.harm) or (UNKNOWN,)
