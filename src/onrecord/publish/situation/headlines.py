"""The headline sentences: made of the figures, each true of the record and claiming no more than it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord import codebook
from onrecord.publish.situation.nouns import Row, Situation, Tally
from onrecord.publish.situation.tables import ELSEWHERE
from onrecord.publish.situation.tallies import of, total
from onrecord.publish.situation.words import listed, number, people, plural, span

MANY = 2  # a place is where most happened only with so many incidents


def headlines(one: Situation, where: str) -> tuple[str, ...]:
    """What happened; how it compares; where; what changed most. ``where``: the area after a noun, "in Iraq"."""
    return tuple(
        re.sub(" +", " ", told).strip()
        for told in (_count(one, where), _before(one), _where(one), _changed(one))
        if told
    )


def _count(one: Situation, where: str) -> str:
    counted = len(one.sorted.counted)
    days = f"{'on' if one.since == one.until else 'from'} {span(one.since, one.until)}"
    if not counted and not one.killed.told:
        read = plural(one.coverage.reports, "report")
        told = f"The record holds no incident {where} {days} that this report counts. It holds {read} of these days"
        return f"{told}; that none tells of one is no proof that nothing happened."
    recorded = f"{plural(counted, 'incident')} {'is' if counted == 1 else 'are'} recorded {where} {days}"
    return f"{recorded}{_killed(one)}. {_sums(one)} {_numberless(one.killed)} {_other_harm(one)}"


def _killed(one: Situation) -> str:
    if not one.killed.told:
        return "; none tells of anyone killed"
    if not one.killed.numbered:
        return ""
    are = "is" if _persons(one.killed) == "person" else "are"
    return f", in which {people(one.killed)} {_persons(one.killed)} {are} reported killed"


def _persons(tally: Tally) -> str:
    return "person" if tally.low == tally.high == 1 and not tally.open else "people"


def _numberless(killed: Tally) -> str:
    if not killed.wordy:
        return ""
    if killed.wordy == 1:
        return "One of the incidents tells of people killed without a number, and is in no sum."
    return f"{number(killed.wordy)} of the incidents tell of people killed without a number, and are in no sum."


def _sums(one: Situation) -> str:
    """What only sums tell of, which would else be missing or counted twice."""
    beyond = total(held.killed for held in one.sums)
    if not beyond.numbered or not beyond.high:
        return ""
    single = of(one.sorted.counted, "killed")
    few = sum(1 for held in one.sums if held.killed.told)
    sums = "a toll" if few == 1 else "tolls"
    apart = f", {people(single)} incident by incident" if single.numbered else ""
    return f"Of these, {people(beyond)} are told only in {sums} over several incidents together{apart}."


def _other_harm(one: Situation) -> str:
    """The other effects that have a number."""
    told = [
        f"{people(harm.whole)} {harm.effect}" for harm in one.harms if harm.effect != "killed" and harm.whole.numbered
    ]
    return f"Also reported: {listed(told)}." if told else ""


def _before(one: Situation) -> str:
    """Against the period before, as long as this one; nothing where there was nothing to read."""
    many = (one.until - one.since).days + 1
    days = f"{plural(many, 'day')} before" if many > 1 else "day before"
    if one.before is None:
        return f"No comparison can be made with the {days}: the record holds no report published then."
    first, last, incidents, killed = one.before
    now, then = len(one.sorted.counted), len(incidents)
    had = plural(then, "incident") if then else "no incident"
    when = f"{'In' if many > 1 else 'On'} the {days} ({span(first, last)})"
    told = f"{when} the record has {had}{_then_killed(then, killed)}."
    compared = f"{_more(now, then)} {_more_killed(one.killed, killed)}" if then or killed.told else ""
    return f"{told} {compared} {_reading(one, now, then)}"


def _then_killed(then: int, killed: Tally) -> str:
    if not then and not killed.told:
        return ""
    if not killed.told:
        return " and nobody reported killed"
    return f", with {people(killed)} reported killed" if killed.numbered else ", and tells of killed without a number"


def _more(now: int, then: int) -> str:
    if now == then:
        return "That is as many."
    word = "more" if now > then else "fewer"
    changed = abs(now - then) / then if then >= codebook.table("situation")["per_cent_from"] else 0.0
    share = f" ({changed:.0%})" if changed >= 0.01 else ""
    return f"That is {number(abs(now - then))} {word} in this period{share}."


def _more_killed(now: Tally, then: Tally) -> str:
    """More or fewer killed only where the ranges leave no doubt of it."""
    if not (now.told or then.told):
        return ""
    vague_now, vague_then = now.wordy or now.open, then.wordy or then.open
    if not vague_then and now.low > then.high:
        return "More people are reported killed than before."
    if not vague_now and now.high < then.low:
        return "Fewer people are reported killed than before."
    if not (vague_now or vague_then) and now.low == now.high == then.low == then.high:
        return "As many people are reported killed as before."
    return "Whether more or fewer were killed than before can't be said: the tolls are ranges, or lack a number."


def _reading(one: Situation, now: int, then: int) -> str:
    """A warning where there was more, or less, to read in the same direction."""
    reports, before = one.coverage.reports, one.coverage.before
    share = codebook.table("situation")["coverage_change"]
    if now == then or not before or abs(reports - before) < share * before or (reports > before) != (now > then):
        return ""
    return (f"The record also holds {'more' if reports > before else 'fewer'} reports of these days "
            f"({number(reports)} against {number(before)}): the change may be one of what was read.")  # fmt: skip


def _where(one: Situation) -> str:
    """The division with most incidents, and that with most killed where its range stands above all others'."""
    known = [row for row in one.areas if row.name != ELSEWHERE and row.incidents]
    if len(known) < 2 or known[0].incidents < MANY:
        return ""
    most = [row for row in known if row.incidents == known[0].incidents]
    if len(most) > 3:
        return ""
    names, each = listed([_place(row, known) for row in most]), " each" if len(most) > 1 else ""
    if len(most) == len(known):
        return f"{names} have {plural(most[0].incidents, 'incident')}{each}."
    share = f"{number(most[0].incidents)}{each} of {number(len(one.sorted.counted))}"
    deadliest = "" if any(held.killed.told for held in one.sums) else _deadliest(one.areas, most)
    return f"More incidents were recorded in {names} ({share}) than in any other division{deadliest}."


