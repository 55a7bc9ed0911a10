"""Another ruling shown, chosen for the record, and withdrawn; what was chosen on what was seen."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.desk import Settings
from tests.desk.visitor import Visitor


@pytest.fixture
def desk(record_file: Path, tmp_path: Path) -> Iterator[Visitor]:
    shutil.copy(record_file, tmp_path / "own.db")
    with Visitor(Settings(tmp_path / "own.db", person="Ada")) as client:
        yield client


@pytest.fixture
def id(desk: Visitor) -> str:
    return next(str(row["id"]) for row in desk.get("/incidents.json").json() if len(row["accounts"]) == 5)


def seen(page: str) -> str:
    return re.findall(r'name="seen" value="([0-9a-f]{20})"', page)[0]


def test_a_ruling_is_chosen_with_why_and_withdrawn(desk: Visitor, id: str) -> None:
    shown = desk.get(f"/incidents/{id}?ruling=lowest").text
    assert "Only shown: the record keeps range" in shown
    sent = {"ruling": "lowest", "seen": seen(shown), "why": "the ministry counted the bodies"}
    answer = desk.post(f"/incidents/{id}/ruling", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/incidents/{id}")
    page = desk.get(f"/incidents/{id}").text
    assert "chosen by Ada: the ministry counted the bodies" in page
    assert "<strong><bdi>Ada</bdi></strong> chose the ruling lowest" in page
    assert desk.get(f"/incidents/{id}.json").json()["incident"]["ruling"] == "lowest"
    desk.post(f"/incidents/{id}/ruling", data={"ruling": "default", "seen": seen(page), "why": "too early"})
    page = desk.get(f"/incidents/{id}").text
    assert "let the record&#39;s ruling hold again" in page
    assert desk.get(f"/incidents/{id}.json").json()["incident"]["ruling"] == "range"


def test_a_ruling_chosen_on_what_is_no_longer_so_is_refused(desk: Visitor, id: str) -> None:
    old = seen(desk.get(f"/incidents/{id}").text)
    desk.post(f"/incidents/{id}/ruling", data={"ruling": "lowest", "seen": old})
    answer = desk.post(f"/incidents/{id}/ruling", data={"ruling": "median", "seen": old})
    assert answer.status_code == 409
    assert "has changed since you saw it" in answer.text
    assert desk.get(f"/incidents/{id}.json").json()["incident"]["ruling"] == "lowest"


@pytest.mark.parametrize("ruling", ["guess", "", "hierarchy"])
def test_what_is_no_ruling_is_not_chosen(desk: Visitor, id: str, ruling: str) -> None:
    answer = desk.post(f"/incidents/{id}/ruling", data={"ruling": ruling, "seen": "x"})
    assert answer.status_code in (400, 422)


def test_where_is_drawn_with_its_countries(desk: Visitor, id: str) -> None:
    page = desk.get(f"/incidents/{id}").text
    assert page.count('<path class="land"') >= 3
    assert '<text class="country"' in page
    assert ">Iraq</text>" in page
    assert "<bdi>Baqubah</bdi>, 33.75, 44.61, exact" in page


def test_an_incident_without_a_point_has_no_drawing(desk: Visitor) -> None:
    bare = next(row for row in desk.get("/incidents.json").json() if not row["place"] or not row["place"]["latitude"])
    assert 'class="land"' not in desk.get(f"/incidents/{bare['id']}").text
