"""The map: outlines of land, a disc for each place sized by the killed (dark the least number, light the most), a small
ring where nobody is told to be killed, a scale bar, the names of the gravest places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, radians, sqrt

from onrecord import codebook
from onrecord.places.geo import EARTH_KM
from onrecord.publish import countries
from onrecord.publish.outlines import Box, Ring, View, borders, land, mainland, names
from onrecord.publish.situation.nouns import Spot
from onrecord.publish.situation.svg import num, picture, tag, words
from onrecord.publish.situation.words import counted, listed, number, plural

WIDTH, HEIGHT, FOOT = 720.0, 400.0, 40.0
LEAST_SPAN = 4.0  # degrees of latitude that a map shows at least: nearer, these outlines are too coarse
CROWD = 60  # places from which on marks are smaller
FEW = 3  # countries chosen that are shown whole
BIGGEST, SMALLEST, RING = 34.0, 3.2, 4.0  # radius of the largest disc, of one killed, of a place without killed
Turn = Callable[[float, float], tuple[float, float]]


def world(id: str, spots: Sequence[Spot], chosen: Sequence[str] = ()) -> str:
    """The map of the spots, of which there is one at least; ``chosen`` countries (ISO alpha-2) are shaded and, where
    they are few, wholly in view."""
    shaded = [str(countries.numeric(code)).zfill(3) for code in chosen if countries.numeric(code)]
    view = framed(spots, [box for code in shaded[:FEW] if (box := mainland(code))])
    turn = _projection(view)
    clip = f'<clipPath id="{id}-clip"><rect x="0" y="0" width="{num(WIDTH)}" height="{num(HEIGHT)}"/></clipPath>'
    parts = [
        clip, f'<g clip-path="url(#{id}-clip)">', tag("rect", "sea", x=0, y=0, width=WIDTH, height=HEIGHT),
        *_ground(view, turn, set(shaded), spots), *_discs(spots, view, turn), *_names(spots, view, turn), "</g>",
        tag("rect", "frame", x=0.5, y=0.5, width=WIDTH - 1, height=HEIGHT - 1), *_foot(spots, view),
    ]  # fmt: skip
    worst = [f"{spot.name}: {plural(spot.incidents, 'incident')}, killed {counted(spot.killed)}" for spot in spots[:5]]
    return picture(id, WIDTH, HEIGHT + FOOT, "Map of the incidents", f"{listed(worst)}.", parts)


def framed(spots: Sequence[Spot], boxes: Sequence[Box] = ()) -> View:
    """A view with all spots and boxes and some ground around them, as wide as the picture is."""
    lats = [spot.latitude for spot in spots] + [degrees for box in boxes for degrees in (box[1], box[3])]
    west, east = _across([spot.longitude for spot in spots] + [x for box in boxes for x in (box[0], box[2])])
    south, north = min(lats), max(lats)
    room = 1.1 if boxes else 1.35
    high = max((north - south) * room, LEAST_SPAN)
    middle = (south + north) / 2
    shrink = max(0.2, cos(radians(middle)))
    wide = max((east - west) * room, high / shrink * WIDTH / HEIGHT)
    high = max(high, wide * shrink * HEIGHT / WIDTH)
    if high > 170:
        high, middle = 170.0, 0.0
    middle = max(-90 + high / 2, min(90 - high / 2, middle))
    centre, wide = (west + east) / 2, min(wide, 360.0)
    return View(centre - wide / 2, middle - high / 2, centre + wide / 2, middle + high / 2)


def _across(longitudes: Sequence[float]) -> tuple[float, float]:
    """The shortest stretch with all of them, beyond 180 where it crosses the date line."""
    every = sorted(set(longitudes))
    gaps = [(every[(at + 1) % len(every)] - one) % 360 or 360.0 for at, one in enumerate(every)]
    widest = max(range(len(every)), key=lambda at: gaps[at])
    west = every[(widest + 1) % len(every)]
    return west, west + 360 - gaps[widest]


def _projection(view: View) -> Turn:
    """Degrees to the picture: equidistant along the middle's parallel and the meridians."""
    shrink = cos(radians(view.middle[0]))
    scale = min(WIDTH / ((view.east - view.west) * max(shrink, 0.2)), HEIGHT / (view.north - view.south))
    x0, y0 = view.middle[1], view.middle[0]

    def turn(longitude: float, latitude: float) -> tuple[float, float]:
        return WIDTH / 2 + (longitude - x0) * max(shrink, 0.2) * scale, HEIGHT / 2 - (latitude - y0) * scale

    return turn


def _ground(view: View, turn: Turn, shaded: set[str], spots: Sequence[Spot]) -> Iterator[str]:
    wider = View(view.west - 2, max(-90, view.south - 2), view.east + 2, min(90, view.north + 2))
    kinds: dict[str, list[str]] = {"land": [], "chosen": []}
    largest: dict[str, tuple[float, float, float]] = {}
    fine = (view.north - view.south) / HEIGHT  # degrees of a point of the picture
    for one in land(wider, fine):
        if path := _path(one.ring, turn):
            kinds["chosen" if one.code in shaded else "land"].append(f"M{path}z")
            largest[one.code] = max(largest.get(one.code, (0.0, 0.0, 0.0)), _middle(one.ring, view, turn))
    yield from (tag("path", kind, d="".join(paths)) for kind, paths in kinds.items() if paths)
    yield tag("path", "border", d="".join(f"M{path}" for line in borders(wider, fine) if (path := _path(line, turn))))
    yield from _country_names(largest, [turn(_seen(spot.longitude, view), spot.latitude) for spot in spots])