def _deadliest(known: Sequence[Row], most: Sequence[Row]) -> str:
    worst = max(known, key=lambda row: row.killed.low)
    if worst.name == ELSEWHERE:
        return ""
    others = [row.killed for row in known if row is not worst]
    if not worst.killed.low or any(other.high >= worst.killed.low or other.open or other.wordy for other in others):
        return ""
    if list(most) == [worst]:
        return f", which also has most people reported killed ({people(worst.killed)})"
    return f"; most people are reported killed in {_place(worst, known)} ({people(worst.killed)})"


def _changed(one: Situation) -> str:
    """The division whose number of incidents rose most, and that where it fell most."""
    if one.before is None or not one.before[2]:
        return ""
    least = codebook.table("situation")["changed_from"]
    moved = [(row.incidents - (row.before or 0), row) for row in one.areas if row.name != ELSEWHERE]
    told = [words for up in (1, -1) if (words := _moved([(up * by, row) for by, row in moved], least, up))]
    return f"The number of recorded incidents {' and '.join(told)}." if told else ""


def _moved(moved: Sequence[tuple[int, Row]], least: int, up: int) -> str:
    most = max((by for by, _ in moved), default=0)
    rows = [row for by, row in moved if by == most]
    if most < least or len(rows) > 2:
        return ""
    places = listed(
        [
            f"{_place(row, [other for _, other in moved])} (from {number(row.before or 0)} to {number(row.incidents)})"
            for row in rows
        ]
    )
    return f"{'rose' if up > 0 else 'fell'} most in {places}"


def _place(row: Row, among: Sequence[Row]) -> str:
    """The division's name, with its country where there are several."""
    return f"{row.name} ({row.part})" if len({other.part for other in among}) > 1 else row.name
