"""A record that was tampered with is found out, and by which check."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.linking import Judgement
from onrecord.record import Record, accounts, judge, match, take, undo, verify
from onrecord.record.proof import CHECKS
from onrecord.record.spans import untrue
from tests.record.made_up import CODER, intaken, many, read, report


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "record.db"
    read(path, many(9))
    with Record.open(path) as record:
        one, other = (filed.id for filed in accounts(record)[:2])
        judge(record, Judgement(one, other, "same", "Ada", 1.0, "the same town"))
        undo(record, judge(record, Judgement(one, other, "unsure", "Ben")), "Ben")
        anew = replace(report(8), text=f"Updated. {report(8).text}")
        take(record, [intaken(anew)], CODER)
        match(record)
        assert verify(record) == []
    return path.read_bytes()


# label, what is done to the record behind Onrecord's back, the checks that find it out
TAMPERED: list[tuple[str, str, set[str]]] = [
    ("bytes of a source", "UPDATE sources SET bytes = x'00' WHERE name = 'r0000.txt'", {"sources"}),
    ("name of a source", "UPDATE sources SET name = 'b' WHERE name = 'r0000.txt'", {"sources"}),
    ("outlet of a report", "UPDATE reports SET outlet = 'Other' WHERE seq = 1", {"reports", "incidents"}),
    (
        "words of a report",
        "UPDATE reports SET text = replace(text, 'raiders', 'robbers') WHERE seq = 1",
        {"reports", "spans", "search"},
    ),
    ("a report gone", "DELETE FROM reports WHERE seq = 1", {"reports", "foreign_keys", "search", "spans"}),
    ("a toll", "UPDATE accounts SET json = replace(json, '\"low\":2', '\"low\":3')", {"codings", "incidents"}),
    ("an account gone", "DELETE FROM accounts WHERE report = 'r0001'", {"codings", "foreign_keys", "incidents"}),
    ("no JSON", "UPDATE accounts SET json = '{' WHERE report = 'r0001'", {"codings", "incidents"}),
    ("an account of nobody", "INSERT INTO codings SELECT 99, 'c', report, 'x', 'y' FROM codings LIMIT 1", {"codings"}),
    ("a statement", "UPDATE sayings SET family = 'trends' WHERE report = 'r0001'", {"codings"}),
    ("a person's word", "UPDATE judgements SET verdict = 'different' WHERE by = 'Ada'", {"judgements", "incidents"}),
    ("a judgement gone", "DELETE FROM judgements WHERE by = 'Ada'", {"judgements"}),
    ("a judgement's number", "UPDATE acts SET why = 'no reason' WHERE by = 'Ada'", {"acts"}),
    ("an undo gone", "DELETE FROM acts WHERE verb = 'undo'", {"acts"}),
    ("an undo of nobody", "INSERT INTO acts VALUES (9, 'undo', '[]', 1, 'Ada', '', '')", {"acts"}),
    ("whose account it is", "UPDATE lineage SET position = 3", {"lineage"}),
    ("what it continues", "DELETE FROM lineage", {"lineage"}),
    ("an id gone", "DELETE FROM anchors WHERE account IN (SELECT id FROM accounts LIMIT 1)", {"lineage"}),
    ("an id of nobody", "INSERT INTO anchors SELECT 'I-0', id FROM accounts LIMIT 1", {"lineage"}),
    ("an incident", "UPDATE incidents SET json = replace(json, 'attack', 'arrests')", {"incidents"}),
    ("an incident gone", "DELETE FROM incidents WHERE start = '2024-01-01'", {"incidents", "foreign_keys"}),
    ("an entry of the log", "UPDATE log SET actor = 'Ada' WHERE seq = 5", {"chain"}),
    ("entries gone", "DELETE FROM log WHERE seq BETWEEN 5 AND 7", {"chain", "reports", "sources", "codings"}),
    ("the log's end cut off", "DELETE FROM log WHERE kind = 'judgement'", {"chain", "judgements"}),
    ("the index", "DELETE FROM reports_fts_data WHERE id > 10", {"search"}),
    ("a guard", "SELECT 1", {"guards"}),
]


@pytest.mark.parametrize(("statement", "found"), [c[1:] for c in TAMPERED], ids=[c[0] for c in TAMPERED])
def test_tampering_is_found(statement: str, found: set[str], whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(whole)
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    for name, sql in triggers:
        if found != {"guards"} or name != "log_no_delete":
            connection.execute(sql)
    connection.commit()
    connection.close()
    with Record.open(path) as record:
        faults = verify(record)
    assert faults
    assert found <= {fault.check for fault in faults}
    assert {fault.check for fault in faults} <= found | {"incidents", "search", "spans"}


UNMATCHED = ["incidents: accounts: not matched yet: run onrecord match"]


@pytest.mark.parametrize("matched", [0, 6], ids=["the first run was cut off", "a later run was cut off"])
def test_a_record_that_is_not_matched_yet_has_one_fault(matched: int, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    if matched:
        read(path, many(matched))
    with Record.open(path) as record:
        take(record, many(20), CODER)
        assert [str(fault) for fault in verify(record)] == UNMATCHED
        match(record)
        assert verify(record) == []


def test_a_judgement_that_was_not_matched_yet_is_one_fault(tmp_path: Path) -> None:
    read(tmp_path / "record.db", many(6))
    with Record.open(tmp_path / "record.db") as record:
        told = accounts(record)
        apart = [one.id for one in told if one.account.place == told[0].account.place][:2]
        judge(record, Judgement(apart[0], apart[1], "different", "Ada", 1.0, "another market"))
        assert [str(fault) for fault in verify(record)] == UNMATCHED


def test_tampering_in_an_unmatched_record_is_still_found(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(whole)
    with Record.open(path) as record:
        take(record, many(20), CODER)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE incidents SET json = replace(json, 'attack', 'arrests')")
    connection.close()
    with Record.open(path) as record:
        found = [fault.what for fault in verify(record)]
    assert "is not what the accounts make it; derive it anew with: onrecord match --anew" in found
    assert "not matched yet: run onrecord match" not in found


def test_a_damaged_file_is_a_fault(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(whole[:-8192] + b"\xff" * 8192)
    with Record.open(path) as record:
        assert {fault.check for fault in verify(record)} == {"file"}


def test_progress_names_every_check(whole: bytes, tmp_path: Path) -> None:
    path, seen = tmp_path / "record.db", list[str]()
    path.write_bytes(whole)
    with Record.open(path) as record:
        verify(record, seen.append)
    assert seen == list(CHECKS)


OUTSIDE = "is not within the text of 13 characters"
# label, a value coded from the text "Two men died.", what is wrong with it
SPANS: list[tuple[str, object, list[str]]] = [
    ("true", {"text": "men", "span": [4, 7], "evidence": [[0, 12]], "mentions": []}, []),
    ("nothing", {"place": None, "count": 3, "flags": ["x"]}, []),
    ("other words", {"text": "man", "span": [4, 7]}, ["span [4, 7] reads 'men', not 'man'"]),
    ("past the end", {"text": "died.", "span": [8, 14]}, ["span [8, 14] is not within the text of 13 characters"]),
    ("empty", {"evidence": [[3, 3]]}, ["evidence[0] [3, 3] is not within the text of 13 characters"]),
    ("negative", {"mentions": [[0, 3], [-3, 2]]}, ["mentions[1] [-3, 2] is not within the text of 13 characters"]),
    ("no span", {"text": "men", "span": None}, ["span is no span: None"]),
    ("deep", {"harm": [{"who": {"text": "men", "span": [0, 3]}}]}, ["harm[0].who.span [0, 3] reads 'Two', not 'men'"]),
    ("fields", {"who": "men", "spans": {"who": [4, 7]}}, []),
    ("wrong field", {"who": "men", "spans": {"who": [0, 3]}}, ["spans.who [0, 3] reads 'Two', not 'men'"]),
    ("a field that is no words", {"low": 2, "spans": {"low": [0, 3]}}, []),
    ("a field past the end", {"low": 2, "spans": {"low": [0, 30]}}, ["spans.low [0, 30] " + OUTSIDE]),
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), [c[1:] for c in SPANS], ids=[c[0] for c in SPANS])
def test_spans(value: object, expected: list[str]) -> None:
    assert list(untrue(json.loads(json.dumps(value)), "Two men died.")) == expected
