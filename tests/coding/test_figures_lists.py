"""Figures in lists, in parts of a whole, and behind asides. Texts of ours."""

from __future__ import annotations

import pytest

from tests.coding.figures_said import said

# text, the figures it holds ("deaths 3", "cases 20+" for at least, "cases -20" for at most), and what stands before it
CASES: list[tuple[str, str, str]] = [
    (
        "So far, 38 of the 60 people who ate at the restaurant have reported being ill.",
        "cases 38",
        "Salmonella is spreading.",
    ),
    ("The outbreak, the largest in a decade, has left 29 dead.", "deaths 29", ""),
    ("Test results for 13 other people are pending.", "tested 13", "Swine flu is spreading."),
    ("Blood samples from 14 people were sent to London for testing.", "tested 14", "Ebola is spreading."),
    ("The ministry is awaiting test results on 20 suspected patients.", "suspected 20", "SARS is spreading."),
    (
        "Health Minister Ali said four people were diagnosed on Tuesday and that two of them had recently returned from Mexico.",
        "cases 4; cases 2",
        "Swine flu is spreading.",
    ),
    ("All four had travelled to Mexico.", "cases 4", "Four people in Auckland caught swine flu."),
    ("The three, who are all in their twenties, were infected in Mexico.", "cases 3", "Swine flu is spreading."),
    (
        "In Kenya, the number of victims of Rift Valley fever has risen to 75, with 183 cases.",
        "deaths 75; cases 183",
        "",
    ),
    ("Of the three new patients, two are children.", "cases 3; cases 2", "Bird flu is spreading."),
    ("Nearly 40 countries have reported outbreaks of the H5N1 flu virus.", "other -40", ""),
    ("Outbreaks have been reported in 12 of the country's 18 provinces.", "other 12", "Cholera is spreading."),
    ("About 600,000 doses of the vaccine have been distributed.", "other 600000", "Meningitis is spreading."),
    (
        "Workers in protective suits killed 5,000 chickens on Friday on the infected farm.",
        "animals_culled 5000",
        "Bird flu is spreading.",
    ),
    (
        "The first outbreak involved a flock of 2,500 birds, all of which died or were culled.",
        "animals_dead 2500",
        "Bird flu is spreading.",
    ),
    ("Mortality was high: 900 of 1,000 ducks died.", "animals_dead 900", "Bird flu is spreading."),
    (
        "Officials say 5 more suspected cases were reported overnight, raising the total of suspected cases to 36.",
        "suspected 5; suspected 36",
        "Ebola is spreading.",
    ),
    ("The total includes 20 deaths.", "deaths 20", "Ebola is spreading."),
    ("The current death toll is 44.", "deaths 44", "Ebola is spreading."),
    ("At its height, the epidemic was killing 200 people a week.", "deaths 200", ""),
    (
        "The disease kills up to 90 percent of those infected; 50 people have died in this outbreak.",
        "other -90; deaths 50",
        "",
    ),
    ("The organisation put the number of people infected at 1.2 million.", "cases 1200000", "HIV is spreading."),
    (
        "The number of new infections fell from 3.2 million to 2.5 million.",
        "cases 3200000; cases 2500000",
        "HIV is spreading.",
    ),
    ("Cases rose from 14 on Monday to 26 on Tuesday.", "cases 14; cases 26", "Swine flu is spreading."),
    (
        "Some 1,400 cases have been reported, of which 150 have been laboratory confirmed.",
        "cases 1400; cases 150",
        "Measles is spreading.",
    ),
    (
        "There are 109 confirmed cases in the US, 13 in Canada and 3 in New Zealand.",
        "cases 109; cases 13; cases 3",
        "Swine flu is spreading.",
    ),
    (
        "Elsewhere, Scotland has five, Israel two and Austria one.",
        "cases 5; cases 2",
        "Swine flu cases: Spain has ten cases.",
    ),
    ("Another four are feared infected.", "suspected 4", "SARS has killed two."),
    ("Two deaths have been confirmed, with a third suspected.", "deaths 2", "SARS is spreading."),
    (
        "At least 30 nurses and doctors treating patients have themselves fallen ill.",
        "cases 30+",
        "Marburg fever is spreading.",
    ),
    ("About one hundred inmates in the prison have been infected.", "cases 100", "Swine flu is spreading."),
    ("Each year 36,000 Americans die from the seasonal flu.", "deaths 36000", ""),
    ("Worldwide, polio paralyses 1,000 children each year.", "cases 1000", ""),
    (
        "Malaria infects 300 million people annually and kills more than one million.",
        "cases 300000000; deaths 1000000+",
        "",
    ),
    ("The company expects to make 10 million doses a month.", "other 10000000", "Swine flu is spreading."),
    (
        "Twenty-nine people aboard the ship are ill, and 40 are in isolation in their cabins.",
        "cases 29; quarantined 40",
        "Norovirus is spreading.",
    ),
    ("The dead include five children.", "deaths 5", "Measles is spreading."),
    ("Among the dead were two nurses.", "deaths 2", "Ebola is spreading."),
    ("The new cases include three nurses.", "cases 3", "Ebola is spreading."),
    ("Five of the victims were children.", "deaths 5", "Measles killed ten people in Lima."),
    ("Of the dead, 20 were women.", "deaths 20", "Cholera killed 40 people in Lima."),
    ("Officials say the outbreak may have begun in March; by Friday it had spread to 11 states.", "other 11", ""),
    ("Only 40 people turned up to be vaccinated.", "vaccinated 40", "Swine flu is spreading."),
    ("An additional 1.5 million doses have been ordered.", "other 1500000", "Swine flu is spreading."),
    ("Over 300 people protested against the quarantine.", "other 300+", ""),
    ("Nine wards have been closed because of the norovirus.", "other 9", ""),
    ("The hospital has closed four wards after 60 patients caught the winter vomiting bug norovirus.", "cases 60", ""),
    ("Three patients are said to be critically ill.", "hospitalised 3", "Legionnaires' disease is spreading."),
    ("Two sisters, aged 14 and 15, have died of bird flu.", "deaths 2", ""),
    ("A 9-year-old boy and his two sisters also have the virus.", "cases 2", ""),
    ("Seven of the dead were children under the age of five.", "deaths 7", "Measles is spreading."),
    ("Bird flu has killed at least 79 people in seven countries since 2003.", "deaths 79+; other 7", ""),
    ("Dr Ali estimated that 50 to 100 people had been exposed to the virus.", "other 50-100", ""),
    ("The virus infects about 5 percent of people, and kills one in 1,000.", "other 5", ""),
    ("Two thousand people a day are being vaccinated.", "vaccinated 2000", "Measles is spreading."),
    ("Of 235 people infected with the Marburg virus, 215 died.", "cases 235; deaths 215", ""),
    (
        "More than 100,000 chickens on two farms were buried alive.",
        "animals_culled 100000+; other 2",
        "Bird flu is spreading.",
    ),
    (
        "Sixteen more people were hospitalised, bringing the number of patients to 44.",
        "hospitalised 16; cases 44",
        "Cholera is spreading.",
    ),
    ("Some 12 million pupils stayed at home.", "other 12000000", "Swine flu is spreading."),
    ("The country had only two cases last year and none this year.", "cases 2", "Polio is hard to end."),
    ("Around 20 of those affected are in a serious condition.", "hospitalised 20", "Cholera is spreading."),
    ("Six Britons who returned from Mexico have been given the all-clear.", "other 6", "Swine flu is spreading."),
    ("It was the second outbreak in a month.", "other 2", "Bird flu is spreading."),
    ("It is the fourth case in Britain.", "cases 4", "Swine flu is spreading."),
    ("Twelve of the 31 travellers showed symptoms.", "suspected 12", "SARS is spreading."),
    ("The flu has put 120 people in hospital.", "hospitalised 120", ""),
    ("A nurse and two doctors caught the disease from patients.", "cases 2", "Ebola is spreading."),
]

