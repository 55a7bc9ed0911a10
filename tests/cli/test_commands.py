"""The commands on a record: what they print, and with which exit code they end."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import COMMANDS
from onrecord.record import Fault
from tests.cli.conftest import Call

Rows = list[dict[str, Any]]


def test_help_names_every_command(onrecord_call: Call) -> None:
    ran = onrecord_call("--help")
    assert ran.exit_code == 0
    assert all(f"  {name} " in ran.output for name in COMMANDS)


WRONG = [
    ("no such command", ["frobnicate"], "the commands are read, code"),
    ("no such option", ["incidents", "--frobnicate"], "No such option"),
    ("no path", ["read"], "Missing argument"),
    ("no such format", ["export", "xlsx", "-o", "x"], "the formats are acled"),
    ("no such type", ["incidents", "--type", "war"], "the types are"),
    ("no day", ["incidents", "--since", "Monday"], "write it as in 2020-04-14"),
    ("no box", ["incidents", "--box", "1,2,3"], "write west,south,east,north"),
    ("no such incident", ["show", "zzz"], "there is no incident"),
    ("no number of jobs", ["read", ".", "--jobs", "0"], "Invalid value"),
]


@pytest.mark.parametrize(("label", "words", "told"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_call_says_what_is_wrong(
    label: str, words: list[str], told: str, record: Path, onrecord_call: Call
) -> None:
    ran = onrecord_call(*words, record=record)
    assert ran.exit_code == 2
    assert told in ran.stderr


@pytest.mark.parametrize(
    "words", [["incidents"], ["show", "a"], ["export", "csv", "-o", "x.csv"], ["match"], ["verify"]]
)
def test_a_record_that_is_not_there(words: list[str], tmp_path: Path, onrecord_call: Call) -> None:
    ran = onrecord_call(*words, record=tmp_path / "none.db")
    assert ran.exit_code == 2
    assert "there is no such record" in ran.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_record_that_is_no_record(tmp_path: Path, folder: Path, onrecord_call: Call) -> None:
    (tmp_path / "notes.db").write_text("my notes, and nothing but my notes\n" * 100)
    ran = onrecord_call("read", folder, record=tmp_path / "notes.db")
    assert ran.exit_code == 2
    assert "Next:" in ran.stderr
    assert (tmp_path / "notes.db").read_text().startswith("my notes")


def test_the_table(record: Path, rows: Rows, onrecord_call: Call) -> None:
    lines = onrecord_call("incidents", record=record).stdout.splitlines()
    assert lines[0].split()[:3] == ["id", "when", "what"]
    assert len(lines) == 1 + len(rows)
    assert any("Mosul" in line and "2 to 3 killed" in line for line in lines)
    assert any("Kabul" in line and "at least 5 killed" in line for line in lines)


def test_two_outlets_tell_of_one_incident(rows: Rows) -> None:
    (mosul,) = [row for row in rows if row["place"]["name"] == "Mosul"]
    assert mosul["outlets"] == ["Evening Post", "Morning Wire"]
    assert mosul["when"]["start"] == "2020-04-13"


FILTERS = [
    ("a country", ["--country", "iq"], {"Mosul"}),
    ("a type as people write it", ["--type", "Armed clash"], {"Mosul"}),
    ("from a day on", ["--since", "2020-04-14"], {"Kabul"}),
    ("up to a day", ["--until", "2020-04-13"], {"Mosul"}),
    ("a box", ["--box", "60,30,75,38"], {"Kabul"}),
    ("a status that none has", ["--status", "denied"], set()),
]


@pytest.mark.parametrize(("label", "words", "places"), FILTERS, ids=[row[0] for row in FILTERS])
def test_filters(label: str, words: list[str], places: set[str], record: Path, onrecord_call: Call) -> None:
    ran = onrecord_call("incidents", "--json", *words, record=record)
    assert {json.loads(line)["place"]["name"] for line in ran.stdout.splitlines()} == places


def test_a_country_is_the_incident_s_own_even_where_no_place_is_told(tmp_path: Path, onrecord_call: Call) -> None:
    text = "Iraq's parliament met on Sunday. A day later gunmen killed four soldiers, the army said.\n"
    (tmp_path / "visit.txt").write_text(text, encoding="utf-8")
    record = tmp_path / "r.db"
    onrecord_call("read", tmp_path / "visit.txt", record=record)
    for country, found in (("IQ", [("IQ", None)]), ("AF", [])):
        ran = onrecord_call("incidents", "--json", "--country", country, record=record)
        told = [json.loads(line) for line in ran.stdout.splitlines()]
        assert [(one["country"], one["place"]) for one in told] == found, country


def test_csv(record: Path, rows: Rows, onrecord_call: Call) -> None:
    found = list(csv.DictReader(io.StringIO(onrecord_call("incidents", "--format", "csv", record=record).stdout)))
    assert [row["id"] for row in found] == [row["id"] for row in rows]
    assert {row["killed_low"] for row in found} == {"2", "5"}


def test_options_may_stand_before_and_after_the_command(record: Path, onrecord_call: Call) -> None:
    before = onrecord_call("--json", "incidents", record=record)
    after = onrecord_call("incidents", "--json", "--record", record)
    assert before.stdout == after.stdout != ""


def test_the_environment_names_the_record(record: Path, tmp_path: Path, onrecord_call: Call) -> None:
    there = {"ONRECORD_RECORD": str(record)}
    assert "Mosul" in onrecord_call("incidents", env=there).stdout
    elsewhere = onrecord_call("incidents", record=tmp_path / "none.db", env=there)
    assert elsewhere.exit_code == 2, "an option outranks the environment"


def test_show_prints_each_value_with_its_words(record: Path, rows: Rows, onrecord_call: Call) -> None:
    (mosul,) = [row for row in rows if row["place"]["name"] == "Mosul"]
    for id in (mosul["id"], mosul["id"][:8], mosul["id"][2:8]):
        ran = onrecord_call("show", id, record=record)
        assert ran.exit_code == 0
    lines = ran.stdout.splitlines()
    assert any("Morning Wire, 2020-04-14" in line for line in lines)
    assert any("Evening Post, 2020-04-14" in line for line in lines)
    assert underlined(lines, "killed") & {"two soldiers", "two soldiers killed", "killed two soldiers"}
    assert {"Mosul"} & underlined(lines, "where")
    assert any("Ali Hassan" in line for line in lines if line.strip().startswith("says"))


def underlined(lines: list[str], name: str) -> set[str]:
    """The words marked below the values of that name."""
    found = set()
    for at, line in enumerate(lines):
        if line.strip().startswith(name) and line.startswith("   ") and at + 2 < len(lines):
            text, marks = lines[at + 1], lines[at + 2]
            found.add("".join(c for c, mark in zip(text, marks, strict=False) if mark == "^"))
    return found


def test_show_says_why_accounts_are_one_incident(record: Path, rows: Rows, onrecord_call: Call) -> None:
    (mosul,) = [row for row in rows if row["place"]["name"] == "Mosul"]
    told = onrecord_call("show", mosul["id"], "--links", record=record).stdout
    assert re.search(r"^1 and 2: [01]\.\d\d, same$", told, re.MULTILINE)
    assert re.search(r"the same\s+day\s+\(2020-04-\d\d\)\s+\+\d", told)
    assert "to begin with -" in " ".join(told.split())


def test_show_as_json(record: Path, rows: Rows, onrecord_call: Call) -> None:
    told = json.loads(onrecord_call("show", rows[0]["id"], "--json", record=record).stdout)
    assert set(told) == {"incident", "accounts"}
    assert told["accounts"][0]["report"]["text"]


@pytest.mark.parametrize("format", ["acled", "csv", "geojson", "jsonl"])
def test_export(format: str, record: Path, tmp_path: Path, onrecord_call: Call) -> None:
    ran = onrecord_call("export", format, "-o", tmp_path / "out", record=record)
    assert ran.exit_code == 0
    assert (tmp_path / "out").stat().st_size > 100
    about = json.loads((tmp_path / "out.about.json").read_text())
    assert about["rulings"] == {"lowest" if format == "acled" else "range": 2}
    piped = onrecord_call("export", format, "-o", "-", record=record)
    assert piped.stdout == (tmp_path / "out").read_text(encoding="utf-8")


def test_an_export_that_cannot_be_written(record: Path, tmp_path: Path, onrecord_call: Call) -> None:
    ran = onrecord_call("export", "csv", "-o", tmp_path / "none" / "out.csv", record=record)
    assert (ran.exit_code, "make it first" in ran.stderr) == (1, True)


def test_match_again_changes_nothing(folder: Path, tmp_path: Path, onrecord_call: Call) -> None:
    path = tmp_path / "r.db"
    onrecord_call("read", folder, record=path)
    ran = onrecord_call("match", "--json", record=path)
    told = json.loads(ran.stdout)
    assert (told["added"], told["changed"], told["removed"], told["judgements"]) == (0, 0, 0, 0)


def test_verify(record: Path, onrecord_call: Call) -> None:
    ran = onrecord_call("verify", "--json", record=record)
    assert (ran.exit_code, json.loads(ran.stdout)["whole"]) == (0, True)


def test_faults_are_named(record: Path, onrecord_call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = [Fault("spans", f"account {n}", "reads something else") for n in range(25)] + [
        Fault("chain", "log", "cut")
    ]
    monkeypatch.setattr("onrecord.record.proof.verify", lambda record, progress: faults)
    ran = onrecord_call("verify", record=record)
    lines = ran.stdout.splitlines()
    assert (ran.exit_code, len(lines)) == (1, 22)
    assert lines[19:] == [
        "spans: account 19: reads something else",
        "spans: and 5 more; --json names them all",
        "chain: log: cut",
    ]
    assert len(json.loads(onrecord_call("verify", "--json", record=record).stdout)["faults"]) == 26


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_record_that_may_not_be_written(record: Path, folder: Path, onrecord_call: Call) -> None:
    record.chmod(0o400)
    try:
        ran = onrecord_call("read", folder, record=record)
    finally:
        record.chmod(0o600)
    assert ran.exit_code in (0, 2)


LOOKUPS = [
    ("a town", ["Mosul"], "IQ"),
    ("another spelling", ["Hamreen"], "IQ"),
    ("with a country", ["Tripoli", "--country", "LB"], "LB"),
]


@pytest.mark.parametrize(("label", "words", "country"), LOOKUPS, ids=[row[0] for row in LOOKUPS])
def test_gazetteer_lookup(label: str, words: list[str], country: str, onrecord_call: Call) -> None:
    ran = onrecord_call("gazetteer", "lookup", *words, "--json")
    assert ran.exit_code == 0
    best = json.loads(ran.stdout.splitlines()[0])
    assert best["country"] == country
    assert best["why"]


def test_a_name_that_nothing_has(onrecord_call: Call) -> None:
    ran = onrecord_call("gazetteer", "lookup", "Xyzzyville")
    assert (ran.exit_code, "no place" in ran.stderr.lower()) == (1, True)
