"""Reports added at the desk: pasted, as files, twice; what was refused is named, and nothing is half-written."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.desk import Settings
from onrecord.desk.uploads import uploaded
from onrecord.intake import Metadata, Refusal, Source
from onrecord.record import Record, reports, source
from tests.desk.visitor import Visitor

TEXT = "Gunmen killed four people in Mosul on Friday, police said. They fled in a car."
LONG = {"text": TEXT, "title": "Attack in Mosul", "outlet": "The Courier", "published": "2024-03-03"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own.db"


@pytest.fixture
def desk(path: Path) -> Iterator[Visitor]:
    with Visitor(Settings(path, person="Ada", coder="rules")) as client:
        yield client


def finished(desk: Visitor, answer: object) -> str:
    """The page of the job that an answer leads to, once it is over; its words."""
    place = answer.headers["location"]  # type: ignore[attr-defined]
    for _ in range(300):
        page = desk.get(place).text
        if re.search(r'data-stage="(done|stopped)"', page):
            return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)))
        time.sleep(0.05)
    raise AssertionError(page)


def sent(desk: Visitor, *files: tuple[str, bytes], **fields: str) -> str:
    given = [("files", (name, data)) for name, data in files]
    return finished(desk, desk.post("/reports/add/files", files=given, data=fields, follow_redirects=False))


def held(path: Path) -> list[str]:
    with Record.open(path, readonly=True) as record:
        return [one.id for one in reports(record)]


def test_pasted_text_is_read_coded_and_matched(desk: Visitor, path: Path) -> None:
    words = finished(desk, desk.post("/reports/add/paste", data=LONG, follow_redirects=False))
    assert "1 report added" in words and "1 new account" in words
    (id,) = held(path)
    with Record.open(path, readonly=True) as record:
        (one,), origin = reports(record), source(record, id)
    assert (one.title, one.outlet, str(one.published)) == ("Attack in Mosul", "The Courier", "2024-03-03")
    assert origin.data == TEXT.encode() and origin.collector == "Ada"
    assert "4" in desk.get("/incidents").text
    assert desk.get(f"/reports/{id}").status_code == 200


def test_the_same_report_twice_changes_nothing_and_says_so(desk: Visitor, path: Path) -> None:
    finished(desk, desk.post("/reports/add/paste", data=LONG, follow_redirects=False))
    before = desk.app.state.board.head()  # type: ignore[attr-defined]
    words = finished(desk, desk.post("/reports/add/paste", data=LONG, follow_redirects=False))
    assert "0 reports added, 1 there already and left as it was" in words
    assert "there already" in words.split("In the record")[1]
    assert desk.app.state.board.head() == before  # type: ignore[attr-defined]


def test_two_outlets_with_the_same_words_are_two_reports(desk: Visitor, path: Path) -> None:
    for outlet in ("The Courier", "Daily Sheet"):
        finished(desk, desk.post("/reports/add/paste", data={**LONG, "outlet": outlet}, follow_redirects=False))
    assert len(held(path)) == 2


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [({"text": "  "}, "no text"), ({"published": "3.3.2024"}, "is no day"), ({"language": "!!"}, "is no language")],
)
def test_what_was_typed_comes_back_with_the_reason(
    desk: Visitor, path: Path, wrong: dict[str, str], reason: str
) -> None:
    answer = desk.post("/reports/add/paste", data={**LONG, **wrong})
    assert answer.status_code == 422
    page = html.unescape(answer.text)
    assert reason in page and 'value="Attack in Mosul"' in page
    assert held(path) == []


def test_files_of_every_kind_are_read_and_what_is_none_is_refused_by_name(desk: Visitor, path: Path) -> None:
    lines = b'{"id": "l1", "text": "Raiders killed two people in Basra on 2 March 2024."}\n{"id": "l2", "text": ""}\n'
    page = (
        b"<html><body><article><h1>Blast</h1><p>A bomb killed three people in Kirkuk on 1 March 2024, "
        b"police said. The market was closed for the day and people stayed at home.</p></article></body></html>"
    )
    words = sent(desk, ("a.txt", TEXT.encode()), ("a.meta.yaml", b"outlet: Radio Nine\n"), ("b.jsonl", lines),
                 ("c.html", page), ("d.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8), ("e.txt", b""))  # fmt: skip
    assert "3 reports added" in words
    refused = words.split("Refused")[1].split("In the record")[0]
    assert "b.jsonl, line 2" in refused and "d.png" in refused and "e.txt" in refused
    assert refused.count("Next:") == 3
    with Record.open(path, readonly=True) as record:
        assert "Radio Nine" in {one.outlet for one in reports(record)}


def test_files_of_one_name_do_not_hide_each_other_unless_they_are_versions(desk: Visitor, path: Path) -> None:
    sent(desk, ("report.txt", TEXT.encode()))
    sent(desk, ("report.txt", b"Raiders killed nine people in Basra on 2 March 2024."))
    assert len(held(path)) == 2
    sent(desk, ("news.txt", TEXT.encode()), versions="on", outlet="X")
    words = sent(desk, ("news.txt", TEXT.replace("four", "five").encode()), versions="on", outlet="X")
    assert "1 newer version" in words
    assert len(held(path)) == 3


def test_no_file_at_all_is_refused(desk: Visitor) -> None:
    assert desk.post("/reports/add/files", data={"outlet": "X"}).status_code == 422


def test_names_of_files_lead_nowhere_else() -> None:
    found = uploaded(
        [("../../etc/passwd", b"a text"), ("C:\\x\\y.txt", b"b text"), (".hidden", b"c")], Metadata(), True
    )
    assert [one.name for one in found] == ["etc/passwd", "C:/x/y.txt"]
    (none,) = uploaded([("x.meta.yaml", b"outlet: X")], Metadata(), False)
    assert isinstance(none, Refusal)
    (page,) = uploaded([("p.html", b"<p>x")], Metadata(), False)
    assert isinstance(page, Source) and page.kind == "html" and page.name.endswith("/p.html")


def test_a_coder_that_can_not_be_had_is_told_and_the_next_job_goes_on(path: Path) -> None:
    with Visitor(Settings(path, coder="nobody")) as desk:
        words = finished(desk, desk.post("/reports/add/paste", data=LONG, follow_redirects=False))
        assert "No coder 'nobody'" in words
        assert "Stopped" in finished(desk, desk.post("/reports/add/paste", data=LONG, follow_redirects=False))


def test_a_job_that_is_not_known_says_what_to_do(desk: Visitor) -> None:
    answer = desk.get("/reports/adding/nothing")
    assert answer.status_code == 404
    assert "add the rest again" in answer.text


def test_the_web_is_left_alone_unless_the_desk_was_started_so(desk: Visitor) -> None:
    assert "A page of the web" not in desk.get("/reports/add").text
    answer = desk.post("/reports/add/url", data={"url": "https://example.org/x"})
    assert answer.status_code == 403
    assert "--fetch" in answer.text


def test_a_public_desk_takes_nothing(path: Path, desk: Visitor) -> None:
    finished(desk, desk.post("/reports/add/paste", data=LONG, follow_redirects=False))
    with Visitor(Settings(path, public=True)) as public:
        assert public.get("/reports/add").status_code == 403
