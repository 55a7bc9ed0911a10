"""The review's pages and decisions, as forms send them and as the page's script does."""

from __future__ import annotations

import html
import re
import time
from pathlib import Path
from threading import Event

import pytest

from onrecord.desk import Settings, review_pairs
from onrecord.desk.seen import seen
from onrecord.record import RecordError, incident, incidents, verify
from onrecord.record.current import current_accounts
from tests.desk.reviewing import attack, decide, form, record_of, states
from tests.desk.visitor import Visitor


def test_the_page_shows_all_that_is_needed(ada: Visitor) -> None:
    id = attack(ada)
    text = ada.get(f"/review?item={id}").text
    assert "Toll disputed</strong>: sources give tolls that can&#39;t both be true" in text
    for outlet in ("Diyala Courier", "Tigris Wire", "Gulf Evening Post", "Northern Herald", "Levant Monitor"):
        assert f"<bdi>{outlet}</bdi>" in text
    assert re.search(r'<span class="line killed lane\d">', text)
    assert "repeats the words of Tigris Wire" in text
    assert '<span class="mark differs">' in text


def test_every_account_shown_has_its_sentences_word_for_word(ada: Visitor) -> None:
    id = attack(ada)
    text = ada.get(f"/review?item={id}").text
    for filed in incident(record_of(ada), id).accounts:
        part = text[text.index(f'data-account="{filed.id}"') :]
        part = part[part.index('<div class="text"') : part.index("</div>")]
        plain = html.unescape(re.sub(r'<span class="lab [^>]*>[^<]*</span>|<[^>]+>', "", part))
        for harm in filed.account.harm:
            assert filed.report.coded_text[harm.span[0] : harm.span[1]] in plain


def test_an_accepted_item_leaves_the_queue_and_the_next_comes(ada: Visitor) -> None:
    fields = form(ada)
    first = fields["incident"][0]
    answer = decide(ada, fields, "accept", why="read it all")
    assert answer.status_code == 303
    following = ada.get(answer.headers["location"]).text
    assert f'data-item="{first}"' not in following
    assert "decided by you today" in following
    assert '<strong class="num">1</strong> decided' in following
    assert states(ada, fields["account"]) == {"accepted"}
    assert "Your last decisions" in following
    assert "accepted" in following[following.index("Your last decisions") :]


def test_a_rejected_incident_is_none_until_it_is_taken_back(ada: Visitor) -> None:
    id = attack(ada)
    decide(ada, form(ada, id), "reject")
    with pytest.raises(RecordError):
        incident(record_of(ada), id)
    answer = ada.post("/undo", data={"next": f"/review?item={id}"}, follow_redirects=False)
    assert answer.headers["location"] == f"/review?item={id}"
    assert incident(record_of(ada), id).incident.id == id
    assert verify(record_of(ada)) == []


def test_unsure_sets_it_aside_for_another_person(ada: Visitor) -> None:
    id = attack(ada)
    decide(ada, form(ada, id), "unsure", why="which of the two markets?")
    assert f'data-item="{id}"' in ada.get("/review?lane=unsure").text
    assert "called unsure:" in ada.get(f"/review?item={id}").text
    assert "which of the two markets?" in ada.get(f"/review?item={id}").text


def test_a_note_moves_nothing_and_is_shown(ada: Visitor) -> None:
    id = attack(ada)
    answer = decide(ada, form(ada, id), "note", why="the hospital's list says 12")
    assert f"item={id}" in answer.headers["location"]
    assert "the hospital&#39;s list says 12" in ada.get(answer.headers["location"]).text
    assert states(ada, incident(record_of(ada), id).incident.accounts) == {""}
    assert decide(ada, form(ada, id), "note", why="  ").status_code == 400


def test_split_takes_out_the_ticked_accounts_alone(ada: Visitor) -> None:
    id = attack(ada)
    fields = form(ada, id)
    before = incident(record_of(ada), id).accounts
    out = before[2].id
    assert decide(ada, fields, "split", out=out, why="the second bomb").status_code == 303
    after = [one for one in incidents(record_of(ada)) if set(one.accounts) & {each.id for each in before}]
    assert sorted(len(one.accounts) for one in after) == [1, 4]
    assert decide(ada, form(ada, after[0].id), "split", account=[]).status_code == 400


def test_two_incidents_are_called_the_same_and_parted_again(ada: Visitor) -> None:
    one, other = (one.id for one in incidents(record_of(ada))[:2])
    fields = {**form(ada, one), "twin": f"{other}:{seen(incident(record_of(ada), other))}"}
    assert decide(ada, fields, f"same {other}").status_code == 303
    merged = {one.id for one in incidents(record_of(ada))}
    assert not {one, other} <= merged
    ada.post("/undo")
    assert {one, other} <= {one.id for one in incidents(record_of(ada))}
    fields = form(ada, one)
    assert decide(ada, fields, "different", other=other).status_code == 303


def test_a_likely_twin_that_was_called_different_is_no_longer_shown(ada: Visitor) -> None:
    twin = None
    for one in incidents(record_of(ada)):
        fields = form(ada, one.id)
        if "twin" in fields:
            twin = fields["twin"][0].split(":")[0]
            break
    assert twin, "the examples hold two incidents that may be one"
    text = ada.get(f"/review?item={one.id}").text
    assert "Why the matcher is unsure" in text
    assert f'value="same {twin}"' in text
    assert decide(ada, fields, f"different {twin}").status_code == 303
    assert f'value="same {twin}"' not in ada.get(f"/review?item={one.id}").text


