"""A situation report made: read from the record, sorted, counted, named in public."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from onrecord import codebook
from onrecord.places.store.credits import credits
from onrecord.publish.about import About
from onrecord.publish.public import public
from onrecord.publish.situation import behind, coverage, tables
from onrecord.publish.situation.bins import bins, stretches, unit
from onrecord.publish.situation.choice import Choice
from onrecord.publish.situation.families import families
from onrecord.publish.situation.nouns import Method, Situation, Sorted, Sum, Tally
from onrecord.publish.situation.reading import Material, read
from onrecord.publish.situation.sorting import sort
from onrecord.publish.situation.spots import spots
from onrecord.publish.situation.sums import sums
from onrecord.publish.situation.tallies import of, tally, total
from onrecord.record import Record, Told
from onrecord.rulings import Incident
from onrecord.rulings import label as ruling_label

Before = tuple[date, date, tuple[Incident, ...], Tally]


def situation(record: Record, choice: Choice) -> tuple[Choice, Situation]:
    """The report of ``choice``, and the choice with the period that it came to. ``BadChoice`` for one that can't be,
    ``UnknownRuling`` for a ruling that is none, ``RecordError`` for a record that can't be read."""
    material, about = read(record, choice), About("situation")
    given = material.choice
    (since, until), by = given.period, given.by or unit(*given.period)
    now, casualties = _public(record, material.now, about)
    found = sort(now, since, until)
    held = sums(found.sums, found.counted, behind.places(record, [one.id for one in found.sums]))
    before = _before(record, material)
    earlier = before[2] if before else None
    late = coverage.delay((*found.counted, *(earlier or ())))
    growing = coverage.growing(late, material.newest, until)
    drawn, rough = bins(stretches(since, until, by), found.counted, held, _by_day(material), growing)
    placed, off_map = spots(found.counted, held)
    listed = _listed(found, given)
    return given, Situation(
        since=since, until=until, by=by, sorted=found, sums=tuple(held), before=before,
        killed=_whole(found, held, "killed"), injured=_whole(found, held, "injured"), casualties=casualties,
        undated=material.undated, areas=tuple(tables.by_area(found.counted, earlier)),
        types=tuple(tables.by_type(found.counted, earlier)), actors=tuple(tables.by_actor(found.counted, earlier)),
        harms=tuple(tables.by_harm(found.counted, held)), bins=tuple(drawn), unplaced_in_bins=rough, spots=placed,
        off_map=off_map, coverage=coverage.coverage(material.published, since, until, found.counted), delay=late,
        growing=growing, listed=tuple(listed),
        sources=behind.sources(record, [one.id for one in (*listed, *_apart(found))]),
        families=families(record, given, about), method=_method(record, given, material, found, about),
    )  # fmt: skip


def _public(record: Record, found: Sequence[Incident], about: About) -> tuple[list[Incident], int]:
    """As it may leave the house: no private person's name, no exact place of aid, health or shelter."""
    told, casualties = behind.without_casualties(record, found)
    for one in told:
        about.take(one)
    return [public(Told(one, ()), about).incident for one in told], casualties


def _before(record: Record, material: Material) -> Before | None:
    """The period before, if the record has a report of its days; else it knows of them what later ones recall."""
    since, until = material.choice.shifted().period
    if not any(since <= day <= until for _, day in material.published):
        return None
    told, _ = behind.without_casualties(record, material.before)
    found = sort(told, since, until)
    held = sums(found.sums, found.counted, behind.places(record, [one.id for one in found.sums]))
    return since, until, found.counted, _whole(found, held, "killed")


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


def _method(record: Record, choice: Choice, material: Material, found: Sorted, about: About) -> Method:
    used = [*found.counted, *found.sums]
    stamps = behind.coders(record, [one.id for one in used])
    return Method(
        material.log, material.newest, ruling_label(choice.ruling) if choice.ruling else None,
        dict(sorted(Counter(ruling_label(one.ruling) for one in used).items())),
        tuple(sorted({one.codebook for one in used})), stamps, about.withheld["names of persons"],
        about.converted.rows["places of aid, health or shelter made coarse"],
        tuple(credit["attribution"] or credit["name"] for credit in credits(about.places)),
    )  # fmt: skip
