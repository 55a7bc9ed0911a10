"""The accounts of a report under the guide "muc4": terrorist acts from the marks, in words of our own."""

from __future__ import annotations

import pytest

from onrecord.coding import code
from onrecord.coding.guided import GUIDED, incidents, learned
from onrecord.coding.guided_acts import acts, fillers
from onrecord.coding.stages import drafted
from onrecord.marking import Marks
from onrecord.model import Account, Report
from tests.coding.marking import Said, marks

TEXT = (
    "SAN ISIDRO, 14 MAR 89 -- LAST NIGHT REBELS OF THE GREEN DAWN FRONT (GDF) KILLED THREE PEASANTS AND MAYOR "
    "RAMON IBARRA. THE GDF REBELS USED MACHINEGUNS. IBARRA WAS 50. IN THE CAPITAL A BOMB EXPLODED AT THE GRAIN BANK."
)
KILLED = Said("trigger", "attack", "KILLED", terrorism=0.95)
EXPLODED = Said("trigger", "remote_explosive_landmine_ied", "EXPLODED", (2,), terrorism=0.95)
REBELS = Said("role", "perpetrator_person", "REBELS", who="rebels")
FRONT = Said("role", "perpetrator_organisation", "THE GREEN DAWN FRONT", who="front")
GDF = Said("role", "perpetrator_organisation", "GDF", confidence=0.6, who="front")
PEASANTS = Said("role", "target_person", "PEASANTS")
MAYOR = Said("role", "target_person", "RAMON IBARRA")
GUNS = Said("role", "weapon", "MACHINEGUNS.")
BANK = Said("role", "target_object", "GRAIN BANK", (2,))
BOMB = Said("role", "weapon", "BOMB", (2,))
HARM = (Said("harm", "killed", "THREE PEASANTS"), Said("harm", "killed", "RAMON IBARRA."))
ALL = (KILLED, EXPLODED, REBELS, FRONT, GDF, PEASANTS, MAYOR, GUNS, BANK, BOMB, *HARM)


def made(*said: Said, text: str = TEXT, told: float = 0.9) -> tuple[Account, ...]:
    def given(_: object) -> Marks:
        found = marks(text, *said)
        found.told = told
        return found

    return code(Report("r", text), {"marks": given, "incidents": incidents}).incidents


def test_each_kind_of_act_is_one_account_with_its_own_fillers() -> None:
    attack, bombing = made(*ALL)
    assert (attack.type, bombing.type) == ("attack", "remote_explosive_landmine_ied")
    assert [(p.text, p.nature) for p in attack.perpetrators] == [
        ("REBELS", "person"),
        ("GREEN DAWN FRONT", "organisation"),
    ]
    assert [p.text for p in attack.targets] == ["PEASANTS", "RAMON IBARRA"]
    assert [w.text for w in attack.weapons] == ["MACHINEGUNS"]
    assert [(p.text, p.nature) for p in bombing.targets] == [("GRAIN BANK", "object")]
    assert bombing.terrorism == bombing.confidence and bombing.terrorism > 0.8


def test_every_value_is_what_its_span_says() -> None:
    for one in made(*ALL):
        for value in (one.place, one.when, *one.perpetrators, *one.targets, *one.weapons, *one.harm):
            assert value is None or TEXT[slice(*value.span)] == value.text


def test_mentions_of_one_participant_are_one_chain() -> None:
    front = made(*ALL)[0].perpetrators[1]
    assert [TEXT[slice(*span)] for span in front.mentions] == ["GREEN DAWN FRONT", "GDF"]


def test_the_number_before_the_victims_counts_them_and_a_name_is_one() -> None:
    found = {row.who.text: (row.effect, row.low, row.high) for row in made(*ALL)[0].harm if row.who}
    assert found == {"PEASANTS": ("killed", 3, 3), "RAMON IBARRA": ("killed", 1, 1)}


