"""One item of the review: an incident with everything that is needed to decide on it, on one screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from onrecord import codebook
from onrecord.desk.beside import Row, side_by_side
from onrecord.desk.review_telling import Telling, telling
from onrecord.desk.review_twins import Twin, twins
from onrecord.desk.review_words import ago
from onrecord.desk.seen import seen
from onrecord.record import Record, Told, incident
from onrecord.record.log import head
from onrecord.record.reviewed import Review, reviews
from onrecord.rulings import Incident
from onrecord.terms import EFFECTS

STATES = {"accepted": "accepted", "rejected": "rejected", "unsure": "called unsure:", "corrected": "corrected"}


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag of the incident in words: what it means, and what in this incident it is about."""

    name: str
    says: str
    why: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said of accounts of the incident, by which act: ``verb`` in the past tense, accounts by number."""

    act: int
    by: str
    verb: str
    why: str
    time: str
    accounts: tuple[int, ...]

    @property
    def ago(self) -> str:
        return ago(self.time)


@dataclass(frozen=True, slots=True)
class Item:
    """``seen`` and ``at`` say what this shows, and a decision carries them back: the hash of the incident, and the
    number of the record's newest log entry. ``tellings`` are the accounts laid open, ``folded`` how many are not."""

    told: Told
    seen: str
    at: int
    rows: tuple[Row, ...]
    tellings: tuple[Telling, ...]
    folded: int
    flags: tuple[Flag, ...]
    words: tuple[Word, ...]
    states: Mapping[str, str]
    twins: tuple[Twin, ...]

    @property
    def one(self) -> Incident:
        return self.told.incident


def item(record: Record, id: str, person: str, whole: bool) -> Item:
    """The item of an incident; ``whole``: with all its accounts laid open. ``RecordError`` where there is none."""
    with record.reading() as connection:
        number, _ = head(connection)
    told = incident(record, id)
    with record.reading() as connection:
        said = reviews(connection, [one.id for one in told.accounts])
    columns, rows = side_by_side(told)
    states = {id: review.state for id, review in said.items()}
    most = len(columns) if whole else open_at_first()
    open_first = sorted(columns, key=lambda column: states.get(column.filed.id, "") in ("accepted", "corrected"))
    shown = {column.number for column in open_first[:most]}
    return Item(
        told, seen(told), number, tuple(row for row in rows if row.settled or any(cell.values for cell in row.cells)),
        tuple(telling(column) for column in columns if column.number in shown), len(columns) - len(shown),
        flags(told.incident, said), words(told, said), states, tuple(twins(record, told, person)),
    )  # fmt: skip


def open_at_first() -> int:
    """How many accounts are laid open before a person asks for all."""
    return int(codebook.table("review")["accounts"])


ABOUT = {
    "toll_disputed": EFFECTS, "status_contested": ("status",), "place_conflict": ("place",),
    "place_disputed": ("place",), "place_ambiguous": ("place",), "date_disputed": ("when",), "date_assumed": ("when",),
    "judgements_conflict": ("judgements",), "judgement_unsure": ("judgements",), "single_source": ("corroboration",),
}  # fmt: skip  # a flag -> the entries of ``Incident.why`` that say more of it


def flags(one: Incident, said: Mapping[str, Review]) -> tuple[Flag, ...]:
    """The most urgent first."""
    table: dict[str, Any] = codebook.table("review")
    first, aside = table["first"], table["aside"]
    own = {flag: why for review in said.values() for flag, why in review.flags}
    order = [name for name in (*first, *one.flags, *aside) if name in one.flags]
    found = (_why(one, name, own.get(name, "")) for name in dict.fromkeys(order))
    return tuple(
        Flag(name, first.get(name) or aside.get(name, ""), why, name not in aside)
        for name, why in zip(dict.fromkeys(order), found, strict=True)
    )


def _why(one: Incident, name: str, own: str) -> str:
    told = [own] if own else [one.why[field] for field in ABOUT.get(name, ()) if one.why.get(field)]
    return "; ".join(told)


def words(told: Told, said: Mapping[str, Review]) -> tuple[Word, ...]:
    """People's words on the accounts of an incident, oldest first, each act once."""
    by_act: dict[int, list[int]] = defaultdict(list)
    what: dict[int, tuple[str, str, str, str]] = {}
    for number, filed in enumerate(told.accounts, 1):
        for act, one in _acts(said.get(filed.id)):
            by_act[act].append(number)
            what[act] = one
    return tuple(Word(act, *what[act], tuple(by_act[act])) for act in sorted(what))


def _acts(review: Review | None) -> Sequence[tuple[int, tuple[str, str, str, str]]]:
    if review is None:
        return ()
    found = [(note.act, (note.by, "noted", note.text, note.time)) for note in review.notes]
    if review.act is not None and review.by and review.time and review.state in STATES:
        found.append((review.act, (review.by, STATES[review.state], review.why, review.time)))
    return found


def edited(report: str, account: str, back: str) -> str:
    """The address of the form in which an account is corrected; it leads back to ``back``."""
    return f"/reports/{quote(report, safe='')}?{urlencode({'account': account, 'next': back})}#edit"
