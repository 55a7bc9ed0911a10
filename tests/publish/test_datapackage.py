"""The data package: its tables are what its schemas say, point to each other, and name no private person."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Coded, Figure, Measure, Participant, Relief, Report, Statement, Trend, When
from onrecord.publish import About, PublishError, export, stream
from onrecord.publish.csv import COLUMNS
from onrecord.publish.package_schema import tables
from tests.linking.telling import said_by, spot
from tests.publish.giving import HEAD, given

VICTIM = Participant("Salma Haddad, a baker", (3, 24), (), None, "Salma Haddad", "civilians", "person")
KIN = said_by("Omar Haddad", "brother of Salma Haddad")
AMBUSH = given({"by": ("Islamic State",), "of": ("Iraqi Army", VICTIM), "killed": (2, 4), "attribution": (KIN,)},
               {"killed": "dozens", "injured": 3})  # fmt: skip
DAY = When("Monday", (0, 6), date(2021, 5, 3), date(2021, 5, 3), "day")
REPORT = Report("report of a0", "text", "A headline", date(2021, 5, 4), "O0", "https://o0.example/1", "en")
CODED = Coded(
    REPORT.id, "1.0", "made up",
    statements=(Statement("Omar Haddad", None, "brother", None, None, "said", "They came", "quote", "claims", None, "", (5, 9)),),
    measures=(Measure("C6_stay_at_home_requirements", "in_force", 2, "regional", "governor", spot("Diyala"), date(2021, 5, 3), None, "", (1, 4)),),
    figures=(Figure("displaced", "families of Omar Haddad", 10, None, None, spot("Baquba"), DAY, None, "", (2, 6)),
             Figure("displaced", "families", 10, 20, None, spot("Baquba"), None, DAY, "", (2, 6))),
    relief=(Relief("Red Crescent", "tents", "shelter", "families", spot("Baquba"), DAY, "", (0, 3)),),
    trends=(Trend("attacks", None, "up", DAY, (spot("Diyala"),), "Omar Haddad", "", (0, 3)),),
)  # fmt: skip
PARSED = {"string": str, "integer": int, "number": float, "date": date.fromisoformat, "boolean": ("yes", "no").index}


@pytest.fixture
def package(tmp_path):
    export("datapackage", [AMBUSH], tmp_path / "out.zip", About("datapackage", log=HEAD), [(REPORT, CODED)])
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        yield packed


def described(package):
    return json.loads(package.read("datapackage.json"))


def rows(package, name):
    text = io.TextIOWrapper(package.open(f"{name}.csv"), encoding="utf-8", newline="")
    return list(csv.DictReader(text))


def test_the_tables_are_what_their_schemas_say(package):
    resources = described(package)["resources"]
    assert [one["path"] for one in resources] == package.namelist()[1:]
    for resource in resources:
        fields = resource["schema"]["fields"]
        found = rows(package, resource["name"])
        assert found, resource["name"]
        for row in found:
            assert list(row) == [field["name"] for field in fields]
            for field in fields:
                cell = row[field["name"]]
                assert cell or not field.get("constraints", {}).get("required"), (resource["name"], field, row)
                assert not cell or PARSED[field["type"]](cell) is not None


def test_keys_are_keys_and_point_to_rows(package):
    found = {name: rows(package, name) for name in tables()}
    for resource in described(package)["resources"]:
        schema, own = resource["schema"], found[resource["name"]]
        keys = [tuple(row[field] for field in schema["primaryKey"]) for row in own]
        assert len(keys) == len(set(keys))
        for foreign in schema.get("foreignKeys", ()):
            there = {row["id"] for row in found[foreign["reference"]["resource"]]}
            others = {row[foreign["fields"]] for row in own}
            assert others <= there | {"report of a1"}  # of whose report nothing was given


def test_it_says_of_itself_what_stands_beside_it(package, tmp_path):
    assert described(package)["onrecord"] == json.loads((tmp_path / "out.zip.about.json").read_text(encoding="utf-8"))


def test_incidents_have_the_columns_of_the_csv_export(package):
    assert tuple(rows(package, "incidents")[0]) == COLUMNS


def test_values_are_told_with_their_offsets(package):
    found = [
        (row["field"], row["name"], row["kind"], row["low"], row["high"], row["vague"])
        for row in rows(package, "values")
    ]
    assert ("perpetrator", "Islamic State", "rebel_group", "", "", "") in found
    assert ("killed", "", "unknown", "2", "4", "") in found
    assert ("killed", "", "unknown", "", "", "dozens") in found
    (victim,) = [row for row in rows(package, "values") if row["field"] == "target" and row["kind"] == "civilians"]
    assert (victim["name"], victim["start"], victim["end"]) == ("civilians", "3", "24")


def test_no_private_person_and_no_text_of_a_report_is_in_it(package):
    everything = "".join(package.read(name).decode() for name in package.namelist())
    for kept in ("Haddad", "They came", "A headline", "o0.example"):
        assert kept not in everything


def test_other_families(package):
    (statement,) = rows(package, "statements")
    assert (statement["stance"], statement["role"], statement["start"]) == ("claims", "", "5")
    (measure,) = rows(package, "measures")
    assert (measure["level"], measure["jurisdiction"], measure["first_day"]) == ("2", "Diyala", "2021-05-03")
    one, other = rows(package, "figures")
    assert (one["of"], one["as_of"], other["of"], other["first_day"]) == ("", "2021-05-03", "families", "2021-05-03")
    (relief,) = rows(package, "relief")
    assert (relief["who"], relief["where"]) == ("Red Crescent", "Diyala")
    (trend,) = rows(package, "trends")
    assert (trend["of"], trend["direction"], trend["places"]) == ("attacks", "up", "Diyala")


def test_a_place_made_coarse_is_so_in_every_table(tmp_path):
    clinic = Participant("a clinic", (0, 0), (), None, None, "civilians", "object")
    hit = given({"type": "attack", "of": (clinic,), "places": (spot("Khalis"),)})
    export("datapackage", [hit], tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        (account,) = rows(packed, "accounts")
        assert (account["latitude"], account["place"]) == ("33.7", "Diyala")
        assert not [row for row in rows(packed, "values") if row["field"] == "place"]
        assert "33.7447" not in "".join(packed.read(name).decode() for name in packed.namelist())


def test_a_figure_of_a_camp_is_not_told_to_the_metre(tmp_path):
    camp = replace(spot("Baquba"), text="the Baquba refugee camp", name="Baquba refugee camp")
    figure = replace(CODED.figures[1], place=camp)
    export("datapackage", [], tmp_path / "out.zip", None, [(REPORT, replace(CODED, figures=(figure,)))])
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        (row,) = rows(packed, "figures")
    assert (row["latitude"], row["place"]) == ("33.7", "Diyala")


def test_the_same_bytes_again(tmp_path):
    for name in ("one", "two"):
        export("datapackage", [AMBUSH], tmp_path / name, None, [(REPORT, CODED)])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_it_is_no_text():
    with pytest.raises(PublishError, match="ZIP file and no text"):
        stream("datapackage", [])
