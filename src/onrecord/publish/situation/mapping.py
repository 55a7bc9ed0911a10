"""The map: outlines of land, a disc for each place sized by the killed (dark the least number, light the most), a small
ring where nobody is told to be killed, a scale bar, the names of the gravest places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import cos, radians, sqrt

from onrecord import codebook
from onrecord.places.geo import EARTH_KM
from onrecord.publish import countries
from onrecord.publish.situation.nouns import Spot
from onrecord.publish.situation.outlines import View, borders, land
from onrecord.publish.situation.svg import num, picture, tag, words
from onrecord.publish.situation.words import counted, listed, number, plural

WIDTH, HEIGHT, FOOT = 720.0, 400.0, 40.0
LEAST_SPAN = 2.4  # degrees of latitude that a map shows at least: beyond, these outlines are too coarse
BIGGEST, SMALLEST, RING = 34.0, 3.2, 4.0  # radius of the largest disc, of one killed, of a place without killed
Turn = Callable[[float, float], tuple[float, float]]


def world(id: str, spots: Sequence[Spot], chosen: Sequence[str] = ()) -> str:
    """The map of the spots; ``chosen`` countries (ISO alpha-2) are shaded. There is one spot at least."""
    view = framed(spots)
    turn = _projection(view)
    shaded = {str(countries.numeric(code)).zfill(3) for code in chosen if countries.numeric(code)}
    clip = f'<clipPath id="{id}-clip"><rect x="0" y="0" width="{num(WIDTH)}" height="{num(HEIGHT)}"/></clipPath>'
    parts = [
        clip, f'<g clip-path="url(#{id}-clip)">', tag("rect", "sea", x=0, y=0, width=WIDTH, height=HEIGHT),
        *_ground(view, turn, shaded), *_discs(spots, view, turn), *_names(spots, view, turn), "</g>",
        tag("rect", "frame", x=0.5, y=0.5, width=WIDTH - 1, height=HEIGHT - 1), *_foot(spots, view),
    ]  # fmt: skip
    worst = [f"{spot.name}: {plural(spot.incidents, 'incident')}, killed {counted(spot.killed)}" for spot in spots[:5]]
    return picture(id, WIDTH, HEIGHT + FOOT, "Map of the incidents", f"{listed(worst)}.", parts)


def framed(spots: Sequence[Spot]) -> View:
    """A view with all spots and some ground around them, as wide as the picture is."""
    lats = [spot.latitude for spot in spots]
    west, east = _across([spot.longitude for spot in spots])
    south, north = min(lats), max(lats)
    high = max((north - south) * 1.35, LEAST_SPAN)
    middle = (south + north) / 2
    shrink = max(0.2, cos(radians(middle)))
    wide = max((east - west) * 1.25, high / shrink * WIDTH / HEIGHT)
    high = max(high, wide * shrink * HEIGHT / WIDTH)
    if high > 170:
        high, middle = 170.0, 0.0
    middle = max(-90 + high / 2, min(90 - high / 2, middle))
    centre = (west + east) / 2
    wide = min(wide, 360.0)
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


def _ground(view: View, turn: Turn, shaded: set[str]) -> Iterator[str]:
    wider = View(view.west - 2, max(-90, view.south - 2), view.east + 2, min(90, view.north + 2))
    kinds: dict[str, list[str]] = {"land": [], "chosen": []}
    for code, ring in land(wider):
        if path := _path(ring, turn):
            kinds["chosen" if code in shaded else "land"].append(f"M{path}z")
    yield from (tag("path", kind, d="".join(paths)) for kind, paths in kinds.items() if paths)
    yield tag("path", "border", d="".join(f"M{path}" for line in borders(wider) if (path := _path(line, turn))))


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


def radius(people: int, most: int) -> float:
    """Of a disc whose area is as the number of people."""
    biggest = min(BIGGEST, SMALLEST * sqrt(max(most, 1)))
    return max(SMALLEST, biggest * sqrt(people / max(most, 1))) if people else 0.0


def _discs(spots: Sequence[Spot], view: View, turn: Turn) -> Iterator[str]:
    """The largest first, so that none hides a smaller one."""
    most = max((spot.killed.high for spot in spots), default=0)
    for spot in spots:
        x, y = turn(_seen(spot.longitude, view), spot.latitude)
        dashed = {"stroke_dasharray": "3 2"} if spot.rough else {}
        if not spot.killed.high:
            yield tag("circle", "nobody", cx=x, cy=y, r=RING, **dashed)
            continue
        yield tag("circle", "most", cx=x, cy=y, r=radius(spot.killed.high, most), **dashed)
        if spot.killed.low:
            yield tag("circle", "least", cx=x, cy=y, r=radius(spot.killed.low, most))


def _names(spots: Sequence[Spot], view: View, turn: Turn) -> Iterator[str]:
    """Names of the gravest places, as far as they do not lie over one another."""
    most = max((spot.killed.high for spot in spots), default=0)
    taken: list[tuple[float, float, float]] = []
    for spot in spots:
        x, y = turn(_seen(spot.longitude, view), spot.latitude)
        away = max(RING, radius(spot.killed.high, most)) + 4
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
