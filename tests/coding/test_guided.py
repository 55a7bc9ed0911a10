"""The accounts of a report under the guide "muc4": terrorist acts from the marks, in words of our own."""

from __future__ import annotations

import pytest

from onrecord.coding import code
from onrecord.coding.guided import GUIDED, incidents
from onrecord.coding.guided_acts import acts
from onrecord.coding.guided_fillers import fillers
from onrecord.coding.stages import drafted
from onrecord.marking import Marks
from onrecord.marking.labels import FILLERS, SAID
from onrecord.model import Account, Report
from tests.coding.marking import Said, marks

TEXT = (
    "SAN ISIDRO, 14 MAR 89 -- LAST NIGHT REBELS OF THE GREEN DAWN FRONT (GDF) KILLED THREE PEASANTS AND MAYOR "
    "RAMON IBARRA. THE GDF REBELS USED MACHINEGUNS. IBARRA WAS 50. IN THE CAPITAL A BOMB EXPLODED AT THE GRAIN BANK."
)
KILLED = Said("trigger", "attack", "KILLED", terrorism=0.95)
EXPLODED = Said("trigger", "remote_explosive_landmine_ied", "EXPLODED", (2,), terrorism=0.95)
REBELS = Said("individual", "individual", "REBELS", who="rebels")
FRONT = Said("organization", "organization", "THE GREEN DAWN FRONT", who="front")
GDF = Said("organization", "organization", "GDF", confidence=0.6, who="front")
PEASANTS = Said("victim", "description", "PEASANTS")
MAYOR = Said("victim", "description", "MAYOR", who="ibarra")
IBARRA = Said("victim", "name", "RAMON IBARRA", who="ibarra")
GUNS = Said("instrument", "instrument", "MACHINEGUNS.")
BANK = Said("physical", "physical", "GRAIN BANK", (2,))
BOMB = Said("instrument", "instrument", "BOMB", (2,))
ALL = (KILLED, EXPLODED, REBELS, FRONT, GDF, PEASANTS, MAYOR, IBARRA, GUNS, BANK, BOMB)
KINDS = {1: "attack", 2: "bombing", 3: "kidnapping"}


def read(text: str, *said: Said, told: float = 0.99, **holding: float) -> Marks:
    """The marks; each filler is of the type of its incident in ``KINDS``, victims were killed; ``holding``: chances of
    ``SAID`` that hold of all fillers."""
    found = marks(text, *said)
    found.told = told
    placed = sorted(said, key=lambda one: text.index(one.words))
    for n, one in enumerate(placed):
        if one.layer in FILLERS:
            sure = {KINDS[of]: 0.9 for of in one.of} | ({"killed": 0.9} if one.layer == "victim" else {}) | holding
            found.said[n] = dict.fromkeys(SAID, 0.1) | sure
    return found


def made(*said: Said, text: str = TEXT, told: float = 0.99, **holding: float) -> tuple[Account, ...]:
    stages = {"marks": lambda _: read(text, *said, told=told, **holding), "incidents": incidents}
    return code(Report("r", text), stages).incidents


def test_each_type_of_act_is_one_account_with_its_own_fillers() -> None:
    attack, bombing = made(*ALL)
    assert (attack.type, bombing.type) == ("attack", "remote_explosive_landmine_ied")
    assert [(p.text, p.nature) for p in attack.perpetrators] == [
        ("REBELS", "person"),
        ("GREEN DAWN FRONT", "organisation"),
    ]
    assert [(p.text, p.name) for p in attack.targets] == [("PEASANTS", None), ("RAMON IBARRA", "RAMON IBARRA")]
    assert [w.text for w in attack.weapons] == ["MACHINEGUNS"]
    assert [(p.text, p.nature) for p in bombing.targets] == [("GRAIN BANK", "object")]
    assert bombing.terrorism is not None and bombing.terrorism > 0.8


def test_every_value_is_what_its_span_says() -> None:
    for one in made(*ALL):
        for value in (one.place, one.when, *one.perpetrators, *one.targets, *one.weapons, *one.harm):
            assert value is None or TEXT[slice(*value.span)] == value.text


def test_mentions_of_one_participant_are_one_chain() -> None:
    attack = made(*ALL)[0]
    assert [TEXT[slice(*span)] for span in attack.perpetrators[1].mentions] == ["GREEN DAWN FRONT", "GDF"]
    assert [TEXT[slice(*span)] for span in attack.targets[1].mentions] == ["MAYOR", "RAMON IBARRA"]


@pytest.mark.parametrize(
    ("words", "label", "expected"),
    [
        ("THREE PEASANTS", "PEASANTS", (3, 3)),
        ("AT LEAST [20] PEASANTS", "PEASANTS", (20, None)),
        ("31 DEAD", "DEAD", (31, 31)),
        ("GUESTS OF THE HOTEL", "GUESTS OF THE HOTEL", (None, None)),
        ("A NURSE", "NURSE", (1, 1)),
        ("THE CROWD OF PEOPLE", "PEOPLE", (None, None)),
    ],
)
def test_how_many_were_hit(words: str, label: str, expected: tuple[int | None, int | None]) -> None:
    text = f"THE ATTACK YESTERDAY LEFT {words} IN SAN ISIDRO."
    (row,) = made(Said("victim", "description", label), text=text)[0].harm
    assert (row.effect, row.low, row.high) == ("killed", *expected)


