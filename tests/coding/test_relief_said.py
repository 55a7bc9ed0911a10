"""Relief as the news tells it: teams, goods, money and treatment. Texts of ours."""

from __future__ import annotations

import pytest

from onrecord.coding import code
from onrecord.model import Report

# text, and who gives what to whom; None where nobody helps
CASES: list[tuple[str, tuple[str | None, str, str | None] | None]] = [
    ("The WHO has sent a team of experts to Angola.", ("The WHO", "a team of experts", "Angola")),
    (
        "The Red Cross sent doctors and medicine to the flooded province.",
        ("The Red Cross", "doctors and medicine", "the flooded province"),
    ),
    ("The agency has flown in 40 tonnes of aid.", ("The agency", "40 tonnes of aid", None)),
    (
        "Aid agencies are distributing water purification tablets to the residents.",
        ("Aid agencies", "water purification tablets", "the residents"),
    ),
    (
        "Medecins Sans Frontieres has set up a treatment centre in the slum.",
        ("Medecins Sans Frontieres", "a treatment centre", None),
    ),
    ("The charity opened a cholera clinic in the capital.", ("The charity", "a cholera clinic", None)),
    ("The United States donated $5 million to fight the outbreak.", ("The United States", "$5 million", None)),
    ("Japan will donate 1,000 tents for the homeless.", ("Japan", "1,000 tents", "the homeless")),
    (
        "The World Bank approved a loan of $500 million to fight bird flu.",
        ("The World Bank", "a loan of $500 million", None),
    ),
    ("Canada has pledged 10 million dollars in aid.", ("Canada", "10 million dollars", None)),
    ("China has sent 200,000 face masks to Mexico.", ("China", "200,000 face masks", "Mexico")),
    ("UNICEF provided vaccines for 2 million children.", ("UNICEF", "vaccines", "2 million children")),
    ("Volunteers are handing out soap and chlorine in the camps.", ("Volunteers", "soap and chlorine", None)),
    ("The army has set up field hospitals for the victims.", ("The army", "field hospitals", "the victims")),
    ("The government of Cuba offered to send 200 doctors.", ("The government of Cuba", "200 doctors", None)),
    ("The UN has appealed for $164 million to fight cholera in Haiti.", ("The UN", "$164 million", None)),
    (
        "The World Food Programme is feeding 100,000 people in the camps.",
        ("The World Food Programme", "feeding 100,000 people", None),
    ),
    ("The agency shipped 5 tonnes of medicine to Luanda.", ("The agency", "5 tonnes of medicine", "Luanda")),
    ("Oxfam is providing clean water to 50,000 people.", ("Oxfam", "clean water", "50,000 people")),
    ("MSF is treating 300 patients in its hospital.", ("MSF", "treating 300 patients", None)),
    ("Local churches gave shelter to displaced families.", ("Local churches", "shelter", "displaced families")),
    ("The EU released 2 million euros in emergency aid.", ("The EU", "2 million euros", None)),
    ("Medicines were delivered to the hospital by helicopter.", (None, "Medicines", "the hospital")),
    ("The company donated 50,000 doses of vaccine to the WHO.", ("The company", "50,000 doses of vaccine", "the WHO")),
    ("The ministry has deployed 50 nurses to the district.", ("The ministry", "50 nurses", "the district")),
    (
        "Rescuers brought food and water to the trapped villagers.",
        ("Rescuers", "food and water", "the trapped villagers"),
    ),
    (
        "The government promised compensation to farmers who lost poultry.",
        ("The government", "compensation", "farmers who lost poultry"),
    ),
    (
        "The UN agency is supporting the ministry with laboratory equipment.",
        ("The UN agency", "supporting the ministry with laboratory equipment", None),
    ),
    ("They sold food to the tourists.", None),
    ("The gunmen sent a letter to the families.", None),
    ("Officials sent samples to a laboratory in London.", None),
    ("The paper provided details of the case.", None),
    ("The patient was sent to hospital.", None),
]

# help that is not told yet
KNOWN = [
    "A plane carrying medical supplies arrived in Conakry on Monday.",
    "Two planes with blankets and food were flown to the region.",
    "Experts from the Centers for Disease Control were dispatched to the town.",
    "Residents receive free treatment at the clinic.",
    "The charity is training health workers in Liberia.",
    "The fund helps children with AIDS.",
    "The WHO is working with the ministry to contain the outbreak.",
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_relief(text: str, wanted: tuple[str | None, str, str | None] | None) -> None:
    assert [(one.who, one.what, one.to) for one in code(Report("t", text)).relief] == ([wanted] if wanted else [])


@pytest.mark.xfail(strict=True, reason="not told yet")
@pytest.mark.parametrize("text", KNOWN)
def test_known_failures(text: str) -> None:
    assert code(Report("t", text)).relief
