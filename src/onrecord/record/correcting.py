"""What a person writes in place of what the coder wrote, or beside it: a new account, signed. Nothing is lost by it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, func, select

from onrecord import codebook
from onrecord.coding.flags import to_see
from onrecord.linking import MATCHER
from onrecord.model import Account
from onrecord.record.acts import add_act
from onrecord.record.book import Record
from onrecord.record.checking import check
from onrecord.record.continuing import Line, continued
from onrecord.record.differing import differing
from onrecord.record.errors import RecordError
from onrecord.record.lineage import Laid, Root, lines, standing
from onrecord.record.reviewing import add_reviews, around, known
from onrecord.record.rows import Place, account_of, report_of, written_row
from onrecord.record.schema import Row, accounts, acts, codings, lineage, reports
from onrecord.record.verdicts import WRITTEN
from onrecord.record.written import write
from onrecord.rulings.incident import incident_id

PERSON = "person"  # in ``Account.by``: who gave the value
CORRECT, CONTRIBUTE = WRITTEN
_STAGED = (
    "type", "status", "background", "aggregate", "when", "place", "perpetrators", "targets", "weapons", "harm",
    "attribution",
)  # fmt: skip


def correct(record: Record, account: str, value: Account, by: str, why: str) -> tuple[int, str]:
    """Write what an account should say as a new version beside it; gives the act's number and the new account's id.

    It takes the account's place with the next match, until the act is undone, and stays when the report is coded anew.
    ``Unfit`` where a value's words don't stand in the report or it is none of the codebook's, naming its field;
    ``RecordError`` where the account is none that stands (another version took its place meanwhile), and where the
    value says nothing else.
    """
    _named(by)
    with record.writing() as connection:
        row = _standing(connection, record.name, account)
        before, text = account_of(row), _text(connection, row["report"])
        check(record.name, value, text)
        signed = _signed(before, value)
        if replace(value, by=before.by, sure=before.sure, flags=before.flags) == before:
            raise RecordError(record.name, f"account {account} says just that", "to confirm it, accept it")
        (root,) = known(connection, record.name, [account]).values()
        place = _beside(connection, row)
        return _write(connection, record.actor, CORRECT, [account], _Own(place, root, signed), by, why)


def contribute(record: Record, report: str, value: Account, by: str, why: str) -> tuple[int, str]:
    """Write an account that the coder missed; gives the act's number and the account's id. Errors as ``correct``, and
    where the report is not there, has a newer version, or was never coded."""
    _named(by)
    with record.writing() as connection:
        place = _after(connection, record.name, report)
        check(record.name, value, text := _text(connection, report))
        fresh = Line("", (place.report, place.position), text, value)
        gone = continued(_gone(connection, report), [fresh]).get("")
        own = _Own(place, gone.root if gone else fresh.root, _signed(None, value), gone.account if gone else None)
        return _write(connection, record.actor, CONTRIBUTE, [report], own, by, why)


@dataclass(frozen=True, slots=True)
class _Own:
    """What a person wrote, where it is filed, whose account it is, and which one of before it continues, if any."""

    place: Place
    root: Root
    value: Account
    continues: str | None = None

    def laid(self, id: str) -> Laid:
        """Its place in the line of accounts, where that is not plain."""
        told = {"account": id, "continues": self.continues, "report": self.root[0], "position": self.root[1]}
        begins = self.place.replaces is None and self.continues is None
        anchors = [{"id": incident_id(self.root), "account": id}] if begins else []
        return Laid([] if self.root == (self.place.report, self.place.position) else [told], anchors)


def _write(
    connection: Connection, actor: str, verb: str, subject: list[str], own: _Own, by: str, why: str
) -> tuple[int, str]:
    number = (connection.scalar(select(func.max(acts.c.seq))) or 0) + 1
    row = written_row(own.place, by, number, own.value)
    touched = {row["id"], *(around(connection, subject) if verb == CORRECT else ())}
    add_act(connection, actor, verb, [*subject, row["id"]], by, why, touched=touched)
    write(connection, actor, [row], own.laid(row["id"]), row["id"])
    add_reviews(connection, actor, number, verb, {row["id"]: own.root})
    return number, row["id"]


def _named(by: str) -> None:
    if by == MATCHER or not by.strip():
        raise ValueError(f"{by!r} can't write an account: a person does")


def _standing(connection: Connection, name: str, account: str) -> Row:
    """The account's row; ``RecordError`` where it is not what stands for its line."""
    known(connection, name, [account])
    now = standing(connection, [account]).get(account)
    if now is None:
        said = f"account {account} stands no more: the newest text of its report, or its newest coding, lacks it"
        raise RecordError(name, said, "look at the report as it is now")
    if now != account:
        said = f"account {account} has another in its place by now, {now}"
        raise RecordError(name, said, "look at that one, and correct it if it is still wrong")
    return dict(connection.execute(select(accounts).where(accounts.c.id == account)).mappings().one())


def _gone(connection: Connection, report: str) -> list[Line]:
    """The lines of the report's versions for which no account stands now: the coder told them once."""
    key = connection.scalar(select(reports.c.key).where(reports.c.id == report)) or ""
    every = lines(connection, [key]).get(key, [])
    there = standing(connection, [line.account for line in every])
    return [line for line in every if line.account not in there]


def _text(connection: Connection, report: str) -> str:
    row: Any = connection.execute(select(reports).where(reports.c.id == report)).mappings().one()
    return report_of(row).coded_text


def _signed(before: Account | None, value: Account) -> Account:
    """The value with what a person gave marked so, no chance claimed for it, and the flags that follow from it."""
    fields = differing(before, value) if before else [name for name in _STAGED if getattr(value, name)]
    own = [name for name in fields if name in _STAGED]
    by = {**value.by, **dict.fromkeys(own, PERSON)}
    sure = {name: chance for name, chance in value.sure.items() if name not in own}
    seen = {"place": ("place_conflict", "place_ambiguous"), "when": ("when_inherited", "when_relative")}
    dropped = {flag for name, flags in seen.items() if name in own for flag in flags}
    flags = [flag for flag in value.flags if flag not in dropped]
    flags += [flag for flag in to_see(value.place, value.when, False) if flag in dropped]
    return replace(value, by=by, sure=sure, flags=tuple(flags))


def _beside(connection: Connection, row: Row) -> Place:
    """After the newest version, whether it counts or was taken back."""
    beside = (accounts.c.coding == row["coding"], accounts.c.position == row["position"])
    query = select(accounts.c.id, accounts.c.version).where(*beside).order_by(accounts.c.version.desc()).limit(1)
    last = connection.execute(query).one()
    return Place(row["report"], row["coding"], codebook.VERSION, row["position"], last.version + 1, last.id)


def _after(connection: Connection, name: str, report: str) -> Place:
    """In the report's newest coding, at a position that no line of accounts is known by."""
    newer = connection.scalar(select(reports.c.id).where(reports.c.supersedes == report))
    if newer is not None:
        raise RecordError(name, f"report {report} has a newer version, {newer}", "add the account to that one")
    coding = connection.scalar(
        select(codings.c.id).where(codings.c.report == report).order_by(codings.c.seq.desc()).limit(1)
    )
    if coding is None:
        raise RecordError(name, f"there is no report {report}", "see the reports with: onrecord show")
    tables = (accounts, lineage)
    taken = [connection.scalar(select(func.max(t.c.position)).where(t.c.report == report)) for t in tables]
    position = max(-1 if one is None else one for one in taken) + 1
    return Place(report, coding, codebook.VERSION, position)
