"""Each export format: what it writes, what it says of itself, and what stays in the house."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest

from onrecord import codebook
from onrecord.model import Attribution, Participant, Place
from onrecord.publish import About, UnknownFormat, export, known, stream
from onrecord.publish.cells import line, safe
from onrecord.publish.csv import COLUMNS
from onrecord.record import Told
from onrecord.rulings import rule
from onrecord.terms import EFFECTS
from tests.linking.telling import said_by, spot, told, torn

VICTIM = Participant("Salma Haddad, a baker", (0, 0), (), None, "Salma Haddad", "civilians", "person")


def ambush(**row):
    told_by = {"by": ("Islamic State",), "of": ("Iraqi Army",), "killed": 2, "outlet": "North"}
    filed = [told("a", **{**told_by, **row}), told("b", killed=4, outlet="South")]
    return Told(rule("range", filed), tuple(filed))


def text(name, *incidents):
    return "".join(stream(name, [of(one) for one in incidents]))


def of(incident):
    """The incident as exports are given it; one alone comes without its accounts."""
    return incident if isinstance(incident, Told) else Told(incident, ())


TEXTS = sorted(set(known()) - {"datapackage"})


@pytest.mark.parametrize("name", TEXTS)
def test_file_and_sidecar(name, tmp_path):
    out = tmp_path / f"out.{name}"
    about = export(name, [of(ambush())], out)
    assert out.read_text(encoding="utf-8") == text(name, ambush())
    beside = json.loads((tmp_path / f"out.{name}.about.json").read_text(encoding="utf-8"))
    assert (beside["format"], beside["incidents"], beside["rows"]) == (name, 1, 1)
    assert (beside["rulings"], beside["codebooks"]) == ({"range": 1}, {codebook.VERSION: 1})
    assert about.rows == 1


@pytest.mark.parametrize("name", known())
def test_no_incidents_is_still_a_file(name, tmp_path):
    assert export(name, [], tmp_path / "empty").rows == 0
    assert (tmp_path / "empty").exists()


@pytest.mark.parametrize("name", TEXTS)
def test_names_of_persons_stay_out(name):
    witness = said_by("Omar Haddad", "brother of Salma Haddad")
    incident = rule("range", [told("a", by=(VICTIM,), of=(VICTIM,), attribution=(witness,))])
    assert "Haddad" not in text(name, incident)


def test_what_stays_out_is_counted():
    about = About("csv")
    list(stream("csv", [of(rule("range", [told("a", by=(VICTIM,))]))], about))
    assert about.withheld == {"names of persons": 1}


def test_groups_of_people_keep_their_words():
    soldiers = Participant("two Iraqi soldiers", (0, 0), (), None, None, "state_forces", "person")
    assert "two Iraqi soldiers" in text("csv", rule("range", [told("a", by=(soldiers,))]))


def test_a_reason_that_names_a_witness_stays_out():
    witness = Attribution("Omar Haddad", None, None, None, "", (0, 0))
    told_by_him = [told(f"a{n}", outlet=f"O{n}", attribution=(witness,)) for n in range(2)]
    incident = Told(rule("range", told_by_him), tuple(told_by_him))
    assert "Haddad" not in text("jsonl", incident)
    about = About("jsonl")
    named = Told(replace(incident.incident, why={"type": "by all", "place": "Haddad says so"}), incident.accounts)
    (line,) = stream("jsonl", [named], about)
    assert json.loads(line)["why"] == {"type": "by all"}
    assert about.withheld["reasons that name a private person"] == 1


def test_officials_keep_their_role():
    incident = rule("range", [told("a", attribution=(said_by("Omar Haddad", "spokesman", "Diyala police"),))])
    voice = json.loads(text("jsonl", incident))["voices"][0]
    assert (voice["role"], voice["organisation"]) == ("spokesman", "Diyala police")


def test_places_of_health_are_made_coarse():
    hospital = replace(spot("Baquba"), text="the Baquba general hospital", name="Baquba General Hospital")
    incident = rule("range", [told("a", place=hospital)])
    feature = json.loads(text("geojson", incident))["features"][0]
    assert feature["geometry"]["coordinates"] == [44.6, 33.7]
    assert feature["properties"]["place"] == "Diyala"
    assert "ospital" not in json.dumps(feature)


TARGETS = [
    ("a hospital", "the town's hospital", True),
    ("a clinic of an organisation", "clinic run by MSF", True),
    ("shelters", "two shelters", True),
    ("a camp", "a camp for displaced people", True),
    ("a name in capitals", "Red Crescent ambulance", True),
    ("a barracks", "an army barracks", False),
    ("a word that begins alike", "the Campbell family", False),
    ("nobody told", None, False),
]


@pytest.mark.parametrize(("label", "target", "coarse"), TARGETS, ids=[case[0] for case in TARGETS])
def test_a_target_of_health_aid_or_shelter_makes_its_place_coarse(label, target, coarse):
    hit = (Participant(target, (0, 0), (), None, None, "civilians", "object"),) if target else ()
    incident = rule("range", [told("a", of=hit)])
    point = ("44.6", "33.7") if coarse else ("44.6436", "33.7447")
    for name in ("csv", "acled"):
        (row,) = csv.DictReader(text(name, incident).splitlines())
        assert (row["longitude"], row["latitude"]) == point
        assert row.get("geo_precision", row.get("place_precision")) in (("2", "near") if coarse else ("1", "exact"))
        assert ("Baquba" in row.values()) is not coarse
    place = json.loads(text("jsonl", incident))["place"]
    assert (str(place["longitude"]), str(place["latitude"])) == point
    feature = json.loads(text("geojson", incident))["features"][0]
    assert tuple(map(str, feature["geometry"]["coordinates"])) == point


def test_contradicting_readings_of_such_a_place_stay_out():
    clinic = Participant("a clinic", (0, 0), (), None, None, "civilians", "object")
    for hit, readings in (((), 2), ((clinic,), 0)):
        incident = rule("range", [told("a", of=hit, place=torn(), flags=("place_conflict",))])
        assert len(json.loads(text("jsonl", incident))["place"]["readings"]) == readings


def test_a_coarse_place_is_counted():
    about, clinic = About("csv"), Participant("a clinic", (0, 0), (), None, None, "civilians", "object")
    incident = rule("range", [told("a", of=(clinic,))])
    list(stream("csv", [of(incident)], about))
    assert about.converted.plain() == {
        "places of aid, health or shelter made coarse": {"rows": 1, "examples": [incident.id]}
    }


def test_a_town_named_like_a_camp_word_keeps_its_point():
    town = Place("Campbell", (0, 0), "Campbell", None, "US", None, None, 37.2871, -121.9499, "exact")
    incident = rule("range", [told("a", place=town)])
    assert json.loads(text("geojson", incident))["features"][0]["geometry"]["coordinates"] == [-121.9499, 37.2871]


# CSV


def test_csv_has_one_row_an_incident():
    rows = list(csv.DictReader(text("csv", ambush(), ambush()).splitlines()))
    assert len(rows) == 2
    assert (rows[0]["killed_low"], rows[0]["killed_high"], rows[0]["injured_low"]) == ("2", "4", "")
    assert (rows[0]["outlets"], rows[0]["perpetrators"]) == ("North; South", "Islamic State")
    assert all(f"{effect}_{part}" in rows[0] for effect in EFFECTS for part in ("low", "high", "vague"))
    assert tuple(rows[0]) == COLUMNS


CELLS = [
    ("a formula", '=HYPERLINK("x")', '\'=HYPERLINK("x")'),
    ("plus", "+1", "'+1"),
    ("minus", "-1", "'-1"),
    ("at", "@SUM(A1)", "'@SUM(A1)"),
    ("tab", "\t=1", "' =1"),
    ("carriage return", "\r=1", "' =1"),
    ("a control character before it", "\x1b=1", "'=1"),
    ("a turn of direction before it", "\u202e=1", "'=1"),
    ("after a separator", "A; =1+1", "A; '=1+1"),
    ("after two separators", "A;; @x;-1", "A;; '@x;'-1"),
    ("after a separator and a line break", "A;\n=1", "A; '=1"),
    ("a separator first", "; =1", "; '=1"),
    ("a hyphen within words", "A; Al-Anbar - west", "A; Al-Anbar - west"),
    ("control characters", "a\x00b\x1b[31mc\x7f\x9bd", "ab[31mcd"),
    ("tabs and line breaks", "a\tb\nc\rd\x85e\u2028f", "a b c d e f"),
    ("turned text", "\u202egpj\u202c \u2066a\u2069", "gpj a"),
    (
        "text from right to left",
        "\u0627\u0644\u0639\u0631\u0628\u064a\u200f",
        "\u0627\u0644\u0639\u0631\u0628\u064a\u200f",
    ),
    ("blanks before it", "  =1", "'  =1"),
    ("full width", "＝1", "'＝1"),
    ("a number stays a number", -0.0447, -0.0447),
    ("words", "Al-Anbar = Anbar", "Al-Anbar = Anbar"),
    ("nothing", None, None),
]


@pytest.mark.parametrize(("label", "cell", "expected"), CELLS, ids=[case[0] for case in CELLS])
def test_formulas_are_disarmed(label, cell, expected):
    assert safe(cell) == expected


def test_cells_are_quoted_where_they_must_be():
    assert line(["a,b", 'say "no"', None, 2]) == '"a,b","say ""no""",,2\n'


