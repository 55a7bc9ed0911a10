"""What people said of single accounts, as it stands today: by account, and by incident."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from onrecord.record.lineage import standing
from onrecord.record.undone import undone
from onrecord.record.verdicts import NOTE, REJECT, UNSURE, WRITTEN, Flag

_WHOLE = ("accepted", "corrected")
Fate = tuple[str, tuple[int, ...]]  # holds, replaced, overruled or gone, and the acts that did it


@dataclass(frozen=True, slots=True)
class Note:
    """What a person noted on an account, by which act; ``time`` is UTC, ISO 8601."""

    text: str
    by: str
    time: str
    act: int


@dataclass(frozen=True, slots=True)
class Review:
    """What people's words on an account come to.

    ``state``: accepted, rejected (it does not count), unsure (a person is, or they are at odds), corrected (a person
    wrote it), or empty where there are only notes. ``by``, ``time``, ``act`` and ``why`` are those of the word that it
    follows from, ``None`` and empty where there is none. ``flags`` are those that it puts on the incident, each with
    why.
    """

    state: str
    by: str | None = None
    time: str | None = None
    act: int | None = None
    why: str = ""
    notes: tuple[Note, ...] = ()
    flags: tuple[Flag, ...] = ()


def reviews(connection: Connection, accounts: Collection[str] | None = None) -> dict[str, Review]:
    """By account that stands today, rejected ones too: those on which a word holds, all or those among ``accounts``.

    An account that another has taken the place of is answered for by that one, under its own id as asked.
    """
    if accounts is None:
        return {row["account"]: review for row, review in _reviews(connection, None) if row["account"]}
    now = standing(connection, accounts)
    found = {row["account"]: review for row, review in _reviews(connection, set(now.values()))}
    return {id: found[stands] for id, stands in now.items() if stands in found}


def review_states(connection: Connection, incidents: Collection[str] | None = None) -> dict[str, str]:
    """By incident on whose accounts a word holds: ``accepted`` (all of them accepted or corrected), ``unsure`` (one of
    them is), else ``partly``; of all, or of those among ``incidents``. Those of which nothing was said are left out.

    As quick as there are few of these, however many incidents the record holds.
    """
    named = (
        "SELECT h.incident FROM reviewed d CROSS JOIN incident_accounts h ON h.account = d.account WHERE d.state != ''"
    )
    among = named if incidents is None else "SELECT value FROM json_each(?)"
    query = (
        "SELECT i.incident, r.state, r.flags FROM incident_accounts i LEFT JOIN reviewed r ON r.account = i.account"
        f" WHERE i.incident IN ({among})"
    )
    said: dict[str, list[str]] = defaultdict(list)
    given = () if incidents is None else (json.dumps(sorted(incidents)),)
    for incident, state, flags in connection.exec_driver_sql(query, given):
        said[incident].append("outdated" if "review_outdated" in (flags or "") else state or "")
    return {incident: _whole(states) for incident, states in said.items() if any(states)}


def _whole(states: list[str]) -> str:
    if "unsure" in states:
        return "unsure"
    return "accepted" if all(state in _WHOLE for state in states) else "partly"


def marked(connection: Connection) -> Iterator[tuple[str, Flag]]:
    """The flags that words put on accounts that count."""
    query = "SELECT account, flags FROM reviewed WHERE flags != '[]' AND counts = 1 AND account IS NOT NULL"
    for account, flags in connection.exec_driver_sql(f"{query} ORDER BY account"):
        yield from ((account, (flag, why)) for flag, why in json.loads(flags))


def any_reviewed(connection: Connection) -> bool:
    """Whether a word on a single account holds at all."""
    return connection.exec_driver_sql("SELECT 1 FROM reviewed LIMIT 1").scalar() is not None


def rejected(connection: Connection, accounts: Collection[str]) -> set[str]:
    """Those of ``accounts`` that stand and are rejected."""
    query = "SELECT r.account FROM json_each(?) v CROSS JOIN reviewed r ON r.account = v.value WHERE r.counts = 0"
    return set(connection.exec_driver_sql(query, (json.dumps(sorted(accounts)),)).scalars())


def became(connection: Connection) -> dict[int, list[Fate]]:
    """By act that is a word on single accounts, and was not taken back, what became of it, account by account."""
    query = 'SELECT r.act, r.report, r.position, r.verdict, a."by" FROM reviews r JOIN acts a ON a.seq = r.act'
    rows = connection.exec_driver_sql(f"{query} ORDER BY r.seq").all()
    back = undone(connection, {row.act for row in rows})
    lines: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in rows:
        if row.act not in back:
            lines[row.report, row.position].append(row)
    there = {(report, position) for report, position in connection.exec_driver_sql(_STANDING)}
    own = set(connection.exec_driver_sql(_OWN).scalars())
    found: dict[int, list[Fate]] = defaultdict(list)
    for root, said in lines.items():
        gone = {row.act for row in said if root not in there or (row.verdict in WRITTEN and row.act not in own)}
        for act, fate in _fates(said, gone):
            found[act].append(fate)
    return found


_STANDING = "SELECT report, position FROM reviewed WHERE account IS NOT NULL"
_OWN = (  # acts whose words stand in the newest text of a report
    "SELECT a.act FROM accounts a WHERE a.act IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM reports n WHERE n.supersedes = a.report)"
)


def _fates(said: list[Any], gone: set[int]) -> Iterator[tuple[int, Fate]]:
    """For each word on one line, oldest first, what became of it; an account that a person wrote takes an earlier one's
    place, whoever wrote that."""
    written = [row.act for row in said if row.verdict in WRITTEN and row.act not in gone]
    last = {row.by: row.act for row in said if row.verdict != NOTE}
    behind = [row.act for row in said if last.get(row.by) == row.act and row.verdict not in (REJECT, UNSURE, NOTE)]
    for row in said:
        if row.verdict != NOTE and last[row.by] != row.act:
            yield row.act, ("replaced", (last[row.by],))
        elif row.act in gone:
            yield row.act, ("gone", ())
        elif row.verdict in WRITTEN and row.act != written[-1]:
            yield row.act, ("replaced", (written[-1],))
        else:
            overruled = row.verdict == REJECT and behind
            yield row.act, ("overruled", tuple(behind)) if overruled else ("holds", ())


def _reviews(connection: Connection, accounts: Collection[str] | None) -> Iterator[tuple[Any, Review]]:
    some = None if accounts is None else json.dumps(sorted(accounts))
    columns = 'r.account, r.report, r.position, r.state, r.flags, r.act, a."by", a.time, a.why'
    among = "reviewed r" if some is None else "json_each(?) v CROSS JOIN reviewed r ON r.account = v.value"
    query = f"SELECT {columns} FROM {among} LEFT JOIN acts a ON a.seq = r.act ORDER BY r.account"
    rows = connection.exec_driver_sql(query, () if some is None else (some,)).mappings().all()
    notes = _notes(connection, [(row["report"], row["position"]) for row in rows])
    for row in rows:
        flags = tuple((flag, why) for flag, why in json.loads(row["flags"]))
        told = tuple(notes.get((row["report"], row["position"]), ()))
        yield row, Review(row["state"], row["by"], row["time"], row["act"], row["why"] or "", told, flags)


def _notes(connection: Connection, roots: Collection[tuple[str, int]]) -> dict[tuple[str, int], list[Note]]:
    """The notes that hold, by line, oldest first."""
    query = (
        'SELECT r.report, r.position, a.why, a."by", a.time, a.seq FROM json_each(?) v CROSS JOIN reviews r'
        " ON r.report = json_extract(v.value, '$[0]') AND r.position = json_extract(v.value, '$[1]') AND r.verdict = ?"
        " CROSS JOIN acts a ON a.seq = r.act ORDER BY r.seq"
    )
    rows = connection.exec_driver_sql(query, (json.dumps(sorted(roots)), NOTE)).all()
    gone = undone(connection, {row.seq for row in rows})
    found: dict[tuple[str, int], list[Note]] = {}
    for row in rows:
        if row.seq not in gone:
            found.setdefault((row.report, row.position), []).append(Note(row.why, row.by, row.time, row.seq))
    return found
