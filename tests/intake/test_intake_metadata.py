"""Where metadata comes from, in which order, and what is refused in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from onrecord.intake import Intaken, Metadata, Refusal, Source, reports
from onrecord.intake.metadata import language_code, metadata

TEXT = "Gunmen killed three officers near the river on Monday, the governor of the province said in a statement."
PAGE = f'<html lang="fr"><head><meta property="og:site_name" content="Page"></head><body><p>{TEXT}</p></body></html>'
SIDECAR = b"outlet: Sidecar\npublished: 2020-01-02\nbyline: Side Car\nlanguage: de"
FRONT = f"---\noutlet: Front\ndate: 2020-01-01\nauthor: [Ann Lee, Jo Roe]\n---\n{TEXT}\n"
OPTIONS = Metadata(outlet="Option", published=date(2020, 1, 4), byline="Op Tion", language="es", collector="desk")

PRECEDENCE = [
    ("front matter first", FRONT, "markdown", SIDECAR, ("Front", "2020-01-01", "Ann Lee, Jo Roe", "de")),
    ("front matter in plain text", FRONT, "text", None, ("Front", "2020-01-01", "Ann Lee, Jo Roe", "es")),
    ("sidecar over the page", PAGE, "html", SIDECAR, ("Sidecar", "2020-01-02", "Side Car", "de")),
    ("page over options", PAGE, "html", None, ("Page", "2020-01-04", "Op Tion", "fr")),
    ("options over what is printed", f"Gunmen kill three officers\n\nBy Ann Lee\n\n{TEXT}", "text", None,
     ("Option", "2020-01-04", "Op Tion", "es")),
]  # fmt: skip


def taken(text: str, kind: str | None = None, sidecar: bytes | None = None, options: Metadata | None = None) -> Any:
    return reports(Source("folder/report.txt", text.encode(), kind, options or Metadata(), sidecar))[0]


@pytest.mark.parametrize(("label", "text", "kind", "sidecar", "expected"), PRECEDENCE, ids=[c[0] for c in PRECEDENCE])
def test_precedence(label: str, text: str, kind: str, sidecar: bytes | None, expected: tuple[str, ...]) -> None:
    found = taken(text, kind, sidecar, OPTIONS)
    report = found.report
    assert (report.outlet, report.published.isoformat(), report.byline, report.language) == expected
    assert (report.text, found.collector) == (TEXT, "desk")


def test_nothing_is_made_up() -> None:
    report = taken("Two men died there.").report
    assert (report.outlet, report.published, report.byline, report.title, report.url) == (None,) * 5
    assert report.language is None  # too short to tell


def test_language_by_detection() -> None:
    assert taken(TEXT).report.language == "en"
    assert (
        taken(
            "Trois policiers ont été tués lundi par des hommes armés près du fleuve, a déclaré le gouverneur."
        ).report.language
        == "fr"
    )


TITLES = [
    ("the same as printed", "gunmen kill three officers", "Gunmen kill three officers", TEXT),
    ("another than printed", "Attack", "Attack", f"Gunmen kill three officers\n\n{TEXT}"),
]


@pytest.mark.parametrize(("label", "given", "title", "text"), TITLES, ids=[case[0] for case in TITLES])
def test_a_title_given(label: str, given: str, title: str, text: str) -> None:
    found = taken(f"Gunmen kill three officers\n\n{TEXT}", "text", f"title: {given}".encode())
    assert (found.report.title, found.report.text) == (title, text)
    assert (found.map.source_span(0, 5) is None) == (title == "Attack")


REFUSED = [
    ("no YAML", "---\noutlet: a: b\n---\n" + TEXT, None, "front matter is no YAML"),
    ("no date", "---\ndate: yesterday\n---\n" + TEXT, None, "'date' is no date: 'yesterday'"),
    ("ambiguous date", "---\ndate: 04/05/2020\n---\n" + TEXT, None, "'date' is no date"),
    ("a list as a value", "---\noutlet: {a: b}\n---\n" + TEXT, None, "'outlet' is no word"),
    ("sidecar is a list", TEXT, b"- a\n- b", "sidecar is no list of `key: value`"),
    ("sidecar in no encoding", TEXT, b"\xff\xfe\x00", "sidecar cannot be read"),
    ("a Python object", TEXT, b"outlet: !!python/object/apply:os.system [ls]", "sidecar is no YAML"),
    ("a sidecar of a megabyte", TEXT, b"a: b\n" * 200_000, "longer than"),
]


@pytest.mark.parametrize(("label", "text", "sidecar", "reason"), REFUSED, ids=[case[0] for case in REFUSED])
def test_wrong_metadata_is_refused(label: str, text: str, sidecar: bytes | None, reason: str) -> None:
    found = taken(text, "markdown", sidecar)
    assert isinstance(found, Refusal)
    assert reason in found.reason


NO_FRONT_MATTER = [
    ("a rule above the text", f"---\n\n{TEXT}\n\n---\n"),
    ("never closed", f"---\noutlet: A\n\n{TEXT}"),
]


@pytest.mark.parametrize(("label", "text"), NO_FRONT_MATTER, ids=[case[0] for case in NO_FRONT_MATTER])
def test_no_front_matter(label: str, text: str) -> None:
    assert taken(text, "text").report.outlet is None


def test_keys_of_other_tools() -> None:
    found = metadata({"Author": "Ann Lee", "DATE": date(2020, 1, 1), "site": "Herald", "lang": "en_US", "tags": ["x"]})
    assert found == Metadata(byline="Ann Lee", published=date(2020, 1, 1), outlet="Herald", language="en")


def test_our_key_wins_over_another_name_for_it() -> None:
    assert metadata({"date": "2020-01-01", "published": "2020-02-02"}).published == date(2020, 2, 2)
    assert metadata({"published": "2020-02-02", "date": "2020-01-01"}).published == date(2020, 2, 2)


def test_collected_is_in_utc() -> None:
    assert metadata({"collected": "2020-01-01T12:00:00+03:00"}).collected == datetime(2020, 1, 1, 9, tzinfo=UTC)
    assert metadata({"collected": date(2020, 1, 1)}).collected == datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("pt_BR", "pt"), ("ckb", "ckb"), ("english", None), ("", None)]
)
def test_language_codes(tag: str, code: str | None) -> None:
    assert language_code(tag) == code


def _id(name: str, text: str = TEXT, **given: str) -> str:
    found = reports(Source(name, text.encode(), "text", Metadata(**given)))[0]  # type: ignore[arg-type]
    assert isinstance(found, Intaken)
    return found.report.id


def test_identity() -> None:
    """The same bytes under the same name are the same report, wherever they lie; another outlet's copy is another."""
    assert _id("a/x.txt") == _id("b/x.txt") == _id("x.txt")
    assert (
        len({_id("x.txt"), _id("y.txt"), _id("x.txt", TEXT + " "), _id("x.txt", outlet="A"), _id("x.txt", outlet="B")})
        == 5
    )
    assert _id("x.txt", url="https://a.example/1") == _id("y.txt", url="https://a.example/1")
    assert _id("x.txt", id="given") == "given"
