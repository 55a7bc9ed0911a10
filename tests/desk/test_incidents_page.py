"""The incidents page and its parts: one choice, told by the address, on the page, on the map and in the twins."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from onrecord.desk import Settings
from onrecord.record import Record, incidents
from tests.desk.tiled import write
from tests.desk.visitor import Visitor

CHOICES = [
    "",
    "type=attack",
    "type=attack&type=suicide_bomb&since=2021-01-01",
    "q=Baquba",
    "box=40,30,50,40&sort=-killed",
]


def rows(page: str) -> list[str]:
    return re.findall(r'<tr data-id="([^"]+)"', page)


def count(page: str) -> int:
    found = re.search(r'class="count"[^>]*><strong>([\d\s.,]+)</strong>', page)
    assert found
    return int(re.sub(r"\D", "", found[1]))


@pytest.mark.parametrize("choice", CHOICES)
def test_page_part_map_timeline_and_twins_tell_the_same_choice(client: Visitor, choice: str) -> None:
    page, part = client.get(f"/incidents?{choice}").text, client.get(f"/incidents/part?{choice}").text
    told = client.get(f"/incidents.json?{choice}").json()
    assert rows(page) == rows(part) == [one["id"] for one in told][:50]
    assert count(page) == count(part) == len(told) > 0
    table = list(csv.DictReader(io.StringIO(client.get(f"/incidents.csv?{choice}").text)))
    features = client.get(f"/incidents.geojson?{choice}").json()["features"]
    assert [row["id"] for row in table] == [one["id"] for one in features] == [one["id"] for one in told]
    for zoom in (0, 3, 12):
        drawn = client.get(f"/incidents/drawn?{choice}&zoom={zoom}").json()
        assert sum(drawn["count"]) == sum(
            one["place"] is not None and one["place"]["latitude"] is not None for one in told
        )
    if "since" not in choice:
        assert sum(drawn["counts"]) == sum(one["when"]["start"] is not None for one in told)


def test_a_facet_says_how_many_its_values_would_keep(client: Visitor) -> None:
    page = client.get("/incidents?status=occurred").text
    picks = re.findall(
        r'name="(\w+)" value="([^"]*)"[^>]*>\s*<span><bdi>[^<]*</bdi></span> <span class="n">([\d,. ]+)<', page
    )
    assert {name for name, _, _ in picks} >= {
        "type",
        "country",
        "actor",
        "status",
        "corroboration",
        "outlet",
        "reviewed",
    }
    for name, value, told in picks:
        if name != "status":
            found = client.get("/incidents/part", params={"status": "occurred", name: unescape(value)}).text
            assert count(found) == int(told), (name, value)


def test_a_cell_of_the_map_holds_what_a_click_lists(client: Visitor) -> None:
    drawn = client.get("/incidents/drawn?zoom=4").json()
    assert max(drawn["count"]) > 1
    for number, box, id in zip(drawn["count"], drawn["box"], drawn["id"], strict=True):
        here = client.get("/incidents/here", params={"box": ",".join(map(str, box))}).text
        assert f"<strong>{number} incident" in here
        assert (id is not None) == (number == 1)
        if id:
            assert f'href="/incidents/{id}"' in here


def test_words_lead_to_their_place_in_a_report(client: Visitor) -> None:
    page = client.get("/incidents?q=Baquba").text
    (link, *_), (marked, *_) = (
        re.findall(r'href="(/reports/[^"]+at=[^"]+)"', page),
        re.findall(r"<mark>([^<]+)</mark>", page),
    )
    assert marked == "Baquba"
    assert re.search(r'<mark id="w">(<span[^>]*>)*Baquba', client.get(unescape(link)).text)
    assert rows(page)


def test_all_values_of_a_facet_can_be_listed_and_looked_through(client: Visitor) -> None:
    whole = client.get("/incidents/values/place?q=Baquba").text
    assert '<input type="hidden" name="q" value="Baquba">' in whole
    part = client.get("/incidents/values/place", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    found = client.get("/incidents/values/place?find=baq", headers={"HX-Request": "true"}).text
    assert re.findall(r'value="([^"]+)"', found) == ["Baqubah"]
    assert client.get("/incidents/values/colour").status_code == 404


@pytest.mark.parametrize("wrong", ["sort=size", "since=yesterday", "box=1,2,3", "box=0,60,10,50", "page=0", "page=x"])
def test_an_address_that_makes_no_sense_is_refused_with_what_would(client: Visitor, wrong: str) -> None:
    answer = client.get(f"/incidents?{wrong}")
    assert answer.status_code == 400
    assert wrong.split("=")[0] in answer.text
    assert client.get(f"/incidents/drawn?{wrong}&zoom=3").status_code == 400


def test_a_zoom_that_is_none_is_refused(client: Visitor) -> None:
    assert client.get("/incidents/drawn?zoom=99").status_code == 400
    assert client.get("/incidents/drawn?zoom=near").status_code == 422


def test_a_twin_has_every_row_and_a_formula_in_it_does_nothing(planted: Visitor) -> None:
    cells = [cell for row in csv.reader(io.StringIO(planted.get("/incidents.csv").text)) for cell in row]
    assert any("=HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if re.match(r"\s*[=+@-][^\d.]", cell)]


@pytest.fixture
def planted(record_file: Path, tmp_path: Path) -> Iterator[Visitor]:
    """The examples, of which one incident's place begins as a formula does."""
    path = tmp_path / "planted.db"
    path.write_bytes(record_file.read_bytes())
    with Record.open(path) as record:
        one = next(one for one in incidents(record) if one.place and one.place.name)
        with record.writing() as connection:
            told = json.loads(
                connection.exec_driver_sql("SELECT json FROM incidents WHERE id = ?", (one.id,)).scalar_one()
            )
            told["place"]["name"] = '=HYPERLINK("http://example.org")'
            connection.exec_driver_sql("UPDATE incidents SET json = ? WHERE id = ?", (json.dumps(told), one.id))
    with Visitor(Settings(path)) as visitor:
        yield visitor


def test_tiles_are_served_in_parts(record_file: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "ground.pmtiles")
    settings = replace(Settings(record_file), tiles=file)
    with Visitor(settings) as visitor:
        answer: Any = visitor.get("/tiles.pmtiles", headers={"Range": "bytes=0-6"})
        assert (answer.status_code, answer.content) == (206, b"PMTiles")
        assert answer.headers["content-range"] == f"bytes 0-6/{file.stat().st_size}"
        assert "content-encoding" not in answer.headers
        assert 'data-tiles="/tiles.pmtiles"' in visitor.get("/incidents").text


def test_without_tiles_there_are_none(client: Visitor) -> None:
    assert client.get("/tiles.pmtiles").status_code == 404
    assert "data-tiles" not in client.get("/incidents").text
