"""A day typed into a form or an address: read by one rule, and told in the same words wherever it is none."""

from __future__ import annotations

import html
from datetime import date

import pytest

from onrecord.desk.day import NoDay, day_of
from tests.desk.visitor import Visitor


@pytest.mark.parametrize(("text", "day"), [("2020-04-14", date(2020, 4, 14)), ("", None), (None, None)])
def test_a_day(text: str | None, day: date | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    "text", ["soon", "14.4.2020", "2020-4-14", "2020-02-30", "0000-01-01", " ", "2020-04-14T09:00"]
)
def test_no_day(text: str) -> None:
    with pytest.raises(NoDay) as fault:
        day_of(text)
    assert str(fault.value) == f"{text!r} is no day; write it as in 2020-04-14"


@pytest.mark.parametrize(("path", "status", "words"), [
    ("/incidents?since=soon", 400, "since='soon' is no day; write it as in 2020-04-14"),
    ("/reports?until=soon", 400, "until='soon' is no day"),
    ("/situation?as_of=soon", 400, "as_of='soon' is no day; write it as in 2020-04-14"),
])  # fmt: skip
def test_an_address_names_what_is_no_day(ada: Visitor, path: str, status: int, words: str) -> None:
    answer = ada.get(path)
    assert answer.status_code == status
    assert words in html.unescape(answer.text)


def test_a_form_names_what_is_no_day(ada: Visitor) -> None:
    drawn = ada.post("/compare", data={"name": "x", "number": "1", "since": "soon"})
    added = ada.post("/reports/add/paste", data={"text": "Words.", "title": "x", "published": "soon"})
    assert "since: 'soon' is no day; write it as in 2020-04-14" in html.unescape(drawn.text)
    assert "'soon' is no day" in html.unescape(added.text)
    assert (drawn.status_code, added.status_code) == (422, 422)
