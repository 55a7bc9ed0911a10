"""Words of a report become a value of an account, signed, undone; two people at once overwrite nothing."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.desk import Settings
from onrecord.linking import Filed
from onrecord.record import Record, reports
from onrecord.record.shelf import opened
from tests.desk.visitor import Visitor

ID = "northern-herald-2021-05-04"
FORM = f"/reports/{ID}/value"


@pytest.fixture
def path(record_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(record_file, tmp_path / "own.db"))


@pytest.fixture
def desk(path: Path) -> Iterator[Visitor]:
    with Visitor(Settings(path, person="Ada")) as client:
        yield client


def account(path: Path) -> Filed:
    with Record.open(path, readonly=True) as record:
        return opened(record, ID).accounts[0]


def fields(page: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    (form,) = re.findall(r'<form class="making".*?</form>', page, re.DOTALL)
    named = re.findall(r'<input (?:type="hidden" |type="date" )?name="(\w+)" value="([^"]*)"', form)
    picked = re.findall(r'<input type="(?:radio|checkbox)" name="(\w+)" value="([^"]*)" checked', form)
    lists = re.findall(r'<select name="(\w+)".*?</select>', form, re.DOTALL)
    chosen = []
    for name in lists:
        (body,) = re.findall(rf'<select name="{name}".*?</select>', form, re.DOTALL)
        options = re.findall(r'<option value="([^"]*)"( selected)?', body)
        chosen.append((name, next((value for value, on in options if on), options[0][0])))
    return {name: html.unescape(value) for name, value in [*named, *picked, *chosen] if name != "csrf"}


def test_words_are_offered_with_what_they_mean(desk: Visitor, path: Path) -> None:
    text = account(path).report.coded_text
    start = text.index("at least 11 people")
    sent = fields(desk.get(f"{FORM}?at={start}-{start + 18}&field=killed").text)
    assert (sent["low"], sent["high"], sent["who"]) == ("11", "", "people")
    assert sent["account"] == account(path).id


def test_words_that_stand_twice_are_asked_about(desk: Visitor) -> None:
    page = desk.get(f"{FORM}?words=at+LEAST+11").text
    links = re.findall(r'<a class="value" href="([^"]+)"', page)
    assert len(links) == 2
    assert 'class="making"' in desk.get(html.unescape(links[0])).text
    assert "do not stand in the report" in desk.get(f"{FORM}?words=zebra").text


def test_a_corrected_toll_is_a_new_version_by_the_person(desk: Visitor, path: Path) -> None:
    before = account(path)
    item = next(n for n, harm in enumerate(before.account.harm) if harm.effect == "killed")
    sent = fields(desk.get(f"{FORM}?account={before.id}&field=killed&item={item}").text)
    assert sent["low"] == "11"
    answer = desk.post(FORM, data={**sent, "low": "12", "why": "the doctor counted twelve"}, follow_redirects=False)
    assert answer.status_code == 303
    after = account(path)
    assert after.id != before.id
    assert next(harm for harm in after.account.harm if harm.effect == "killed").low == 12
    page = desk.get(answer.headers["location"]).text
    assert "Saved as judgement 1" in page
    assert "the doctor counted twelve" in page
    (incident,) = set(re.findall(r'href="/incidents/(I-[0-9a-f]+)"', page))
    history = desk.get(f"/incidents/{incident}").text
    assert "<strong><bdi>Ada</bdi></strong> corrected" in history
    assert "at least 12" in history


def test_a_value_is_taken_out(desk: Visitor, path: Path) -> None:
    before = account(path)
    sent = fields(desk.get(f"{FORM}?account={before.id}&field=when").text)
    assert desk.post(FORM, data={**sent, "do": "remove"}, follow_redirects=False).status_code == 303
    assert account(path).account.when is None


def test_an_incident_that_the_coder_missed_is_added(desk: Visitor, path: Path) -> None:
    text = account(path).report.coded_text
    start = text.index("The wards were full")
    sent = fields(desk.get(f"{FORM}?at={start}-{start + 19}&account=new").text)
    answer = desk.post(FORM, data={**sent, "type": "attack", "status": "alleged"}, follow_redirects=False)
    assert answer.status_code == 303
    with Record.open(path, readonly=True) as record:
        found = opened(record, ID)
    (new,) = [filed for filed in found.accounts if filed.account.status == "alleged"]
    assert new.account.evidence == ((start, start + 19),)
    assert new.id in found.incidents


def test_what_no_value_can_be_comes_back_with_what_was_typed(desk: Visitor, path: Path) -> None:
    sent = fields(desk.get(f"{FORM}?account={account(path).id}&field=when").text)
    answer = desk.post(FORM, data={**sent, "start": "Monday", "why": "typed with care"})
    assert answer.status_code == 422
    assert "is no day" in html.unescape(answer.text)
    assert fields(answer.text)["why"] == "typed with care"


def test_a_change_to_what_was_changed_meanwhile_shows_both_and_overwrites_nothing(desk: Visitor, path: Path) -> None:
    before = account(path)
    killed = fields(desk.get(f"{FORM}?account={before.id}&field=killed&item=0").text)
    status = fields(desk.get(f"{FORM}?account={before.id}&field=status").text)
    with Visitor(Settings(path, person="Ben")) as other:
        other.post(FORM, data={**status, "status": "alleged", "why": "only the doctor says so"})
    now = account(path)
    answer = desk.post(FORM, data={**killed, "low": "13", "why": "mine"})
    assert answer.status_code == 409
    words = html.unescape(answer.text)
    assert "Nothing was overwritten" in words
    assert "only the doctor says so" in words and "Ben" in words
    assert account(path).id == now.id
    again = fields(answer.text)
    assert (again["account"], again["low"], again["why"]) == (now.id, "13", "mine")
    assert desk.post(FORM, data={**again, "item": "0"}, follow_redirects=False).status_code == 303
    both = account(path).account
    assert (both.status, both.harm[0].low) == ("alleged", 13)


def test_words_that_do_not_stand_there_are_refused(desk: Visitor, path: Path) -> None:
    sent = fields(desk.get(f"{FORM}?account={account(path).id}&field=when").text)
    assert desk.post(FORM, data={**sent, "words": "Tuesday"}).status_code == 409
    assert desk.post(FORM, data={**sent, "at": "5-99999"}).status_code == 400
    assert desk.post(FORM, data={**sent, "field": "mood"}).status_code == 422


def test_after_saving_one_goes_on_where_one_came_from_and_nowhere_else(desk: Visitor, path: Path) -> None:
    for next, place in (("/review?n=3", "/review?n=3"), ("//evil.example/", f"/reports/{ID}"), ("/\\evil", "/reports")):
        sent = fields(desk.get(f"{FORM}?account={account(path).id}&field=status").text)
        other = "alleged" if account(path).account.status != "alleged" else "denied"
        answer = desk.post(FORM, data={**sent, "status": other, "next": next}, follow_redirects=False)
        assert answer.headers["location"].startswith(place)


def test_a_script_is_told_in_letters_that_a_header_can_hold(desk: Visitor, path: Path) -> None:
    sent = fields(desk.get(f"{FORM}?account={account(path).id}&field=status").text)
    other = "alleged" if account(path).account.status != "alleged" else "denied"
    answer = desk.post(FORM, data={**sent, "status": other, "next": "/incidents?q=גשר"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/incidents?q=%D7%92%D7%A9%D7%A8")


def test_a_reader_may_not(path: Path) -> None:
    with Visitor(Settings(path, public=True)) as public:
        assert public.get(f"{FORM}?words=killing").status_code == 403


def test_every_value_of_every_account_can_be_edited(desk: Visitor, path: Path) -> None:
    with Record.open(path, readonly=True) as record:
        every = [one.id for one in reports(record)]
    links = 0
    for id in every[:6]:
        for link in re.findall(r'<a class="edit" href="([^"]+)"', desk.get(f"/reports/{id}").text):
            page = desk.get(html.unescape(link))
            assert page.status_code == 200 and 'class="making"' in page.text, link
            links += 1
    assert links > 30
