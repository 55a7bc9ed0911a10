"""What a person writes counts in place of what the coder wrote, and can be taken back; what cannot stand is refused."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.record import (
    Record,
    RecordError,
    Unfit,
    accounts,
    changes,
    coded,
    contribute,
    correct,
    incidents,
    match,
    review,
    take,
    undo,
    verify,
)
from onrecord.record import matching as _matching
from onrecord.record.judged import judged
from tests.record.made_up import CODER, export, intaken, killed, report
from tests.record.matched import asked, matched, told, tolls


def test_a_correction_counts_until_it_is_undone(record: Record, tmp_path: Path) -> None:
    before, whole = export(tmp_path / "record.db"), matched(record)
    one = told(record, "r0000")
    number, id = correct(record, one.id, killed(one.account, 5), "Ada", "the list has five names")
    matched(record)
    now = told(record, "r0000")
    assert (now.id, now.root, now.account.harm[0].low) == (id, one.root, 5)
    assert now.account.by == {"harm": "person"}
    assert asked(record)[id].state == "corrected"
    assert (asked(record)[id].by, asked(record)[id].why) == ("Ada", "the list has five names")
    assert [said.incidents[0].harm[0].low for each, said in coded(record) if each.id == "r0000"] == [5]
    (change,) = [each for each in changes(record) if each.because and "judgement" in each.because[0]]
    assert [(cause["judgement"], cause["verb"]) for cause in change.because] == [(number, "correct")]
    undo(record, None, "Ada")
    assert matched(record) == whole
    assert export(tmp_path / "record.db") == before
    undo(record, 2, "Ada")
    matched(record)
    assert told(record, "r0000").id == id


def test_corrections_follow_one_another(record: Record) -> None:
    one = told(record, "r0000")
    first, second = correct(record, one.id, killed(one.account, 5), "Ada", "five names"), None
    with pytest.raises(RecordError, match=rf"account {one.id} has another in its place by now, {first[1]}"):
        correct(record, one.id, killed(one.account, 6), "Ben", "six")
    second = correct(record, first[1], killed(one.account, 6), "Ben", "six names")
    matched(record)
    assert tolls(record, "r0000") == [6]
    (found,) = [each for each in incidents(record) if second[1] in each.accounts]
    assert "review_outdated" in found.flags
    assert found.why["reviews"] == "Ada says correct (1) of another harm"
    assert [(each.state, each.by) for each in judged(record)] == [("replaced", (2,)), ("holds", ())]
    undo(record, second[0], "Ben")
    matched(record)
    assert tolls(record, "r0000") == [5]
    third = correct(record, first[1], killed(one.account, 7), "Ben", "seven")
    matched(record)
    assert tolls(record, "r0000") == [7]
    undo(record, first[0], "Ada")
    matched(record)
    assert told(record, "r0000").id == third[1], "what was built on a version outlives it"


def test_a_contribution_is_an_account_like_any_other(record: Record) -> None:
    one, whole = told(record, "r0001"), matched(record)
    missed = replace(one.account, type="armed_clash", event_type="battles", harm=())
    number, id = contribute(record, "r0001", missed, "Ada", "the fight that came before")
    matched(record)
    assert len(accounts(record)) == 10
    own = next(each for each in accounts(record) if each.id == id)
    assert (own.root, own.position) == (("r0001", 1), 1)
    assert own.beside == 1
    assert asked(record)[id].state == "corrected"
    undo(record, number, "Ada")
    assert matched(record) == whole


def test_who_rejects_a_correction_is_at_odds_with_who_wrote_it(record: Record) -> None:
    one = told(record, "r0000")
    _, id = correct(record, one.id, killed(one.account, 5), "Ada", "five names")
    review(record, "reject", [id], "Ben", "another week")
    matched(record)
    (found,) = [each for each in incidents(record) if id in each.accounts]
    assert "review_conflict" in found.flags
    review(record, "reject", [id], "Ada", "so it is")
    matched(record)
    assert asked(record)[id].state == "rejected"
    assert not any(id in each.accounts for each in incidents(record))


@pytest.mark.parametrize(
    ("field", "spoil"),
    [
        ("harm[0].span", lambda v: replace(v, harm=(replace(v.harm[0], text="9 people were killed by raiders"),))),
        ("place.span", lambda v: replace(v, place=replace(v.place, span=(0, 9999)))),
        ("type", lambda v: replace(v, type="raid")),
        ("event_type", lambda v: replace(v, event_type="battles")),
        ("status", lambda v: replace(v, status="maybe")),
        ("evidence", lambda v: replace(v, evidence=())),
        ("harm[0].effect", lambda v: replace(v, harm=(replace(v.harm[0], effect="wounded"),))),
        ("harm[0].high", lambda v: killed(v, 5, 3)),
        ("harm[0].low", lambda v: killed(v, -1)),
        ("harm[0].low", lambda v: killed(v, "5")),
        ("harm[0].who.kind", lambda v: replace(v, harm=(replace(v.harm[0], who=replace(v.harm[0].who, kind="us")),))),
        ("perpetrators[0].kind", lambda v: replace(v, perpetrators=(replace(v.perpetrators[0], kind="bad"),))),
        ("place.latitude", lambda v: replace(v, place=replace(v.place, latitude=91.0))),
        ("place.country", lambda v: replace(v, place=replace(v.place, country="Iraq"))),
        ("place.precision", lambda v: replace(v, place=replace(v.place, precision="street"))),
        ("when.precision", lambda v: replace(v, when=replace(v.when, precision="hour"))),
        ("when.end", lambda v: replace(v, when=replace(v.when, start=v.when.end.replace(year=2030)))),
    ],
)  # fmt: skip
def test_a_value_that_cannot_stand_is_refused_by_its_field(record: Record, field: str, spoil: object) -> None:
    one = told(record, "r0000")
    with pytest.raises(Unfit) as caught:
        correct(record, one.id, spoil(one.account), "Ada", "a slip")  # type: ignore[operator]
    assert caught.value.field == field
    assert caught.value.reason.startswith(f"{field}: ")
    assert caught.value.next_step
    assert verify(record) == []
    assert judged(record) == []


def test_what_says_nothing_else_or_is_not_there_is_refused(record: Record) -> None:
    one = told(record, "r0000")
    with pytest.raises(RecordError, match=r"says just that.*accept it"):
        correct(record, one.id, one.account, "Ada", "")
    with pytest.raises(RecordError, match="there is no account nobody"):
        correct(record, "nobody", one.account, "Ada", "")
    with pytest.raises(RecordError, match="there is no report r9999"):
        contribute(record, "r9999", one.account, "Ada", "")
    take(record, [intaken(replace(report(0), text="Updated. " + report(0).text))], CODER)
    with pytest.raises(RecordError, match="report r0000 has a newer version, r0000-"):
        contribute(record, "r0000", one.account, "Ada", "")
    for write in (lambda: correct(record, one.id, one.account, "matcher", ""),
                  lambda: contribute(record, "r0001", one.account, " ", "")):  # fmt: skip
        with pytest.raises(ValueError, match="can't write an account"):
            write()


@pytest.mark.parametrize("verb", ["correct", "contribute", "review", "undo"])
def test_a_stop_in_between_leaves_nothing_half_written(
    record: Record, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = told(record, "r0000")
    review(record, "unsure", [one.id], "Ada")
    match(record)
    before = matched(record), judged(record)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.record.reviewing.settle", stop)
    monkeypatch.setattr("onrecord.record.acts.settle", stop)
    act = {
        "correct": lambda: correct(record, one.id, killed(one.account, 5), "Ada", ""),
        "contribute": lambda: contribute(record, "r0001", told(record, "r0001").account, "Ada", ""),
        "review": lambda: review(record, "reject", [one.id], "Ada"),
        "undo": lambda: undo(record, None, "Ada"),
    }[verb]
    with pytest.raises(KeyboardInterrupt):
        act()
    monkeypatch.undo()
    assert (matched(record), judged(record)) == before
    assert _matching.match(record).changed == 0


@pytest.mark.parametrize(
    ("forgery", "what"),
    [
        (
            "INSERT INTO accounts SELECT 'f' || substr(id, 2), coding, report, position, codebook, coder, 9, id, type,"
            ' country, start, "end", latitude, longitude, json, act FROM accounts WHERE act = 1',
            "was never logged",
        ),
        (
            "INSERT INTO accounts SELECT 'f' || substr(id, 2), coding, report, position, codebook, coder, 9, id, type,"
            ' country, start, "end", latitude, longitude, json, NULL FROM accounts WHERE act = 1',
            "was never logged",
        ),
        (
            "DROP TRIGGER accounts_no_update; UPDATE accounts SET json = replace(json, '5', '6') WHERE act = 1",
            "was changed since it was logged",
        ),
        ("DROP TRIGGER accounts_no_delete; DELETE FROM accounts WHERE act = 1", "was logged, but is gone"),
    ],
)
def test_forged_versions_are_found(record: Record, tmp_path: Path, forgery: str, what: str) -> None:
    one = told(record, "r0000")
    correct(record, one.id, killed(one.account, 5), "Ada", "five names")
    match(record)
    with sqlite3.connect(tmp_path / "record.db") as connection:
        connection.executescript(forgery)
    assert [fault for fault in verify(record) if fault.check == "written" and fault.what == what]