def test_who_is_named_is_one() -> None:
    (row,) = made(KILLED, IBARRA)[0].harm
    assert row.who and (row.who.text, row.low, row.high) == ("RAMON IBARRA", 1, 1)


def test_the_surest_mention_says_how_many() -> None:
    text = "A GUARD DIED. NIGHT FELL. A BOMB KILLED 15 PEOPLE."
    weak, best = (
        Said("victim", "description", "GUARD", confidence=0.6, who="them"),
        Said("victim", "description", "PEOPLE", who="them"),
    )
    (row,) = made(weak, best, text=text)[0].harm
    assert (row.low, row.text) == (15, "PEOPLE")


@pytest.mark.parametrize(
    ("label", "said", "told"),
    [
        ("the report tells of no terrorism", ALL, 0.005),
        ("no filler is marked", (KILLED, EXPLODED), 0.99),
        ("no filler is sure", (KILLED, Said("victim", "description", "PEASANTS", confidence=0.15)), 0.99),
        ("nothing is marked", (), 0.99),
    ],
)
def test_no_account_where(label: str, said: tuple[Said, ...], told: float) -> None:
    assert made(*said, told=told) == (), label


def test_an_act_needs_no_trigger() -> None:
    (only,) = made(PEASANTS)
    assert (only.type, only.status, TEXT[slice(*only.evidence[0])][:10]) == (
        "attack", "occurred", "LAST NIGHT",
    )  # fmt: skip


def test_a_filler_may_be_of_acts_of_two_types() -> None:
    found = made(KILLED, EXPLODED, PEASANTS, BANK, Said("individual", "individual", "REBELS", (1, 2)))
    assert [[p.text for p in one.perpetrators] for one in found] == [["REBELS"], ["REBELS"]]


def test_what_was_only_threatened_or_tried() -> None:
    assert made(PEASANTS, threatened=0.8)[0].status == "planned"
    assert made(PEASANTS, attempted=0.8)[0].status == "averted"


def test_how_surely_an_organisation_did_it() -> None:
    assert made(FRONT, fact=0.9)[0].flags == ()
    assert made(FRONT, claimed=0.9)[0].flags == ("perpetrator_claimed",)
    assert made(REBELS, claimed=0.9)[0].flags == ()  # it is said of organisations alone


def test_what_became_of_the_objects() -> None:
    assert made(BANK, destroyed=0.9)[0].flags == ("objects_destroyed",)
    assert made(BANK)[0].flags == ()


def test_forces_of_a_state() -> None:
    assert [p.kind for p in made(REBELS, state=0.9)[0].perpetrators] == ["state_forces"]


def test_one_mention_must_be_sure_and_brings_the_others() -> None:
    weak = Said("victim", "name", "IBARRA WAS", confidence=0.27)
    assert [p.text for p in made(KILLED, PEASANTS, weak)[0].targets] == ["PEASANTS"]
    (_, mayor) = made(KILLED, PEASANTS, IBARRA, weak)[0].targets
    assert [TEXT[slice(*span)] for span in mayor.mentions] == ["RAMON IBARRA", "IBARRA"]


def test_two_names_without_a_word_in_common_are_two_people() -> None:
    text = "MEN KILLED RAMON IBARRA AND LUZ ANDRADE."
    said = [Said("victim", "name", name, who="one") for name in ("RAMON IBARRA", "LUZ ANDRADE")]
    assert [p.text for p in made(KILLED, *said, text=text)[0].targets] == ["RAMON IBARRA", "LUZ ANDRADE"]


@pytest.mark.parametrize(
    ("label", "text", "said", "expected"),
    [
        ("what opens and closes it is cut", "MEN BURNED THE OLD MILL.", ("physical", "THE OLD MILL."), ["OLD MILL"]),
        ("things lose their number", "MEN BURNED THREE BUSES.", ("physical", "THREE BUSES"), ["BUSES"]),
        ("a pronoun is none", "MEN SHOT HIM.", ("individual", "HIM"), []),
        ("a place is no target", "MEN SHELLED BOGOTA.", ("physical", "BOGOTA"), []),
    ],
)
def test_a_filler_is_whole_words(label: str, text: str, said: tuple[str, str], expected: list[str]) -> None:
    given = Said(said[0], said[0], said[1])
    draft = drafted(Report("r", text), {"marks": lambda _: read(text, given), "incidents": lambda _: ()})
    assert [text[slice(*one.span)] for one in fillers(draft)] == expected, label


def test_two_marks_of_one_label_with_nothing_between_are_one_filler() -> None:
    said = (REBELS, Said("individual", "individual", "OF THE GREEN DAWN FRONT"))
    draft = drafted(Report("r", TEXT), {"marks": lambda _: read(TEXT, *said), "incidents": lambda _: ()})
    assert [TEXT[slice(*one.span)] for one in fillers(draft)] == ["REBELS OF THE GREEN DAWN FRONT"]


def test_fillers_that_the_encoder_holds_apart_are_of_two_acts() -> None:
    found = read(TEXT, PEASANTS, IBARRA)
    found.related[0] = 0.001
    draft = drafted(Report("r", TEXT), {"marks": lambda _: found, "incidents": lambda _: ()})
    assert [[one.best.span for one in act.entities] for act in acts(draft)] == [
        [(TEXT.index("PEASANTS"), TEXT.index("PEASANTS") + 8)],
        [(TEXT.index("RAMON"), TEXT.index("IBARRA") + 6)],
    ]


def test_the_guide_replaces_two_stages() -> None:
    assert set(GUIDED) == {"marks", "incidents"}
