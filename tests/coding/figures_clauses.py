"""Figures in sentences of several clauses. Texts of ours."""

from __future__ import annotations

# text, the figures it holds ("deaths 3", "cases 20+" for at least, "cases -20" for at most), and what stands before it
CASES: list[tuple[str, str, str]] = [
    (
        "As of Monday, a total of 918 laboratory-confirmed human cases of the H7N9 virus, including at least 359 deaths, had been reported to the organization.",
        "cases 918; deaths 359+",
        "",
    ),
    (
        "From 2003 through 2013, 648 human cases of avian influenza were reported from 15 countries, of which 384 were fatal.",
        "cases 648; other 15; deaths 384",
        "",
    ),
    (
        "Two people, one in Ohio and a second in Texas, have died, 16 have been hospitalized and 28 have been sickened in an outbreak of E. coli.",
        "deaths 2; deaths 1; hospitalised 16; cases 28",
        "",
    ),
    (
        "One child has died, two more are in hospital, and seven others have suffered E. coli infections this month.",
        "deaths 1; hospitalised 2; cases 7",
        "",
    ),
    (
        "Of 187 people with salmonella, 89 have been hospitalized, including 26 people who developed kidney failure.",
        "cases 187; hospitalised 89; hospitalised 26",
        "",
    ),
    (
        "Four more people have died of listeria infections and 25 more illnesses have been reported, officials said.",
        "deaths 4; cases 25",
        "",
    ),
    (
        "Health officials said there are now 197 cases across 35 states.",
        "cases 197; other 35",
        "Salmonella is spreading.",
    ),
    (
        "Since the last report, 29 new cases of Ebola were reported: 23 from Beni, four from Butembo, one from Mabalako.",
        "cases 29; cases 23; cases 4; cases 1",
        "",
    ),
    (
        "The ministry notified the agency of four additional cases of the coronavirus, including one death.",
        "cases 4; deaths 1",
        "",
    ),
    (
        "A 35-year-old woman has died of bird flu, taking the country's death toll from the virus to 57, an official said.",
        "deaths 57",
        "",
    ),
    (
        "The death of a 22-year-old man brings to 43 the number of people killed by the virus in Indonesia.",
        "deaths 43",
        "",
    ),
    ("His death brought the number of swine flu fatalities in the state to nine.", "deaths 9", ""),
    (
        "Officials said the boy is the 12th person to die from bird flu in Egypt, out of 34 cases.",
        "deaths 12; cases 34",
        "",
    ),
    ("The girl is the country's 90th victim of bird flu.", "cases 90", ""),
    (
        "About 22,000 turkeys on four farms are being culled as a precaution after bird flu was found.",
        "animals_culled 22000; other 4",
        "",
    ),
    (
        "A cull of 6,500 birds is also taking place at the farm, where the flu was discovered on Sunday.",
        "animals_culled 6500",
        "",
    ),
    ("At least 30,000 turkeys will have to be culled if the bird flu virus spreads.", "animals_culled 30000+", ""),
    (
        "The outbreak has led to the decision to cull more than 10,000 birds at a site near Penrith.",
        "animals_culled 10000+",
        "",
    ),
    (
        "Most of the 5,000 birds had died of the flu before the remaining 1,200 were slaughtered.",
        "animals_dead 5000; animals_culled 1200",
        "",
    ),
    (
        "There were 281 suspected cases, 27 confirmed cases, and 20 people hospitalized, as a result of the outbreak.",
        "suspected 281; cases 27; hospitalised 20",
        "",
    ),
    (
        "Officials said that the number of cholera cases had risen to 611 and that it could rise to 1,000 this week.",
        "cases 611; cases 1000",
        "",
    ),
    (
        "The WHO said on Friday that 1,085 people worldwide have caught the A(H1N1) virus, 25 of whom, all but one in Mexico, have died.",
        "cases 1085; deaths 25",
        "",
    ),
    (
        "Britain confirmed 34 further cases on Monday, taking its total to 137, with another 300 people being tested.",
        "cases 34; cases 137; tested 300",
        "Swine flu is spreading.",
    ),
    (
        "The United States has 403 confirmed cases in 38 states, and Canada 140.",
        "cases 403; other 38; cases 140",
        "Swine flu is spreading.",
    ),
    ("France and Germany each reported two new cases.", "cases 2", "Swine flu is spreading."),
    (
        "Spain has 57 cases, the United Kingdom 27, and Italy five.",
        "cases 57; cases 27; cases 5",
        "Swine flu is spreading.",
    ),
    ("Officials had earlier said 149 people were thought to have died from the flu.", "deaths 149", ""),
    (
        "The authorities have quarantined 71 Mexican nationals in hospitals and hotels even though none shows symptoms of the flu.",
        "quarantined 71; suspected 0",
        "",
    ),
    (
        "Hong Kong has sealed off a hotel with 300 guests and staff after a guest tested positive for swine flu.",
        "other 300",
        "",
    ),
    ("All 350 passengers of the flight are being traced.", "other 350", "SARS is spreading."),
    (
        "Health workers are tracing 60 people who came into contact with the traveller.",
        "other 60",
        "SARS is spreading.",
    ),
    ("Nearly 4,000 people have been placed under surveillance.", "quarantined -4000", "SARS is spreading."),
    (
        "Twenty-one schoolchildren and two teachers were taken to hospital with symptoms of cholera.",
        "hospitalised 21; hospitalised 2",
        "",
    ),
    ("Ten of the 12 patients were released from hospital on Tuesday.", "recovered 10; cases 12", "SARS is spreading."),
    (
        "At least 4,000 have sought hospital treatment since the dengue outbreak began in March.",
        "hospitalised 4000+",
        "",
    ),
    ("More than 1,600 people in the city have been hospitalised with suspected swine flu.", "hospitalised 1600+", ""),
    ("The virus, which has killed 61 people since 2003, does not yet spread easily.", "deaths 61", ""),
    ("The virus is believed to have killed up to 159 people and infected around 2,500.", "deaths -159; cases 2500", ""),
    (
        "The illness has so far struck 75 people and killed three.",
        "cases 75; deaths 3",
        "Legionella was found in a tower.",
    ),
    (
        "The epidemic, which began in August, has spread to all ten provinces, killing 3,161 people and infecting 58,000.",
        "other 10; deaths 3161; cases 58000",
        "",
    ),
    ("The United Nations says 60,000 people could be infected by the cholera epidemic.", "suspected 60000", ""),
    ("It could kill up to 2 million people if the flu virus mutates.", "other -2000000", ""),
    ("The virus has a death rate of up to 90 per cent.", "other -90", ""),
    ("Some 800 people are vaccinated against Ebola each day.", "vaccinated 800", ""),
    ("The company will produce 50 million doses of the swine flu vaccine by October.", "other 50000000", ""),
    ("The government plans to vaccinate 45 million people against the H1N1 flu.", "vaccinated 45000000", ""),
    (
        "Israel has slaughtered 12,000 turkeys and Egypt is to kill 300,000 pigs because of the flu.",
        "animals_culled 12000; animals_culled 300000",
        "",
    ),
    ("Officials said 24 monkeys had been found dead from yellow fever.", "animals_dead 24", ""),
    ("Three more cows have tested positive for foot-and-mouth disease at a second farm.", "cases 3", ""),
    (
        "Some 60 cows at the farm, where the first case of foot-and-mouth disease was found, were slaughtered on Friday night.",
        "animals_culled 60; cases 1",
        "",
    ),
    (
        "The disease has been detected in 300 cattle at seven farms.",
        "cases 300; other 7",
        "Foot-and-mouth is spreading.",
    ),
    ("Up to 4,000 people attended the funeral of the Ebola victim.", "other -4000", ""),
    ("There are now eight confirmed outbreaks of bluetongue disease in Suffolk.", "other 8", ""),
    ("Residents of 40 villages have been told to boil water after the cholera outbreak.", "other 40", ""),
    ("A team of 12 experts has arrived in the capital to investigate the Marburg outbreak.", "", ""),
    ("In 1918, Spanish flu infected half a billion people.", "cases 500000000", ""),
]

# what the numbers' grammar or the coder does not tell yet
KNOWN: list[tuple[str, str, str]] = [
    (
        "Between January and April, the ministry reported 1543 suspected cases of meningitis, including 147 deaths.",
        "suspected 1543; deaths 147",
        "",
    ),
]
