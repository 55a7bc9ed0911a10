"""A situation report made: read from the record, sorted, counted, named in public."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from onrecord import codebook
from onrecord.places.store.credits import credits
from onrecord.publish.about import About
from onrecord.publish.situation import behind, coverage, tables
from onrecord.publish.situation.bins import bins, stretches, unit
from onrecord.publish.situation.choice import Choice
from onrecord.publish.situation.families import families
from onrecord.publish.situation.nouns import Method, Situation, Sorted, Source, Sum, Tally
from onrecord.publish.situation.reading import Material, read
from onrecord.publish.situation.shown import HOUSE, Shown
from onrecord.publish.situation.sorting import sort
from onrecord.publish.situation.spots import spots
from onrecord.publish.situation.sums import sums
from onrecord.publish.situation.tallies import of, tally, total
from onrecord.record import Record
from onrecord.rulings import Incident
from onrecord.rulings import label as ruling_label

Before = tuple[date, date, tuple[Incident, ...], Tally]


def situation(record: Record, choice: Choice, shown: Shown = HOUSE) -> tuple[Choice, Situation]:
    """The report of ``choice``, and the choice with the period that it came to. ``BadChoice`` for one that can't be,
    ``UnknownRuling`` for a ruling that is none, ``RecordError`` for a record that can't be read."""
    material, about = _material(record, choice, shown), About("situation")
    given = material.choice
    (since, until), by = given.period, given.by or unit(*given.period)
    told, casualties = _told(record, material.now, shown)
    whole = sort(told, since, until)
    raw = sums(whole.sums, whole.counted, behind.places(record, [one.id for one in whole.sums]))
    found = shown.sorted(whole, tables.most_rows(), about)
    held = _hidden(raw, found.sums)
    before = _before(record, material, shown)
    earlier = before[2] if before else None
    late = coverage.delay((*found.counted, *(earlier or ())))
    growing = coverage.growing(late, material.newest, until)
    drawn, rough = bins(stretches(since, until, by), whole.counted, raw, _by_day(material), growing)
    placed, off_map = spots(found.counted, held)
    listed = tuple(shown.hide(one, about) for one in _listed(whole, given))
    return given, Situation(
        since=since, until=until, by=by, sorted=found, sums=held, before=before,
        killed=_whole(found, held, "killed"), injured=_whole(found, held, "injured"), casualties=casualties,
        undated=material.undated, areas=tuple(tables.by_area(found.counted, earlier)),
        types=tuple(tables.by_type(found.counted, earlier)), actors=tuple(tables.by_actor(found.counted, earlier)),
        harms=tuple(tables.by_harm(found.counted, held)), bins=tuple(drawn), unplaced_in_bins=rough, spots=placed,
        off_map=off_map, coverage=coverage.coverage(material.published, since, until, found.counted), delay=late,
        growing=growing, listed=listed, sources=_sources(record, (*listed, *_apart(found)), shown),
        families=families(record, given, about) if shown.reports else (),
        method=_method(record, given, material, found, about, shown),
    )  # fmt: skip


def _material(record: Record, choice: Choice, shown: Shown) -> Material:
    """Where not all may be seen, what is asked for is looked for in what may be."""
    return read(record, choice, shown.most, shown.reports, None if shown.reports else shown.before)


def _told(record: Record, found: Sequence[Incident], shown: Shown) -> tuple[list[Incident], int]:
    """Those that may be shown, without casualties that are taken for killed."""
    return behind.without_casualties(record, [one for one in found if shown.keep(one)])


def _hidden(raw: Sequence[Sum], found: Sequence[Incident]) -> tuple[Sum, ...]:
    """The sums, each with its incident as it may be shown."""
    by_id = {one.id: one for one in found}
    return tuple(replace(one, incident=by_id[one.incident.id]) for one in raw)


def _before(record: Record, material: Material, shown: Shown) -> Before | None:
    """The period before, if the record has a report of its days; else it knows of them what later ones recall."""
    since, until = material.choice.shifted().period
    if not any(since <= day <= until for _, day in material.published):
        return None
    told, _ = _told(record, material.before, shown)
    found = sort(told, since, until)
    held = sums(found.sums, found.counted, behind.places(record, [one.id for one in found.sums]))
    return since, until, tuple(map(shown.before, found.counted)), _whole(found, held, "killed")


def _sources(record: Record, some: Sequence[Incident], shown: Shown) -> dict[str, tuple[Source, ...]]:
    """The reports behind incidents; where reports may not be shown, who published them and when."""
    found = behind.sources(record, [one.id for one in some])
    if shown.reports:
        return found
    return {id: tuple(replace(one, url=None, report="") for one in told) for id, told in found.items()}


def _whole(found: Sorted, held: Sequence[Sum], effect: str) -> Tally:
    return of(found.counted, effect) + total(getattr(one, effect) for one in held)


def _listed(found: Sorted, choice: Choice) -> list[Incident]:
    """All that are counted, by day; of too many those that harmed most people, the earliest first."""
    most = choice.listed or codebook.table("situation")["listed"]
    worst = sorted(found.counted, key=_harm, reverse=True)[:most]
    kept = {one.id for one in worst}
    return [one for one in found.counted if one.id in kept]


def _harm(one: Incident) -> tuple[int, int, int, int]:
    killed, injured = tally(one.toll("killed")), tally(one.toll("injured"))
    return killed.high, killed.told, injured.high, one.independent_sources


def _apart(found: Sorted) -> list[Incident]:
    """Those told of in the lists apart."""
    most = codebook.table("situation")["rows"]
    lists = (found.sums, found.rough, *found.apart.values())
    return [one for some in lists for one in some[:most]]


def _by_day(material: Material) -> dict[date, int]:
    days: Counter[date] = Counter()
    for (_, day), many in material.published.items():
        days[day] += many
    return days


def _method(record: Record, choice: Choice, material: Material, found: Sorted, about: About, shown: Shown) -> Method:
    used = [*found.counted, *found.sums]
    stamps = behind.coders(record, [one.id for one in used])
    return Method(
        material.log, material.newest, ruling_label(choice.ruling) if choice.ruling else None,
        dict(sorted(Counter(ruling_label(one.ruling) for one in used).items())),
        tuple(sorted({one.codebook for one in used})), stamps, about.withheld["names of persons"],
        about.converted.rows["places of aid, health or shelter made coarse"],
        tuple(credit["attribution"] or credit["name"] for credit in credits(_gazetteers(found))), shown.said,
    )  # fmt: skip


def _gazetteers(found: Sorted) -> Iterable[str]:
    """Ids of the places that the report shows."""
    for one in (*found.counted, *found.sums, *found.rough):
        if one.place is not None and one.place.gazetteer:
            yield one.place.gazetteer
