"""Phrases that name a speaker, taken apart."""

from __future__ import annotations

import pytest

from onrecord.coding.quotes import units
from onrecord.coding.speakers import Speaker, parse
from onrecord.reading import read

# label, phrase, its parts
CASES = [
    (
        "organisation, role, rank, name",
        "Northern Command spokesman Maj. Gen. Adam al-Bakri",
        {"organisation": "Northern Command", "role": "spokesman", "rank": "Maj. Gen.", "name": "Adam al-Bakri"},
    ),
    (
        "a role of two words",
        "Coast Guard media director Capt. Ann Roe",
        {"organisation": "Coast Guard", "role": "media director", "rank": "Capt.", "name": "Ann Roe"},
    ),
    (
        "an organisation in small letters",
        "Basra police command spokesman Col. Omar Said",
        {"organisation": "Basra police command", "role": "spokesman", "rank": "Col.", "name": "Omar Said"},
    ),
    (
        "name, role at an organisation",
        "Omar Said, head of logistics at the Ministry of Water Resources,",
        {"name": "Omar Said", "role": "head of logistics", "organisation": "Ministry of Water Resources"},
    ),
    (
        "a role with its own complement",
        "Omar Said, head of the southern branch of the Farmers Union in Mali",
        {"name": "Omar Said", "role": "head of the southern branch", "organisation": "Farmers Union"},
    ),
    (
        "the portfolio belongs to the role",
        "Minister of Trade and Industry Ann Roe",
        {"role": "Minister of Trade and Industry", "name": "Ann Roe"},
    ),
    (
        "an office in small letters, and a name",
        "director of health Ann Roe",
        {"role": "director of health", "name": "Ann Roe"},
    ),
    ("a ministry in full", "The Ministry of Water", {"organisation": "Ministry of Water"}),
    ("whose statement it is", "A statement from the Ministry of Water", {"organisation": "Ministry of Water"}),
    (
        "centres for something",
        "Officials at the Centers for Flood Control",
        {"role": "Officials", "organisation": "Centers for Flood Control"},
    ),
    ("whose spokeswoman", "President Omar Said's spokeswoman", {"role": "spokeswoman"}),
    (
        "role and name apart",
        "The spokeswoman for the Lagos Fire Service, Ann Roe,",
        {"role": "spokeswoman", "organisation": "Lagos Fire Service", "name": "Ann Roe"},
    ),
    ("honorific", "Dr. Ann Roe, a physician at Saint Mary Hospital,", {"name": "Ann Roe", "role": "physician"}),
    (
        "whose minister",
        "Chad's defence minister Omar Said",
        {"nation": "Chad", "role": "defence minister", "name": "Omar Said"},
    ),
    ("age between commas", "Omar Said, 41,", {"name": "Omar Said"}),
    ("no name: a role", "health officials", {"role": "health officials"}),
    (
        "no name: a role somewhere",
        "a doctor at the Central Hospital",
        {"role": "doctor", "organisation": "Central Hospital"},
    ),
    ("an organisation alone", "the World Food Programme (WFP)", {"organisation": "World Food Programme (WFP)"}),
    ("an outlet", "Reuters", {"organisation": "Reuters"}),
    ("a surname", "Roe", {"name": "Roe"}),
    ("rank and name", "Major Omar Said", {"rank": "Major", "name": "Omar Said"}),
]


def parsed(phrase: str) -> tuple[str, Speaker]:
    """The phrase read as the subject of a sentence."""
    text = f"Later {phrase} said so."
    (unit,) = units(text, read(text).sentences, [])
    stop = len(unit.lower) - 3  # before "said so."
    return text, parse(text, unit, (1, stop))


@pytest.mark.parametrize(("phrase", "parts"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_parts(phrase: str, parts: dict[str, str]) -> None:
    text, speaker = parsed(phrase)
    for name, wanted in parts.items():
        span = getattr(speaker, name)
        assert span is not None, speaker
        assert text[slice(*span)] == wanted


@pytest.mark.parametrize("phrase", ["health officials", "Reuters", "the World Food Programme (WFP)"])
def test_nobody_is_named_who_is_not(phrase: str) -> None:
    assert parsed(phrase)[1].name is None
