"""A person's word on incidents, spelled out as pairs of accounts, or as all accounts of each.

A verdict is said of each account of the one with each of the other, so that a later word of the same person on the same
incidents replaces all of it; ``split`` says "different" of each account taken out with each that stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.record.acts import Pair, judge_pairs
from onrecord.record.anchors import SHORTEST, Named, named
from onrecord.record.book import Record
from onrecord.record.current import filed
from onrecord.record.errors import RecordError
from onrecord.record.reviewing import review
from onrecord.record.schema import accounts
from onrecord.rulings.sources import in_order


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: the act's number, the verb, and the ids that it was said of."""

    number: int
    verb: str
    subject: tuple[str, ...]
    formerly: tuple[tuple[str, str], ...] = ()  # ids of former times that were used, each with the one that answers


def say(record: Record, verdict: str, a: str, b: str, by: str, why: str) -> Said:
    """A person's word that two incidents or accounts, named by the beginnings of their ids, are one, or are not.

    ``RecordError`` where one of them is not there or not one, and where both are, or one is part of the other.
    """
    with record.reading() as connection:
        one, other = (named(connection, record.name, id) for id in (a, b))
        _apart(connection, record.name, one, other)
    subject = tuple(each.incident or each.accounts[0] for each in (one, other))
    number = judge_pairs(record, verdict, verdict, _every(one.accounts, other.accounts), subject, by, why)
    former = tuple((each.formerly, each.incident) for each in (one, other) if each.formerly and each.incident)
    return Said(number, verdict, subject, former)


def split(record: Record, id: str, out: Sequence[str], by: str, why: str) -> Said:
    """Take accounts out of an incident: each is different from each that stays; among themselves the matcher decides.

    An account is named by the beginning of its id, or by its number in ``onrecord show``. ``RecordError`` where one is
    none of the incident, and where none would stay.
    """
    with record.reading() as connection:
        whole = named(connection, record.name, id if id.startswith("I-") else f"I-{id}")
        ordered = in_order(filed(connection, select(accounts).where(accounts.c.id.in_(whole.accounts))))
    every = [one.id for one in ordered]
    taken = list(dict.fromkeys(_one_of(record.name, whole, every, name) for name in out))
    stay = [one for one in every if one not in taken]
    if not stay:
        said = f"these are all accounts of {whole.incident}"
        raise RecordError(record.name, said, "name those that are to be taken out, and leave at least one")
    subject = (str(whole.incident), *taken)
    number = judge_pairs(record, "split", "different", _every(taken, stay), subject, by, why)
    former = ((whole.formerly, str(whole.incident)),) if whole.formerly else ()
    return Said(number, "split", subject, former)


def say_of(record: Record, verdict: str, ids: Sequence[str], by: str, why: str) -> Said:
    """A person's word on all accounts of incidents, as they are now, and on single accounts, named by the beginnings of
    their ids. Errors as ``reviewing.review``, and where one of them is not there or not one."""
    with record.reading() as connection:
        every = [named(connection, record.name, id) for id in ids]
    number = review(record, verdict, [account for one in every for account in one.accounts], by, why)
    subject = tuple(one.incident or one.accounts[0] for one in every)
    return Said(number, verdict, subject, tuple((o.formerly, o.incident) for o in every if o.formerly and o.incident))


def _apart(connection: Connection, name: str, one: Named, other: Named) -> None:
    shared = set(one.accounts) & set(other.accounts)
    if not shared:
        return
    what = one.incident or one.accounts[0]
    if (one.incident is None) == (other.incident is None):
        raise RecordError(name, f"both are {what}", "name two that are not the same")
    incident = one.incident or other.incident
    said = f"account {shared.pop()} is part of incident {incident}"
    raise RecordError(name, said, f"to take it out: onrecord split {incident} ACCOUNT; or name two accounts")


def _one_of(record: str, whole: Named, every: Sequence[str], name: str) -> str:
    """The account of the incident that is meant by a number of ``show`` or the beginning of an id."""
    if name.isdecimal() and 0 < int(name) <= len(every):
        return every[int(name) - 1]
    found = [id for id in every if id.startswith(name)] if len(name) >= SHORTEST else []
    if len(found) != 1:
        said = f"{len(found) or 'none'} of the {len(every)} accounts of {whole.incident} is meant by {name!r}"
        raise RecordError(record, said, f"see their numbers and ids with: onrecord show {whole.incident}")
    return found[0]


def _every(some: Sequence[str], others: Sequence[str]) -> list[Pair]:
    return [(a, b) for a in some for b in others]
