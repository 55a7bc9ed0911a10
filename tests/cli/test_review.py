"""Reviewing from the command line: what follows is printed, shown, exported, and taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.record import Record, correct, incident, match
from tests.cli.conftest import Call, ids

WHY = ("--why", "a drill", "--by", "Ada")


def test_what_is_rejected_is_nowhere_until_it_is_undone(path: Path, onrecord_call: Call, tmp_path: Path) -> None:
    before, found = onrecord_call("incidents", "--json", record=path).stdout, ids(onrecord_call, path)
    ran = onrecord_call("review", "reject", found["Kabul"][:8], *WHY, record=path)
    assert ran.exit_code == 0, ran.output
    assert f"Judgement 1, by Ada: rejected: {found['Kabul']}." in ran.stderr
    assert [line.split()[:2] for line in ran.stdout.splitlines()][1:] == [[found["Kabul"], "removed"]]
    for form in ("csv", "jsonl", "geojson"):
        out = tmp_path / f"out.{form}"
        onrecord_call("export", form, "-o", str(out), record=path)
        assert found["Kabul"] not in out.read_text(encoding="utf-8")
        assert found["Mosul"] in out.read_text(encoding="utf-8")
    ran = onrecord_call("show", found["Kabul"], record=path)
    assert (ran.exit_code, "what told of it was rejected" in ran.stderr) == (2, True)
    assert "judgement 1, reject (Ada: a drill)" in onrecord_call("changes", "--format", "csv", record=path).stdout
    ran = onrecord_call("undo", "--by", "Ada", record=path)
    assert "1 is taken back (reject: " in ran.stderr
    assert onrecord_call("incidents", "--json", record=path).stdout == before
    assert onrecord_call("verify", record=path).exit_code == 0


def test_an_incident_whose_first_account_is_rejected_is_found_by_its_id(path: Path, onrecord_call: Call) -> None:
    mosul = ids(onrecord_call, path)["Mosul"]
    first = json.loads(onrecord_call("show", mosul, "--json", record=path).stdout)["accounts"][0]["id"]
    assert onrecord_call("review", "reject", first[:8], *WHY, record=path).exit_code == 0
    ran = onrecord_call("show", mosul, "--json", record=path)
    assert (ran.exit_code, json.loads(ran.stdout)["formerly"]) == (0, mosul)
    ran = onrecord_call("review", "accept", first[:8], "--by", "Ada", record=path)
    assert ran.exit_code == 0, ran.output
    assert ids(onrecord_call, path)["Mosul"] == mosul


def test_who_said_what_is_shown(path: Path, onrecord_call: Call) -> None:
    mosul = ids(onrecord_call, path)["Mosul"]
    assert "reviews" not in json.loads(onrecord_call("show", mosul, "--json", record=path).stdout)
    onrecord_call("review", "accept", mosul, "--by", "Ada", record=path)
    onrecord_call("review", "note", mosul, "--why", "ask for the list", "--by", "Ben", record=path)
    shown = onrecord_call("show", mosul, record=path).stdout
    assert shown.count("reviewed  accepted by Ada, 20") == 2
    assert shown.count("note      ask for the list by Ben, 20") == 2
    told = json.loads(onrecord_call("show", mosul, "--json", record=path).stdout)["reviews"]
    assert {one["state"] for one in told.values()} == {"accepted"}
    onrecord_call("review", "reject", mosul, *WHY, record=path)
    onrecord_call("review", "accept", *told, "--by", "Ben", record=path)
    shown = onrecord_call("show", mosul, record=path).stdout
    assert "  reviewed  Ada says reject (3), Ben says accept (4)\n" in shown
    assert "review conflict" in shown
    listed = onrecord_call("judgements", "--json", record=path).stdout.splitlines()
    states = [(row["verb"], row["state"]) for row in map(json.loads, listed)]
    assert states == [("accept", "replaced"), ("note", "holds"), ("reject", "overruled"), ("accept", "holds")]


def test_a_corrected_value_is_exported_and_shown_with_who_corrected_it(
    path: Path, onrecord_call: Call, tmp_path: Path
) -> None:
    kabul = ids(onrecord_call, path)["Kabul"]
    with Record.open(path) as record:
        one = incident(record, kabul).accounts[0]
        harm = replace(one.account.harm[0], low=77, high=77)
        correct(
            record, one.id, replace(one.account, harm=(harm, *one.account.harm[1:])), "Ada", "the list has 77 names"
        )
        match(record)
    onrecord_call("export", "acled", "-o", str(tmp_path / "a.csv"), record=path)
    assert "77" in (tmp_path / "a.csv").read_text(encoding="utf-8")
    shown = onrecord_call("show", kabul, record=path).stdout
    assert "reviewed  corrected by Ada, 20" in shown
    assert "(judgement 1: the list has 77 names)" in shown
    assert "[by hand]" in shown
    assert (
        "judgement 1, correct (Ada: the list has 77 names)"
        in onrecord_call("changes", "--format", "csv", record=path).stdout
    )
    assert onrecord_call("verify", record=path).exit_code == 0


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("reject", "I-0000", "--by", "Ada"), "--why is empty"),
        (("note", "I-0000", "--why", " ", "--by", "Ada"), "--why is empty"),
        (("accept", "I-0000", "--by", "Ada"), "there is no incident 'I-0000'"),
        (("accept", "I-0000", "--by", "matcher"), "'matcher' is no name for a person"),
        (("like", "I-0000"), "'like' is not one of"),
    ],
)
def test_a_word_that_can_not_be_kept_ends_the_call(
    path: Path, onrecord_call: Call, call: tuple[str, ...], said: str
) -> None:
    ran = onrecord_call("review", *call, record=path)
    assert (ran.exit_code, said in ran.output + ran.stderr) == (2, True), ran.output
