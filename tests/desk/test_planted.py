"""What reports and people bring along is shown as words and does nothing: on every page, in every answer and export."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from onrecord import codebook
from onrecord.cli import onrecord
from onrecord.desk import Settings
from onrecord.desk.state import FACETS
from onrecord.publish import known
from onrecord.record import Record, accounts, incidents, reports
from onrecord.record.claiming import claims
from onrecord.record.samples import drawn
from tests.desk import inert, planted
from tests.desk.rooms import Names, addresses, readable
from tests.desk.visitor import Visitor

OWN = ("/static", "/logout")
SHOWN = {"script": "alert(1)", "image": "alert(2)", "break": "alert(3)", "url": "alert(7)", "template": "{{7777*7777}}"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("planted") / "planted.db"
    planted.write(path)
    return path


@pytest.fixture(scope="module")
def desk(file: Path) -> Iterator[Visitor]:
    with Visitor(Settings(file), follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def names(file: Path) -> Names:
    """What the names in addresses may be: everything that is in the record."""
    with Record.open(file, readonly=True) as record:
        every, told = [one.id for one in incidents(record)], [one.id for one in accounts(record)]
        said = [one.claim.id for one in claims(record)]
        return {
            "incidents/id": every, "id": [one.id for one in reports(record)], "form": ["csv", "json", "geojson", "html", "pdf"], "compare/id": [one.id for one in drawn(record)], "place": ["1"],
            "format": known(), "table": codebook.names(), "claims/id": said, "facet": FACETS, "account": told, "accounts/id": told,
        }  # fmt: skip


@pytest.fixture(scope="module")
def answers(desk: Visitor, names: Names) -> dict[str, Any]:
    """Every address of the desk, and a search and a choice by each attack, with what came."""
    every = [address for path in readable(desk.app) for address in addresses(path, names)]  # type: ignore[arg-type]
    for attack in planted.ATTACKS.values():
        sought = quote(attack[:300])
        every += [f"/incidents?q={sought}", f"/reports?q={sought}", f"/incidents?outlet={sought}%20outlet%200",
                  f"/incidents?admin1={sought}", f"/incidents?actor={sought}%20group", f"/api/v1/search?q={sought[:100]}",
                  f"/incidents?sort={sought}", f"/reports?page={sought}", f"/incidents/{sought}", f"/api/v1/{sought}",
                  f"/reports/{sought}", f"/api/v1/incidents?after={sought}", f"/{sought}"]  # fmt: skip
    return {path: desk.get(path) for path in every if not path.startswith(OWN)}


def test_nothing_that_was_planted_does_anything(answers: dict[str, Any]) -> None:
    found = [f"{path[:100]}: {fault}" for path, answer in answers.items() for fault in inert.faults(answer)]
    assert not found, "\n".join(found[:60]) + f"\n{len(found)} in all"


def test_the_desk_fails_nowhere(answers: dict[str, Any]) -> None:
    failed = {path[:200]: answer.status_code for path, answer in answers.items() if answer.status_code >= 500}
    assert failed == {}


def test_the_words_are_shown_as_they_are(answers: dict[str, Any]) -> None:
    """Escaped once and not twice, on the page of the incident and of the report."""
    pages = {path: inert.Page(answer.text).words for path, answer in answers.items()
             if answer.headers.get("content-type", "").startswith("text/html") and answer.status_code == 200}  # fmt: skip
    for name, words in SHOWN.items():
        report = quote(planted.report(name, 0).id, safe="")
        assert words in pages[f"/reports/{report}"], name
        assert any(words in text for path, text in pages.items() if path.startswith("/incidents/I-")), name


def test_an_id_of_any_characters_leads_to_its_report(desk: Visitor, answers: dict[str, Any]) -> None:
    pages = [inert.Page(answer.text) for path, answer in answers.items() if path.startswith("/incidents/I-")
             and answer.headers["content-type"].startswith("text/html")]  # fmt: skip
    links = {attributes["href"] for page in pages for tag, attributes in page.elements
             if tag == "a" and (attributes.get("href") or "").startswith("/reports/") and "at=" in attributes["href"]}  # fmt: skip
    assert len(links) > 2 * len(planted.ATTACKS)
    for link in sorted(links):
        assert 'id="w"' in desk.get(link.partition("#")[0]).text, link


def test_what_the_api_says_is_what_was_planted(desk: Visitor) -> None:
    """Inert, and yet not a character other than the outlet wrote it."""
    for name in planted.ATTACKS:
        one = planted.report(name, 1)
        told = desk.get(f"/api/v1/reports/{quote(one.id, safe='')}").json()
        assert (told["report"]["text"], told["report"]["outlet"]) == (one.text, one.outlet), name
        assert told["source"]["sha256"] == planted.sha256(name, 1)


@pytest.mark.parametrize("name", known())
def test_no_export_runs_in_a_spreadsheet(file: Path, tmp_path: Path, name: str) -> None:
    """Of every format that is registered, as a file and by the API."""
    out = tmp_path / "out"
    ran = CliRunner().invoke(onrecord, ["export", name, "-o", str(out), "--record", str(file)])
    assert ran.exit_code == 0, ran.output
    found = list(_of_file(name, out.read_bytes()))
    assert not found, "\n".join(found[:30])
    json.loads(out.with_name("out.about.json").read_text(encoding="utf-8"))


def _of_file(name: str, data: bytes) -> Iterator[str]:
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.namelist():
                assert "/" not in member
                yield from _of_file(member, packed.read(member))
    elif data[:1] == b"{" and name not in ("csv", "acled"):
        lines = data.splitlines() if name == "jsonl" else [data]
        yield from (fault for line in lines for fault in inert.json_faults(line, False))
    else:
        yield from (f"{name}: {fault}" for fault in inert.csv_faults(data.decode()))


def test_what_acts_is_found() -> None:
    """The checks themselves can fail."""
    for page in ("<p onclick=x>", '<a href=" java\tscript:x">', "<script>x</script>", "<iframe>", "<p style='x'>",
                 "<p>\u202ex</p>", "<img src=//a.b>", "<form action=//a.b>", "<p title='\u2066'>"):  # fmt: skip
        assert inert.html_faults(page), page
    assert not inert.html_faults('<p><bdi>\u202ex</bdi><a href="https://a.b/">-alert(1)</a><img src="/static/a.svg">')
    for table in ("=1\n", "a;+1\n", '"a\tb"\n', " @a\n", "\u202ea\n", "a,b\nc\n"):
        assert list(inert.csv_faults(table)), table
    assert not list(inert.csv_faults("'=1,-5,-0.5,a; b\nc,d,e,f\n"))
    assert list(inert.json_faults(b'"<"', True))
    assert not list(inert.json_faults(b'"<"', False))
    assert list(inert.xml_faults(b"<svg><script/></svg>"))
