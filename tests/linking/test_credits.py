"""Accounts that share an origin by their own saying: credit lines, bylines, datelines, relayed words."""

from __future__ import annotations

import pytest

from tests.linking.printed import BODIES, account, groups, said

CREDITS = [
    ("a credit, and none", [("p", "{} (AFP)"), ("q", "{}")], ["p", "q"]),
    ("a line of its own", [("p", "{}\nAFP/rs/km"), ("q", "By AFP\n{}")], ["pq"]),
    ("a headline about an agency", [("p", "Reuters office hit in Sirwan\n{}"), ("q", "{} - Reuters")], ["p", "q"]),
    ("told a channel with a number", [("p", "{} He told Kurdistan 24 so."), ("q", "{} She told Kurdistan 24 by telephone.")], ["pq"]),
    ("behind the last sentence", [("p", "{} AFP"), ("q", "{}\n- AFP")], ["pq"]),
    ("whose copyright it is", [("p", "{}\n© Agence France-Presse"), ("q", "{}\nCopyright 2021 AFP. All rights reserved.")], ["pq"]),
    ("an agency's own writer", [("p", "{}\nAssociated Press writer Ann Lee in Sirwan contributed to this report."), ("q", "{} (AP)")], ["pq"]),
    ("published there first", [("p", "{}\nThis article was first published by Al Jazeera."), ("q", "{} He told Al Jazeera so.")], ["pq"]),
    ("an interview", [("p", "{} It was dark, he said in an interview with CNN."), ("q", "{} Speaking by telephone, she told CNN that it was dark.")], ["pq"]),
    ("the short name in brackets", [("p", "The Syrian Arab News Agency (SANA) reported: {}"), ("q", "Syria's official news agency, SANA, said: {}")], ["pq"]),
    ("state-run", [("p", "{} That is according to the state-run Xinhua news agency."), ("q", "{} - Xinhua")], ["pq"]),
    ("both credit one agency at the end", [("p", "{} (AFP)"), ("q", "{}\n\nSource: AFP")], ["pq"]),
    ("a dateline and a long name", [("p", "SIRWAN (Reuters) - {}"), ("q", "{}\nWith inputs from Thomson Reuters")], ["pq"]),
    ("the agency's name opens the report", [("p", "AP - {}"), ("q", "{} — The Associated Press")], ["pq"]),
    ("a headline that runs on", [("p", "Raid kills three (AP) AP - {}"), ("q", "(CBS/AP) {}")], ["pq"]),
    ("a dateline with a colon", [("p", "Three die on road SIRWAN (AFP): {}"), ("q", "{} - AFP")], ["pq"]),
    ("two agencies", [("p", "{} (AFP)"), ("q", "{} (Reuters)")], ["p", "q"]),
    ("both of them, with each", [("p", "{} (AFP)"), ("q", "{} (Reuters)"), ("r", "{} (AFP/Reuters)")], ["pr", "q"]),
    ("both of them, with one", [("p", "{} (AFP/Reuters)"), ("q", "{} (Reuters)")], ["pq"]),
    ("agencies that are not named, beside one", [("p", "{} (dpa)"), ("q", "{}\nWith agency inputs")], ["pq"]),
    ("agencies that are not named, alone", [("p", "{}\nAgencies"), ("q", "{}\nStaff and agencies"), ("r", "{}")], ["pq", "r"]),
    ("told an agency", [("p", "{} 'They came from the hills,' a shepherd told AFP."), ("q", "{} (AFP)")], ["pq"]),
    ("told the same paper", [("p", "{} It lasted an hour, she told the Kivu Post."), ("q", "{} He told the Kivu Post that he hid.")], ["pq"]),
    ("told a paper that tells of it", [("p", "{}"), ("q", "{} It was over by six, he told the P.")], ["pq"]),
    ("told nobody who prints", [("p", "{} He told Parliament so."), ("q", "{} She told the Council so.")], ["p", "q"]),
    ("state media said", [("p", "{} State news agency SANA said that two got away."), ("q", "{} The road is open, according to SANA.")], ["pq"]),
    ("as one agency has it from another", [("p", "{} (AFP)"), ("q", "AFP reported: {}")], ["pq"]),
    ("its own reporter was there", [("p", "{} (AFP)"), ("q", "AFP says so too. {} 'I saw two cars,' a man told this newspaper.")], ["p", "q"]),
    ("told its own reporter", [("p", "{} (AFP)"), ("q", "According to AFP: {} 'I saw them,' a man told Q.")], ["p", "q"]),
    ("'Agencies' that open a sentence", [("p", "{}\nAgencies fear hunger in the north."), ("q", "{} (AFP)")], ["p", "q"]),
    ("an office that is no outlet", [("p", "{} The Relief and Works Agency said so."), ("q", "The Relief and Works Agency said: {}")], ["p", "q"]),
    ("an abbreviation that is no outlet", [("p", "{} (SDF)"), ("q", "{} (SDF)")], ["p", "q"]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "forms", "expected"), CREDITS, ids=[case[0] for case in CREDITS])
def test_credits(label, forms, expected):
    filed = [account(id, form.format(BODIES[id])) for id, form in forms]
    assert groups(*filed) == expected
    assert groups(*reversed(filed)) == expected


BYLINES = [
    ("one agency", "AFP", "Agence France-Presse", ["pq"]),
    ("two agencies", "Reuters", "AP", ["p", "q"]),
    ("a reporter of each", "Ann Lee", "Omar Haddad", ["p", "q"]),
    ("an agency's reporter", "Omar Haddad, AFP", "AFP, Sirwan", ["pq"]),
    ("the other outlet", "Ann Lee", "P", ["pq"]),
]


@pytest.mark.parametrize(("label", "one", "other", "expected"), BYLINES, ids=[case[0] for case in BYLINES])
def test_bylines(label, one, other, expected):
    assert groups(account("p", BODIES["p"], byline=one), account("q", BODIES["q"], byline=other)) == expected


def test_an_agency_that_is_one_voice_among_others_is_no_origin():
    text = f"{BODIES['p']} SANA said that two got away."
    alone, among = said(account("p", text), "SANA said"), said(account("p", text), "a doctor said", "SANA said")
    other = account("q", f"SANA reported: {BODIES['q']}")
    assert groups(alone, other) == ["pq"]
    assert groups(among, other) == ["p", "q"]


def test_an_agency_by_its_long_and_its_short_name_is_one_outlet():
    assert groups(account("p", BODIES["p"], "AFP"), account("q", BODIES["q"], "Agence France-Presse")) == ["pq"]


def test_of_a_headline_only_the_opening_says_whose_word_it_is():
    rest = " The harvest was poor. Prices rose in all towns of the valley, and the mills stood still." * 5
    late = account("p", f"{BODIES['p']}{rest} On other matters SANA reported rain.", title="Three die", told="")
    early = account("p", f"SANA reported: {BODIES['p']}{rest}", title="Three die", told="")
    other = account("q", f"SANA reported: {BODIES['q']}")
    assert groups(late, other) == ["p", "q"]
    assert groups(early, other) == ["pq"]
