"""What a record holds once it is matched, and that it is the same however it came about."""

from __future__ import annotations

from sqlalchemy import select

from onrecord.linking import Filed
from onrecord.plain import plain
from onrecord.record import Record, Review, accounts, match, review_states, reviews, verify
from onrecord.record.log import canonical
from onrecord.record.matching import derive
from onrecord.record.schema import incidents

PAIRS = """SELECT x.account, y.account, l.score
    FROM links l JOIN link_accounts x ON x.n = l.a JOIN link_accounts y ON y.n = l.b"""


def state(record: Record) -> tuple[dict[str, str], set[tuple[str, str, float]]]:
    """The stored incidents' bytes, and the pairs."""
    with record.reading() as connection:
        stored = dict(connection.execute(select(incidents.c.id, incidents.c.json)).tuples().all())
        found = connection.exec_driver_sql(PAIRS).all()
    return stored, {(*sorted((a, b)), score) for a, b, score in found}  # type: ignore[misc]


def relinked(record: Record) -> dict[str, str]:
    """The incidents after a match, which is what they derive to and what a match anew gives too."""
    match(record)
    piecemeal = state(record)
    with record.reading() as connection:
        assert piecemeal[0] == {one.id: canonical(plain(one)) for one in derive(connection)}
    again = match(record, anew=True)
    assert (again.added, again.changed, again.removed) == (0, 0, 0)
    assert state(record) == piecemeal
    return piecemeal[0]


def matched(record: Record) -> dict[str, str]:
    """The same, and the record is whole."""
    found = relinked(record)
    assert verify(record) == []
    return found


def told(record: Record, name: str) -> Filed:
    """The one account that counts of a report, whatever its version."""
    (found,) = (one for one in accounts(record) if one.report.id.startswith(name))
    return found


def tolls(record: Record, name: str) -> list[int | None]:
    return [harm.low for harm in told(record, name).account.harm]


def asked(record: Record) -> dict[str, Review]:
    with record.reading() as connection:
        return reviews(connection)


def states(record: Record) -> dict[str, str]:
    with record.reading() as connection:
        return review_states(connection)
