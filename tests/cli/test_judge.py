"""Judging from the command line: what follows is printed, everything can be taken back, former ids are answered."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call, ids

WHY = ("--why", "seen on the film", "--by", "Ada")


def log_head(call: Call, path: Path) -> int:
    return max(json.loads(line)["log"] for line in call("changes", "--json", record=path).stdout.splitlines())


def test_same_merges_and_undo_restores(path: Path, onrecord_call: Call) -> None:
    before, found = onrecord_call("incidents", "--json", record=path).stdout, ids(onrecord_call, path)
    ran = onrecord_call("judge", "same", found["Mosul"], found["Kabul"][:7], *WHY, record=path)
    assert (ran.exit_code, len(ids(onrecord_call, path))) == (0, 1), ran.output
    assert f"Judgement 1, by Ada: {found['Mosul']} and {found['Kabul']} are the same." in ran.stderr
    words = [line.split()[:2] for line in ran.stdout.splitlines()]
    assert sorted(words) == sorted([["incident", "change"], [found["Mosul"], "changed"], [found["Kabul"], "merged"]])
    ran = onrecord_call("undo", "--by", "Ada", record=path)
    assert "1 is taken back (same: " in ran.stderr
    assert onrecord_call("incidents", "--json", record=path).stdout == before
    assert onrecord_call("verify", record=path).exit_code == 0


def test_an_id_of_former_times_is_answered(path: Path, onrecord_call: Call) -> None:
    found = ids(onrecord_call, path)
    onrecord_call("judge", "same", found["Mosul"], found["Kabul"], *WHY, record=path)
    (now,) = set(ids(onrecord_call, path).values())
    (old,) = set(found.values()) - {now}
    for asked in (old, old[2:9]):
        ran = onrecord_call("show", asked, record=path)
        assert (ran.exit_code, ran.stdout.split()[0]) == (0, now)
        assert f"{old}: this incident is now {now}" in ran.stderr
    told = json.loads(onrecord_call("show", old, "--json", record=path).stdout)
    assert (told["formerly"], told["incident"]["id"]) == (old, now)
    ran = onrecord_call("judge", "different", old, now, *WHY, record=path)
    assert (ran.exit_code, f"both are {now}" in ran.stderr) == (2, True)


def test_split_by_number_and_by_id(path: Path, onrecord_call: Call) -> None:
    mosul = ids(onrecord_call, path)["Mosul"]
    told = json.loads(onrecord_call("show", mosul, "--json", record=path).stdout)
    ran = onrecord_call("split", mosul, "2", *WHY, "--json", record=path)
    answer = json.loads(ran.stdout)
    assert (answer["judgement"], sorted(one["kind"] for one in answer["changes"])) == (1, ["changed", "split"])
    assert [one["because"][0]["verb"] for one in answer["changes"]] == ["split", "split"]
    onrecord_call("undo", "--by", "Ada", record=path)
    ran = onrecord_call("split", mosul, told["accounts"][1]["id"][:8], *WHY, "--json", record=path)
    assert json.loads(ran.stdout)["changes"] == [one | {"log": json.loads(ran.stdout)["changes"][0]["log"],
        "time": json.loads(ran.stdout)["changes"][0]["time"], "because": json.loads(ran.stdout)["changes"][0]["because"]}
        for one in answer["changes"]]  # fmt: skip


def test_a_doubt_moves_nothing_and_is_flagged(path: Path, onrecord_call: Call) -> None:
    found = ids(onrecord_call, path)
    ran = onrecord_call("judge", "unsure", found["Mosul"], found["Kabul"], *WHY, record=path)
    assert ran.exit_code == 0
    assert ids(onrecord_call, path) == found
    for id in found.values():
        shown = json.loads(onrecord_call("show", id, "--json", record=path).stdout)["incident"]
        assert "judgement_unsure" in shown["flags"]
        assert shown["why"]["judgements"] == "Ada says unsure (1)"


def test_two_who_disagree_are_both_kept(path: Path, onrecord_call: Call) -> None:
    found = ids(onrecord_call, path)
    onrecord_call("judge", "same", found["Mosul"], found["Kabul"], *WHY, record=path)
    (now,) = set(ids(onrecord_call, path).values())
    shown = json.loads(onrecord_call("show", now, "--json", record=path).stdout)
    kabul = next(n for n, one in enumerate(shown["accounts"], 1) if one["account"]["place"]["name"] == "Kabul")
    onrecord_call("split", now, str(kabul), "--why", "another country", "--by", "Ben", record=path)
    assert ids(onrecord_call, path) == found, "different wins"
    for id in found.values():
        told = json.loads(onrecord_call("show", id, "--json", record=path).stdout)["incident"]
        assert "judgements_conflict" in told["flags"]
        assert told["why"]["judgements"] == "Ada says same (1), Ben says different (2)"
    lines = onrecord_call("judgements", record=path).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["number", "1", "2"]
    assert lines[1].endswith("seen on the film  overruled (2)")
    assert lines[2].endswith("another country   holds")
    listed = [
        json.loads(line)
        for line in onrecord_call("judgements", "--by", "Ben", "--json", record=path).stdout.splitlines()
    ]
    assert [(one["number"], one["verb"], one["by"], one["state"]) for one in listed] == [(2, "split", "Ben", "holds")]


WRONG = [
    ("no such verdict", ["judge", "maybe", "a", "b", *WHY], "Invalid value"),
    ("no reason", ["judge", "same", "a", "b"], "Missing option"),
    ("an empty reason", ["judge", "same", "a", "b", "--why", " "], "--why is empty"),
    ("no such incident", ["judge", "same", "I-zz", "I-yy", *WHY], "there is no incident 'I-zz'"),
    ("the matcher's name", ["judge", "same", "a", "b", "--why", "x", "--by", "matcher"], "no name for a person"),
    ("nothing to take back", ["undo", "--by", "Ada"], "Ada has no judgement that could be taken back"),
    ("no such judgement", ["undo", "7", "--by", "Ada"], "there is no judgement 7"),
    ("no day", ["changes", "--since", "Monday"], "write it as in 2020-04-14"),
]


@pytest.mark.parametrize(("label", "words", "told"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_call_changes_nothing(label: str, words: list[str], told: str, path: Path, onrecord_call: Call) -> None:
    ran = onrecord_call(*words, record=path)
    assert (ran.exit_code, told in ran.stderr) == (2, True), ran.output
    assert onrecord_call("judgements", "--json", record=path).stdout == ""


def test_judgements_of_others_and_undone_ones_can_not_be_taken_back(path: Path, onrecord_call: Call) -> None:
    found = ids(onrecord_call, path)
    onrecord_call("judge", "different", found["Mosul"], found["Kabul"], *WHY, record=path)
    ran = onrecord_call("undo", "1", "--by", "Ben", record=path)
    assert (ran.exit_code, "judgement 1 is Ada's, and you are Ben" in ran.stderr) == (2, True)
    onrecord_call("undo", "1", "--by", "Ada", record=path)
    ran = onrecord_call("undo", "1", "--by", "Ada", record=path)
    assert (
        ran.exit_code,
        "was taken back already, by 2. Next: to let it hold again: onrecord undo 2" in ran.stderr,
    ) == (
        2,
        True,
    )
    assert onrecord_call("undo", "2", "--by", "Ada", record=path).exit_code == 0
    states = [
        json.loads(line)["state"] for line in onrecord_call("judgements", "--json", record=path).stdout.splitlines()
    ]
    assert states == ["holds", "taken back", "holds"]


def test_taking_out_all_or_none_of_an_incident(path: Path, onrecord_call: Call) -> None:
    mosul = ids(onrecord_call, path)["Mosul"]
    ran = onrecord_call("split", mosul, "1", "2", *WHY, record=path)
    assert (ran.exit_code, f"these are all accounts of {mosul}" in ran.stderr) == (2, True)
    ran = onrecord_call("split", mosul, "3", *WHY, record=path)
    assert (ran.exit_code, "none of the 2 accounts" in ran.stderr) == (2, True)


def test_the_name_comes_from_the_environment(path: Path, onrecord_call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    found = ids(onrecord_call, path)
    words = ("judge", "different", found["Mosul"], found["Kabul"], "--why", "far apart")
    monkeypatch.setenv("ONRECORD_NAME", "Chidi")
    assert "by Chidi:" in onrecord_call(*words, record=path).stderr
    monkeypatch.delenv("ONRECORD_NAME")
    monkeypatch.setattr("getpass.getuser", lambda: "a-login")
    assert "by a-login:" in onrecord_call(*words, record=path).stderr


def test_changes_as_table_jsonl_and_csv(path: Path, onrecord_call: Call) -> None:
    found, first = ids(onrecord_call, path), log_head(onrecord_call, path)
    onrecord_call("split", found["Mosul"], "2", "--why", '=HYPERLINK("x")', "--by", "Ada", record=path)
    data = [json.loads(line) for line in onrecord_call("changes", "--json", record=path).stdout.splitlines()]
    assert [one["kind"] for one in data[: len(found)]] == ["added"] * len(found)
    assert {one["because"][0]["how"] for one in data[: len(found)]} == {"new"}
    table = onrecord_call("changes", "--since", str(first + 1), record=path).stdout.splitlines()
    assert [line.split()[4] for line in table[1:]] == [one["kind"] for one in data[len(found) :]]
    assert any("killed 2 to 3 ->" in line for line in table)
    rows = list(csv.DictReader(io.StringIO(onrecord_call("changes", "--format", "csv", record=path).stdout)))
    assert [row["incident"] for row in rows] == [one["id"] for one in data]
    assert all(json.loads(row["after"]) == one["after"] for row, one in zip(rows, data, strict=True) if row["after"])
    nothing = onrecord_call("changes", "--until", "2001-01-01", record=path)
    assert (nothing.exit_code, nothing.stdout, "Nothing changed then." in nothing.stderr) == (0, "", True)
    assert len(onrecord_call("changes", "--since", "2001-01-01", "--json", record=path).stdout.splitlines()) == len(
        data
    )