def test_the_choice_of_the_incidents_page_is_worked_through(ada: Visitor) -> None:
    text = ada.get("/review?country=LK").text
    assert "left of this choice" in text
    assert 'href="/incidents?country=LK"' in text
    onward = html.unescape(re.findall(r'name="next" value="([^"]+)"', text)[0])
    assert onward.startswith("/review?country=LK&after=")
    assert "Nothing is left here" in ada.get("/review?country=ZZ").text
    assert 'href="/review?country=LK">Review these' in ada.get("/incidents?country=LK").text


def test_two_people_get_different_items_and_see_each_other(ada: Visitor) -> None:
    first = form(ada)["incident"][0]
    present = ada.app.state.present  # type: ignore[attr-defined]
    present.looks("Ben", "t", first)
    assert form(ada)["incident"][0] != first
    head = ada.app.state.board.head()[0]  # type: ignore[attr-defined]
    told = ada.get("/review/live", params={"since": head, "tab": "mine", "item": first}).json()
    assert told["looking"] == [{"who": "Ben", "mine": False, "item": first}]
    assert (told["acts"], told["stale"]) == ([], False)


def test_what_others_decide_is_told_to_who_looks(ada: Visitor, ben: Visitor) -> None:
    id = attack(ada)
    fields = form(ada, id)
    decide(ben, form(ben, id), "split", out=fields["account"][2], why="the second bomb")
    asked = {"since": fields["at"][0], "tab": "t", "item": id, "shown": fields["seen"][0]}
    told = ada.get("/review/live", params=asked).json()
    assert told["stale"]
    (act,) = told["acts"]
    assert (act["by"], act["mine"], act["verb"], act["incident"]) == ("Ben", False, "split", id)
    assert act["ago"] == "just now"


def test_decisions_are_listed_with_their_undo(ada: Visitor, ben: Visitor) -> None:
    decide(ada, form(ada), "accept", why="plain")
    decide(ben, form(ben), "reject")
    own, every = ada.get("/review/acts").text, ada.get("/review/acts?by=all").text
    assert own.count("<tr") == 2
    assert "plain" in own
    assert every.count("<tr") == 3
    assert every.count('<button class="quiet small">Undo') == 1


def test_a_public_desk_has_no_review(record_file: Path) -> None:
    with Visitor(Settings(record_file, public=True)) as public:
        for path in ("/review", "/review/item", "/review/acts", "/review/live?since=0"):
            assert public.get(path).status_code == 403, path


def test_an_empty_record_says_what_to_do_first(tmp_path: Path) -> None:
    with Visitor(Settings(tmp_path / "empty.db")) as empty:
        assert "The record is empty" in empty.get("/review").text


def test_every_account_that_counts_is_in_the_queue(ada: Visitor) -> None:
    with record_of(ada).reading() as connection:
        every = {row.id for row in connection.execute(current_accounts())}
    seen_there = set()
    for one in incidents(record_of(ada)):
        seen_there |= set(form(ada, one.id)["account"])
    assert seen_there == every


def test_editing_leads_back_to_the_item(ada: Visitor) -> None:
    text = ada.get("/review?country=LK").text
    edit = html.unescape(re.findall(r'<a class="quiet small" data-edit href="([^"]+)"', text)[0])
    report = ada.get(edit).text
    (back,) = set(re.findall(r'href="(/review[^"]+)">Back to the review', report))
    item = re.findall(r'data-item="([^"]+)"', text)[0]
    assert html.unescape(back) == f"/review?country=LK&item={item}"
    value = html.unescape(re.findall(r'<a class="edit" href="([^"]+)"', report)[0])
    form = ada.get(value).text
    assert f'name="next" value="{back}"' in form


def test_the_lane_of_the_twins_is_worked_off_pair_by_pair(ada: Visitor) -> None:
    text = ada.get("/review?lane=pairs").text
    assert text.index('class="twins"') < text.index('class="both"')
    one = re.findall(r'data-item="([^"]+)"', text)[0]
    fields = form(ada, one)
    other = fields["twin"][0].split(":")[0]
    decide(ada, {**fields, "next": "/review?lane=pairs"}, f"different {other}")
    for _ in range(20):
        text = ada.get("/review?lane=pairs").text
        if "Nothing is left here" in text:
            break
        one = re.findall(r'data-item="([^"]+)"', text)[0]
        fields = form(ada, one)
        assert fields["twin"], "what has no twin left is passed over"
        for twin in fields["twin"]:
            decide(ada, form(ada, one), f"different {twin.split(':')[0]}")
    assert "Nothing is left here" in text


def test_a_large_record_does_not_wait_for_its_twins(ada: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    looked, gate = review_pairs._scores, Event()
    monkeypatch.setattr("onrecord.desk.review_view.COUNTED", 0)
    monkeypatch.setattr(review_pairs, "_scores", lambda connection: gate.wait(20) and looked(connection))
    assert "Likely twins are looked for" in ada.get("/review?lane=pairs").text
    gate.set()
    for _ in range(100):
        if 'class="twins"' in (text := ada.get("/review?lane=pairs").text):
            break
        time.sleep(0.05)
    assert 'class="twins"' in text
