"""Figures: what a number counts, in reports of disease, disaster and flight. Texts of ours."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding import code
from onrecord.model import Figure, Report

PUBLISHED = date(2021, 5, 12)

# label, text, (what, low, high, vague) of each figure
CASES: list[tuple[str, str, list[tuple[str, int | None, int | None, str | None]]]] = [
    ("a noun says it", "There are 38 confirmed cases of cholera in Chad.", [("cases", 38, 38, None)]),
    (
        "two nouns",
        "Chad has reported 93 cases of measles and 12 deaths.",
        [("cases", 93, 93, None), ("deaths", 12, 12, None)],
    ),
    ("suspected", "There were 20 suspected cases of Ebola.", [("suspected", 20, 20, None)]),
    ("passive", "At least 21 children were hospitalised with measles.", [("hospitalised", 21, None, None)]),
    ("active", "The virus has killed 150 people since 2003.", [("deaths", 150, 150, None)]),
    (
        "two verbs, one noun",
        "Cholera has infected over 4,000 people and killed nearly 100.",
        [("cases", 4000, None, None), ("deaths", None, 100, None)],
    ),
    (
        "a relative clause",
        "Some 200 people were infected with the virus, 15 of whom have died.",
        [("cases", 200, 200, "Some"), ("deaths", 15, 15, None)],
    ),
    (
        "the clause's verb, not the participle",
        "Nine people infected with the virus have died.",
        [("deaths", 9, 9, None)],
    ),
    (
        "a verb behind a relative clause",
        "Three people who had been exposed to the virus have died.",
        [("deaths", 3, 3, None)],
    ),
    ("an aside", "Seven people, who ate there, have died of cholera.", [("deaths", 7, 7, None)]),
    (
        "described birds are not the people",
        "Three children contracted bird flu from dead chickens.",
        [("cases", 3, 3, None)],
    ),
    (
        "a toll that rose",
        "The death toll of the epidemic rose to 25 from nine.",
        [("deaths", 25, 25, None), ("deaths", 9, 9, None)],
    ),
    ("total before, number behind", "The number of flu cases reached 2,059.", [("cases", 2059, 2059, None)]),
    (
        "no noun of its own",
        "Of the 16 cases of flu, nine are from Lome and seven from Accra.",
        [("cases", 16, 16, None), ("cases", 9, 9, None), ("cases", 7, 7, None)],
    ),
    ("treated", "A further 30 people are being treated for Ebola.", [("hospitalised", 30, 30, None)]),
    ("quarantine", "Two people who nursed the Ebola patient were quarantined.", [("quarantined", 2, 2, None)]),
    (
        "vaccinated",
        "Nurses have vaccinated 2 million children against polio.",
        [("vaccinated", 2000000, 2000000, None)],
    ),
    ("tested", "Officials sent 12 samples of the virus abroad.", [("tested", 12, 12, None)]),
    (
        "flood",
        "The flood displaced 40,000 people and left 12 missing.",
        [("displaced", 40000, 40000, None), ("missing", 12, 12, None)],
    ),
    (
        "earthquake",
        "The earthquake left 120 people dead and 300 injured.",
        [("deaths", 120, 120, None), ("injured", 300, 300, None)],
    ),
    ("evacuated", "About 400 people were evacuated before the storm.", [("evacuated", 400, 400, "About")]),
    ("vague", "Thousands fled their homes because of the flood.", [("displaced", None, None, "Thousands")]),
    ("affected by a disease", "Cholera has affected 30 people.", [("cases", 30, 30, None)]),
    ("affected by a flood", "The flood affected 30 people.", [("other", 30, 30, None)]),
    (
        "animals culled",
        "Authorities culled 160,000 turkeys to stop bird flu.",
        [("animals_culled", 160000, 160000, None)],
    ),
    ("animals dead", "Some 3,000 chickens died of bird flu.", [("animals_dead", 3000, 3000, "Some")]),
    ("animals ill", "Nine cows tested positive for the disease.", [("cases", 9, 9, None)]),
    ("the second case", "A second case of the disease was found in Lome.", [("cases", 2, 2, None)]),
    ("the third to die", "She is the third patient to die of the fever.", [("deaths", 3, 3, None)]),
    ("incidents claimed", "It was the fourth attack on the convoy in the past month.", [("incidents", 4, 4, None)]),
    ("the first attack claims none", "It was the first attack on the convoy in the past month.", []),
    ("deaths in a clash are harm", "Four rebels were killed and nine wounded in clashes.", []),
    ("nor are they figures of a pandemic", "Two men were shot dead during the coronavirus pandemic.", []),
    ("places that a disease reached", "The virus has spread to 29 countries.", [("other", 29, 29, None)]),
    ("things are other", "The virus can live for hours on 29 surfaces.", [("other", 29, 29, None)]),
    ("two or three things are said in passing", "The virus can live for hours on three surfaces.", []),
    ("a price", "In the cholera camp water sold for 50 dollars.", []),
    ("things of a whole", "Cholera has closed 12 of the 18 wards.", []),
    ("durations", "The cholera ward was closed for six days.", []),
    ("weights", "Two planes brought 60 tonnes of flour after the flood.", [("other", 60, 60, None)]),
    ("ages", "A farmer, 22, fell ill with cholera.", []),
    ("names", "Cholera was found at School 59.", []),
    ("addresses", "Cholera%27s return worries nurses.", []),
    ("pronouns", "One never knows with cholera.", []),
    ("no hazard at all", "The party won 40 seats and 20 people cheered.", []),
]


def told(text: str, **fields: str) -> tuple[Figure, ...]:
    return code(Report("t", text, published=PUBLISHED, **fields)).figures


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_figures(text: str, wanted: list[tuple[str, int | None, int | None, str | None]]) -> None:
    found = [(one.what, one.low, one.high, one.vague) for one in told(text)]
    assert [(*rest, vague and vague.lower()) for *rest, vague in found] == [
        (*rest, vague and vague.lower()) for *rest, vague in wanted
    ]


@pytest.mark.parametrize("text", [text for _, text, _ in CASES])
def test_every_value_is_its_span(text: str) -> None:
    for one in told(text):
        assert one.text == text[slice(*one.span)]
        assert one.of is None or one.of == text[slice(*one.spans["of"])]


def test_of_place_and_time() -> None:
    (one,) = told("By Monday there were 38 cases of yellow fever in Chad.")
    assert one.of == "yellow fever"
    assert one.place is not None and one.place.country == "TD"
    assert one.as_of is not None and one.as_of.start == date(2021, 5, 10)


def test_a_count_of_incidents_has_the_stretch_as_its_period() -> None:
    (one,) = told("Monday's raid was the third raid on the village in the past week.")
    assert one.period is not None and "week" in one.period.text


def test_a_headline_figure_that_the_text_repeats_is_told_once() -> None:
    found = told("Cholera has killed at least 12 people in Chad.", title="Cholera kills 12 in Chad")
    assert [(one.what, one.low, one.high) for one in found] == [("deaths", 12, None)]