@pytest.mark.parametrize(
    ("label", "said", "told"),
    [
        ("the report tells of no terrorism", ALL, 0.2),
        ("no role is marked", (KILLED, EXPLODED, *HARM), 0.9),
        ("no role is sure", (KILLED, Said("role", "target_person", "PEASANTS", confidence=0.3)), 0.9),
        ("nothing is marked", (), 0.9),
    ],
)
def test_no_account_where(label: str, said: tuple[Said, ...], told: float) -> None:
    assert made(*said, told=told) == (), label


def test_a_trigger_of_no_terrorism_makes_no_act_of_its_own() -> None:
    fought = Said("trigger", "remote_explosive_landmine_ied", "EXPLODED", (2,), terrorism=0.1)
    assert [one.type for one in made(KILLED, fought, PEASANTS)] == ["attack"]


def test_one_mention_must_be_sure_and_brings_the_others() -> None:
    weak = Said("role", "target_person", "IBARRA WAS", confidence=0.45)
    assert [p.text for p in made(KILLED, PEASANTS, weak)[0].targets] == ["PEASANTS"]
    (_, mayor) = made(KILLED, PEASANTS, MAYOR, weak)[0].targets
    assert [TEXT[slice(*span)] for span in mayor.mentions] == ["RAMON IBARRA", "IBARRA"]


def test_two_names_without_a_word_in_common_are_two_people() -> None:
    text = "MEN KILLED RAMON IBARRA AND LUZ ANDRADE."
    said = [Said("role", "target_person", name, who="one") for name in ("RAMON IBARRA", "LUZ ANDRADE")]
    assert [p.text for p in made(KILLED, *said, text=text)[0].targets] == ["RAMON IBARRA", "LUZ ANDRADE"]


@pytest.mark.parametrize(
    ("label", "text", "said", "expected"),
    [
        ("what opens and closes it is cut", "MEN BURNED THE OLD MILL.", ("target_object", "THE OLD MILL."), ["OLD MILL"]),
        ("things lose their number", "MEN BURNED THREE BUSES.", ("target_object", "THREE BUSES"), ["BUSES"]),
        ("a pronoun is none", "MEN SHOT HIM.", ("target_person", "HIM"), []),
        ("a place is no target", "MEN SHELLED BOGOTA.", ("target_object", "BOGOTA"), []),
    ],
)  # fmt: skip
def test_a_filler_is_whole_words(label: str, text: str, said: tuple[str, str], expected: list[str]) -> None:
    draft = drafted(Report("r", text), {"marks": lambda _: marks(text, Said("role", *said)), "incidents": lambda _: ()})
    assert [text[slice(*one.span)] for one in fillers(draft)] == expected, label


def test_two_marks_of_one_label_with_nothing_between_are_one_filler() -> None:
    said = (Said("role", "perpetrator_person", "REBELS OF"), Said("role", "perpetrator_person", "THE GREEN DAWN FRONT"))
    draft = drafted(Report("r", TEXT), {"marks": lambda _: marks(TEXT, *said), "incidents": lambda _: ()})
    assert [TEXT[slice(*one.span)] for one in fillers(draft)] == ["REBELS OF THE GREEN DAWN FRONT"]


def test_without_a_trigger_there_is_no_act() -> None:
    draft = drafted(Report("r", TEXT), {"marks": lambda _: marks(TEXT, PEASANTS), "incidents": lambda _: ()})
    assert acts(draft) == []


def test_the_guide_replaces_two_stages() -> None:
    assert set(GUIDED) == {"marks", "incidents"}


def test_what_the_guide_has_not_learned_is_no_mark() -> None:
    said = Said("figure", "deaths", "THREE"), Said("entity", "place", "SAN ISIDRO"), KILLED, PEASANTS
    found = learned(marks(TEXT, *said))
    assert [(mark.layer, mark.index) for mark in found.all] == [("trigger", 0), ("role", 1)]
    assert found.standings[0].terrorism == 0.95
    assert found.chance("incident", *found.all) > 0.8
