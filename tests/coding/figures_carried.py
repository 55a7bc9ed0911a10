"""Figures whose numbers have no noun or verb of their own, and words that mislead. Texts of ours."""

from __future__ import annotations

# text, the figures it holds ("deaths 3", "cases 20+" for at least, "cases -20" for at most), and what stands before it
CASES: list[tuple[str, str, str]] = [
    (
        "New York reported the most cases, with 28. Pennsylvania had 19, Missouri 15.",
        "cases 28; cases 19; cases 15",
        "Salmonella is spreading.",
    ),
    (
        "Six other states have reported cases: 43 in Nebraska, four in Illinois.",
        "other 6; cases 43; cases 4",
        "Of 600 suspected mumps patients most are students.",
    ),
    (
        "The country has 2,618 cases and three deaths. Canada has 330, Spain 95.",
        "cases 2618; deaths 3; cases 330; cases 95",
        "Swine flu is spreading.",
    ),
    ("Of the cases, three-quarters are women.", "cases three-quarters", "Six people are in hospital with salmonella."),
    ("NHS Scotland said 13 of the 47 are women.", "cases 13", "Seven cases of anthrax were found."),
    ("Organisers had expected 10,000.", "", "Three million people a year die of AIDS."),
    ("One of the arrested was 82.", "", "Three million people a year die of AIDS."),
    ("It recalled jars with a code that begins with 2111.", "", "Salmonella has struck 28 people."),
    ("Of the 205 people known to have caught the virus, 180 have died.", "cases 205; deaths 180", ""),
    (
        "The officials said 332 people who had close contact with the dead have been placed under observation.",
        "quarantined 332",
        "Plague is spreading.",
    ),
    ("They are looking for 27 crew who flew with a man infected with tuberculosis.", "other 27", ""),
    ("Five bakers were sentenced to death for infecting 426 children with HIV.", "other 5; cases 426", ""),
    ("None of the passengers showed symptoms.", "suspected 0", "Swine flu is spreading."),
    (
        "Two have recovered, one is in intensive care and two are being treated.",
        "recovered 2; hospitalised 1; hospitalised 2",
        "Swine flu is spreading.",
    ),
    ("The vaccine has been given to 3 million people.", "vaccinated 3000000", "Swine flu is spreading."),
    (
        "A farm lost 40,000 chickens to bird flu, and 1.5 million ducks were killed nearby.",
        "animals_dead 40000; animals_culled 1500000",
        "",
    ),
    ("There were 977 new diagnoses of HIV last year.", "cases 977", ""),
    (
        "Some 2,600 geese have died. Another 500 died on Friday.",
        "animals_dead 2600; animals_dead 500",
        "Bird flu is spreading.",
    ),
    ("The number of birds killed has reached 9,000.", "animals_dead 9000", "Bird flu is spreading."),
    ("Hundreds of crows fell from the sky.", "", "The flu killed 85 tigers."),
    ("The toll is now 1,500 birds.", "animals_dead 1500", "Bird flu is spreading."),
    ("They include 14 swans.", "animals_dead 14", "Bird flu is feared. Some 30 dead swans were found."),
    ("The market's 10,000 palm civets were slaughtered.", "animals_culled 10000", "SARS is spreading."),
    ("The firm has given 140 ventilators.", "other 140", "Influenza is spreading."),
    ("The fever claimed its fourth victim on Sunday.", "deaths 4", ""),
    ("The fever is bad: 25 of the 40 infected succumbed.", "deaths 25; cases 40", ""),
    ("Doctors lost 32 patients to the fever in a week.", "deaths 32", ""),
    ("Situation summary, 17 July, 22:00", "", "Cholera is spreading."),
]
