"""The UCDP GED export: sources, and whose names stay in the house."""

from __future__ import annotations

import pytest

from onrecord.model import Attribution, Participant
from onrecord.publish import About
from tests.linking.telling import said_by
from tests.publish.giving import deadly, given, table, titled


def test_who_gave_the_information():
    (row,) = deadly({"attribution": (said_by("Omar Haddad", "spokesman", "Diyala police"),)})
    assert row["source_original"] == "spokesman, Diyala police"
    assert "Haddad" not in str(row)


VICTIM = Participant("Salma Haddad, a baker", (0, 0), (), None, "Salma Haddad", "civilians", "person")
OFFICIAL = said_by("Omar Rashid", "spokesman", "Diyala police")
HEADLINES = [
    ("no name", "Baker killed in Baquba", (VICTIM,), (), True),
    ("the victim's", "Salma Haddad, 34, shot dead", (VICTIM,), (), False),
    ("part of it", "Family mourns Haddad", (VICTIM,), (), False),
    ("a witness's", "Rashid: I saw them shoot", (), (Attribution("Omar Rashid", None, None, None, "", (0, 0)),), False),
    ("kin's", "Rashid asks for justice", (), (said_by("Omar Rashid", "brother of the baker"),), False),
    ("an official's", "Rashid: we will find them", (), (OFFICIAL,), True),
    ("people's of no name", "Iraqi soldiers killed", ("soldiers",), (), True),
]


@pytest.mark.parametrize(("label", "title", "of", "voices", "kept"), HEADLINES, ids=[case[0] for case in HEADLINES])
def test_headlines_that_name_private_persons_stay_in_the_house(label, title, of, voices, kept):
    about = About("ged")
    told = titled(given({"killed": 1, "of": of, "attribution": voices}), title)
    (row,) = table("ged", told, about=about)
    assert (title in row["source_headline"]) is (title in row["source_article"]) is kept
    assert about.withheld["headlines that name a private person"] == (not kept)


def test_a_headline_stays_in_the_house_if_another_account_names_the_victim():
    told = given({"killed": 1}, {"killed": 1, "of": (VICTIM,)})
    (row,) = table("ged", titled(told, "Family mourns Haddad"))
    assert row["source_headline"] == ""


def test_a_place_taken_for_a_person_does_not_silence_a_headline():
    quarter = Participant("the houses of Baquba", (0, 0), (), None, "Baquba", "unknown", "person")
    (row,) = table("ged", titled(given({"killed": 1, "of": (quarter,)}), "Shelling in Baquba"))
    assert row["source_headline"] == '"Shelling in Baquba"'


def test_a_headline_that_names_a_place_made_coarse_stays_in_the_house():
    clinic = Participant("a clinic", (0, 0), (), None, None, "civilians", "object")
    told = titled(given({"killed": 1, "of": (clinic,), "type": "attack"}), "Clinic in Baquba hit")
    (row,) = table("ged", told)
    assert "Baquba" not in str(row)


def test_signs_that_part_values_stay_out_of_them():
    (row,) = table("ged", titled(given({"killed": 1, "outlet": "A;B"}), 'He said "no"; they shot'))
    assert row["source_article"] == "\"A,B,2021-05-04,He said 'no', they shot\""
