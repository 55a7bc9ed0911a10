"""``onrecord export``: every format as a file and as a stream, its ruling, and what it says of itself."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest

from onrecord.publish import known
from onrecord.record import Record, reports
from onrecord.record.log import last
from tests.cli.test_commands import Call


@pytest.mark.parametrize("format", known())
def test_the_same_record_gives_the_same_bytes(format: str, record: Path, tmp_path: Path, onrecord_call: Call) -> None:
    for name in ("one", "two"):
        assert onrecord_call("export", format, "-o", tmp_path / name, record=record).exit_code == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert (tmp_path / "one.about.json").read_bytes() == (tmp_path / "two.about.json").read_bytes()


def test_a_package_is_no_text_to_stream(record: Path, onrecord_call: Call) -> None:
    ran = onrecord_call("export", "datapackage", "-o", "-", record=record)
    assert (ran.exit_code, "name a file" in ran.stderr) == (1, True)


def test_a_package_holds_what_the_record_holds(record: Path, tmp_path: Path, onrecord_call: Call) -> None:
    onrecord_call("export", "datapackage", "-o", tmp_path / "out.zip", record=record)
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        tables = {name: list(csv.DictReader(packed.read(name).decode().splitlines())) for name in packed.namelist()[1:]}
    assert {name: len(rows) for name, rows in tables.items()} == {
        "incidents.csv": 2, "accounts.csv": 3, "reports.csv": 3, "statements.csv": 3, "measures.csv": 0,
        "figures.csv": 0, "relief.csv": 0, "trends.csv": 0, "values.csv": len(tables["values.csv"]),
    }  # fmt: skip
    with Record.open(record, readonly=True) as opened:
        text = {one.id: one.coded_text for one in reports(opened)}
    account = {row["id"]: row["report"] for row in tables["accounts.csv"]}
    words = {
        row["field"]: text[account[row["account"]]][int(row["start"]) : int(row["end"])]
        for row in tables["values.csv"]
        if account[row["account"]] == next(id for id, said in text.items() if "Kabul" in said)
    }
    assert words["place"] == "Kabul"
    assert words["when"] == "Tuesday"
    assert words["killed"] == "killed at least five people"


def test_it_states_the_log_head_the_ruling_and_what_it_left_out(
    record: Path, tmp_path: Path, onrecord_call: Call
) -> None:
    onrecord_call("export", "acled", "--ruling", "range", "-o", tmp_path / "out", record=record)
    about = json.loads((tmp_path / "out.about.json").read_text(encoding="utf-8"))
    with Record.open(record, readonly=True) as opened, opened.reading() as connection:
        entry = last(connection)
    assert entry is not None
    assert about["log"] == {"entries": entry.seq, "hash": entry.hash, "time": entry.time}
    assert (about["ruling"], about["rulings"]) == ("range", {"range": 2})
    assert about["incidents"] == 2


def toll(path: Path, tmp_path: Path, onrecord_call: Call, *options: str) -> tuple[str, dict[str, int]]:
    """The deaths in Mosul by an ACLED export, and the rulings that it used."""
    assert onrecord_call("export", "acled", *options, "-o", tmp_path / "out", record=path).exit_code == 0
    with (tmp_path / "out").open(encoding="utf-8", newline="") as file:
        (found,) = [row["fatalities"] for row in csv.DictReader(file) if row["country"] == "Iraq"]
    return found, json.loads((tmp_path / "out.about.json").read_text(encoding="utf-8"))["rulings"]


def test_a_ruling_is_chosen_for_an_export_and_a_persons_choice_is_kept(
    record: Path, tmp_path: Path, onrecord_call: Call
) -> None:
    """Two outlets tell of Mosul on one day, 2 and 3 killed."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(record.read_bytes())
    assert toll(copy, tmp_path, onrecord_call) == ("2", {"lowest": 2})
    order = tmp_path / "order.yaml"
    order.write_text(
        "name: the desk's order\norder: [{outlet: Evening Post}, {outlet: Morning Wire}]\n", encoding="utf-8"
    )
    by_order = toll(copy, tmp_path, onrecord_call, "--ruling", f"hierarchy:{order}")
    assert by_order == ("3", {"hierarchy (the desk's order)": 2})
    rows = [json.loads(line) for line in onrecord_call("incidents", "--json", record=copy).stdout.splitlines()]
    id = next(row["id"] for row in rows if row["country"] == "IQ")
    onrecord_call("rule", id, f"hierarchy:{order}", "--why", "their own reporter", "--by", "ana", record=copy)
    assert toll(copy, tmp_path, onrecord_call) == ("3", {"hierarchy (the desk's order)": 1, "lowest": 1})


def test_an_unknown_ruling_is_named_with_those_that_are_known(record: Path, onrecord_call: Call) -> None:
    ran = onrecord_call("export", "csv", "--ruling", "toss", "-o", "-", record=record)
    assert (ran.exit_code, "no ruling 'toss'; known: " in ran.stderr) == (2, True)


def test_an_unknown_format_is_named_with_those_that_are_known(record: Path, onrecord_call: Call) -> None:
    ran = onrecord_call("export", "xls", "-o", "-", record=record)
    assert (ran.exit_code, "the formats are acled, " in ran.stderr) == (2, True)


def test_ged_has_deaths_by_side_and_headlines(record: Path, tmp_path: Path, onrecord_call: Call) -> None:
    onrecord_call("export", "ged", "-o", tmp_path / "out", record=record)
    with (tmp_path / "out").open(encoding="utf-8", newline="") as file:
        rows = {row["country"]: row for row in csv.DictReader(file)}
    mosul, kabul = rows["Iraq"], rows["Afghanistan"]
    assert (mosul["side_a"], mosul["side_b"], mosul["deaths_a"]) == ("Government of Iraq", "Islamic State", "2")
    assert (mosul["low"], mosul["best"], mosul["high"]) == ("2", "2", "3")
    assert "Two soldiers killed in Mosul" in mosul["source_headline"]
    assert (kabul["best"], kabul["type_of_violence"], kabul["code_status"]) == ("5", "3", "Check dyad")