ODD = "Nor\u202eth\u2066 \x1b\x9bWire"


@pytest.mark.parametrize("name", TEXTS)
def test_no_sign_that_acts_on_a_reader_leaves_the_house(name):
    written = text(name, ambush(outlet=ODD))
    assert all(sign.isprintable() for sign in written.replace("\n", ""))
    assert "North " in written


def test_json_keeps_control_characters_as_escapes():
    (odd, _) = json.loads(text("jsonl", ambush(outlet=ODD)))["outlets"]
    assert odd == "North \x1b\x9bWire"


# JSON Lines


def test_jsonl_holds_every_accounts_own_value():
    incident = json.loads(text("jsonl", ambush()))
    assert [(v["outlet"], v["low"]) for v in incident["harm"][0]["values"]] == [("North", 2), ("South", 4)]
    assert incident["when"]["start"] == "2021-05-03"
    assert incident["ruling"] == "range"
    assert "span" not in incident["place"]


# GeoJSON


def test_geojson_is_a_collection_of_points_longitude_first():
    collection = json.loads(text("geojson", ambush(), ambush()))
    assert collection["type"] == "FeatureCollection"
    assert [f["geometry"]["type"] for f in collection["features"]] == ["Point", "Point"]
    assert collection["features"][0]["geometry"]["coordinates"] == [44.6436, 33.7447]
    assert collection["features"][0]["id"] == collection["features"][0]["properties"]["id"]


def test_geojson_says_of_itself_what_stands_beside_it(tmp_path):
    about = export("geojson", [ambush()], tmp_path / "out")
    assert json.loads((tmp_path / "out").read_text(encoding="utf-8"))["onrecord"] == about.plain()


def test_an_area_has_its_radius():
    area = replace(spot("Diyala"), precision="area", radius_km=40.0)
    feature = json.loads(text("geojson", rule("range", [told("a", place=area)])))["features"][0]
    assert feature["properties"]["radius_km"] == 40.0


def test_contradicting_places_have_no_geometry():
    about = About("geojson")
    incident = rule("range", [told("a", place=torn(), flags=("place_conflict",))])
    feature = json.loads("".join(stream("geojson", [of(incident)], about)))["features"][0]
    assert feature["geometry"] is None
    assert about.converted.rows == {"null geometry: no point, or contradicting ones": 1}


def test_unknown_format_lists_the_known(tmp_path):
    with pytest.raises(
        UnknownFormat, match="no export format 'xls'; known: acled, csv, datapackage, ged, geojson, hxl, jsonl"
    ):
        export("xls", [], tmp_path / "x")
    assert not list(tmp_path.iterdir())
