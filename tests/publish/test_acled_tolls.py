"""ACLED's fatalities: the lowest number told, words as numbers only where no number is told, 3 or 10 by scale."""

from __future__ import annotations

import pytest

from onrecord.model import Harm
from onrecord.publish import About
from tests.publish.giving import given, lasted, table

BOTH = {"by": ("Islamic State",), "of": ("Iraqi Army",)}
DEATHS = [
    ("a number", [3], "3", ""),
    ("the lowest", [9, 4], "4", ""),
    ("at least", [(11, None)], "11", ""),
    ("several", ["several"], "3", "'several' to 3"),
    ("dozens", ["dozens"], "12", "'dozens' to 12"),
    ("hundreds", ["hundreds"], "100", "'hundreds' to 100"),
    ("the lower word", ["hundreds", "several"], "3", "'several' to 3"),
    ("a number beside a higher word", ["dozens", 5], "5", ""),
    ("a number beside a lower word", ["several", 40], "40", ""),
    ("people were killed", [(None, None)], "3", "'an unknown number' to 3"),
    ("up to", [(None, 50)], "3", "'up to 50' to 3"),
    ("up to two", [(None, 2)], "2", "'up to 2' to 2"),
    ("a word that the table lacks", ["a smattering"], "3", "'a smattering' to 3"),
    ("silence", [None], "0", ""),
    ("nobody", [0], "0", ""),
]


@pytest.mark.parametrize(("label", "said", "fatalities", "note"), DEATHS, ids=[case[0] for case in DEATHS])
def test_fatalities(label, said, fatalities, note):
    about, incident = About("acled"), given(*({"killed": one, **BOTH} for one in said))
    (row,) = table("acled", incident, about=about)
    assert row["fatalities"] == fatalities
    assert note in row["notes"]
    made = {what: found["rows"] for what, found in about.plain()["conversions"].items() if "source_scale" not in what}
    assert made == ({note: 1} if note else {})


SCALES = [
    ("a small matter", {}, "3"),
    ("a town taken", {"type": "non_state_actor_overtakes_territory"}, "10"),
    ("many injured", {"injured": 30}, "10"),
    ("not so many injured", {"injured": 29}, "3"),
    ("days of fighting", {"when": lasted("for three days", "2021-05-03", "2021-05-05")}, "10"),
]


@pytest.mark.parametrize(("label", "row", "total"), SCALES, ids=[case[0] for case in SCALES])
def test_several_are_three_or_ten_by_scale(label, row, total):
    found = table("acled", given({"killed": "several", **BOTH, **row}))
    assert sum(int(one["fatalities"]) for one in found) == int(total)


def test_dozens_are_twelve_at_any_scale():
    assert table("acled", given({"killed": "dozens", "injured": 300}))[0]["fatalities"] == "12"


def test_the_notes_speak_of_the_ruling_only_where_deaths_are_told():
    assert "2 deaths by the ruling range" in table("acled", given({"killed": 2}))[0]["notes"]
    assert "deaths by" not in table("acled", given({"injured": 2}))[0]["notes"]


CASUALTIES = Harm("killed", None, None, None, None, "caused casualties", (0, 0))


def test_casualties_alone_are_no_deaths():
    (row,) = table("acled", given({"harm": (CASUALTIES,)}))
    assert row["fatalities"] == "0"
    assert "'casualties' to 0" in row["notes"]
    about = About("ged")
    assert table("ged", given({"harm": (CASUALTIES,)}), about=about) == []
    assert list(about.left_out) == ["casualties told, and no deaths"]
    assert table("acled", given({"harm": (CASUALTIES,)}, {"killed": 2}))[0]["fatalities"] == "2"


def test_the_injured_are_no_fatalities():
    assert table("acled", given({"injured": 9}))[0]["fatalities"] == "0"
