"""Figures whose noun, verb and neighbours might each say another kind. Texts of ours."""

from __future__ import annotations

# text, the figures it holds, and what stands before it
CASES: list[tuple[str, str, str]] = [
    ("The families sleep in seven shelters near the church.", "other 7", "The flood came on Monday."),
    ("The kitchen hands out 10,000 hot meals a day in the camps.", "other 10000", "The flood came on Monday."),
    ("There were 150 deaths from swine flu, of which seven are confirmed.", "deaths 150; deaths 7", ""),
    ("Up to 9,000 people could fall ill with cholera by June.", "other -9000", ""),
    ("The virus could infect two million people.", "other 2000000", ""),
    ("Four more deaths are under investigation for measles.", "suspected 4", ""),
    ("Five samples tested positive for the plague.", "cases 5", ""),
    ("Twelve of the 40 patients with cholera had died.", "deaths 12; cases 40", ""),
    ("Blood from 95 farmers was sent to the capital to be tested for bird flu.", "tested 95", ""),
    ("The hospital at Kasese has 64 patients with Ebola.", "hospitalised 64", ""),
    ("The agency sent antibiotics for 5,000 patients with cholera.", "assisted 5000", ""),
    ("About 1,300 have got over the measles.", "recovered 1300", "Measles has spread in the north."),
    ("The country has lost 32 people to the virus.", "deaths 32", "Bird flu is back."),
    ("Some 3,000 survivors of the earthquake still live under tarpaulins.", "displaced 3000", ""),
    ("There are 91 infections, and Ohio has the most with 51.", "cases 91; cases 51", "Swine flu is spreading."),
    ("There have been 1,200 cases of Ebola, of them 329 in Liberia.", "cases 1200; cases 329", ""),
    ("Anthrax has killed six lambs out of 170, and 12 others have it.", "animals_dead 6; other 170; cases 12", ""),
    ("The nurse passed the virus to five relatives.", "cases 5", "Ebola is back."),
    ("Six carcasses were sent to a laboratory.", "tested 6", "Bird flu kills geese."),
    ("Two men with cholera were taken to the provincial hospital.", "hospitalised 2", ""),
    ("Forty pupils were sent home because of the flu.", "other 40", ""),
    ("Of the sick, 45 have been sent home.", "recovered 45", "Measles is spreading."),
    ("The number of farms with anthrax stands at 74.", "other 74", ""),
    ("Polio drops were given to the villagers by 4,000 volunteers.", "other 4000", ""),
    ("About 35,000 reindeer have had their injection against anthrax.", "vaccinated 35000", ""),
    ("Some 150 dolphins were found dead on the coast.", "animals_dead 150", ""),  # no hazard is named
    (
        "At least 90 people died after drinking toxic liquor; 45 others are in hospital.",
        "deaths 90+; hospitalised 45",
        "",
    ),
    ("The health minister spoke to 300 bankers about the budget.", "", ""),
    ("Three babies died and 158 suffered kidney failure.", "deaths 3; cases 158", "The milk was tainted."),
    ("One outbreak of foot-and-mouth disease has been found so far.", "other 1", ""),
]