def _middle(ring: Ring, view: View, turn: Turn) -> tuple[float, float, float]:
    """The area of a part of land that is seen, in the picture's units, and its middle."""
    points = [turn(min(max(x, view.west), view.east), min(max(y, view.south), view.north)) for x, y in ring]
    crosses = [(one[0] * two[1] - two[0] * one[1], one, two) for one, two in pairwise([*points, points[0]])]
    area = sum(cross for cross, _, _ in crosses) / 2
    if abs(area) < 1:
        return 0.0, 0.0, 0.0
    x, y = (sum(cross * (one[at] + two[at]) for cross, one, two in crosses) / (6 * area) for at in (0, 1))
    return abs(area), x, y


def _country_names(
    largest: Mapping[str, tuple[float, float, float]], spots: Sequence[tuple[float, float]]
) -> Iterator[str]:
    """Names of the countries that take a good part of the picture, where no spot is under them."""
    known = names()
    for code, (area, x, y) in sorted(largest.items()):
        half = 4.2 * len(known.get(code, ""))
        free = not any(abs(x - left) < half + 30 and abs(y - top) < 18 for left, top in spots)
        if (
            half
            and area > max(WIDTH * HEIGHT / 60, half * 40)
            and free
            and half < x < WIDTH - half
            and 12 < y < HEIGHT - 12
        ):
            yield words(
                x, y + 4, known[code].upper(), "country", text_anchor="middle", font_size="9.5", letter_spacing="1"
            )


def _path(points: Sequence[tuple[float, float]], turn: Turn) -> str:
    """A path's steps, those too small to be seen left out; nothing of what is smaller than a dot."""
    kept: list[tuple[float, float]] = []
    for longitude, latitude in points:
        x, y = turn(longitude, latitude)
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > 1.0:
            kept.append((x, y))
    if len(kept) < 2:
        return ""
    return "L".join(f"{x:.1f} {y:.1f}" for x, y in kept)


def radius(people: int, most: int, spots: int = 1) -> float:
    """Of a disc whose area is as the number of people; smaller where there are many."""
    biggest = min(BIGGEST if spots < CROWD else BIGGEST * 0.6, SMALLEST * sqrt(max(most, 1)))
    return max(SMALLEST, biggest * sqrt(people / max(most, 1))) if people else 0.0


def _discs(spots: Sequence[Spot], view: View, turn: Turn) -> Iterator[str]:
    """Places without killed below, then the largest first, so that none hides a smaller one."""
    most, many = max((spot.killed.high for spot in spots), default=0), len(spots)
    for spot in sorted(spots, key=lambda spot: bool(spot.killed.high)):
        x, y = turn(_seen(spot.longitude, view), spot.latitude)
        dashed = {"stroke_dasharray": "3 2"} if spot.rough else {}
        if not spot.killed.high:
            yield tag("circle", "nobody", cx=x, cy=y, r=RING if many < CROWD else RING * 0.6, **dashed)
            continue
        yield tag("circle", "most", cx=x, cy=y, r=radius(spot.killed.high, most, many), **dashed)
        if spot.killed.low:
            yield tag("circle", "least", cx=x, cy=y, r=radius(spot.killed.low, most, many))


def _names(spots: Sequence[Spot], view: View, turn: Turn) -> Iterator[str]:
    """Names of the gravest places, as far as they do not lie over one another."""
    most = max((spot.killed.high for spot in spots), default=0)
    taken: list[tuple[float, float, float]] = []
    for spot in spots:
        x, y = turn(_seen(spot.longitude, view), spot.latitude)
        away = max(RING, radius(spot.killed.high, most, len(spots))) + 4
        wide = 6.2 * len(spot.name)
        left = x + away + wide > WIDTH - 4
        start = x - away - wide if left else x + away
        if len(taken) >= codebook.table("situation")["places"] or any(
            abs(y - other) < 13 and start < end and begin < start + wide for begin, end, other in taken
        ):
            continue
        taken.append((start, start + wide, y))
        yield words(x - away if left else x + away, y + 4, spot.name, "halo", text_anchor="end" if left else "start")


def _seen(longitude: float, view: View) -> float:
    """The longitude as the view counts it."""
    return longitude + 360 * round((view.middle[1] - longitude) / 360)


def _foot(spots: Sequence[Spot], view: View) -> Iterator[str]:
    """The scale bar and what the marks mean."""
    y = HEIGHT + 22
    across = EARTH_KM * radians(view.east - view.west) * cos(radians(view.middle[0]))
    per_km = WIDTH / across
    km = next(step for step in (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5) if step * per_km <= 130 or step == 5)
    yield tag("path", "axis", d=f"M2 {y - 5:.1f}v5h{km * per_km:.1f}v-5")
    yield words(km * per_km + 8, y, f"{number(km)} km", "soft", font_size="10")
    x = 250.0
    for kind, size, text, dashed in _legend(spots):
        yield tag("circle", kind, cx=x, cy=y - 4, r=size, **dashed)
        yield words(x + size + 5, y, text, "soft", font_size="10")
        x += size * 2 + 16 + 5.4 * len(text)


def _legend(spots: Sequence[Spot]) -> Iterator[tuple[str, float, str, dict[str, str]]]:
    if any(spot.killed.low for spot in spots):
        yield "least", 6.0, "killed, at least", {}
    if any(spot.killed.high > spot.killed.low for spot in spots):
        yield "most", 8.0, "at most", {}
    if any(not spot.killed.high for spot in spots):
        yield "nobody", RING, "no number of killed", {}
    if any(spot.rough for spot in spots):
        yield "most", 8.0, "dashed: only about there", {"stroke_dasharray": "3 2"}
