"""A person's word on single accounts: whether what the coder wrote down is what the report says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, insert

from onrecord.linking import MATCHER
from onrecord.record.acts import add_act
from onrecord.record.book import Record
from onrecord.record.errors import RecordError
from onrecord.record.lineage import Root, roots, standing
from onrecord.record.log import Event, append
from onrecord.record.schema import Row, reviews
from onrecord.record.settling import settle
from onrecord.record.verdicts import VERDICTS


def review(record: Record, verdict: str, accounts: Sequence[str], by: str, why: str = "") -> int:
    """Add a person's word on accounts as one act, and give its number; the incidents change with the next match.

    ``verdict`` is ``accept``, ``reject`` (it does not count, until the act is undone), ``unsure`` (it counts, flagged)
    or ``note`` (``why`` is kept beside it, nothing else). A later word of the same person takes an earlier one's place,
    but for notes. ``ValueError`` for another verdict and for the matcher's name, ``RecordError`` where no account is
    named, where the record lacks one, and for a note that says nothing.
    """
    if by == MATCHER or verdict not in VERDICTS:
        raise ValueError(f"{by!r} can't say {verdict!r}: a person says {', '.join(VERDICTS)}")
    ids = list(dict.fromkeys(accounts))
    if not ids:
        raise RecordError(record.name, f"no account is named to {verdict}", "see the accounts with: onrecord show")
    if verdict == "note" and not why.strip():
        raise RecordError(record.name, "the note is empty", "say in it what the next reader should know")
    with record.writing() as connection:
        lines = known(connection, record.name, ids)
        number = add_act(connection, record.actor, verdict, ids, by, why, touched=around(connection, ids))
        add_reviews(connection, record.actor, number, verdict, lines)
    return number


def known(connection: Connection, name: str, ids: Collection[str]) -> dict[str, Root]:
    """The roots of accounts, in the order of ``ids``; ``RecordError`` naming the record where it lacks one."""
    lines = roots(connection, ids)
    for id in ids:
        if id not in lines:
            raise RecordError(name, f"there is no account {id}", "see the accounts with: onrecord show")
    return {id: lines[id] for id in ids}


def around(connection: Connection, ids: Collection[str]) -> set[str]:
    """Accounts, and those that stand for them now."""
    return {*ids, *standing(connection, ids).values()}


def add_reviews(connection: Connection, actor: str, act: int, verdict: str, lines: dict[str, Root]) -> None:
    """Write and log a word on accounts, given with their roots, and bring up what follows for their lines."""
    rows: list[Row] = [
        {"act": act, "account": id, "report": root[0], "position": root[1], "verdict": verdict}
        for id, root in lines.items()
    ]
    connection.execute(insert(reviews), rows)
    append(connection, actor, [Event("review", row["account"], row) for row in rows])
    settle(connection, set(lines.values()))
