"""The two real reports of the shared folder, coded by rules alone and with the learned reader, against what a person
coded: every row, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml

from benchmarks.shared import shared_folder
from onrecord.coders import choose
from onrecord.marking.engine import ABOUT
from onrecord.marking.reader import folder
from onrecord.model import Account, Coded, Participant, Report, When
from tests.expected_words import are_actors, is_actor, is_place, is_when, listed, says

FOLDER = shared_folder() / "reports"
# The hand-coded file accepts a second type for R3, in a comment: a policeman killed at his checkpoint.
ALSO = {("R3", "attack"): "armed_clash"}
# Incidents that the reports do tell, beside the rows: none so far.
TOLD_BESIDE: dict[str, Sequence[str]] = {}
NO_READER = "the reader's weights are not in this checkout (name their folder with ONRECORD_READER)"
shipped = pytest.mark.skipif(not (folder() / ABOUT).is_file(), reason=NO_READER)


@pytest.fixture(params=["rules", pytest.param("onrecord", marks=shipped)])
def coder(request: pytest.FixtureRequest) -> str:
    """Every row holds for both shipped coders."""
    return str(request.param)


def expected() -> dict[str, Any]:
    path = FOLDER / "expected.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


@cache
def coded(name: str, coder: str) -> tuple[Report, Coded]:
    """The report of that file through intake, with the metadata of the hand-coded file, and what the coder says."""
    from onrecord.intake import Intaken, gather, reports
    from onrecord.intake.metadata import metadata

    (source,) = gather([FOLDER / name], metadata(expected()["reports"][name]))
    (intaken,) = reports(source)
    assert isinstance(intaken, Intaken), intaken
    return intaken.report, choose(coder).code(intaken.report)


def rows(family: str) -> list[Any]:
    """Parameters: one for each field that each row of a family gives; one that skips where the file is absent."""
    found = expected()
    if not found:
        reason = "../shared/reports is not here (name its folder with ONRECORD_SHARED)"
        return [pytest.param({}, "", marks=pytest.mark.skip(reason=reason))]
    return [
        pytest.param(row, field, id=f"{row.get('id') or f'{family}{number}'}-{field}")
        for number, row in enumerate(found[family], 1)
        for field in row
        if field not in ("id", "report")
    ]


# ---- incidents


def is_harm(account: Account, wanted: Sequence[Mapping[str, Any]]) -> bool:
    """Row for row the same counts; a bound left out is unknown, people left out may be any."""
    left = list(account.harm)
    for row in wanted:
        bounds = (row["effect"], row.get("low"), row.get("high"), row.get("vague"))
        for one in left:
            who = row.get("who")
            if (one.effect, one.low, one.high, one.vague) == bounds and (
                not who or (one.who and says(one.who.text, who))
            ):
                left.remove(one)
                break
        else:
            return False
    return not left


def is_attribution(account: Account, wanted: Mapping[str, str]) -> bool:
    return any(all(says(getattr(one, field), value) for field, value in wanted.items()) for one in account.attribution)


INCIDENT = {
    "type": lambda a, w: a.type == w,
    "status": lambda a, w: a.status == w,
    "background": lambda a, w: a.background == w,
    "when": lambda a, w: is_when(a.when, w),
    "place": lambda a, w: is_place(a.place, w),
    "places": lambda a, w: all(any(is_place(p, name) for p in (a.place, *a.places)) for name in w),
    "perpetrators": lambda a, w: are_actors(a.perpetrators, w),
    "targets": lambda a, w: are_actors(a.targets, w),
    "harm": is_harm,
    "attribution": is_attribution,
    "flag": lambda a, w: w in a.flags,
}


def partners(name: str, coder: str) -> dict[str, Account]:
    """Which account each hand-coded incident of a report is compared with: of its type, the one that agrees most."""
    _, found = coded(name, coder)
    wanted = [row for row in expected()["incidents"] if row["report"] == name]
    scored = sorted(
        ((-agreement(row, account), i, j) for i, row in enumerate(wanted) for j, account in enumerate(found.incidents)
         if account.type in (row["type"], ALSO.get((row["id"], row["type"])))),
    )  # fmt: skip
    paired: dict[str, Account] = {}
    used: set[int] = set()
    for _, i, j in scored:
        if wanted[i]["id"] not in paired and j not in used:
            paired[wanted[i]["id"]] = found.incidents[j]
            used.add(j)
    return paired


def agreement(row: Mapping[str, Any], account: Account) -> int:
    return sum(bool(INCIDENT[field](account, value)) for field, value in row.items() if field in INCIDENT)


@pytest.mark.parametrize(("row", "field"), rows("incidents"))
def test_incident(row: dict[str, Any], field: str, coder: str) -> None:
    account = partners(row["report"], coder).get(row["id"])
    assert account is not None, f"no incident like {row}"
    accepted = [row[field], ALSO.get((row["id"], row[field]))] if field == "type" else [row[field]]
    assert any(INCIDENT[field](account, value) for value in accepted if value is not None), account


def test_contradicting_readings_are_kept_and_none_is_asserted(coder: str) -> None:
    if not expected():
        pytest.skip("../shared/reports is not here (name its folder with ONRECORD_SHARED)")
    place = partners("rudaw.txt", coder)["R3"].place
    assert place is not None
    assert (place.latitude, place.longitude) == (None, None)
    points = {(round(reading.latitude or 0, 1), round(reading.longitude or 0, 1)) for reading in place.readings}
    assert {(35.5, 43.9), (34.0, 45.0)} <= points


@pytest.mark.parametrize("name", expected().get("reports", {}) or [pytest.param("", marks=pytest.mark.skip)])
def test_no_other_incident_is_told(name: str, coder: str) -> None:
    report, found = coded(name, coder)
    paired = [id(account) for account in partners(name, coder).values()]
    others = [account for account in found.incidents if id(account) not in paired]
    told = [(one.type, [report.coded_text[a:b] for a, b in one.evidence]) for one in others]
    assert [one for one in told if one[0] not in TOLD_BESIDE.get(name, ())] == []


@pytest.mark.parametrize(("row", "field"), [p for p in rows("incidents") if "type" in str(p.id)])
def test_an_incident_is_background_only_where_the_row_says_so(row: dict[str, Any], field: str, coder: str) -> None:
    assert partners(row["report"], coder)[row["id"]].background == row.get("background", False)


# ---- the other families: a row is right where one machine row agrees in every field that it gives


def agrees(family: str, found: Any, field: str, wanted: Any) -> bool:
    if field in ("kind", "scope", "what", "low", "high", "direction", "stance") and family != "relief":
        return getattr(found, field) == wanted
    if field in ("jurisdiction", "place", "where"):
        return is_place(getattr(found, field), wanted)
    if field in ("start", "end"):
        return getattr(found, field) == wanted
    return bool(WORDED.get((family, field), WORDED.get(("", field), _attribute(field)))(found, wanted))


def _attribute(field: str) -> Any:
    return lambda found, wanted: says(getattr(found, field), wanted)


def _years(when: When | None, wanted: str) -> bool:
    """A span of years such as 2018-2019, or the words themselves."""
    first, _, last = wanted.partition("-")
    if first.isdigit():
        return is_when(when, {"start": date(int(first), 1, 1), "end": date(int(last), 12, 31)})
    return when is not None and says(when.text, wanted)


WORDED: dict[tuple[str, str], Any] = {
    ("", "says"): lambda f, w: says(f.text, w),
    ("", "period"): lambda f, w: _years(f.period, w),
    ("", "when"): lambda f, w: is_when(f.when, w),
    ("", "country"): lambda f, w: f.country == w,
    ("relief", "what"): lambda f, w: any(says(f.what, one) for one in listed(w)),
    ("trends", "places"): lambda f, w: all(any(is_place(p, one) for p in f.places) for one in w),
    ("trends", "actor"): lambda f, w: f.actor is not None and is_actor(Participant(f.actor, (0, 0), name=f.actor), w),
}


def alike(family: str, row: Mapping[str, Any], coder: str) -> Iterator[Any]:
    """The machine's rows that agree with a hand-coded one in every field."""
    for found in getattr(coded(row["report"], coder)[1], family):
        if all(agrees(family, found, field, value) for field, value in row.items() if field != "report"):
            yield found


