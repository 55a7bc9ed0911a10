"""MAVERICK: rows as accounts, folds by election, B-cubed and what is left. The rows are made up for this project."""

from __future__ import annotations

import csv
import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bcubed import b_cubed
from benchmarks.maverick.__main__ import main
from benchmarks.maverick.folds import folds
from benchmarks.maverick.linked import apart, by_folds, linked
from benchmarks.maverick.remains import ALIKE, ONE_REPORT, alike, lost, reason
from benchmarks.maverick.rows import Coding, codings
from onrecord.linking import Filed
from onrecord.model import Account, Report

ROW = {
    "event_id": "E-1", "country": "Zambia", "election": "2016", "date_start": "2016-08-11", "date_end": "2016-08-11",
    "city": "Lusaka", "location": "Kanyama", "latitude": "-15.43", "longitude": "28.24", "geo_precision": "5.0",
    "actor1": "Patriotic Youth League", "actor1_type": "Political actor", "actor1_perpetrator": "1.0",
    "actor1_victim": "0.0", "actor2": "Police (Zambia)", "actor2_type": "Security forces", "actor2_perpetrator": "0.0",
    "actor2_victim": "1.0", "event_context": "Clash", "target": "Security forces", "deaths_low": "1", "deaths_high": "2",
    "injuries_low": "0", "injuries_high": "0", "source": "The Kafue Post (2016-08-12) Two hurt in Kanyama",
    "source_author": "The Kafue Post",
}  # fmt: skip


