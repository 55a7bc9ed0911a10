"""The situation report on the desk: the form, the same choice as the incidents page, files, what a public desk shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from onrecord.desk import Settings
from tests.desk import planted
from tests.desk.visitor import Visitor


class Page(HTMLParser):
    """What a browser would see of a page: its elements with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


IRAQ = "since=2020-03-01&until=2020-04-30&country=IQ"


def test_the_page_shows_the_report_of_its_address(client: Visitor) -> None:
    page = client.get(f"/situation?{IRAQ}").text
    assert "incidents are recorded in Iraq from 1 March to 30 April 2020" in page
    assert 'value="2020-03-01"' in page and 'name="country" value="IQ"' in page
    assert page.count("<h1>") == 1


def test_without_an_address_it_is_of_the_newest_days(client: Visitor) -> None:
    assert "30 July to 28 August 2021" in client.get("/situation").text


def test_its_files_are_those_of_the_command(client: Visitor, record_file: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from onrecord.cli import onrecord

    for form, kind in (("html", "text/html"), ("pdf", "application/pdf"), ("csv", "text/csv")):
        answer = client.get(f"/situation.{form}?{IRAQ}")
        assert answer.headers["content-type"].startswith(kind)
        assert f"situation-2020-03-01-2020-04-30.{form}" in answer.headers["content-disposition"]
        words = [
            "--record",
            str(record_file),
            "report",
            "--since",
            "2020-03-01",
            "--until",
            "2020-04-30",
            "--country",
            "IQ",
        ]
        assert CliRunner().invoke(onrecord, [*words, "-o", str(tmp_path / f"one.{form}")]).exit_code == 0
        assert answer.content == (tmp_path / f"one.{form}").read_bytes()


def test_each_part_of_the_choice_can_be_taken_out(client: Visitor) -> None:
    page = client.get(
        f"/situation?{IRAQ}&event_type=battles&actor=Islamic+State&near=35,44,300&ruling=ucdp&by=month"
    ).text
    links = re.findall(r'<a href="/situation\?([^"]+)"><span class="unseen">Remove', page)
    assert len(links) == 3
    assert all("near=35%2C44%2C300" in link and "ruling=ucdp" in link for link in links)


@pytest.mark.parametrize(
    "query", ["since=2020-05-01&until=2020-04-01", "ruling=loudest", "near=here", "by=fortnight", "listed=0", "as_of=soon", "near=95,0,5"]
)  # fmt: skip
def test_what_can_not_be_is_told(client: Visitor, query: str) -> None:
    answer = client.get(f"/situation?{query}")
    assert answer.status_code == 400 and "<h1" in answer.text


def test_an_unknown_form_is_told(client: Visitor) -> None:
    assert client.get("/situation.doc").status_code == 404


def test_its_incidents_are_links_to_their_pages(client: Visitor) -> None:
    page = client.get(f"/situation?{IRAQ}").text
    ids = re.findall(r'<a href="/incidents/(I-[0-9a-f]+)">', page)
    assert len(ids) >= 4
    assert client.get(f"/incidents/{ids[0]}").status_code == 200


def test_an_empty_record_says_the_first_step(tmp_path: Path) -> None:
    with Visitor(Settings(tmp_path / "empty.db")) as desk:
        answer = desk.get("/situation")
    assert answer.status_code == 200 and "onrecord read" in answer.text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    path = tmp_path_factory.mktemp("situation") / "planted.db"
    planted.write(path)
    with Visitor(Settings(path)) as made:
        yield made


def test_what_a_report_brings_along_does_nothing(hostile: Visitor) -> None:
    seen = Page(hostile.get("/situation?since=2024-01-01&until=2024-01-31").text)
    for tag, attributes in seen.elements:
        assert not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        assert not (attributes.get("href") or "").startswith("javascript")
        assert tag != "script" or (attributes.get("src") or "").startswith("/static/")


def test_a_public_desk_names_nobody_and_links_to_no_report(record_file: Path) -> None:
    with Visitor(Settings(record_file, public=True)) as desk:
        page = desk.get(f"/situation?{IRAQ}").text
        assert "incidents are recorded in Iraq" in page
        assert "northern-herald.example" not in page and "Also reported</h2>" not in page
        assert desk.get(f"/situation.pdf?{IRAQ}").content.startswith(b"%PDF")


def test_a_public_desk_waits_as_long_as_it_is_told(record_file: Path) -> None:
    with Visitor(Settings(record_file, public=True, delay=36500)) as desk:
        page = desk.get(f"/situation?{IRAQ}").text
    assert "recorded in Iraq" not in page and "I-" not in page
