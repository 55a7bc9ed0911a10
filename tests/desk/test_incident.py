"""One incident's page and its twin."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

from onrecord.desk import Settings
from onrecord.plain import plain
from onrecord.record import Record, incident, incidents
from tests.desk.visitor import Visitor


@pytest.fixture(scope="module")
def id(record: Record) -> str:
    """The bombing in Baquba, told by five outlets."""
    (one,) = [one for one in incidents(record) if len(one.accounts) == 5]
    return one.id


def test_every_incident_of_the_examples_has_its_page(client: TestClient, record: Record) -> None:
    for one in incidents(record):
        answer = client.get(f"/incidents/{one.id}")
        assert answer.status_code == 200
        assert one.id in answer.text


def test_the_page_has_a_column_an_account_and_marks_in_words(client: TestClient, id: str) -> None:
    text = client.get(f"/incidents/{id}").text
    for outlet in ("Diyala Courier", "Tigris Wire", "Gulf Evening Post", "Northern Herald", "Levant Monitor"):
        assert f"<bdi>{outlet}</bdi>" in text
    for mark in ("agrees", "differs", "silent"):
        assert (
            f'<span class="mark {mark}">{mark}</span></td>' in text
            or f'<span class="mark {mark}">{mark}</span> <' in text
        )
    assert "repeats the words of Tigris Wire" in text


def test_every_value_leads_to_its_words_in_the_report(client: TestClient, record: Record, id: str) -> None:
    text = client.get(f"/incidents/{id}").text
    told = incident(record, id)
    northern = next(filed for filed in told.accounts if filed.report.outlet == "Northern Herald")
    (killed,) = [harm for harm in northern.account.harm if harm.effect == "killed"]
    start, end = killed.span
    assert northern.report.coded_text[start:end] == killed.text
    assert f'/reports/{northern.report.id}?at={start}-{end}#w"' in text
    links = set(re.findall(r'href="(/reports/[^"#]+)#w"', text))
    assert len(links) > 20
    for link in sorted(links):
        assert 'id="w"' in client.get(html.unescape(link)).text, link


def test_another_ruling_changes_the_values_and_says_what_the_record_keeps(client: TestClient, id: str) -> None:
    text = client.get(f"/incidents/{id}?ruling=lowest").text
    assert '<span class="was">range: <bdi>10 – 14</bdi></span>' in text
    assert '<option value="lowest" selected>' in text
    assert client.get(f"/incidents/{id}").text.count('class="was"') == 0


def test_a_ruling_that_is_none_is_refused_with_those_there_are(client: TestClient, id: str) -> None:
    answer = client.get(f"/incidents/{id}?ruling=guess")
    assert answer.status_code == 400
    assert "median" in answer.text


def test_the_twin_says_what_show_says(client: TestClient, record: Record, id: str) -> None:
    told = plain(incident(record, id))
    del told["formerly"]
    assert client.get(f"/incidents/{id}.json").json() == told
    again = client.get(f"/incidents/{id}.json?ruling=median").json()
    assert again["incident"]["ruling"] == "median"
    assert again["accounts"] == told["accounts"]


def test_the_beginning_of_an_id_will_do(client: TestClient, id: str) -> None:
    assert client.get(f"/incidents/{id[2:8]}.json").json()["incident"]["id"] == id


def test_there_is_no_such_incident(client: TestClient) -> None:
    answer = client.get("/incidents/I-nowhere.json")
    assert answer.status_code == 404
    assert "there is no incident" in answer.json()["error"]["reason"]
    assert client.get("/incidents/I-nowhere").status_code == 404


def test_its_history_is_told(client: TestClient, id: str) -> None:
    text = client.get(f"/incidents/{id}").text
    assert "<strong>added</strong>" in text
    assert "of Levant Monitor came in" in text


def test_unknown_is_a_dash_with_a_name(client: TestClient, record: Record) -> None:
    unknown = next(one for one in incidents(record) if one.when.start is None)
    text = client.get(f"/incidents/{unknown.id}").text
    assert '<span aria-hidden="true">–</span><span class="unseen">Day unknown</span>' in text


def test_a_public_desk_shows_no_accounts(client: Visitor, id: str) -> None:
    with Visitor(Settings(client.app.state.board.settings.record, public=True)) as public:  # type: ignore[attr-defined]
        assert "Accounts side by side" not in public.get(f"/incidents/{id}").text
        assert public.get("/reports/tigris-wire-2021-05-03").status_code == 403
