"""How many people each incident of a short report harmed, as the report tells it: a specification by example."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from onrecord.coding import code
from onrecord.model import Account, Report

# The harm of one incident: effect -> (low, high) or (low, high, vague word). Rows of one effect are summed.
Toll = dict[str, tuple[Any, ...]]
NONE: Toll = {}


def killed(low: int | None, high: int | None, vague: str | None = None) -> Toll:
    return {"killed": (low, high, vague)}


def injured(low: int | None, high: int | None, vague: str | None = None) -> Toll:
    return {"injured": (low, high, vague)}


def abducted(low: int | None, high: int | None, vague: str | None = None) -> Toll:
    return {"abducted": (low, high, vague)}


# Who is counted, and in which construction: (label, text, the toll of each incident in order).
CONSTRUCTIONS: list[tuple[str, str, list[Toll]]] = [
    ("a campaign's toll", "Troops killed three gunmen in Swat as they pressed an offensive that has cost 140 lives.",
     [killed(3, 3)]),
    ("the text adds whom the headline leaves out", "20 Kurds Die in Bombing in Kars KARS (Reuters) - Twenty Kurds "
     "and three Turks were killed in a bombing in Kars.", [killed(23, 23)]),
    ("a week's toll", "Gunmen killed two policemen in Kano, raising the toll of a week of attacks to more than 30.",
     [killed(2, 2)]),
    ("bullets", "Two villagers were killed by bullets in Gao on Monday.", [killed(2, 2)]),
    ("an act before", "Eleven people died in clashes in Aden on Monday after an ambush killed three policemen.",
     [killed(11, 11)]),
    ("the same people in other words", "Rocket kills 2 Serbs, says radio. A rocket killed two Serb shepherds in Pec.",
     [killed(2, 2)]),
    ("neighbours of one nation", "Two Serb soldiers and two Serb civilians were killed in a shooting in Pec.",
     [killed(4, 4)]),
    ("a titled name and others", "Former Premier Omar Sesay and 16 others were killed by a bomb in Kabala on Monday.",
     [killed(17, 17)]),
    ("some of them told again", "A raid killed at least 40 people in Gao, including 14 policemen who died in their station.",
     [killed(40, None)]),
    ("a list before a second verb", "Gunmen shot dead two guards and at least five clerks and wounded six in Gao on Monday.",
     [killed(7, None) | injured(6, 6)]),
    ("a round number in the headline", "More than 70 die in Kars raids\n\nRaids in Kars killed at least 72 people on Monday.",
     [killed(72, None)]),
    ("they are several", "Police stopped nine miners in Gao on Monday, and gunmen killed them.", [killed(None, None)]),
    ("a toll plaza", "Gunmen fired on lorries at the toll plaza on Monday, four drivers said.", [NONE]),
    ("active", "Gunmen killed two soldiers at a checkpoint.", [killed(2, 2)]),
    ("passive", "Two soldiers were killed at a checkpoint.", [killed(2, 2)]),
    ("phrasal verb", "A gang gunned down at least 35 police officers and guards.", [killed(35, None)]),
    ("taken captive", "Militants took newsreaders captive in the studio.", [abducted(None, None)]),
    ("kin of those killed", "He met friends and families of the 22 workers killed in a suicide bombing.", [killed(22, 22)]),
    ("headline run on", "Car bomb in Gaza kills 4 GAZA (Reuters) - A car bomb exploded in a market, killing at least four people.",
     [killed(4, None)]),
    ("passive, agent", "Two soldiers were killed by gunmen.", [killed(2, 2)]),
    ("gapped verb", "Three farmers were killed and six others wounded in the raid.", [killed(3, 3) | injured(6, 6)]),
    ("gapped verb, no noun", "A bomb killed three and injured seven.", [killed(3, 3) | injured(7, 7)]),
    ("participles", "A bomber blew up his car, killing a policeman and injuring his wife and two children.",
     [killed(1, 1) | injured(3, 3)]),
    ("leaving dead", "Rebels raided the village, leaving 14 people dead.", [killed(14, 14)]),
    ("left dead and wounded", "The bombing left 14 dead and 30 wounded.", [killed(14, 14) | injured(30, 30)]),
    ("numerals", "A car bomb killed 31 people and wounded 112.", [killed(31, 31) | injured(112, 112)]),
    ("words", "A car bomb killed thirty-one people and wounded one hundred and twelve.", [killed(31, 31) | injured(112, 112)]),
    ("thousands", "The war planes killed 1,200 people in the bombardment.", [killed(1200, 1200)]),
    ("one", "A soldier was killed by a roadside bomb.", [killed(1, 1)]),
    ("a name", "Gunmen shot dead Karim Haddad, a judge, outside his home.", [killed(1, 1)]),
    ("shot dead", "Gunmen shot dead four farmers.", [killed(4, 4)]),
    ("shot and killed", "Gunmen shot and killed four farmers.", [killed(4, 4)]),
    ("was shot dead", "A judge was shot dead by gunmen.", [killed(1, 1)]),
    ("died", "Eleven villagers, including four nurses, died in the shelling.", [killed(11, 11)]),
    ("died of wounds", "Six people died when a suicide bomber attacked the market.", [killed(6, 6)]),
    ("lost their lives", "Nine people lost their lives in the bombing.", [killed(9, 9)]),
    ("claimed lives", "The bombing claimed the lives of 30 people.", [killed(30, 30)]),
    ("claimed 30 lives", "The suicide attack claimed 30 lives.", [killed(30, 30)]),
    ("death noun", "The militants were blamed for the deaths of 12 villagers in the raid.", [killed(12, 12)]),
    ("killing of", "The killing of three teachers by militants shocked the town.", [killed(3, 3)]),
    ("beheaded", "Militants beheaded two hostages.", [killed(2, 2)]),
    ("executed", "Rebels executed eight captured soldiers.", [killed(8, 8)]),
    ("assassinated", "Gunmen assassinated a police chief and his driver.", [killed(2, 2)]),
    ("of both sides", "Five soldiers and eleven rebels were killed in the fighting.", [killed(16, 16)]),
    ("a family of four", "A rocket hit a house, killing a family of four.", [killed(4, 4)]),
    ("both", "Gunmen ambushed two officers and killed both.", [killed(2, 2)]),
    ("X and his driver", "The mayor and his driver were killed in a bomb attack.", [killed(2, 2)]),
    ("list", "A bomb killed three policemen, a driver and two passers-by.", [killed(6, 6)]),
    ("apposition", "A mortar shell killed two brothers, both farmers.", [killed(2, 2)]),
    ("one of them", "Gunmen shot three men, killing one of them.", [killed(1, 1)]),
    ("including", "The bomb killed 12 people, including three children.", [killed(12, 12)]),
    ("among them", "The bombing killed 12 people, three children among them.", [killed(12, 12)]),
    ("most of them", "A suicide bomber killed 20 people, most of them women.", [killed(20, 20)]),
    ("relative clause", "The bomb, which killed eight people and injured 15, went off near a mosque.", [killed(8, 8) | injured(15, 15)]),
    ("another", "A bomb killed four soldiers and wounded another.", [killed(4, 4) | injured(1, 1)]),
    ("another three", "A bomb killed four soldiers and wounded another three.", [killed(4, 4) | injured(3, 3)]),
    ("bodies", "Police found the bodies of nine men who had been shot by militiamen.", [killed(9, 9)]),
    ("age is no count", "Gunmen shot dead a 25-year-old student.", [killed(1, 1)]),
    ("unit is no count", "A roadside bomb killed a soldier of the 82nd Battalion.", [killed(1, 1)]),
    ("date is no count", "On May 14 gunmen killed three guards.", [killed(3, 3)]),
    ("distance is no count", "Rebels killed six villagers 40 km south of the town.", [killed(6, 6)]),
    ("ordinal is no count", "The third bombing of the week killed five people.", [killed(5, 5)]),
    ("things are no people", "Rebels destroyed 30 houses and killed two villagers.", [killed(2, 2)]),
    ("cattle are no people", "Raiders killed two herders and stole 200 cows.", [killed(2, 2)]),
]  # fmt: skip

# How sure the number is.
BOUNDS: list[tuple[str, str, list[Toll]]] = [
    ("at least", "At least 12 people were killed in a suicide bombing.", [killed(12, None)]),
    ("more than", "More than 40 people were wounded when a bomb exploded.", [injured(40, None)]),
    ("over", "Over 60 soldiers died in the ambush.", [killed(60, None)]),
    ("no fewer than", "Gunmen killed no fewer than eight policemen.", [killed(8, None)]),
    ("up to", "Up to 20 rebels were killed in the air strike.", [killed(None, 20)]),
    ("as many as", "As many as 50 villagers were killed by militiamen.", [killed(None, 50)]),
    ("nearly", "The bombing wounded nearly 50 people.", [injured(None, 50)]),
    ("almost", "Almost 200 people died in the massacre.", [killed(None, 200)]),
    ("about", "Rebels killed about 30 soldiers.", [killed(30, 30, "about")]),
    ("some", "Some 30 soldiers were killed by the rebels.", [killed(30, 30, "some")]),
    ("or so", "A dozen or so soldiers were wounded in the ambush.", [injured(12, 12, "or so")]),
    ("between", "Between 15 and 20 people were killed in the raid on the village by rebels.", [killed(15, 20)]),
    ("to", "The shelling killed 15 to 20 people.", [killed(15, 20)]),
    ("dash", "The shelling killed 15-20 people.", [killed(15, 20)]),
    ("or", "Three or four gunmen were killed in the clash.", [killed(3, 4)]),
    ("dozens", "Dozens of people were killed in a suicide bombing.", [killed(None, None, "dozens")]),
    ("scores", "A car bomb wounded scores of people.", [injured(None, None, "scores")]),
    ("several", "Several soldiers were wounded by a mine.", [injured(None, None, "several")]),
    ("hundreds", "Hundreds of civilians were killed by shelling.", [killed(None, None, "hundreds")]),
    ("a number of", "A number of soldiers were killed in the ambush.", [killed(None, None, "a number")]),
    ("many", "Many civilians were killed in the air raids.", [killed(None, None, "many")]),
    ("a dozen", "A dozen rebels were killed by soldiers.", [killed(12, 12)]),
    ("two dozen", "Two dozen rebels were killed by soldiers.", [killed(24, 24)]),
    ("exact and vague", "The bombing killed six people and wounded dozens.", [killed(6, 6) | injured(None, None, "dozens")]),
    ("exact and bounded", "The bombing killed six people and wounded at least 40 others.", [killed(6, 6) | injured(40, None)]),
    ("plural without a number", "Soldiers were killed when rebels ambushed a convoy.", [killed(None, None)]),
    ("plural object", "Gunmen killed policemen at a checkpoint.", [killed(None, None)]),
    ("no one was hurt", "A bomb exploded outside a barracks, but no one was hurt.", [injured(0, 0)]),
    ("no casualties", "A rocket hit the airport. There were no casualties.", [killed(0, 0) | injured(0, 0)]),
    ("no reports of casualties", "Rebels fired rockets at the base but caused no casualties.", [killed(0, 0) | injured(0, 0)]),
    ("nobody was killed", "Nobody was killed when the mortar hit the barracks.", [killed(0, 0)]),
    ("no injuries", "A grenade was thrown at the police station. No injuries were reported.", [injured(0, 0)]),
    ("number unknown", "An unknown number of soldiers were killed in the ambush.", [killed(None, None, "an unknown number")]),
    ("nothing told", "Gunmen attacked a police station overnight.", [NONE]),
]  # fmt: skip

# Other effects than killed and injured.
EFFECTS: list[tuple[str, str, list[Toll]]] = [
    ("kidnapped", "Rebels kidnapped four engineers.", [abducted(4, 4)]),
    ("were kidnapped", "Four engineers were kidnapped by rebels.", [abducted(4, 4)]),
    ("abducted", "Gunmen abducted a priest and two nuns.", [abducted(3, 3)]),
    ("took hostage", "Gunmen took 20 villagers hostage.", [abducted(20, 20)]),
    ("took hostages", "Rebels took 20 hostages at the school.", [abducted(20, 20)]),
    ("taken hostage", "Twenty villagers were taken hostage by gunmen.", [abducted(20, 20)]),
    ("held hostage", "Militants are holding two journalists hostage.", [abducted(2, 2)]),
    ("kidnapping of", "The kidnapping of two aid workers by militants was condemned.", [abducted(2, 2)]),
    ("hostage", "Militants threatened a French hostage they seized last week.", [abducted(1, 1)]),
    ("kidnapped adjective", "Relatives of the three kidnapped engineers appealed to the militants.", [abducted(3, 3)]),
    ("seized", "Insurgents seized six truck drivers.", [abducted(6, 6)]),
    ("missing", "Rebels attacked the village. 20 people were missing.", [{"missing": (20, 20, None)}]),
    ("missing, and no more", "Three weeks after the storm, 20 people were missing.", []),
    ("members of", "Rebels kidnapped four members of the security service.", [abducted(4, 4)]),
    ("arrested", "Soldiers arrested 12 suspected militants.", [{"detained": (12, 12, None)}]),
    ("detained", "Police detained dozens of suspected rebels in raids on two villages.", [{"detained": (None, None, "dozens")}]),
    ("displaced", "Fighting between soldiers and rebels displaced 3,000 people.", [{"displaced": (3000, 3000, None)}]),
    ("forced to flee", "Clashes between rebels and troops forced 5,000 villagers to flee.", [{"displaced": (5000, 5000, None)}]),
    ("fled their homes", "About 800 families fled their homes after rebels shelled the town.", [NONE]),
]  # fmt: skip

# Headlines, in capitals or without.
HEADLINES: list[tuple[str, str, list[Toll]]] = [
    ("N killed in", "Four killed in Mogadishu bombing", [killed(4, 4)]),
    ("kills, wounds", "Blast kills 12, wounds 30 in Kabul army camp", [killed(12, 12) | injured(30, 30)]),
    ("N dead, N wounded", "Suicide bombing in Baghdad: 12 dead, 30 wounded", [killed(12, 12) | injured(30, 30)]),
    ("Title Case", "Car Bomb Kills Five Soldiers in Mosul", [killed(5, 5)]),
    ("title case passive", "Two Soldiers Killed, Three Wounded in Ambush", [killed(2, 2) | injured(3, 3)]),
    ("N die", "Ten die in Gaza air strike", [killed(10, 10)]),
    ("dozens", "Dozens killed in Iraq suicide bombing", [killed(None, None, "dozens")]),
    ("at least", "At least 20 dead as militants raid Nigerian village", [killed(20, None)]),
    ("kidnap", "Gunmen kidnap three engineers in Nigeria", [abducted(3, 3)]),
    ("death toll", "Death toll in hotel bombing rises to 14", [killed(14, 14)]),
]  # fmt: skip

# Sentences of one report that tell of the same people, or of more: (label, title, text, tolls).
SEVERAL_SENTENCES: list[tuple[str, str | None, str, list[Toll]]] = [
    ("title and text alike", "Bomb kills five", "A bomb killed five people in a market in Baghdad.", [killed(5, 5)]),
    ("title and text differ", "Bomb kills five in Baghdad", "A bomb killed six people in Baghdad on Monday, police said.", [killed(5, 6)]),
    ("text is surer than the title", "Dozens killed in Baghdad bombing", "A suicide bombing killed 36 people in Baghdad.", [killed(36, 36)]),
    ("later toll is higher", None, "A bomb killed nine people in Kabul. The death toll later rose to 14.", [killed(14, 14)]),
    ("rose from", None, "The death toll from the bombing rose to 14 from nine.", [killed(14, 14)]),
    ("from before to", None, "The death toll from the bombing rose from nine to 14.", [killed(14, 14)]),
    ("brought to", None, "Two soldiers died of their wounds, bringing the death toll from the ambush to 14.", [killed(14, 14)]),
    ("toll stands at", None, "A bomb exploded in a market in Kabul. The death toll stands at 22.", [killed(22, 22)]),
    ("toll of", None, "Soldiers shelled the town, with a death toll of 22.", [killed(22, 22)]),
    ("subset does not add", None, "A bomb killed six people in Kabul. Two of the dead were children.", [killed(6, 6)]),
    ("detail does not add", None, "A bomb killed six people in Kabul. Four soldiers and two children were killed, police said.", [killed(6, 6)]),
    ("the same victims again", None, "Gunmen killed two engineers in Mosul. The engineers were killed on their way to work.", [killed(2, 2)]),
    ("the victims' status", None, "Gunmen killed a judge in Mosul on Monday. The judge was killed outside his home.", [killed(1, 1)]),
    ("injuries in the next sentence", None, "A bomb killed six people in Kabul. Thirty people were injured.", [killed(6, 6) | injured(30, 30)]),
    ("no one hurt in the next sentence", None, "A bomb exploded near a police post in Kabul. No one was injured.", [injured(0, 0)]),
    ("two incidents", None, "A car bomb killed five people in Mosul. In Basra, gunmen shot dead two policemen.", [killed(5, 5), killed(2, 2)]),
    ("two incidents in a sentence", None, "Gunmen killed two policemen in Basra and a roadside bomb killed a soldier in Mosul.",
     [killed(2, 2), killed(1, 1)]),
    ("separate incidents keep apart", None, "Rebels killed three soldiers in an ambush on Monday. On Tuesday, rebels kidnapped two teachers.",
     [killed(3, 3), abducted(2, 2)]),
    ("planned acts harm no one", None, "Militants threatened to kill two policemen.", [NONE]),
    ("foiled plots harm no one", None, "Police foiled a plot to bomb the embassy and kill the ambassador.", [NONE]),
    ("a bomber not counted", None, "A suicide bomber killed five policemen in Kabul.", [killed(5, 5)]),
    ("a bomber counted by the text", None, "Six people, including the suicide bomber, were killed in Kabul.", [killed(6, 6)]),
    ("a bomber added by the text", None, "The attack killed a suicide bomber and two guards at a barracks.", [killed(3, 3)]),
    ("attackers killed too", None, "Gunmen attacked a police post, killing three officers. Two of the attackers were killed.", [killed(5, 5)]),
    ("killed earlier that day", None, "Two soldiers were killed by a mine. Their deaths were confirmed by the army.", [killed(2, 2)]),
]  # fmt: skip

ONE_TEXT = [(label, None, text, tolls) for label, text, tolls in (*CONSTRUCTIONS, *BOUNDS, *EFFECTS)]
TITLED = [(label, None, text, tolls) for label, text, tolls in HEADLINES]

# What is known to fail, and why; an improvement has to move it.
XFAIL: dict[str, str] = {}


def cases() -> Iterable[Any]:
    named = (("sentence", ONE_TEXT), ("headline", TITLED), ("report", SEVERAL_SENTENCES))
    for group, rows in named:
        for label, title, text, tolls in rows:
            name = f"{group}: {label}"
            marks = [pytest.mark.xfail(strict=True, reason=XFAIL[name])] if name in XFAIL else []
            yield pytest.param(title, text, tolls, id=name, marks=marks)


def toll(account: Account) -> Toll:
    """The rows of each effect summed; a bound that one row lacks is lacking in the sum."""
    found: Toll = {}
    for effect in dict.fromkeys(row.effect for row in account.harm):
        rows = [row for row in account.harm if row.effect == effect]
        low, high = (_sum([getattr(row, bound) for row in rows]) for bound in ("low", "high"))
        found[effect] = (low, high, next((row.vague for row in rows if row.vague), None))
    return found


def _sum(bounds: list[int | None]) -> int | None:
    return None if None in bounds else sum(bound for bound in bounds if bound is not None)


@pytest.mark.parametrize(("title", "text", "tolls"), list(cases()))
def test_tolls(title: str | None, text: str, tolls: list[Toll]) -> None:
    report = Report("r", text, title=title, published=date(2021, 6, 9))
    accounts = code(report).incidents
    assert [toll(account) for account in accounts] == tolls
    for row in (row for account in accounts for row in account.harm):
        assert report.coded_text[slice(*row.span)] == row.text


def test_every_known_failure_is_a_case() -> None:
    assert set(XFAIL) <= {case.id for case in cases()}
