"""What is unsure, said first-class: sentences with their counts, none where there is nothing to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord import codebook
from onrecord.publish.situation.nouns import Situation
from onrecord.publish.situation.words import day, listed, number, plural, span
from onrecord.rulings import Incident

GRADES = {
    "single": ("rests on a single outlet", "rest on a single outlet"),
    "copied": ("is told by several outlets that repeat one word", "are told by several outlets that repeat one word"),
    "own_claim": ("is told only by a party to it", "are told only by a party to them"),
    "contested": ("is denied by a source, or laid to another", "are denied by a source, or laid to others"),
}  # by the corroboration: of one incident, and of several


def doubts(one: Situation) -> tuple[str, ...]:
    """Tolls, word and witness, days and places, then what was there to read."""
    return tuple(told for part in (_tolls, _word, _apart, _days, _late, _places, _reading) for told in part(one))


def _tolls(one: Situation) -> Iterator[str]:
    killed, every = one.killed, len(one.sorted.counted) + len(one.sums)
    if killed.wordy:
        words = _vague(one)
        quoted = f" (the sources say {listed(words, 'or')})" if words else ""
        told = f"{_share(killed.wordy, every, 'tells', 'tell')} of people killed without giving a number{quoted}"
        yield f"{told}; no number was put in its place."
    if killed.open:
        told = _share(killed.open, every, "gives", "give")
        yield f"{told} only a least number of killed: the total has no upper bound."
    if one.casualties:
        yield f"{plural(one.casualties, 'incident')} told with casualties, who may be wounded: not counted as killed."
    if disputed := sum("toll_disputed" in held.flags for held in one.sorted.counted):
        yield f"In {plural(disputed, 'incident')} the sources dispute the toll."


def _vague(one: Situation) -> list[str]:
    """The words that stand for a number, the most frequent first."""
    held = (*one.sorted.counted, *(each.incident for each in one.sums))
    tolls = [toll for each in held if (toll := each.toll("killed")) and toll.low is None and toll.high is None]
    return [f"“{word}”" for word, _ in Counter(toll.vague for toll in tolls if toll.vague).most_common(4)]


def _word(one: Situation) -> Iterator[str]:
    """On whose word the incidents stand."""
    grades, every = Counter(held.corroboration for held in one.sorted.counted), len(one.sorted.counted)
    for grade, verbs in GRADES.items():
        if many := grades[grade]:
            yield f"{_share(many, every, *verbs)}."


def _apart(one: Situation) -> Iterator[str]:
    told = [f"{number(len(some))} {status}" for status, some in one.sorted.apart.items() if some]
    if told:
        is_ = _are(sum(map(len, one.sorted.apart.values())), "incident is", "incidents are")
        yield f"{listed(told)} {is_} in no number here and listed apart."
    if inside := sum(bool(held.within) for held in one.sums):
        it = _are(inside, "it", "them")
        yield f"{plural(inside, 'sum')} may hold the same people as a larger sum: nothing was added for {it}."


def _days(one: Situation) -> Iterator[str]:
    if rough := len(one.sorted.rough):
        told = (
            f"{plural(rough, 'incident')} {_are(rough, 'is', 'are')} dated so roughly that {_are(rough, 'it', 'they')}"
        )
        yield f"{told} may lie outside the period: not counted, listed apart."
    if many := one.undated:
        has = _are(many, "has", "have")
        yield f"{plural(many, 'incident')} of this choice {has} no day at all and may be of the period: not counted."
    if assumed := sum(held.when.assumed for held in one.sorted.counted):
        yield f"For {plural(assumed, 'incident')} no report gives the day: it is taken from that of the first report."


def _late(one: Situation) -> Iterator[str]:
    """How late incidents are told of, and from which day on that leaves the count unfinished."""
    late, share = one.delay, codebook.table("situation")["delay"]["most"]
    if late.half is None or late.most is None:
        yield f"How late incidents are told of can't be said from {plural(late.of, 'dated incident')}."
        return
    told = f"Half of the incidents were first reported {_within(late.half)}, {share:.0%} {_within(late.most)}"
    if one.growing is not None:
        yield f"{told}: from {day(one.growing)} on, more is likely to be told yet."
    else:
        yield f"{told}."


def _within(days: int) -> str:
    return f"within {plural(days, 'day')}" if days else "on their own day"


def _places(one: Situation) -> Iterator[str]:
    if many := one.off_map:
        told = f"{plural(many, 'incident')} {_are(many, 'is', 'are')} placed no nearer than a country"
        yield f"{told}, or in places that contradict each other: not on the map."
    if nobody := sum(not _doers(held) for held in one.sorted.counted):
        yield f"For {number(nobody)} of {plural(len(one.sorted.counted), 'incident')} no report tells who did it."


def _doers(one: Incident) -> bool:
    return any(party.kind != "unknown" or party.name for party in one.perpetrators)


def _reading(one: Situation) -> Iterator[str]:
    runs, every = one.coverage.without, (one.until - one.since).days + 1
    without = sum((last - first).days + 1 for first, last in runs)
    if without:
        longest = max(runs, key=lambda run: run[1] - run[0])
        stretch = f", {span(*longest)} at a stretch" if longest[0] < longest[1] else ""
        yield f"The record holds no report published on {number(without)} of the {plural(every, 'day')}{stretch}."
        yield "Days without reports are not days without incidents."
    if one.method.newest and one.until > one.method.newest:
        yield f"The newest report of the record is of {day(one.method.newest)}: nothing can be known of later days."


def _share(count: int, every: int, one: str, many: str) -> str:
    """ "1 of 4 incidents rests", "16 of 22 incidents (73%) rest"."""
    share = f" ({count / every:.0%})" if every >= codebook.table("situation")["per_cent_from"] else ""
    return f"{number(count)} of {plural(every, 'incident')}{share} {_are(count, one, many)}"


def _are(count: int, one: str, many: str) -> str:
    return one if count == 1 else many
