"""Days and numbers by Accept-Language."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from starlette.testclient import TestClient

from onrecord.desk import locales, pages

CASES = [
    # header, locale, a day, two days, a number
    ("", "en_GB", "14 Apr 2020", "12–14 Apr 2020", "12,345"),
    ("en-US,en;q=0.9", "en_US", "Apr 14, 2020", "Apr 12\u2009–\u200914, 2020", "12,345"),
    ("de-AT,de;q=0.9,en;q=0.5", "de_AT", "14. Apr. 2020", "12.–14. Apr. 2020", "12.345"),
    ("fr", "fr", "14 avr. 2020", "12–14 avr. 2020", "12\u202f345"),
    ("en;q=0.1, fr;q=0.2", "fr", "14 avr. 2020", "12–14 avr. 2020", "12\u202f345"),
    ("ja", "ja", "2020年4月14日", "2020年4月12日～14日", "12,345"),
    ("he", "he", "\u206814 באפר׳ 2020\u2069", "\u206812–14 באפר׳ 2020\u2069", "\u206812,345\u2069"),
    ("fr-QQ", "fr", "14 avr. 2020", "12–14 avr. 2020", "12\u202f345"),  # a region that is none
    ("tlh, q=;;,*;q=x", "en_GB", "14 Apr 2020", "12–14 Apr 2020", "12,345"),  # nothing that CLDR has
    ("en;q=0", "en_GB", "14 Apr 2020", "12–14 Apr 2020", "12,345"),
]


@pytest.mark.parametrize(("header", "name", "day", "span", "number"), CASES)
def test_written_as_asked_for(header: str, name: str, day: str, span: str, number: str) -> None:
    assert locales.chosen(header) == name
    kept = locales._asked.set(name)
    try:
        assert pages.day(date(2020, 4, 14)) == day
        assert locales.span(date(2020, 4, 12), date(2020, 4, 14)) == span
        assert pages.number(12345) == number
    finally:
        locales._asked.reset(kept)


@pytest.mark.parametrize(("language", "day"), [("de", "13. Apr. 2020"), ("en-GB", "13 Apr 2020")])
def test_a_page_is_written_for_whom_it_is_shown_to(client: TestClient, language: str, day: str) -> None:
    page = client.get("/reports", headers={"Accept-Language": language})
    assert day in page.text
    assert '<html lang="en"' in page.text


def test_twins_are_the_same_for_all(client: TestClient) -> None:
    ours, theirs = (client.get("/incidents.csv", headers={"Accept-Language": one}).content for one in ("en", "ar"))
    assert ours == theirs


def test_a_moment_is_told_in_utc_until_the_script_tells_it_in_local_time() -> None:
    told = pages.moment("2026-11-22 09:50:11")
    assert told == '<time class="moment" datetime="2026-11-22T09:50:11+00:00">22 Nov 2026 09:50 UTC</time>'
    assert pages.moment(datetime(2026, 11, 22, 9, 50, 11, tzinfo=UTC)) == told
    assert pages.moment("2026-11-22T10:50:11+01:00") == told
