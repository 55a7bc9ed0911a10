"""Figures of animals: dead of a disease, culled by people, sick, and how many a herd had. Texts of ours."""

from __future__ import annotations

# text, the figures it holds, and what stands before it
CASES: list[tuple[str, str, str]] = [
    ("Four died overnight, and three more were put down.", "animals_dead 4; animals_culled 3",
     "Bird flu has reached the park, where dozens of swans fell ill."),
    ("Six have died.", "animals_dead 6", "Equine influenza is back. Thirty horses are sick."),
    ("Two have died.", "deaths 2", "Bird flu is back. Nine nurses are sick."),
    ("The virus has sickened 14 horses and killed nine.", "cases 14; animals_dead 9", ""),
    ("Officials burned the feed and killed 500 hens.", "animals_culled 500", "Bird flu is back."),
    ("Thirty of the farm's 60 cows are infected with anthrax and 20 have died.", "cases 30; animals_dead 20", ""),
    ("Eleven pandas died of canine distemper; four others are ill.", "animals_dead 11; cases 4", ""),
    ("The birds, 30 of which died, were kept in a hangar.", "animals_dead 30", "Bird flu is back."),
    ("A swan died, bringing to nine the number of dead swans.", "animals_dead 9", "Bird flu is back."),
    ("The flood killed 200 turtles, and oil killed 40 seals.", "animals_dead 200; animals_dead 40", ""),
    ("The farm lost 900 of its 1,000 ducks to bird flu.", "animals_dead 900", ""),
    ("Thirty of the town's 60 nurses are infected with cholera and 20 have died.", "cases 30; deaths 20", ""),
    ("The office could confirm the deaths of 12 cats.", "animals_dead 12", "A plague is back."),
    ("Ebola has killed as many as 500 gorillas in the reserve.", "animals_dead -500", ""),
]  # fmt: skip
