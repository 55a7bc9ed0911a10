"""What programs write: signed, on what was seen, refused where the record has moved on."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.desk import Settings
from onrecord.desk.limits import MB
from onrecord.record import Record, verify
from tests.desk.visitor import Visitor

API = "/api/v1"


@pytest.fixture
def file(record_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(record_file, tmp_path / "record.db"))


@pytest.fixture
def desk(file: Path) -> Iterator[Visitor]:
    with Visitor(Settings(file, person="Ada", coder="rules")) as client:
        yield client


def several(desk: Visitor) -> Any:
    """The bombing in Baquba, told by five outlets."""
    every = desk.get(f"{API}/incidents?limit=500").json()["items"]
    (one,) = [one for one in every if len(one["accounts"]) == 5]
    return desk.get(f"{API}/incidents/{one['id']}").json()


def test_an_account_is_rejected_and_the_act_taken_back(desk: Visitor, file: Path) -> None:
    one = several(desk)
    id, account = one["incident"]["id"], one["accounts"][0]["id"]
    sent = {"verdict": "reject", "incident": id, "seen": one["seen"], "accounts": [account], "why": "another market"}
    done = desk.post(f"{API}/reviews", json=sent)
    assert done.status_code == 201
    assert account not in [each["id"] for each in desk.get(f"{API}/accounts?limit=500").json()["items"]]
    (act,) = desk.get(f"{API}/acts").json()["items"]
    assert (act["number"], act["by"], act["verb"], act["why"]) == (
        done.json()["act"],
        "Ada",
        "reject",
        "another market",
    )
    assert desk.post(f"{API}/acts/{act['number']}/undo", json={}).status_code == 201
    assert account in [each["id"] for each in desk.get(f"{API}/accounts?limit=500").json()["items"]]
    with Record.open(file) as record:
        assert verify(record) == []


def test_what_was_seen_and_is_no_longer_so_is_refused_and_nothing_is_written(desk: Visitor) -> None:
    one = several(desk)
    id, accounts = one["incident"]["id"], [each["id"] for each in one["accounts"]]
    split = {"incident": id, "seen": one["seen"], "accounts": accounts[:1]}
    assert desk.post(f"{API}/splits", json=split).status_code == 201
    before = desk.get(f"{API}/acts").json()["total"]
    for path, sent in (
        ("reviews", {"verdict": "accept", "incident": id, "seen": one["seen"], "accounts": accounts[:1]}),
        ("splits", {**split, "accounts": accounts[1:2]}),
        (f"incidents/{id}/ruling", {"ruling": "median", "seen": one["seen"]}),
    ):
        answer = desk.post(f"{API}/{path}", json=sent)
        assert answer.status_code == 409, path
        assert answer.json()["error"]["next"]
    assert desk.get(f"{API}/acts").json()["total"] == before


def test_two_incidents_are_said_to_be_one(desk: Visitor) -> None:
    a, b = (
        desk.get(f"{API}/incidents/{one['id']}").json() for one in desk.get(f"{API}/incidents?limit=2").json()["items"]
    )
    sent = {"verdict": "same", "incident": a["incident"]["id"], "seen": a["seen"], "other": b["incident"]["id"],
            "other_seen": b["seen"], "why": "one raid"}  # fmt: skip
    assert desk.post(f"{API}/judgements", json={**sent, "other_seen": "0" * 20}).status_code == 409
    assert desk.post(f"{API}/judgements", json=sent).status_code == 201
    now = desk.get(f"{API}/incidents/{b['incident']['id']}").json()
    assert {each["id"] for each in a["accounts"] + b["accounts"]} == {each["id"] for each in now["accounts"]}


def test_what_is_sent_again_under_its_key_is_done_once(desk: Visitor) -> None:
    account = several(desk)["accounts"][0]["id"]
    sent = {"accounts": [account], "text": "ask the market's guards"}
    numbers = {
        desk.post(f"{API}/notes", json=sent, headers={"Idempotency-Key": "note-0001"}).json()["act"] for _ in "ab"
    }
    assert len(numbers) == 1
    assert desk.get(f"{API}/acts").json()["total"] == 1


def test_a_ruling_is_chosen(desk: Visitor) -> None:
    one = several(desk)
    path = f"{API}/incidents/{one['incident']['id']}"
    assert desk.post(f"{path}/ruling", json={"ruling": "median", "seen": one["seen"], "why": "w"}).status_code == 201
    assert desk.get(path).json()["incident"]["ruling"] == "median"


def test_an_account_is_corrected_where_its_words_stand(desk: Visitor) -> None:
    one = several(desk)["accounts"][0]
    told = {**one["account"], "status": "alleged"}
    done = desk.post(f"{API}/corrections", json={"account": one["id"], "value": told, "why": "only claimed"})
    assert done.status_code == 201
    items = desk.get(f"{API}/accounts?report={one['report']['id']}").json()["items"]
    assert [(each["id"], each["account"]["status"]) for each in items] == [(done.json()["account"], "alleged")]
    again = desk.post(f"{API}/corrections", json={"account": one["id"], "value": one["account"], "why": ""})
    assert again.status_code == 409  # another version stands in its place
    told["evidence"] = [[0, 10_000_000]]
    wrong = desk.post(f"{API}/corrections", json={"account": done.json()["account"], "value": told})
    assert wrong.status_code == 409
    assert "evidence" in wrong.json()["error"]["reason"]


@pytest.mark.parametrize(
    "value",
    [{}, {"type": "attack"}, {"type": 1, "event_type": "x"}, {"type": "attack", "event_type": "x", "confidence": "1"}],
)
def test_what_is_no_account_is_named(desk: Visitor, value: dict[str, Any]) -> None:
    one = several(desk)["accounts"][0]
    answer = desk.post(f"{API}/contributions", json={"report": one["report"]["id"], "value": value})
    assert answer.status_code in (409, 422)
    assert set(answer.json()["error"]) == {"status", "reason", "next"}


@pytest.mark.parametrize("number", ["1e400", "NaN", "-Infinity", "9" * 400, "1" + "0" * 12])
def test_numbers_that_no_record_holds_are_refused_and_the_desk_goes_on(desk: Visitor, number: str) -> None:
    import json

    one = several(desk)["accounts"][0]
    told = json.loads(json.dumps(one["account"]))
    told["harm"][0]["low"] = told["harm"][0]["high"] = "NUMBER"
    body = json.dumps({"account": one["id"], "value": told}).replace('"NUMBER"', number)
    answer = desk.post(f"{API}/corrections", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (409, 422), answer.text
    assert desk.get("/incidents").status_code == 200
    assert desk.get(f"{API}/incidents").status_code == 200


@pytest.mark.parametrize(
    ("start", "end"), [("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"), ("0001-01-01", "9999-12-31")]
)
def test_days_at_the_ends_of_the_calendar_stop_nothing(desk: Visitor, start: str, end: str) -> None:
    one = several(desk)["accounts"][0]
    told = {**one["account"], "when": {**one["account"]["when"], "start": start, "end": end, "precision": "days"}}
    assert desk.post(f"{API}/corrections", json={"account": one["id"], "value": told}).status_code == 201
    for path in (
        "/incidents",
        f"{API}/incidents",
        f"{API}/exports/ged",
        f"{API}/exports/acled",
        "/situation",
        "/review",
    ):
        assert desk.get(path).status_code == 200, path


def test_half_a_character_is_refused(desk: Visitor) -> None:
    account = several(desk)["accounts"][0]["id"]
    body = f'{{"accounts": ["{account}"], "text": "\\ud800"}}'
    assert desk.post(f"{API}/notes", content=body, headers={"Content-Type": "application/json"}).status_code == 422


def test_a_report_is_added_and_read(desk: Visitor) -> None:
    text = "A car bomb killed at least four people in Baghdad on Monday, police said."
    sent = {"id": "mine-1", "text": text, "outlet": "The Day", "published": "2021-01-05"}
    added = desk.post(f"{API}/reports", json=sent)
    assert added.status_code == 202
    for _ in range(100):
        job = desk.get(added.headers["Location"]).json()
        if job["stage"] == "done":
            break
        time.sleep(0.1)
    (report,) = [one["id"] for one in job["arrived"]]
    told = desk.get(f"{API}/reports/{report}").json()
    assert (told["report"]["text"], told["report"]["outlet"]) == (text, "The Day")
    assert told["accounts"][0]["account"]["harm"][0]["low"] == 4


def test_too_much_at_once_is_refused(desk: Visitor) -> None:
    answer = desk.post(f"{API}/notes", json={"accounts": ["x"], "text": "x" * (MB + 1)})
    assert answer.status_code == 413
    assert answer.json()["error"]["status"] == 413

    def endless() -> Iterator[bytes]:
        yield from (b"x" * 65_536 for _ in range(40))

    assert desk.post(f"{API}/notes", content=endless(), headers={"Content-Type": "application/json"}).status_code == 413
    assert (
        desk.post(
            "/decide", content=endless(), headers={"Content-Type": "application/x-www-form-urlencoded"}
        ).status_code
        == 413
    )


def test_every_fault_has_one_shape(desk: Visitor) -> None:
    asked = [
        (404, desk.get(f"{API}/nothing")), (405, desk.put(f"{API}/incidents")), (422, desk.get(f"{API}/incidents?limit=0")),
        (422, desk.post(f"{API}/notes", json=[])), (422, desk.post(f"{API}/notes", content=b"{")),
        (403, desk.bare("POST", f"{API}/notes", json={})), (404, desk.post(f"{API}/acts/99/undo", json={})),
    ]  # fmt: skip
    for status, answer in asked:
        assert answer.status_code == status, answer.text
        error = answer.json()["error"]
        assert (set(error), error["status"]) == ({"status", "reason", "next"}, status)
        assert error["reason"] and error["next"]
    assert asked[1][1].headers["Allow"] == "GET"
    assert desk.put(f"{API}/reviews").headers["Allow"] == "GET, POST"


def test_a_desk_that_fails_says_no_more_than_that(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.desk.api import whole

    def broken(*_: object) -> None:
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr(whole, "last", broken)
    with Visitor(Settings(file), raise_server_exceptions=False) as client:
        answer = client.get(f"{API}/record")
        assert (answer.status_code, answer.json()["error"]["status"]) == (500, 500)
        assert "secret" not in answer.text
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_one_proof_at_a_time(desk: Visitor) -> None:
    from onrecord.desk.api import whole

    assert desk.get(f"{API}/record/verify").json() == {"whole": True, "faults": []}
    with whole._proving:
        busy = desk.get(f"{API}/record/verify")
    assert (busy.status_code, busy.headers["Retry-After"]) == (429, "60")
