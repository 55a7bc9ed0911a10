"""Samples drawn on the desk, coded blind by two people, and what each of them sees of the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from onrecord.desk import Settings
from onrecord.record import Record, RecordError, verify
from onrecord.record.samples import Draw, coded_blind, coded_by_machine, draw, drawn
from tests.desk.visitor import Visitor

Desk = Callable[[str], Visitor]
CLASH = {"type.0": "armed_clash", "place.0": "Kirkuk", "killed_low.0": "2", "killed_high.0": "2"}


@pytest.fixture
def path(record_file: Path, tmp_path: Path) -> Path:
    return Path(copy(record_file, tmp_path / "own.db"))


@pytest.fixture
def desk(path: Path) -> Desk:
    """A desk over one record, opened by whom it is asked for."""
    return lambda person: Visitor(Settings(path, person=person))


def post(client: Visitor, url: str, **form: str) -> int:
    return client.post(url, data=form, follow_redirects=False).status_code


def sampled(desk: Desk, number: int = 2) -> None:
    assert post(desk("Ada"), "/compare", name="April", number=str(number), coders="Ada, Ben") == 303


def test_two_people_code_a_sample_and_learn_how_far_they_agree(desk: Desk, path: Path) -> None:
    sampled(desk)
    ada, ben = desk("Ada"), desk("Ben")
    assert post(ada, "/compare/S-1/1", **CLASH) == post(ada, "/compare/S-1/2", none="1") == 303
    assert post(ben, "/compare/S-1/1", **CLASH, **{"status.0": "alleged"}) == 303
    assert "Coded blind" in ben.get("/compare/S-1").text and "Disagreements" not in ben.get("/compare/S-1").text
    assert ben.get("/compare/S-1.json").status_code == 403
    assert post(ben, "/compare/S-1/2", none="1") == 303
    pairs = ben.get("/compare/S-1.json").json()["pairs"]
    assert pairs[0]["coders"] == ["Ada", "Ben"]
    assert (pairs[0]["reports"], pairs[0]["first"], pairs[0]["second"], pairs[0]["both"], pairs[0]["f1"]) == (
        2,
        1,
        1,
        1,
        1,
    )
    by_name = {one["field"]: one["percent"] for one in pairs[0]["fields"]}
    assert (by_name["type"], by_name["status"], by_name["killed"], by_name["relevant"]) == (100, 0, 100, 100)
    assert [one["coders"][0] for one in pairs[1:]] == ["Ada", "Ben"]  # each with the machine
    assert "1 disagreement" in ben.get("/compare/S-1").text
    assert "Ada,Ben,incidents_f1,1,100.0" in ben.get("/compare/S-1.csv").text
    with Record.open(path) as record:
        assert verify(record) == []


def test_a_coder_goes_from_report_to_report_and_may_change_their_mind(desk: Desk, path: Path) -> None:
    sampled(desk)
    client = desk("Ada")
    went = client.post("/compare/S-1/1", data=CLASH, follow_redirects=False)
    assert went.headers["location"] == "/compare/S-1/2"
    assert 'value="Kirkuk"' in client.get("/compare/S-1/1").text
    assert post(client, "/compare/S-1/1", **{**CLASH, "place.0": "Erbil"}) == 303
    with Record.open(path) as record:
        (report,) = coded_blind(record, "S-1")["Ada"]
        assert [row.place for row in coded_blind(record, "S-1")["Ada"][report]] == ["Erbil"]


def test_what_is_wrong_is_said_and_nothing_is_kept(desk: Desk, path: Path) -> None:
    sampled(desk)
    client = desk("Ada")
    again = client.post("/compare/S-1/1", data={**CLASH, "killed_low.0": "some"})
    assert again.status_code == 422
    assert "no whole number" in again.text and 'value="Kirkuk"' in again.text
    empty = client.post("/compare/S-1/1", data={})
    assert empty.status_code == 422 and "tells of none" in empty.text
    with Record.open(path) as record:
        assert coded_blind(record, "S-1") == {}


def test_incidents_are_added_and_taken_out_in_the_form(desk: Desk) -> None:
    sampled(desk)
    client = desk("Ada")
    more = client.post("/compare/S-1/1", data={**CLASH, "add": "1"}).text
    assert "Incident 2" in more and 'value="Kirkuk"' in more
    fewer = client.post("/compare/S-1/1", data={**CLASH, "type.1": "attack", "remove": "0"}).text
    assert "Kirkuk" not in fewer.split("</article>")[1] and "Incident 2" not in fewer


@pytest.mark.parametrize(("url", "status"), [
    ("/compare/S-9", 404), ("/compare/S-1/0", 404), ("/compare/S-1/3", 404), ("/compare/S-1/x", 404),
    ("/compare/S-1.xml", 404),
])  # fmt: skip
def test_what_is_not_there_is_said(desk: Desk, url: str, status: int) -> None:
    sampled(desk)
    assert desk("Ada").get(url).status_code == status


def test_only_those_who_were_asked_code_it(desk: Desk) -> None:
    sampled(desk)
    assert post(desk("Cleo"), "/compare/S-1/1", **CLASH) == 403


@pytest.mark.parametrize("form", [
    {"name": "", "number": "2"}, {"name": "x", "number": "0"}, {"name": "x", "number": "9999"},
    {"name": "x", "number": "2", "since": "April"}, {"name": "x", "number": "2", "outlet": "no such outlet"},
])  # fmt: skip
def test_a_draw_that_can_not_be_says_why_beside_what_was_typed(desk: Desk, path: Path, form: dict[str, str]) -> None:
    client = desk("Ada")
    answer = client.post("/compare", data={**form})
    assert answer.status_code == 422 and 'role="alert"' in answer.text
    with Record.open(path) as record:
        assert drawn(record) == []


def test_the_same_seed_draws_the_same_reports(path: Path) -> None:
    with Record.open(path) as record:
        one, two, other = (draw(record, Draw("x", 5, seed), "Ada") for seed in (1, 1, 2))
        assert one.reports == two.reports != other.reports
        assert len(set(one.reports)) == 5
        with pytest.raises(RecordError, match="only"):
            draw(record, Draw("x", 10**6), "Ada")


def test_the_machine_is_compared_as_it_first_coded(path: Path) -> None:
    with Record.open(path) as record:
        ids = [report for one in [draw(record, Draw("all", 10, 3), "Ada")] for report in one.reports]
        stamp, rows = coded_by_machine(record, ids)
        assert stamp and set(rows) == set(ids)
        assert any(rows.values())
