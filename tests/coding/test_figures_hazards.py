"""Figures of animals, of places reached, of disasters, and numbers that are none. Texts of ours."""

from __future__ import annotations

import pytest

from tests.coding.figures_said import said

# text, the figures it holds ("deaths 3", "cases 20+" for at least, "cases -20" for at most), and what stands before it
CASES: list[tuple[str, str, str]] = [
    ("Authorities have culled 40,000 ducks to contain the virus.", "animals_culled 40000", ""),
    ("Some 12 million birds have been slaughtered since January.", "animals_culled 12000000", "Bird flu is spreading."),
    (
        "More than 6 million sheep and cattle were slaughtered in the foot-and-mouth epidemic of 2001.",
        "animals_culled 6000000+",
        "",
    ),
    ("All 2,600 turkeys on the farm will be destroyed.", "animals_culled 2600", "Bird flu was found in Norfolk."),
    (
        "The ministry ordered the slaughter of 31,000 chickens.",
        "animals_culled 31000",
        "Bird flu was found in Norfolk.",
    ),
    ("A cull of 17,000 hens has begun.", "animals_culled 17000", "Bird flu was found in Norfolk."),
    ("The destruction of 8,000 geese was ordered.", "animals_culled 8000", "Bird flu was found in Norfolk."),
    ("Vets put down 300 cows as a precaution.", "animals_culled 300", "Foot-and-mouth disease was found in Kent."),
    ("Some 160,000 birds were gassed.", "animals_culled 160000", "Bird flu was found in Norfolk."),
    ("Farmers have killed about 200,000 chickens to stop the spread of bird flu.", "animals_culled 200000", ""),
    (
        "About 7,000 hens died and a further 23,000 were culled.",
        "animals_dead 7000; animals_culled 23000",
        "Bird flu was found in Norfolk.",
    ),
    ("Two dead swans tested positive for H5N1.", "cases 2", ""),
    ("Ten dead swans were found on the lake.", "animals_dead 10", "Bird flu is feared."),
    ("Bird flu was detected in 11 wild ducks.", "cases 11", ""),
    ("Bird flu has killed 5,000 geese at a lake in China.", "animals_dead 5000", ""),
    ("The virus wiped out 2,000 chickens on a farm in Kyoto.", "animals_dead 2000", ""),
    ("The carcasses of 45 crows tested positive for West Nile virus.", "cases 45", ""),
    ("Seventeen cows were found to have BSE.", "cases 17", ""),
    ("A second cow was diagnosed with mad cow disease.", "cases 2", ""),
    ("The third cow to test positive for BSE was born in Alberta.", "cases 3", ""),
    ("Anthrax has killed 60 hippos in a park.", "animals_dead 60", ""),
    ("About 1,000 dead fish were removed from the lake after the poisoning.", "animals_dead 1000", ""),
    ("Vets vaccinated 400,000 cattle against foot-and-mouth disease.", "vaccinated 400000", ""),
    ("Eight horses were infected with the Hendra virus, of which five died.", "cases 8; animals_dead 5", ""),
    ("Four farms were infected with foot-and-mouth disease.", "other 4", ""),
    ("The virus has been found on 29 farms.", "other 29", ""),
    ("Two new outbreaks of foot-and-mouth disease were confirmed.", "other 2", ""),
    ("Bird flu has spread to 14 countries.", "other 14", ""),
    ("The disease is endemic in five countries.", "other 5", "Polio is hard to end."),
    ("The earthquake killed 230 people and injured more than 1,500.", "deaths 230; injured 1500+", ""),
    ("The quake destroyed 4,000 homes.", "", ""),
    ("At least 17 people have died and 9 are missing after floods in Peru.", "deaths 17+; missing 9", ""),
    ("Rescuers have pulled 40 bodies from the rubble of the quake.", "deaths 40", ""),
    ("Floods have left 50,000 people homeless.", "displaced 50000", ""),
    ("Some 120,000 people have been displaced by the floods.", "displaced 120000", ""),
    ("The cyclone forced 300,000 people to flee their homes.", "displaced 300000", ""),
    ("The hurricane drove 20,000 people from their homes.", "displaced 20000", ""),
    ("Over 1 million people have been forced to leave their homes by flooding.", "displaced 1000000+", ""),
    ("The storm left 800,000 people without power.", "other 800000", ""),
    ("About 2,500 people are sheltering in schools after the landslide.", "displaced 2500", ""),
    ("The army evacuated 1,200 villagers from the flooded valley.", "evacuated 1200", ""),
    ("As many as 15,000 residents were told to leave before the hurricane.", "evacuated -15000", ""),
    ("A mudslide buried 30 houses and killed 11.", "deaths 11", ""),
    ("The tsunami claimed more than 200,000 lives.", "deaths 200000+", ""),
    ("The famine threatens 3 million people.", "other 3000000", ""),
    ("The drought has affected 6 million people.", "other 6000000", ""),
    ("Around 80 people are still missing after the avalanche.", "missing 80", ""),
    ("Five climbers are unaccounted for after the avalanche.", "missing 5", ""),
    ("Rescuers saved 14 miners after the flood.", "other 14", ""),
    ("The typhoon has killed 34 people, most of them in landslides.", "deaths 34", ""),
    ("Aid has reached 40,000 survivors of the earthquake.", "assisted 40000", ""),
    ("The agency is feeding 250,000 refugees in Chad.", "displaced 250000", ""),
    ("The camp houses 12,000 refugees.", "displaced 12000", ""),
    ("Some 4,500 refugees have crossed into Chad.", "displaced 4500", ""),
    ("About 700 people drowned in the floods.", "deaths 700", ""),
    ("Six people were swept away by the flood.", "other 6", ""),
    ("A further 200 were hurt.", "injured 200", "The earthquake struck at dawn."),
    ("Flooding killed three people in Kent.", "deaths 3", ""),
    ("The tornado injured 60.", "injured 60", ""),
    ("The heatwave has been blamed for 90 deaths.", "deaths 90", ""),
    ("Twenty people were killed when a tornado hit the town.", "deaths 20", ""),
    ("There were 16 fatalities in the wildfire.", "deaths 16", ""),
    ("Five hundred people were trapped by the flood.", "other 500", ""),
    ("The blizzard stranded 3,000 motorists.", "other 3000", ""),
    ("The 34-year-old was infected with HIV.", "", ""),
    ("The nurse, 29, was infected with Ebola.", "", ""),
    ("The outbreak began 12 days ago.", "", ""),
    ("The ministry has spent $20 million on vaccines.", "", ""),
    ("Some 60 percent of those infected die.", "", ""),
    ("The virus was found 30 km from the town.", "", ""),
    ("The World Health Organization will hold two meetings on the pandemic.", "", ""),
    ("He was treated for five days for anthrax.", "", ""),
    ("The epidemic of 1918 is remembered.", "", ""),
    ("The ministry closed 20 schools because of swine flu.", "", ""),
    ("Two laboratories confirmed the result for bird flu.", "", ""),
    ("The H1N1 virus has two forms.", "", ""),
    ("Doctors gave him two drugs against malaria.", "", ""),
    ("Three scientists published a paper on the virus.", "", ""),
    ("In the last two weeks the flu has spread.", "", ""),
    ("The village lies at 1,200 metres and has no cholera.", "", ""),
    ("They sent two planes with medicine against cholera.", "", ""),
    ("Four doctors were flown to the town to fight the cholera outbreak.", "", ""),
    (
        "Four patients, including two doctors, are fighting for their lives.",
        "hospitalised 4; hospitalised 2",
        "Ebola is spreading.",
    ),
    ("Ninety-three passengers and crew have fallen sick on the cruise ship with norovirus.", "cases 93", ""),
    (
        "At least 12 people have now contracted the disease, including three children, of whom one died.",
        "cases 12+; cases 3; deaths 1",
        "Measles is spreading.",
    ),
    (
        "In neighbouring Zambia, 28 people have died and over 1,000 are ill.",
        "deaths 28; cases 1000+",
        "Cholera is spreading.",
    ),
    (
        "Nine new deaths were recorded in the past 24 hours, pushing the total to 226.",
        "deaths 9; deaths 226",
        "SARS is spreading.",
    ),
    ("Last week, 67 deaths and 3,000 infections were recorded.", "deaths 67; cases 3000", "SARS is spreading."),
    ("Scientists tested 300 people and found that 12 carried the virus.", "tested 300; cases 12", ""),
    ("Tests on two other suspected patients came back negative for bird flu.", "suspected 2", ""),
    ("Five of six people suspected of having bird flu have tested negative.", "suspected 5; suspected 6", ""),
    (
        "In Vietnam, 93 people have been infected with the H5N1 strain, and 42 of them have died.",
        "cases 93; deaths 42",
        "",
    ),
    ("Medics treated 700 patients for cholera in one week.", "hospitalised 700", ""),
    (
        "The charity says 1,500 patients have been treated in its clinics since the measles outbreak began.",
        "hospitalised 1500",
        "",
    ),
    ("The agency estimates that 15,000 people are at risk from the cholera epidemic.", "other 15000", ""),
    ("More than 3 million people live in the areas where the polio outbreak began.", "other 3000000+", ""),
]

# what the numbers' grammar or the coder does not tell yet
KNOWN: list[tuple[str, str, str]] = [
    ("Cholera has spread to six of the ten provinces.", "other 6", ""),
]


@pytest.mark.parametrize(("text", "wanted", "lead"), CASES)
def test_figures(text: str, wanted: str, lead: str) -> None:
    assert said(text, lead) == wanted


@pytest.mark.xfail(strict=True, reason="not told apart yet")
@pytest.mark.parametrize(("text", "wanted", "lead"), KNOWN)
def test_known_failures(text: str, wanted: str, lead: str) -> None:
    assert said(text, lead) == wanted
