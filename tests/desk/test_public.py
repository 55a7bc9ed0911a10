"""A public desk tells what happened, and of no private person who they are."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from onrecord.desk import Settings
from onrecord.record import Record, incidents
from tests.desk import named
from tests.desk.visitor import Visitor


def named_in(text: str) -> list[str]:
    return [word for word in named.WORDS if word in text.casefold()]


def ids(public: Visitor) -> dict[str, str]:
    return {one["type"]: one["id"] for one in public.get("/incidents.json").json()}


def test_the_record_has_the_name_wherever_a_record_can(named_file: Path) -> None:
    with Visitor(Settings(named_file)) as house:
        attack = ids(house)["attack"]
        for one in (f"/incidents/{attack}", "/reports", "/reports/zahra-quandil-1", f"/incidents/{attack}.json"):
            assert named_in(house.get(one).text), one
        assert "1</strong> of" in house.get("/incidents?q=Quandil&type=arrests").text


@pytest.mark.parametrize("address", ["/incidents", "/incidents/part", "/incidents/drawn?zoom=9", "/incidents/here", "/reports",
                                     "/incidents.csv", "/incidents.json", "/incidents.geojson", "/incidents/values/place",
                                     "/incidents/values/actor"])  # fmt: skip
def test_what_is_shown_to_all_names_no_private_person(public: Visitor, address: str) -> None:
    answer = public.get(address)
    assert answer.status_code == 200
    assert named_in(answer.text) == []
    assert named_in(str(answer.headers)) == []


def test_each_incident_is_told_without_names(public: Visitor, named_file: Path) -> None:
    with Record.open(named_file, readonly=True) as record:
        every = incidents(record)
    assert len(every) == 3
    for one in every:
        for address in (f"/incidents/{one.id}", f"/incidents/{one.id}.json"):
            answer = public.get(address)
            assert answer.status_code == 200
            assert named_in(answer.text) == [], address


def test_what_is_known_of_an_incident_is_still_told(public: Visitor) -> None:
    told = public.get(f"/incidents/{ids(public)['attack']}.json").json()
    one = told["incident"]
    assert (one["place"]["name"], one["place"]["latitude"]) == ("Alford", named.EXACT[0])
    assert [party["text"] for party in one["perpetrators"]] == ["Gunmen"]
    assert [party["text"] for party in one["targets"]] == ["civilians"]
    assert [(toll["effect"], toll["low"]) for toll in one["harm"]] == [("killed", 5)]
    assert (one["sources"], one["voices"], one["accounts"], one["origins"]) == (2, [], [], [])
    page = public.get(f"/incidents/{one['id']}").text
    for words in ("Alford", "Gunmen", "Harbour Courier", "Daily Sheet", "Five people killed in Alford"):
        assert words in page


def test_titles_and_addresses_are_shown_only_where_they_name_no_one(public: Visitor) -> None:
    sources = {one["outlet"]: one for one in public.get(f"/incidents/{ids(public)['attack']}.json").json()["sources"]}
    assert sources["Daily Sheet"]["title"] == "Five people killed in Alford"
    assert sources["Daily Sheet"]["url"] == "https://sheet.example/five-people-killed-in-alford"
    assert sources["Harbour Courier"]["title"] is None
    assert sources["Harbour Courier"]["url"] == "https://harbour.example/"


def test_a_place_of_aid_is_made_coarse_everywhere(public: Visitor) -> None:
    id = ids(public)["looting_property_destruction"]
    assert public.get(f"/incidents/{id}.json").json()["incident"]["place"]["latitude"] == 34.1
    drawn = public.get("/incidents/drawn?zoom=20").json()
    assert max(drawn["lat"]) == pytest.approx(34.1)
    for address in (
        "/incidents.csv",
        "/incidents.geojson",
        f"/incidents/{id}",
        "/incidents/values/place",
        "/incidents",
    ):
        text = public.get(address).text
        assert "34.123" not in text
        assert "Brambury" not in text, address


@pytest.mark.parametrize(
    "address", ["/incidents", "/incidents.json", "/incidents/drawn", "/api/v1/incidents", "/situation"]
)
def test_an_area_tells_not_where_a_place_of_aid_really_is(public: Visitor, address: str) -> None:
    """What is made coarse can't be found by asking for ever smaller areas."""
    there, nowhere = (public.get(address, params={"box": f"{x},34.12,{x + 0.01:.2f},34.13"}) for x in (45.65, 44.95))
    assert [one.status_code for one in (there, nowhere)] == [200, 200]
    assert re.sub(r"4[45]\.[69]\d*", "", there.text) == re.sub(r"4[45]\.[69]\d*", "", nowhere.text)


def test_a_place_that_only_a_report_knows_is_told_by_its_division(public: Visitor) -> None:
    place = public.get(f"/incidents/{ids(public)['arrests']}.json").json()["incident"]["place"]
    assert (place["text"], place["name"]) == ("Harbour", "Harbour")


def found(public: Visitor, words: str) -> Any:
    text = public.get("/incidents", params={"q": words}).text
    return re.search(r"<strong>(\d+)</strong> of", text)[1]  # type: ignore[index]


def test_a_search_tells_not_whom_reports_name(public: Visitor) -> None:
    assert found(public, "Alford") != "0"
    for words in ("Quandil", "Zahra", "shopkeeper", '"told us"', "Quan*", "nurse"):
        assert found(public, words) == "0", words
        assert public.get("/incidents.json", params={"q": words}).json() == []
    assert public.get("/reports", params={"q": "Quandil"}).text == public.get("/reports", params={"q": "xyzzy"}).text


def test_nothing_can_be_changed(public: Visitor) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = public.bare(method, "/incidents", headers={"Authorization": "Bearer x"})
        assert answer.status_code == 403
    assert "set-cookie" not in public.get("/incidents").headers


def test_rooms_of_the_house_are_closed_and_not_offered(public: Visitor) -> None:
    page = public.get("/incidents").text
    for address in (
        "/reports/zahra-quandil-1",
        "/review",
        "/compare",
        "/login",
        "/me",
        "/people",
        "/csrf",
        "/reports/add",
    ):
        assert public.get(address).status_code in (403, 404), address
        assert f'href="{address}"' not in page


class Later:
    """A clock at a day of 2024."""

    def __init__(self, month: int, day: int) -> None:
        self.at = datetime(2024, month, day, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def test_an_incident_is_shown_when_its_delay_is_over(named_file: Path) -> None:
    clock = Later(1, 8)
    with Visitor(Settings(named_file, public=True, delay=7), clock) as public:
        assert json.loads(public.get("/incidents.json").text) == []
        with Record.open(named_file, readonly=True) as record:
            id = incidents(record)[0].id
        assert public.get(f"/incidents/{id}").status_code == 404
        assert "0 reports" in public.get("/reports").text
        clock.at = Later(1, 9).at
        assert len(public.get("/incidents.json").json()) == 3
        assert public.get(f"/incidents/{id}").status_code == 200
        assert "2 reports" in public.get("/reports").text


def test_what_is_not_due_is_as_if_it_were_not_there(named_file: Path) -> None:
    with Visitor(Settings(named_file, public=True, delay=7), Later(1, 3)) as public:
        with Record.open(named_file, readonly=True) as record:
            id = incidents(record)[0].id
        there, nowhere = (public.get(f"/incidents/{one}").text.replace(one, "") for one in (id, "I-00000000000000"))
        assert there == nowhere
