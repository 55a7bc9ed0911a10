"""One place that stands several times, made one: its point and id are the first gazetteer's, what English calls it, how
well it is known and its divisions are the codebook's where that knows it.

Places are the same by their number in GeoNames, by a division's code, or where a name of both is the same, their kinds
are alike and their points close. Gazetteers hold many a town twice, a kilometre apart; villages of one name as close to
each other are one as far as any report can say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.places.gazetteer import Entry, opened, places
from onrecord.places.geo import distance

ALIKE = {"settlement": "town", "capital": "town", "neighbourhood": "town", "camp": "town", "admin1": "admin1",
         "admin2": "admin2", "country": "country"}  # fmt: skip
CLOSE_KM = {"town": 6.0, "admin1": 100.0, "admin2": 40.0, "country": 2000.0}
CLOSE_AREA_KM = 30.0
Hits = Sequence[list[Entry]]


def merged(hits: Hits) -> list[Entry]:
    """The places of one name, ``hits`` gazetteer by gazetteer, each place once; the best known first."""
    if not any(hits[:-1]) and not _elsewhere(hits[-1]):
        return hits[-1]
    found: dict[str, Entry] = {}
    for entry in _canonical(hits):
        known = found.get(entry.gid)
        found[entry.gid] = entry if known is None else _joined(known, entry)
    return sorted(_close_joined(found.values()), key=lambda entry: (-entry.prior, entry.gid))


def _elsewhere(entries: list[Entry]) -> bool:
    """Whether other gazetteers than the last have to be asked for its places."""
    return bool(entries) and len(opened()) > 1


def _canonical(hits: Hits) -> Iterable[Entry]:
    """Each hit as the first gazetteer has the place, with what the later ones know of it."""
    for at, entries in enumerate(hits):
        for entry in entries:
            chain = [entry if other == at else same for other in range(len(hits))
                     if (same := entry if other == at else _same(entry, other)) is not None]  # fmt: skip
            whole = chain[0]._replace(how=entry.how)
            for other in chain[1:]:
                whole = _joined(whole, other._replace(how=entry.how))
            yield whole


def _same(entry: Entry, at: int) -> Entry | None:
    """The place in another gazetteer, by its number in GeoNames or its code as a division."""
    other = opened()[at]
    if entry.code is not None:
        found = places(other, "place.code = ? LIMIT 1", entry.code)
    elif entry.geonames is not None and entry.geonames > 0:
        own = "place.id" if other.about.prefix == "geonames" else "geonames"
        found = places(other, f"{own} = ? LIMIT 1", entry.geonames)
    else:
        return None
    return found[0] if found else None


def _joined(first: Entry, other: Entry) -> Entry:
    """The place of ``first`` and what ``other`` adds: all but point and id where only ``other`` is the codebook's; else
    what ``first`` lacks."""
    how = min(first.how, other.how)
    also = tuple(dict.fromkeys(id for id in (*first.also, other.gid, *other.also) if id != first.gid))
    if _settled(other) and not _settled(first) and not _own(first):
        point = (other.lat, other.lon) if first.lat is None else (first.lat, first.lon)
        return other._replace(
            gid=first.gid, source=first.source, lat=point[0], lon=point[1], how=how, also=also,
            radius=first.radius or other.radius, settled=True,
        )  # fmt: skip
    if first.gid == other.gid:
        return first._replace(how=how, also=also)
    lacking = {name: getattr(other, name) for name in _FILLED if getattr(first, name) is None}
    prior = first.prior if _settled(first) else max(first.prior, other.prior)
    return first._replace(**lacking, prior=prior, how=how, also=also)


def _settled(entry: Entry) -> bool:
    return entry.settled or entry.source == opened()[-1].about.name


_FILLED = ("country", "division", "admin1", "admin2", "radius", "population", "geonames", "code")


def _own(entry: Entry) -> bool:
    return any(each.about.own and each.about.name == entry.source for each in opened())


def _close_joined(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, those joined that have like kinds and close points: what the first gazetteer has counts before what
    the others have, and what several have before the rest."""
    order = {each.about.name: at for at, each in enumerate(opened())}
    kept: dict[tuple[str, int, int], list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: (order.get(e.source, 99), not e.also, -e.prior, e.gid)):
        for cell in _cells(entry):
            twin = next((other for other in kept.get(cell, ()) if _twins(other, entry)), None)
            if twin is not None:
                kept[cell][kept[cell].index(twin)] = _joined(twin, entry)
                break
        else:
            kept.setdefault(_cells(entry)[0], []).append(entry)
    return [entry for inside in kept.values() for entry in inside]


def _cells(entry: Entry) -> list[tuple[str, int, int]]:
    """The cell of a degree that the entry lies in, first, and those around it."""
    kind = ALIKE.get(entry.kind, "area")
    lat, lon = (999, 999) if entry.lat is None or entry.lon is None else (int(entry.lat // 1), int(entry.lon // 1))
    steps = sorted(((a, b) for a in (-1, 0, 1) for b in (-1, 0, 1)), key=lambda step: abs(step[0]) + abs(step[1]))
    return [(kind, lat + a, lon + b) for a, b in steps]


def _twins(one: Entry, other: Entry) -> bool:
    """Whether two entries, alike in kind and name, are close enough to be one place."""
    if None in (one.lat, one.lon, other.lat, other.lon):
        return False
    if one.source == other.source and (ALIKE.get(one.kind) != "town" or one.source == opened()[-1].about.name):
        return False
    if one.country and other.country and one.country != other.country:
        return False
    if one.code is not None and other.code is not None:
        return one.code == other.code
    far = distance((one.lat or 0, one.lon or 0), (other.lat or 0, other.lon or 0))
    most = CLOSE_KM.get(ALIKE.get(one.kind, "area"), max(CLOSE_AREA_KM, (one.radius or 0) / 2))
    return far <= most
