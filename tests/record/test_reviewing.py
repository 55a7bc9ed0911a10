"""A person's word on single accounts: what it moves, that it can be taken back, and that no order leaves a trace."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.record import (
    Record,
    RecordError,
    accounts,
    changes,
    coded,
    incidents,
    match,
    review,
    reviews,
    take,
    undo,
    verify,
)
from onrecord.record.judged import judged
from tests.record.made_up import CODER, export, intaken, report
from tests.record.matched import asked, matched, states


def account(record: Record, name: str) -> str:
    return next(one.id for one in accounts(record) if one.report.id == name)


def test_a_rejected_account_counts_no_more_until_the_act_is_undone(record: Record, tmp_path: Path) -> None:
    before, whole = export(tmp_path / "record.db"), matched(record)
    told = [one.id for one in accounts(record) if one.report.id in ("r0003", "r0004", "r0005")]
    number = review(record, "reject", told[:1], "Ada", "a drill")
    matched(record)
    assert len(accounts(record)) == 8
    assert sorted(len(one.accounts) for one in incidents(record)) == [2, 3, 3]
    review(record, "reject", told[1:], "Ada", "that too")
    matched(record)
    assert sorted(len(one.accounts) for one in incidents(record)) == [3, 3]
    assert not any(said.incidents for one, said in coded(record) if one.id in ("r0003", "r0004", "r0005"))
    assert {one.state for one in asked(record).values()} == {"rejected"}
    last = [one for one in changes(record) if one.kind == "removed"][-1]
    assert [cause["verb"] for cause in last.because] == ["reject"]
    undo(record, number, "Ada")
    undo(record, None, "Ada")
    assert matched(record) == whole
    assert export(tmp_path / "record.db") == before
    assert asked(record) == {}


def test_rejection_and_acceptance_are_both_kept_and_flagged(record: Record) -> None:
    one = account(record, "r0000")
    review(record, "reject", [one], "Ada", "a drill")
    review(record, "accept", [one], "Ben")
    matched(record)
    (found,) = [each for each in incidents(record) if one in each.accounts]
    assert "review_conflict" in found.flags
    assert found.why["reviews"] == "Ada says reject (1), Ben says accept (2)"
    assert asked(record)[one].state == "unsure"
    assert states(record) == {found.id: "unsure"}
    review(record, "unsure", [one], "Ada")
    matched(record)
    assert [each.flags for each in incidents(record) if one in each.accounts] == [("review_unsure", "toll_disputed")]
    review(record, "accept", [one], "Ada")
    matched(record)
    assert (asked(record)[one].state, asked(record)[one].by) == ("accepted", "Ada")


def test_an_incident_is_accepted_when_all_its_accounts_are(record: Record) -> None:
    first = incidents(record)[0]
    review(record, "accept", first.accounts[:2], "Ada")
    assert states(record) == {first.id: "partly"}
    review(record, "accept", first.accounts, "Ada")
    assert states(record) == {first.id: "accepted"}
    review(record, "note", first.accounts[:1], "Ben", "ask the bureau for its list")
    assert states(record) == {first.id: "accepted"}
    (note,) = asked(record)[first.accounts[0]].notes
    assert (note.text, note.by, note.act) == ("ask the bureau for its list", "Ben", 3)
    matched(record)


def test_a_word_holds_for_what_continues_its_account(record: Record) -> None:
    one, other = account(record, "r0000"), account(record, "r0001")
    review(record, "reject", [one], "Ada", "a drill")
    review(record, "accept", [other], "Ada")
    told = [replace(report(n), text="Updated. " + report(n).text) for n in range(2)]
    take(record, [intaken(each) for each in told], CODER)
    matched(record)
    assert len(accounts(record)) == 8
    with record.reading() as connection:
        found = reviews(connection, [one, other])
    assert [found[id].state for id in (one, other)] == ["rejected", "accepted"]
    assert not any("review_outdated" in each.flags for each in incidents(record))
    more = replace(told[1], text=told[1].text.replace("3 people", "30 people"))
    assert more.text != told[1].text
    take(record, [intaken(more)], CODER)
    matched(record)
    (flagged,) = [each for each in incidents(record) if "review_outdated" in each.flags]
    assert flagged.why["reviews"] == "Ada says accept (2) of another harm"
    assert states(record) == {flagged.id: "partly"}


def test_what_is_not_there_or_says_nothing_is_refused(record: Record) -> None:
    one = account(record, "r0000")
    with pytest.raises(RecordError, match="there is no account nobody"):
        review(record, "accept", [one, "nobody"], "Ada")
    with pytest.raises(RecordError, match="no account is named to accept"):
        review(record, "accept", [], "Ada")
    with pytest.raises(RecordError, match="the note is empty"):
        review(record, "note", [one], "Ada")
    for verdict, by in (("same", "Ada"), ("accept", "matcher")):
        with pytest.raises(ValueError, match="can't say"):
            review(record, verdict, [one], by)
    assert asked(record) == {}


@pytest.mark.parametrize(
    ("forgery", "check", "what"),
    [
        ("INSERT INTO reviews VALUES (9, 1, '{one}', 'r0001', 0, 'accept')", "reviews", "is not as it was logged"),
        ("INSERT INTO acts VALUES (9, 'reject', '[]', NULL, 'Ada', '', '')", "acts", "is not as it was logged"),
        ("UPDATE reviewed SET counts = 1", "reviews", "is not what people's words make it"),
        ("DELETE FROM reviewed", "reviews", "is not what people's words make it"),
    ],
)
def test_forged_rows_are_found(record: Record, tmp_path: Path, forgery: str, check: str, what: str) -> None:
    one = account(record, "r0000")
    review(record, "reject", [one], "Ada", "a drill")
    match(record)
    with sqlite3.connect(tmp_path / "record.db") as connection:
        connection.execute(forgery.format(one=one))
    faults = verify(record)
    assert [fault.what for fault in faults if fault.check == check and what in fault.what]


def test_what_became_of_each_word_is_told(record: Record) -> None:
    first, second, _ = incidents(record)
    review(record, "reject", first.accounts[:1], "Ada", "a drill")
    review(record, "accept", first.accounts[:1], "Ben")
    review(record, "accept", second.accounts, "Ada")
    review(record, "unsure", second.accounts[:1], "Ada", "page 3 is blurred")
    review(record, "note", second.accounts[:1], "Ada", "seen")
    undo(record, None, "Ben")
    found = [(one.act.verb, one.state, one.by) for one in judged(record)]
    assert found == [
        ("reject", "holds", ()), ("accept", "taken back", (6,)), ("accept", "holds in part", (4,)),
        ("unsure", "holds", ()), ("note", "holds", ()), ("undo", "holds", ()),
    ]  # fmt: skip
    undo(record, 6, "Ben")
    assert judged(record)[0].state == "overruled"
    quiet = replace(report(0), text="Nothing to report today.")
    take(record, [intaken(quiet)], CODER)
    match(record)
    assert [one.state for one in judged(record)][:2] == ["gone", "gone"]
