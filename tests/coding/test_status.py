"""Did it happen, says the report: occurred, alleged, planned, denied or averted. A specification by example."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from onrecord.coding import code
from onrecord.model import Report

# (label, text, (type, status) of each incident in order)
CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    # occurred: told as a fact, or by a source who says that it is one
    ("plain", "Gunmen killed two teachers in the market.", [("attack", "occurred")]),
    ("said", "Gunmen killed two teachers in the market, police said.", [("attack", "occurred")]),
    ("confirmed", "The army confirmed that rebels had ambushed a convoy.", [("armed_clash", "occurred")]),
    ("claimed responsibility", "The rebels claimed responsibility for the bombing of the station.",
     [("remote_explosive_landmine_ied", "occurred")]),
    ("claimed lives", "The suicide attack claimed 30 lives.", [("suicide_bomb", "occurred")]),
    ("suspected rebels", "Suspected rebels killed five villagers.", [("attack", "occurred")]),
    ("after a warning", "Militants kidnapped a driver after they had warned foreigners to leave.",
     [("abduction_forced_disappearance", "occurred")]),
    ("passing perfect", "Militants have kidnapped a driver.", [("abduction_forced_disappearance", "occurred")]),
    ("despite denial of motive", "Gunmen killed a priest; police denied that religion was the motive.", [("attack", "occurred")]),
    ("vowed revenge for", "The group vowed revenge for the killing of its leader in an air strike.", [("air_drone_strike", "occurred")]),
    ("denial of something else", "Rebels said that they had ambushed a patrol. The governor denied that he was ill.",
     [("armed_clash", "occurred")]),
    # what one side says and another denies in the next sentence
    ("denied it", "Rebels said that they had ambushed a patrol. The governor denied it.", [("armed_clash", "alleged")]),
    ("denied the claim", "Rebels said that they had ambushed a patrol. The governor denied the claim.",
     [("armed_clash", "alleged")]),
    ("taken back", "The army said that rebels had ambushed a patrol. The governor denied it, and the army withdrew its statement.",
     [("armed_clash", "denied")]),
    ("threatened hostage", "Militants threatened to behead a hostage whom they kidnapped in May.",
     [("attack", "planned"), ("abduction_forced_disappearance", "occurred")]),
    # alleged: one party's disputed or unproven word
    ("accused of", "Rebels accused soldiers of killing 20 villagers.", [("attack", "alleged")]),
    ("were accused of", "Soldiers were accused of shelling a village near the border.", [("shelling_artillery_missile", "alleged")]),
    ("allegedly", "Soldiers allegedly killed three passengers on a bus near the border.", [("attack", "alleged")]),
    ("alleged", "The opposition protested against the alleged killing of two activists by soldiers.",
     [("peaceful_protest", "occurred"), ("attack", "alleged")]),
    ("charged with", "Three men were charged with bombing a mosque in the capital.", [("remote_explosive_landmine_ied", "alleged")]),
    ("suspected of", "Four militants are suspected of kidnapping two tourists.", [("abduction_forced_disappearance", "alleged")]),
    ("blamed for", "The rebels were blamed for the bombing of a bus.", [("remote_explosive_landmine_ied", "occurred")]),
    ("may have", "Rebels may have kidnapped the two missing aid workers.", [("abduction_forced_disappearance", "alleged")]),
    # planned: threatened, promised, ordered, feared
    ("threatened to", "Militants threatened to kill two policemen.", [("armed_clash", "planned")]),
    ("vowed to", "The rebel group vowed to attack the capital.", [("attack", "planned")]),
    ("plans to", "The army plans to attack rebel positions in the north.", [("armed_clash", "planned")]),
    ("will", "Soldiers will attack the rebels within days, the general said.", [("armed_clash", "planned")]),
    ("would", "The group said it would kill the hostages if troops were not withdrawn.", [("attack", "planned")]),
    ("going to", "The militants said they were going to behead the driver.", [("attack", "planned")]),
    ("ordered to", "The general ordered his troops to storm the rebel camp.", [("armed_clash", "planned")]),
    ("urged to", "The cleric urged his followers to attack soldiers.", [("armed_clash", "planned")]),
    ("threat to", "A threat to bomb the embassy was posted by the militants.", [("remote_explosive_landmine_ied", "planned")]),
    ("plot to", "The men are accused of a plot to bomb the stadium.", [("remote_explosive_landmine_ied", "planned")]),
    ("could", "Militants could attack the election, the army warned.", [("attack", "planned")]),
    ("called for protests", "The opposition called for a protest march on Friday against the curfew.", [("peaceful_protest", "planned")]),
    ("unless", "Unless the army leaves, the rebels say, they will shell the town.", [("shelling_artillery_missile", "planned")]),
    # denied
    ("denied killing", "The militants denied killing 20 villagers.", [("attack", "denied")]),
    ("denied having", "The rebels denied having kidnapped the engineers.", [("abduction_forced_disappearance", "denied")]),
    ("denied that", "The army denied that its soldiers had shelled the village.", [("shelling_artillery_missile", "denied")]),
    ("denied an attack", "The militants denied an attack on the church.", [("attack", "denied")]),
    ("denied involvement", "The group denied any involvement in the bombing of the hotel.", [("remote_explosive_landmine_ied", "occurred")]),
    # averted
    ("foiled a plot", "Police foiled a plot to bomb the parliament.", [("disrupted_weapons_use", "averted")]),
    ("thwarted an attack", "Soldiers thwarted a suicide attack on a checkpoint.", [("disrupted_weapons_use", "averted")]),
    ("defused", "Police defused a bomb under a bridge.", [("disrupted_weapons_use", "averted")]),
    ("prevented", "Security forces prevented a car bomb attack on the ministry.", [("disrupted_weapons_use", "averted")]),
    # no incident at all: what did not happen, and what might one day
    ("did not", "The soldiers did not attack the rebels.", []),
    ("no attack", "There were no attacks by rebels during the night.", []),
    ("allowed to", "The law allows soldiers to kill rebels.", []),
    ("risk", "Aid workers run the risk of being kidnapped by rebels.", []),
    ("general warning", "The embassy warned of possible attacks on foreigners by militants.", []),
    ("general rule", "If militants attack, soldiers fire back, the handbook of the army says.", []),
]  # fmt: skip

# What is known to fail, and why; an improvement has to move it.
XFAIL: dict[str, str] = {}


def cases() -> Iterable[Any]:
    for label, text, expected in CASES:
        marks = [pytest.mark.xfail(strict=True, reason=XFAIL[label])] if label in XFAIL else []
        yield pytest.param(text, expected, id=label, marks=marks)


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_status(text: str, expected: list[tuple[str, str]]) -> None:
    accounts = code(Report("r", text, published=date(2021, 6, 9))).incidents
    assert [(account.type, account.status) for account in accounts] == expected


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_only_what_occurred_or_is_alleged_harms(text: str, expected: list[tuple[str, str]]) -> None:
    accounts = code(Report("r", text, published=date(2021, 6, 9))).incidents
    if [account.status for account in accounts] != [status for _, status in expected]:
        pytest.xfail("the status itself is wrong")
    assert all(account.status in ("occurred", "alleged") or not account.harm for account in accounts)


def test_every_known_failure_is_a_case() -> None:
    assert set(XFAIL) <= {label for label, *_ in CASES}
