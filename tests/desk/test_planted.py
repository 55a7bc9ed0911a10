"""What a report brings along is shown as words and does nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from onrecord.desk import Settings
from tests.desk import planted
from tests.desk.visitor import Visitor

WORDS = ("alert(1)", "alert(2)", "alert(3)")


class Page(HTMLParser):
    """What a browser would see: elements, attributes and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("planted") / "planted.db"
    planted.write(path)
    with Visitor(Settings(path)) as client:
        yield client


@pytest.fixture(scope="module")
def pages(desk: TestClient) -> dict[str, Page]:
    (incident,) = (row["id"] for row in desk.get("/incidents.json").json())
    report = f"/reports/{quote(planted.ID, safe='')}"
    every = ["/incidents", f"/incidents/{incident}", "/reports", "/reports?q=alert", f"{report}?at=0-20&at=10-60"]
    answers = {path: desk.get(path) for path in every}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {path: Page(answer.text) for path, answer in answers.items()}


def test_no_element_and_no_handler_comes_from_a_report(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        for tag, attributes in page.elements:
            assert not any(name.startswith("on") or name == "style" for name in attributes), (path, tag, attributes)
            assert not (attributes.get("href") or "").startswith("javascript"), path
            assert tag != "script" or (attributes.get("src") or "").startswith("/static/"), (path, attributes)
            assert tag != "img" or attributes.get("src") == "/static/mark.svg", (path, attributes)


def test_the_words_are_shown_as_they_are(pages: dict[str, Page]) -> None:
    incident, report = (next(page for path, page in pages.items() if path.startswith(start))
                        for start in ("/incidents/I-", "/reports/r"))  # fmt: skip
    for words in WORDS:
        assert words in incident.words
        assert words in report.words
    assert "alert(4)" in report.words


def test_an_id_of_any_characters_leads_to_its_report(desk: TestClient, pages: dict[str, Page]) -> None:
    links = [attributes["href"] for path, page in pages.items() if path.startswith("/incidents/I-")
             for tag, attributes in page.elements if tag == "a" and "at=" in (attributes.get("href") or "")]  # fmt: skip
    assert links
    for link in links:
        assert link is not None
        assert 'id="w"' in desk.get(link.partition("#")[0]).text, link