# what the numbers' grammar or the coder does not tell yet
KNOWN: list[tuple[str, str, str]] = [
    (
        "Three of the patients are from Auckland, and one is from Rotorua.",
        "cases 3; cases 1",
        "Swine flu is spreading.",
    ),
    ("The victims were two men and a woman.", "deaths 2", "Three people died of bird flu."),
    (
        "California (14), Texas (16) and Ohio (1) have also reported cases.",
        "cases 14; cases 16; cases 1",
        "Swine flu is spreading.",
    ),
    ("New York has 28 cases; Kansas, two; Michigan, two.", "cases 28; cases 2; cases 2", "Swine flu is spreading."),
    ("More than half of the 60 inmates fell ill with chickenpox.", "cases half", ""),
    ("The 12 deceased include five children.", "deaths 12; deaths 5", "Measles is spreading."),
    ("He said 17 of the 20 cases were from one family.", "cases 17; cases 20", "Ebola is spreading."),
]


@pytest.mark.parametrize(("text", "wanted", "lead"), CASES)
def test_figures(text: str, wanted: str, lead: str) -> None:
    assert said(text, lead) == wanted


@pytest.mark.xfail(strict=True, reason="not told apart yet")
@pytest.mark.parametrize(("text", "wanted", "lead"), KNOWN)
def test_known_failures(text: str, wanted: str, lead: str) -> None:
    assert said(text, lead) == wanted
