"""Whose word on which two accounts stands: of each person's words on a pair the last that was not taken back.

A word holds for what continues its accounts too. "different" outranks "same", whoever says it; "unsure" moves nothing
(the matcher goes on as it would) but marks the incidents, and replaces the person's own earlier word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from onrecord.linking import MATCHER, Judgement
from onrecord.record import reviewed
from onrecord.record.acts import Pair
from onrecord.record.lineage import Root, present, roots
from onrecord.record.schema import judgements
from onrecord.record.undone import undone
from onrecord.record.verdicts import FLAGS
from onrecord.rulings import Incident

CONFLICT = "judgements_conflict"  # people's words can't all hold
UNSURE = "judgement_unsure"


@dataclass(frozen=True, slots=True)
class Word:
    """A person's word on a pair, by which act, and what became of it.

    ``now`` are the accounts that count today, the smaller id first, ``None`` where one of them is gone. ``state`` is
    ``holds``, ``taken back``, ``replaced`` (by the same person's later word) or ``gone``; ``by_act`` the act that did.
    """

    judgement: Judgement
    act: int | None
    now: Pair | None
    state: str
    by_act: int | None = None


def words(connection: Connection) -> list[Word]:
    """All that people said of pairs, in its order."""
    rows = connection.execute(select(judgements).where(judgements.c.by != MATCHER).order_by(judgements.c.seq)).all()
    ids = {id for row in rows for id in (row.a, row.b)}
    whose, counts = roots(connection, ids), present(connection, ids)
    gone = undone(connection, {row.act for row in rows if row.act is not None})
    later: dict[tuple[Root, Root, str], int | None] = {}
    found = []
    for row in reversed(rows):
        one, other = sorted((whose[row.a], whose[row.b]))
        key = (one, other, row.by)
        said = Judgement(row.a, row.b, row.verdict, row.by, row.score, row.why)
        if row.act in gone:
            found.append(Word(said, row.act, None, "taken back", gone[row.act]))
            continue
        now = _pair(counts.get(row.a), counts.get(row.b))
        state = "replaced" if key in later else "holds" if now else "gone"
        found.append(Word(said, row.act, now, state, later.get(key)))
        later.setdefault(key, row.act)
    return found[::-1]


def _pair(one: str | None, other: str | None) -> Pair | None:
    return (min(one, other), max(one, other)) if one and other else None


def people(connection: Connection) -> list[Judgement]:
    """What people hold of accounts that count, as linking is to honour it: same and different, by pair and person."""
    holding = [(word.judgement, word.now) for word in words(connection) if _stands(word)]
    said = [replace(one, a=now[0], b=now[1]) for one, now in holding if now is not None]
    return sorted((one for one in said if one.verdict != "unsure"), key=lambda one: (one.pair, one.by))


def _stands(word: Word) -> bool:
    return word.state == "holds"


@dataclass(frozen=True, slots=True)
class Mark:
    """What people's words leave on an account, and so on its incident: a flag, and the words in a sentence."""

    flag: str
    why: str


def marks(connection: Connection) -> dict[str, tuple[Mark, ...]]:
    """By account: that people are unsure of it, that their words on it can't all hold, or that it is another by now."""
    standing = [word for word in words(connection) if _stands(word)]
    found: dict[str, list[Mark]] = defaultdict(list)
    for word in standing:
        if word.judgement.verdict == "unsure":
            for account in word.now or ():
                found[account].append(Mark(UNSURE, _told([word])))
    for accounts, against in _conflicts(standing):
        for account in accounts:
            found[account].append(Mark(CONFLICT, _told(against)))
    for account, flag in reviewed.marked(connection):
        found[account].append(Mark(*flag))
    return {account: tuple(dict.fromkeys(some)) for account, some in found.items()}


def marked(incident: Incident, marks: Mapping[str, Sequence[Mark]]) -> Incident:
    """The incident with the flags that its accounts' marks put on it, and why."""
    own = dict.fromkeys(mark for account in incident.accounts for mark in marks.get(account, ()))
    if not own:
        return incident
    flags = sorted({*incident.flags, *(mark.flag for mark in own)})
    why = dict(incident.why)
    for name, some in (("judgements", (CONFLICT, UNSURE)), ("reviews", FLAGS)):
        if told := {mark.why for mark in own if mark.flag in some}:
            why[name] = "; ".join(sorted(told))
    return replace(incident, flags=tuple(flags), why=why)


def conflicting(standing: Sequence[Word]) -> list[tuple[Word, list[Word]]]:
    """Each "different" that stands against "same"s, with the "same"s that would put its pair together."""
    joined = [word for word in standing if word.judgement.verdict == "same" and word.now]
    group = _groups([word.now for word in joined if word.now])
    found = []
    for word in standing:
        if word.judgement.verdict == "different" and word.now:
            a, b = (group.get(account) for account in word.now)
            if a is not None and a == b:
                found.append((word, [one for one in joined if one.now and group[one.now[0]] == a]))
    return found


def _conflicts(standing: Sequence[Word]) -> Iterable[tuple[set[str], list[Word]]]:
    """The accounts in each conflict, and the words against each other in it."""
    for word, against in conflicting(standing):
        yield {account for one in against for account in one.now or ()}, [*against, word]


def _groups(pairs: Iterable[Pair]) -> dict[str, str]:
    """For each account in ``pairs`` one that stands for all that they join it with."""
    members: dict[str, list[str]] = {}
    group: dict[str, str] = {}
    for pair in pairs:
        for account in pair:
            members.setdefault(group.setdefault(account, account), [account])
        one, other = sorted((group[account] for account in pair), key=lambda name: -len(members[name]))
        if one != other:
            moved = members.pop(other)
            members[one] += moved
            group |= dict.fromkeys(moved, one)
    return group


def _told(some: Sequence[Word]) -> str:
    """ "Ada says same (3), Ben says different (5)"."""
    said = dict.fromkeys((word.judgement.by, word.judgement.verdict, word.act) for word in some)
    return ", ".join(f"{by} says {verdict}" + (f" ({act})" if act else "") for by, verdict, act in said)