def whole(family: str) -> list[Any]:
    """The parameters of ``rows``, once a row."""
    found = expected().get(family, [])
    return [pytest.param(row, id=f"{family}-{i}") for i, row in enumerate(found, 1)] or [
        pytest.param({}, marks=pytest.mark.skip(reason="../shared/reports is not here"))
    ]


@pytest.mark.parametrize("row", whole("measures"))
def test_measure(row: dict[str, Any], coder: str) -> None:
    assert list(alike("measures", row, coder)), coded(row["report"], coder)[1].measures


@pytest.mark.parametrize("row", whole("figures"))
def test_figure(row: dict[str, Any], coder: str) -> None:
    assert list(alike("figures", row, coder)), coded(row["report"], coder)[1].figures


@pytest.mark.parametrize("row", whole("relief"))
def test_relief(row: dict[str, Any], coder: str) -> None:
    every = [{**row, "what": one} for one in listed(row["what"])]  # several deeds may be one row or several
    assert all(list(alike("relief", one, coder)) for one in every), coded(row["report"], coder)[1].relief


@pytest.mark.parametrize("row", whole("statements"))
def test_statement(row: dict[str, Any], coder: str) -> None:
    assert list(alike("statements", row, coder)), coded(row["report"], coder)[1].statements


@pytest.mark.parametrize("row", whole("trends"))
def test_trend(row: dict[str, Any], coder: str) -> None:
    assert list(alike("trends", row, coder)), coded(row["report"], coder)[1].trends


# ---- what is not the article


@pytest.mark.parametrize("name", expected().get("clean_text", {}) or [pytest.param("", marks=pytest.mark.skip)])
def test_what_is_no_article_is_not_coded(name: str) -> None:
    report, _ = coded(name, "rules")
    paragraphs = [line.strip() for line in report.coded_text.split("\n") if line.strip()]
    assert len(paragraphs) == len(set(paragraphs)), "a caption printed twice counts once"
    source = (FOLDER / name).read_text(encoding="utf-8")
    assert not [line for line in expected()["clean_text"][name] if line in source and line in report.coded_text]
    assert not [line for line in paragraphs if line in (f"In {report.outlet}", "Security", "Source")]
    assert not report.coded_text.rstrip().endswith(" Source")
    assert "comment policy" not in report.coded_text.lower()