def written(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "made_up.csv"
    filled = [{"id": f"r{number}", **ROW, **row} for number, row in enumerate(rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, fieldnames=list(filled[0]))
        table.writeheader()
        table.writerows(filled)
    return path


def read(folder: Path, *rows: dict[str, str]) -> list[Coding]:
    return codings(written(folder, *rows))


def test_a_row_becomes_an_account(tmp_path: Path) -> None:
    (coding,) = read(tmp_path, {})
    account, report = coding.filed.account, coding.filed.report
    assert (coding.id, coding.event, coding.election) == ("r0", "E-1", "2016")
    assert (report.published, report.outlet, report.text) == (date(2016, 8, 12), "The Kafue Post", "")
    assert (account.type, account.event_type, account.country) == ("armed_clash", "battles", "ZM")
    assert account.place and (account.place.name, account.place.precision) == ("Kanyama", "exact")
    assert account.when and (account.when.start, account.when.precision) == (date(2016, 8, 11), "day")
    assert [(one.name, one.kind) for one in account.perpetrators] == [("Patriotic Youth League", "political_militia")]
    assert [(one.text, one.name) for one in account.targets] == [("Police", None), ("Security forces", None)]
    assert [(one.effect, one.low, one.high) for one in account.harm] == [("killed", 1, 2)]


def test_silence_is_no_number_no_actor_and_no_place(tmp_path: Path) -> None:
    (coding,) = read(tmp_path, {"deaths_low": "0", "deaths_high": "0", "actor1": "Unknown actor (Zambia)", "location": "",
                                "city": "", "latitude": "", "longitude": "", "target": "Unknown"})  # fmt: skip
    account = coding.filed.account
    assert account.harm == () and account.perpetrators == () and account.place is None
    assert [one.text for one in account.targets] == ["Police"]


@pytest.mark.parametrize(
    ("actor", "name", "text"),
    [
        ("Police (Zambia)", None, "Police"),
        ("Youth (Ivory Coast)", None, "Youth"),
        ("Unknown citizens (Zambia)", None, "citizens"),
        ("Patriotic Youth League (PYL)", "Patriotic Youth League (PYL)", "Patriotic Youth League"),
    ],
)
def test_a_kind_of_actor_is_no_name(actor: str, name: str | None, text: str, tmp_path: Path) -> None:
    (coding,) = read(tmp_path, {"actor1": actor})
    assert [(one.name, one.text) for one in coding.filed.account.perpetrators] == [(name, text)]


def test_days_the_wrong_way_round_are_turned(tmp_path: Path) -> None:
    (coding,) = read(tmp_path, {"date_start": "2016-08-13", "date_end": "2016-08-11"})
    when = coding.filed.account.when
    assert when and (when.start, when.end, when.precision) == (date(2016, 8, 11), date(2016, 8, 13), "days")


def test_rows_of_one_source_are_of_one_report(tmp_path: Path) -> None:
    one, other, third = read(tmp_path, {}, {}, {"source": "The Kafue Post (2016-08-13) A third hurt"})
    assert one.filed.report.id == other.filed.report.id != third.filed.report.id


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"date_start": "11 August"}, ["made_up.csv", "row 3", "11 August"]),
        ({"latitude": "south"}, ["row 3", "south"]),
    ],
)
def test_a_row_that_cannot_be_read_is_named(change: dict[str, str], words: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        read(tmp_path, {}, change)
    assert all(word in str(stopped.value) for word in words)


def test_blanks_in_words_and_ids_told_twice_stop_nothing(tmp_path: Path) -> None:
    gaps = {"id": "r0", "date_start": "NA", "date_end": "NA", "geo_precision": "", "deaths_low": "nan", "event_id": ""}
    first, second = read(tmp_path, {}, gaps)
    assert (first.id, second.id, second.event) == ("r0", "r0 in row 3", "r0 in row 3")
    assert second.filed.account.when is None and second.filed.account.harm[0].low == 0


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("id,when\n1,today\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"other\.csv is no MAVERICK file.*event_id"):
        codings(path)


def test_a_file_without_rows_is_named(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(",".join(["id", *ROW]) + "\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"empty\.csv holds no rows"):
        codings(path)


def test_an_election_is_in_one_fold_only(tmp_path: Path) -> None:
    chance = random.Random(7)
    rows = [{"election": str(chance.choice([2001, 2001, 2001, 2006, 2006, 2011, 2016, 2021, 2026]))} for _ in range(80)]
    parts = folds(read(tmp_path, *rows))
    assert len(parts) == 5 and sorted(c.id for part in parts for c in part) == sorted(f"r{n}" for n in range(80))
    held = [{coding.election for coding in part} for part in parts]
    assert sum(map(len, held)) == len(set().union(*held))


def test_fewer_elections_give_fewer_folds(tmp_path: Path) -> None:
    assert [len(part) for part in folds(read(tmp_path, {}, {}, {"election": "2021"}))] == [2, 1]


def test_b_cubed_counts_items() -> None:
    gold = {"a": 1, "b": 1, "c": 1, "d": 2}
    assert b_cubed({"a": 1, "b": 1, "c": 2, "d": 2}, gold) == {"precision": 75.0, "recall": 66.7, "f1": 70.6}
    assert b_cubed(gold, gold) == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert b_cubed({item: item for item in gold}, gold)["precision"] == 100.0


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=12))
def test_what_is_lost_is_all_that_is_lost(homes: list[tuple[int, int]]) -> None:
    made = [Coding(_filed(f"r{n}"), str(event), "2016") for n, (event, _) in enumerate(homes)]
    gold: dict[str, Any] = {coding.id: coding.event for coding in made}
    machine = {coding.id: cluster for coding, (_, cluster) in zip(made, homes, strict=True)}
    scores = b_cubed(machine, gold)
    assert sum(lost(made, gold, machine).values()) == pytest.approx(100 - scores["recall"], abs=0.2)
    assert sum(lost(made, machine, gold).values()) == pytest.approx(100 - scores["precision"], abs=0.2)


def _filed(id: str) -> Filed:
    return Filed(id, Report(f"report of {id}", ""), Account("attack", "violence_against_civilians"))


def test_the_first_thing_that_tells_two_rows_apart_is_named(tmp_path: Path) -> None:
    other = {"source": "Copperbelt Daily (2016-08-12) Clash in Kanyama"}
    base, near, again, later, deadlier, silent = read(
        tmp_path, {}, {**other, "latitude": "-15.5"}, other, {**other, "date_start": "2016-08-12", "date_end": "2016-08-12"},
        {**other, "deaths_low": "9", "deaths_high": "9"}, {"deaths_low": "0", "deaths_high": "0"},
    )  # fmt: skip
    assert [reason(base, one) for one in (near, again, later, deadlier, silent)] == [
        "two spots of one town", ALIKE, "no day in common", "the dead disagree", ONE_REPORT,
    ]  # fmt: skip
    assert reason(again, silent) == "one is silent on the dead"
    one_pair, none = {"pairs": 1, "one_event": 100.0}, {"pairs": 0, "one_event": 0.0}
    assert alike([base, again]) == {"agreeing": one_pair, "equal": one_pair}
    assert alike([base, deadlier]) == {"agreeing": none, "equal": none}


def country(chance: random.Random) -> list[dict[str, str]]:
    """Four elections, each of 12 events in towns and weeks of their own, told by up to three reports that agree."""
    rows = []
    for year, number in ((year, number) for year in (2001, 2006, 2011, 2016) for number in range(12)):
        day = f"{year}-{number % 4 + 7:02}-{number // 4 * 9 + 1:02}"
        spot = {"latitude": str(-9 - number), "longitude": str(25 + number % 5), "location": f"Town {number}"}
        event = {"event_id": f"{year}-{number}", "election": str(year), "date_start": day, "date_end": day, **spot}
        rows += [{**event, "source": f"Outlet {n} ({day}) Report {year} {number}"} for n in range(chance.randint(1, 3))]
    return rows


def test_the_command_scores_folds_shipped_weights_and_baselines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, *country(random.Random(3)))
    monkeypatch.setattr("sys.argv", ["maverick", "--data", str(path)])
    main()
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert figures["benchmark"] == "maverick" and figures["events"] == 48
    assert figures["f1"] == figures["shipped"]["f1"] == figures["baselines"]["same_day_city_actor"]["f1"] == 100.0
    assert figures["baselines"]["all_apart"]["f1"] < 90 and figures["shipped"]["in_sample"] is False
    assert [fold["elections"] for fold in figures["folds"]] != [] and len(figures["folds"]) == 4
    assert figures["missed"] == figures["wrongly_joined"] == {}


def test_weights_of_a_fold_are_fitted_without_its_own_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events of one election given to other rows of it change what the others' weights are fitted on, never its own."""
    fitted_on: list[list[bool]] = []
    monkeypatch.setattr("benchmarks.maverick.linked.fit", lambda levels, same: fitted_on.append(list(same)))
    told = read(tmp_path, *country(random.Random(5)))
    of_2006 = [coding for coding in told if coding.election == "2006"]
    number = next(n for n, part in enumerate(folds(told)) if of_2006[0] in part)
    muddled = {one.id: replace(one, event=other.event) for one, other in zip(of_2006, of_2006[::-1], strict=True)}
    by_folds(told)
    by_folds([muddled.get(coding.id, coding) for coding in told])
    before, after = fitted_on[:4], fitted_on[4:]
    assert [n for n in range(4) if before[n] == after[n]] == [number]


def test_rows_of_one_report_are_apart_whatever_they_say(tmp_path: Path) -> None:
    rows = read(tmp_path, {}, {}, {"source": "Copperbelt Daily (2016-08-12) Clash in Kanyama"})
    assert {(word.a, word.b, word.verdict) for word in apart(rows)} == {("r0", "r1", "different")}
    clusters = linked(rows)
    assert clusters["r0"] != clusters["r1"]
