"""The reports, and one of them read at its words."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

from onrecord.record import Record, reports, source

ID = "northern-herald-2021-05-04"


def plain(text: str) -> str:
    """The text of a report as its page has it, without labels and lines."""
    (body,) = re.findall(r'<div class="text"[^>]*>(.*?)</div>', text, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r'<span class="lab.*?</span>', "", body)))


def test_every_report_stands_in_the_list_once_the_newest_first(client: TestClient, record: Record) -> None:
    text = client.get("/reports").text
    every = reports(record)
    assert f"{len(every)} reports" in text
    found = re.findall(r'<th role="rowheader" scope="row"><a href="/reports/([^"]+)"', text)
    assert sorted(found) == sorted(one.id for one in every)
    days = [next(one.published for one in every if one.id == id) for id in found]
    assert days == sorted(days, key=lambda day: day.toordinal() if day else 0, reverse=True)


def test_reports_are_found_by_their_words(client: TestClient) -> None:
    text = client.get("/reports?q=handcarts").text
    assert "2 reports" in text
    assert "tigris-wire-2021-05-03" in text
    assert "No report has these words" in client.get("/reports?q=zebra").text


@pytest.mark.parametrize("page", ["0", "x", "-1", "9" * 5000])
def test_a_page_that_is_none_is_refused(client: TestClient, page: str) -> None:
    assert client.get(f"/reports?page={page}").status_code == 400


def test_a_report_has_its_whole_text_unchanged(client: TestClient, record: Record) -> None:
    for one in reports(record):
        assert plain(client.get(f"/reports/{one.id}").text) == one.coded_text, one.id


def test_the_words_asked_for_are_highlighted(client: TestClient, record: Record) -> None:
    text = next(one for one in reports(record) if one.id == ID).coded_text
    start = text.index("at least 11")
    page = client.get(f"/reports/{ID}?at={start}-{start + 18}").text
    marked = re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL)
    assert html.unescape(re.sub(r"<[^>]+>", "", "".join(marked))) == text[start : start + 18]
    assert page.count('id="w"') == 1


@pytest.mark.parametrize("at", ["x", "1", "5-", "-1-4", "1-2-3", "9999999999-1"])
def test_a_place_that_is_none_is_refused(client: TestClient, at: str) -> None:
    assert client.get(f"/reports/{ID}?at={at}").status_code == 400


def test_a_place_outside_of_the_text_shows_the_text(client: TestClient) -> None:
    answer = client.get(f"/reports/{ID}?at=90000-90010")
    assert answer.status_code == 200
    assert "<mark" not in answer.text


def test_its_values_are_labelled_and_its_account_leads_to_the_incident(client: TestClient) -> None:
    text = client.get(f"/reports/{ID}").text
    for label in ("Killed", "When", "Where", "Who says so"):
        assert re.search(rf'<span class="lab [a-z]+" dir="ltr"[^>]*>{label}', text), label
    (incident,) = set(re.findall(r'href="/incidents/(I-[0-9a-f]+)"', text))
    assert ID in client.get(f"/incidents/{incident}").text


def test_its_source_is_told(client: TestClient, record: Record) -> None:
    origin = source(record, ID)
    text = client.get(f"/reports/{ID}").text
    assert origin.sha256 in text
    assert f'datetime="{origin.collected.isoformat(timespec="seconds")}"' in text
    assert origin.name in html.unescape(text)


def test_there_is_no_such_report(client: TestClient) -> None:
    answer = client.get("/reports/nothing")
    assert answer.status_code == 404
    assert "here is no report" in html.unescape(answer.text)
