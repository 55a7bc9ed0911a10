"""A situation put in words and pictures: what the page and the PDF print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from onrecord.publish.signs import on_one_line
from onrecord.publish.situation import charts, grids, listing, mapping, read
from onrecord.publish.situation.choice import Choice, area, filters, within
from onrecord.publish.situation.doubts import doubts
from onrecord.publish.situation.headlines import headlines
from onrecord.publish.situation.methods import methods
from onrecord.publish.situation.nouns import Situation, Spot
from onrecord.publish.situation.sheet import Key, Picture, Sheet
from onrecord.publish.situation.words import counted, day, number, plural, span

Say = Callable[[str], str]
UNITS = {"day": "day", "week": "week (Monday to Sunday)", "month": "month", "year": "year"}


def printed(one: Situation, choice: Choice, say: Say = str) -> Sheet:
    """The sheet; ``say`` puts the names on the map so that the fonts at hand can show them."""
    return Sheet(
        "Situation report", area(choice), span(one.since, one.until), _asof(one, choice),
        tuple(f"{name.replace('_', ' ')}: {value}" for name, value in filters(choice)), keys(one),
        headlines(one, within(choice)), doubts(one), _charts(one), _map(one, choice, say), grids.ledger(one),
        grids.all_tables(one), read.coverage(one), listing.listings(one), read.families(one), methods(one, choice),
        choice.command(), f"/situation?{choice.query()}",
    )  # fmt: skip


def _asof(one: Situation, choice: Choice) -> str:
    """The day that it speaks of: the one given, else that of the record's newest entry, so that bytes do not depend on
    the clock."""
    if choice.asof:
        return f"as of {day(choice.asof)}"
    log = one.method.log
    return f"record as of {day(date.fromisoformat(log.time[:10]))}" if log else "empty record"


def keys(one: Situation) -> tuple[Key, ...]:
    """Incidents, then each effect that is told of, then what was read."""
    made = [Key(number(len(one.sorted.counted)), "incidents recorded", _sums(one))]
    for harm in one.harms[:4]:
        whole = harm.whole
        note = f"{plural(whole.wordy, 'incident')} without a number" if whole.wordy else ""
        made.append(Key(counted(whole), f"reported {harm.effect}", note))
    outlets = sum(1 for outlet in one.coverage.outlets if outlet.reports)
    return (
        *made,
        Key(number(one.coverage.reports), "reports published in the period", f"by {plural(outlets, 'outlet')}"),
    )


def _sums(one: Situation) -> str:
    return f"and {plural(len(one.sums), 'sum')} over several" if one.sums else ""


def _charts(one: Situation) -> tuple[Picture, ...]:
    if not one.sorted.counted and not one.killed.told:
        return ()
    late = " Grey ground: days so young that more is likely to be told of them." if one.growing else ""
    rough = f" {plural(one.unplaced_in_bins, 'incident')} dated too roughly for a bar." if one.unplaced_in_bins else ""
    made = []
    if one.sorted.counted:
        svg = charts.by_type("by-type", one.bins, one.by)
        made.append(Picture("by-type", f"Incidents by event type, by {UNITS[one.by]}", svg, _alt(svg),
                            f"One scale for all rows.{late}{rough}", grids.of_bins(one)))  # fmt: skip
    if one.killed.told:
        svg = charts.killed("killed", one.bins, one.by)
        note = (f"Dark: at least so many. Light: at most so many. Arrow: no source gives a most. Question mark: people "
                f"killed, no number.{late}{rough}")  # fmt: skip
        made.append(
            Picture(
                "killed", f"People reported killed, by {UNITS[one.by]}", svg, _alt(svg), note, grids.killed_bins(one)
            )
        )
    return tuple(made)


def _map(one: Situation, choice: Choice, say: Say) -> Picture | None:
    if not one.spots:
        return None
    named = [Spot(s.latitude, s.longitude, say(on_one_line(s.name)), s.incidents, s.killed, s.rough) for s in one.spots]
    svg = mapping.world("map", named, choice.of("country"))
    off = (
        f" {plural(one.off_map, 'incident')} not on the map: placed no nearer than a country, or in contradiction."
        if one.off_map
        else ""
    )
    note = (f"The area of a disc is as the number of people killed.{off} Outlines: Natural Earth; they and the names "
            "shown are no statement on the status of any territory.")  # fmt: skip
    return Picture("map", "Where", svg, _alt(svg), note, grids.of_spots(one))


def _alt(svg: str) -> str:
    """What the picture says of itself, for who does not see it."""
    from html import unescape

    title, desc = (svg.split(f"<{name} ", 1)[1].split(">", 1)[1].split("<", 1)[0] for name in ("title", "desc"))
    return unescape(f"{title}. {desc}")
