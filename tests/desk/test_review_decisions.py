"""What becomes of a decision: on what was seen, once, by whom, and on the accounts that were shown."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.record import incident, verify
from tests.desk.reviewing import JSON, attack, count, decide, form, record_of, states
from tests.desk.visitor import Visitor


def test_a_decision_on_what_has_changed_is_refused_with_what_changed_and_the_words(ada: Visitor, ben: Visitor) -> None:
    id = attack(ada)
    fields = form(ada, id)
    decide(ben, form(ben, id), "split", out=fields["account"][2], why="the second bomb")
    before = count(ada)
    answer = decide(ada, fields, "accept", why="I asked the morgue")
    assert answer.status_code == 409
    assert "Ben took 1 account out of Suicide bomb" in answer.text
    assert "the second bomb" in answer.text
    assert "I asked the morgue</textarea>" in answer.text
    told = ada.post("/decide", data={**fields, "verdict": "accept"}, headers=JSON)
    assert told.status_code == 409
    assert told.json()["error"]["status"] == 409
    assert told.json()["incident"] == id
    assert any("Ben took" in line for line in told.json()["changed"])
    assert count(ada) == before
    assert decide(ada, form(ada, id), "accept").status_code == 303


def test_what_another_person_said_meanwhile_is_a_conflict_too(ada: Visitor, ben: Visitor) -> None:
    id = attack(ada)
    fields = form(ada, id)
    decide(ben, form(ben, id), "accept", why="all five read")
    answer = decide(ada, fields, "reject")
    assert answer.status_code == 409
    assert "Ben accepted Suicide bomb" in answer.text
    assert "all five read" in answer.text
    assert states(ada, fields["account"]) == {"accepted"}


def test_a_note_is_taken_whatever_happened_meanwhile(ada: Visitor, ben: Visitor) -> None:
    id = attack(ada)
    fields = form(ada, id)
    decide(ben, form(ben, id), "accept")
    assert decide(ada, fields, "note", why="call them again").status_code == 303


def test_what_is_gone_can_not_be_decided_on(ada: Visitor, ben: Visitor) -> None:
    id = attack(ada)
    fields = form(ada, id)
    decide(ben, form(ben, id), "reject", why="a drill")
    answer = decide(ada, fields, "accept", why="mine")
    assert answer.status_code == 409
    assert "Ben rejected" in answer.text
    assert "a drill" in answer.text


def test_a_decision_that_comes_twice_is_done_once(ada: Visitor) -> None:
    fields, before = form(ada), count(ada)
    first = ada.post("/decide", data={**fields, "verdict": "accept", "key": "k1"}, headers=JSON)
    again = ada.post("/decide", data={**fields, "verdict": "accept", "key": "k1"}, headers=JSON)
    assert first.status_code == again.status_code == 200
    assert first.json() | {"ago": ""} == again.json() | {"ago": ""}
    assert count(ada) == before + 1
    assert verify(record_of(ada)) == []


def test_it_is_done_once_across_a_restart_and_for_nobody_else(ada: Visitor, ben: Visitor) -> None:
    fields, before = form(ada), count(ada)
    ada.post("/decide", data={**fields, "verdict": "accept", "key": "k2"})
    with Visitor(ada.app.state.board.settings) as restarted:  # type: ignore[attr-defined]
        assert (
            restarted.post("/decide", data={**fields, "verdict": "accept", "key": "k2"}, headers=JSON).status_code
            == 200
        )
    assert count(ada) == before + 1
    assert ben.post("/decide", data={**fields, "verdict": "reject", "key": "k2"}, headers=JSON).status_code == 409


def test_undo_takes_back_one_act_and_can_be_taken_back(ada: Visitor) -> None:
    fields = form(ada)
    done = ada.post("/decide", data={**fields, "verdict": "accept", "key": "k3"}, headers=JSON).json()
    undone = ada.post("/undo", data={"of": "k3"}, headers=JSON).json()
    assert undone["verb"] == "undo"
    assert undone["said"].startswith("took back “accepted")
    assert states(ada, fields["account"]) == {""}
    ada.post("/undo", data={"act": str(undone["act"])}, headers=JSON)
    assert states(ada, fields["account"]) == {"accepted"}
    assert done["incident"] == fields["incident"][0]
    assert ada.post("/undo", data={"of": "never sent"}, headers=JSON).status_code == 404


def test_nobody_takes_back_what_another_did(ada: Visitor, ben: Visitor) -> None:
    done = ada.post("/decide", data={**form(ada), "verdict": "accept"}, headers=JSON).json()
    assert ben.post("/undo", data={"act": str(done["act"])}, headers=JSON).status_code >= 400
    assert states(ada, incident(record_of(ada), done["incident"]).incident.accounts) == {"accepted"}


def test_accepting_covers_only_the_accounts_that_are_shown(ada: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.desk.review_item.open_at_first", lambda: 2)
    id = attack(ada)
    fields = form(ada, id)
    assert len(fields["account"]) == 2
    text = ada.get(f"/review?item={id}").text
    assert "Accept the 2 shown" in text
    assert "3 accounts not shown" in text
    decide(ada, fields, "accept")
    every = incident(record_of(ada), id).incident.accounts
    assert [states(ada, [one]) for one in every].count({"accepted"}) == 2
    rest = form(ada, id)
    assert not set(rest["account"]) & set(fields["account"])  # those that nobody accepted are laid open first
    assert ada.get(f"/review?item={id}&whole=1").text.count('name="account"') == 5


@pytest.mark.parametrize("path", ["//evil.example/x", "https://evil.example", "/\\evil.example", "x", "/a\nb"])
def test_a_decision_leads_nowhere_else(ada: Visitor, path: str) -> None:
    fields = form(ada)
    assert decide(ada, {**fields, "next": path}, "accept").headers["location"] == "/review"


def test_only_a_page_of_the_desk_can_decide(ada: Visitor) -> None:
    before = count(ada)
    assert ada.bare("POST", "/decide", data={"verdict": "accept"}).status_code == 403
    assert count(ada) == before


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"verdict": "perhaps"}, "is no decision"),
        ({"verdict": "accept"}, "no account was named"),
        ({"verdict": "same", "account": ["a"]}, "a pair has two accounts"),
        ({"verdict": "accept", "account": ["nobody"]}, "nobody"),
        ({"verdict": "note", "account": ["a"], "why": "x" * 4001}, "4,001 characters"),
    ],
)
def test_what_can_not_be_done_is_refused_with_its_reason(ada: Visitor, fields: dict[str, Any], said: str) -> None:
    before = count(ada)
    answer = ada.post("/decide", data=fields, headers=JSON)
    assert 400 <= answer.status_code < 500
    assert said in answer.json()["error"]["reason"]
    assert count(ada) == before
