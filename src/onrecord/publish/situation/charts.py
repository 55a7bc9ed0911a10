"""The trend charts: incidents over time, one row an event type; people killed, each bar its range from least to most.

Shapes and places tell things apart, never colour alone: they read the same in greyscale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil, floor, log10

from onrecord.publish.situation.bins import named
from onrecord.publish.situation.nouns import Bin
from onrecord.publish.situation.svg import picture, tag, words
from onrecord.publish.situation.words import counted, event_type, number, plural, span

WIDTH, LEFT, RIGHT = 720.0, 186.0, 26.0
ROW, GAP = 34.0, 12.0  # height of an event type's bars, and between rows
TALL = 150.0  # height of the killed


def by_type(id: str, bins: Sequence[Bin], by: str) -> str:
    """Small bars of one scale, a row an event type, most incidents first."""
    totals: Counter[str] = Counter()
    for one in bins:
        totals.update(one.types)
    names = [name for name, _ in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))]
    top = max((many for one in bins for many in one.types.values()), default=1)
    base = 14 + len(names) * (ROW + GAP)
    parts = _young(bins, 6, base)
    rows = (part for at, name in enumerate(names) for part in _row(bins, name, totals, at, top))
    title = f"Incidents by event type, by {by}"
    desc = "; ".join(f"{event_type(name)} {number(totals[name])}" for name in names) or "none"
    told = f"{desc}. The tallest bar is {plural(top, 'incident')}."
    return picture(id, WIDTH, base + _foot(bins, by), title, told, (*parts, *rows, *_axis(bins, by, base)))


def killed(id: str, bins: Sequence[Bin], by: str) -> str:
    """A bar from nothing to the least number, dark, on to the most, light; an arrow where no source gives a most; a
    question mark where incidents tell of killed and give no number."""
    top = _nice(max((one.killed.high for one in bins), default=0))
    floor_y = 22 + TALL
    scale = TALL / top
    parts = [*_young(bins, 6, floor_y), *_levels(top, scale, floor_y)]
    for at, one in enumerate(bins):
        parts += _bar(bins, at, one, scale, floor_y)
    parts += _axis(bins, by, floor_y)
    worst = max(bins, key=lambda one: one.killed.high, default=None)
    most = (
        f"Most in {span(worst.start, worst.end)}: {counted(worst.killed)}." if worst and worst.killed.numbered else ""
    )
    title = f"People reported killed, by {by}"
    return picture(id, WIDTH, floor_y + _foot(bins, by), title, f"Each bar is a range. {most}", parts)


def _row(bins: Sequence[Bin], name: str, totals: Counter[str], at: int, top: int) -> Iterator[str]:
    base = 14 + at * (ROW + GAP) + ROW
    yield tag("line", "rule", x1=LEFT, y1=base, x2=WIDTH - RIGHT, y2=base)
    yield words(LEFT - 10, base - 12, event_type(name), text_anchor="end", font_weight="bold")
    yield words(LEFT - 10, base + 1, plural(totals[name], "incident"), "soft", text_anchor="end", font_size="10")
    for place, one in enumerate(bins):
        if many := one.types.get(name, 0):
            x, wide = _slot(bins, place)
            tall = max(1.5, many / top * ROW)
            yield tag("rect", "solid", x=x, y=base - tall, width=wide, height=tall)
            if wide >= 12:
                yield words(x + wide / 2, base - tall - 2.5, number(many), "soft", text_anchor="middle", font_size="9")


def _bar(bins: Sequence[Bin], at: int, one: Bin, scale: float, base: float) -> list[str]:
    x, wide = _slot(bins, at)
    toll, made, top = one.killed, [], base - one.killed.high * scale
    if toll.high > toll.low:
        made.append(tag("rect", "range", x=x, y=top, width=wide, height=(toll.high - toll.low) * scale))
    if toll.low:
        made.append(tag("rect", "solid", x=x, y=base - toll.low * scale, width=wide, height=toll.low * scale))
    middle = x + wide / 2
    if toll.open:
        made.append(tag("path", "solid", d=f"M{middle - 4:.1f} {top - 2:.1f}h8l-4 -7z"))
    if toll.numbered and wide >= 20:
        made.append(
            words(middle, top - (11 if toll.open else 3), _short(one), "soft", text_anchor="middle", font_size="9")
        )
    if toll.wordy:
        lift = 22 if toll.numbered and wide >= 20 else 11 if toll.open else 3
        made.append(words(middle, top - lift, "?", text_anchor="middle", font_weight="bold"))
    return made


def _short(one: Bin) -> str:
    toll = one.killed
    if toll.open:
        return f"{number(toll.low)}+"
    return number(toll.low) if toll.low == toll.high else f"{number(toll.low)}–{number(toll.high)}"


def _slot(bins: Sequence[Bin], at: int) -> tuple[float, float]:
    """Left edge and width of a bar."""
    each = (WIDTH - LEFT - RIGHT) / max(1, len(bins))
    wide = min(each * 0.72, 46.0)
    return LEFT + at * each + (each - wide) / 2, wide


def _young(bins: Sequence[Bin], top: float, base: float) -> Iterator[str]:
    """A ground behind the last days, of which more is likely to be told yet."""
    first = next((at for at, one in enumerate(bins) if one.growing), None)
    if first is None:
        return
    each = (WIDTH - LEFT - RIGHT) / len(bins)
    x = LEFT + first * each
    yield tag("rect", "young", x=x, y=top, width=WIDTH - RIGHT - x, height=base - top)
    yield words(WIDTH - RIGHT, top + 9, "may still grow", "soft", text_anchor="end", font_size="9", font_style="italic")


def _levels(top: int, scale: float, base: float) -> Iterator[str]:
    step = max(1, top // 4) if top % 4 == 0 or top < 4 else max(1, top // 5)
    for level in range(0, top + 1, step):
        y = base - level * scale
        yield tag("line", "rule", x1=LEFT, y1=y, x2=WIDTH - RIGHT, y2=y)
        yield words(LEFT - 8, y + 3.5, number(level), "soft", text_anchor="end", font_size="10")


def _foot(bins: Sequence[Bin], by: str) -> float:
    """The height of the names below: one line or two."""
    two = by == "month" or (by != "year" and len({one.start.year for one in bins}) > 1)
    return 34.0 if two else 20.0


def _axis(bins: Sequence[Bin], by: str, base: float) -> Iterator[str]:
    """The base line and the names of the stretches, as many as there is room for."""
    yield tag("line", "axis", x1=LEFT, y1=base, x2=WIDTH - RIGHT, y2=base)
    each = (WIDTH - LEFT - RIGHT) / max(1, len(bins))
    every = max(1, ceil(46 / each))
    years = len({one.start.year for one in bins}) > 1
    for at in range(0, len(bins), every):
        x, wide = _slot(bins, at)
        yield tag("line", "axis", x1=x + wide / 2, y1=base, x2=x + wide / 2, y2=base + 3)
        for line, text in enumerate(named((bins[at].start, bins[at].end), by, years)):
            yield words(x + wide / 2, base + 14 + 12 * line, text, "soft", text_anchor="middle", font_size="10")


def _nice(most: int) -> int:
    """The end of the scale: the least of 1, 2, 5 times a power of ten that holds all."""
    if most <= 4:
        return max(1, most)
    power = int(10 ** floor(log10(most)))
    return next(step * power for step in (1, 2, 3, 4, 5, 6, 8, 10) if step * power >= most)
