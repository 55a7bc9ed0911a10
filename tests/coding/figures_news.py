"""Figures as the news tells them. Texts of ours."""

from __future__ import annotations

# text, the figures it holds ("deaths 3", "cases 20+" for at least, "cases -20" for at most), and what stands before it
CASES: list[tuple[str, str, str]] = [
    (
        "At least 25 people in the city have died of an unknown illness, and officials fear hundreds more may be infected.",
        "deaths 25+; suspected hundreds",
        "",
    ),
    (
        "The hospital, where 14 patients infected with the MRSA superbug died between April and June, has apologised.",
        "deaths 14",
        "",
    ),
    ("The bacterium Clostridium difficile was linked to 90 deaths at three hospitals.", "deaths 90", ""),
    (
        "A farm worker who helped to cull 2,000 infected birds has tested positive for bird flu.",
        "animals_culled 2000",
        "",
    ),
    (
        "More than 140 million birds have died or been destroyed since 2003 because of the H5N1 virus.",
        "animals_dead 140000000+",
        "",
    ),
    ("The H5N1 strain has infected 217 people and killed 123 of them since 2003.", "cases 217; deaths 123", ""),
    ("The virus has been blamed for 69 deaths in Asia, 44 of them in Vietnam.", "deaths 69; deaths 44", ""),
    (
        "It would be the first human death from bird flu in Europe, where three children have died in Turkey.",
        "deaths 1; deaths 3",
        "",
    ),
    (
        "Three siblings from the town of Dogubayazit died of the virus last week, and a fourth is in hospital.",
        "deaths 3",
        "",
    ),
    ("Two of the three children tested positive for the H5N1 virus.", "cases 2", ""),
    ("Doctors in the capital said 18 people, most of them children, had been tested for bird flu.", "tested 18", ""),
    (
        "A total of 38 people, among them 20 pupils from one school, have been treated in hospital since Tuesday for measles.",
        "hospitalised 38; hospitalised 20",
        "",
    ),
    ("Around 12,000 of the town's residents have lined up for vaccination against meningitis.", "vaccinated 12000", ""),
    (
        "The government says it has enough antiviral drugs for 10 million people in a flu pandemic.",
        "other 10000000",
        "",
    ),
    (
        "The plane, with 150 passengers aboard, was held on the tarmac after a passenger showed flu symptoms.",
        "other 150",
        "",
    ),
    ("The 206 passengers of the aeroplane were kept aboard for two hours because of SARS fears.", "other 206", ""),
    ("The number of dead stands at 52, with 1,100 people sick with cholera.", "deaths 52; cases 1100", ""),
    ("Officials fear that the death toll could rise above 1,000.", "deaths 1000+", "Cholera is spreading."),
    ("With 305 confirmed deaths, Angola has suffered the worst outbreak of Marburg virus on record.", "deaths 305", ""),
    (
        "At least 17 died in hospital and 30 more at home, local officials said of the cholera outbreak.",
        "deaths 17+; deaths 30",
        "",
    ),
    (
        "The measles outbreak has infected 1,100 children, mostly under five, and led to 22 deaths.",
        "cases 1100; deaths 22",
        "",
    ),
    (
        "In the past week alone, 314 new patients were admitted with dengue fever, up from 290 the week before.",
        "hospitalised 314; hospitalised 290",
        "",
    ),
    ("The polio virus has now been reimported to 16 countries that had been free of it.", "other 16", ""),
    ("Officials say 63 children were paralysed by polio this year.", "cases 63", ""),
    ("Nigeria has had 476 of the 611 polio cases worldwide this year.", "cases 476; cases 611", ""),
    (
        "About 650 people in 20 states have been sickened by salmonella-tainted tomatoes, 71 of whom were hospitalised.",
        "cases 650; other 20; hospitalised 71",
        "",
    ),
    (
        "The company recalled 218,000 cartons of eggs after 23 people in the state fell sick with salmonella.",
        "other 218000; cases 23",
        "",
    ),
    (
        "Three babies were killed and more than 6,200 made ill by tainted milk; 158 have suffered kidney failure.",
        "deaths 3; cases 6200+; cases 158",
        "Melamine poisoning is spreading.",
    ),
    (
        "All eight crew members were placed under observation in hospital as a precaution against Ebola.",
        "quarantined 8",
        "",
    ),
    (
        "Twelve travellers who had been in contact with him were put in isolation.",
        "quarantined 12",
        "SARS is spreading.",
    ),
    (
        "The government will send 900 workers to kill 200,000 birds within three kilometres of the farm where the virus was found.",
        "animals_culled 200000",
        "",
    ),
    (
        "Nearly 2.6 million turkeys, ducks and chickens were slaughtered in Suffolk.",
        "animals_culled -2600000",
        "Bird flu is spreading.",
    ),
    (
        "Poultry workers had to gas 159,000 turkeys at the plant after bird flu killed 2,500.",
        "animals_culled 159000; animals_dead 2500",
        "",
    ),
    (
        "Some 30 sheep and 90 cows on neighbouring farms were also slaughtered.",
        "animals_culled 30; animals_culled 90",
        "Foot-and-mouth is spreading.",
    ),
    ("Preliminary tests on a cow at a third farm came back positive for foot-and-mouth.", "", ""),
    ("An estimated 5 million animals were killed to stop the foot-and-mouth outbreak.", "animals_culled 5000000", ""),
    ("A sample of 50 animals tested negative.", "tested 50", "Foot-and-mouth is spreading."),
    ("The outbreak of avian flu comes as 1,000 dead ducks were found in wetlands in Bali.", "animals_dead 1000", ""),
    ("Some 3,300 tonnes of beef were recalled for fear of E. coli.", "other 3300", ""),
    (
        "Since January the country has recorded 12,000 cholera infections with 600 deaths, a fatality rate of 5%.",
        "cases 12000; deaths 600; other 5",
        "",
    ),
    ("HIV infects 14,000 people every day, the report says.", "cases 14000", ""),
    (
        "Forty million people worldwide are HIV-positive, two-thirds of them in Africa.",
        "cases 40000000; cases two-thirds",
        "",
    ),
    (
        "An estimated 2.1 million people died from AIDS in 2007, and 2.5 million were newly infected.",
        "deaths 2100000; cases 2500000",
        "",
    ),
    ("Botswana provides antiretroviral drugs to 60,000 people with AIDS.", "cases 60000", ""),
    ("About 11 million children have been orphaned by AIDS.", "other 11000000", ""),
    (
        "Seven new deaths and 24 new cases were reported on Sunday by the health ministry.",
        "deaths 7; cases 24",
        "SARS is spreading.",
    ),
    (
        "The agency lists 5,050 probable cases of SARS worldwide, with 321 deaths and 2,150 recoveries.",
        "suspected 5050; deaths 321; recovered 2150",
        "",
    ),
    ("Two laboratory workers contracted SARS in April, and the mother of one of them died.", "cases 2", ""),
    ("Nine people have been isolated and 470 are under observation for SARS.", "quarantined 9; quarantined 470", ""),
    ("Canada had 44 deaths from SARS, the only ones outside Asia.", "deaths 44", ""),
    (
        "The postal worker is the third person to be infected with inhaled anthrax; five people have died since the letters were sent.",
        "cases 3; deaths 5",
        "",
    ),
    ("Up to 10,000 people were given antibiotics as a precaution against anthrax.", "other -10000", ""),
    ("The plague has broken out at a camp of 7,000 diamond miners, killing at least 61.", "other 7000; deaths 61+", ""),
    ("West Nile virus has infected 15 people in the county this summer; two have died.", "cases 15; deaths 2", ""),
    ("A man and his two children were infected with rabies by a bat.", "cases 2", ""),
    (
        "Chikungunya fever, carried by mosquitoes, has infected 157,000 of the island's 770,000 people, causing 77 deaths.",
        "cases 157000; deaths 77",
        "",
    ),
    (
        "In one week 22,000 new cases of chikungunya were registered, against 15,000 the previous week.",
        "cases 22000; cases 15000",
        "",
    ),
    ("Six pupils at a school in Queens were sent home with flu-like symptoms.", "suspected 6", ""),
    ("School officials said 150 of 1,200 pupils were absent with the flu.", "cases 150", ""),
    (
        "The outbreak has sickened nearly 16,000 people since April, causing 76 deaths, most of them in Mexico.",
        "cases -16000; deaths 76",
        "Swine flu is spreading.",
    ),
    (
        "The cholera epidemic has killed more than 3,700 people in Haiti and left some 180,000 needing treatment.",
        "deaths 3700+; hospitalised 180000",
        "",
    ),
    ("Angry crowds of about 400 people threw stones at the UN base, blaming it for cholera.", "other 400", ""),
    (
        "The agency fears that 400,000 people could catch cholera over the next year, half of them in three months.",
        "other 400000",  # nobody has yet
        "",
    ),
    ("About 1.3 million people are living in tents after the earthquake.", "displaced 1300000", ""),
    ("The storm made 12,000 families homeless.", "displaced 12000", ""),
    ("The bodies of 22 victims of the flood were recovered.", "deaths 22", ""),
    ("Of the injured, 60 are in hospital.", "hospitalised 60", "The quake struck at dawn."),
    ("The number of patients has doubled in a day, from 14 to 26.", "cases 14; cases 26", "Cholera is back."),
    ("It is the third such alarm this autumn.", "other 3", "Cholera is back."),
    ("They had mild symptoms or none at all.", "", "Cholera is back."),
    ("Sixteen have died, all but two of them children.", "deaths 16", "Cholera is back."),
    ("Some 27 people between the ages of 2 and 88 caught cholera.", "cases 27", ""),
    ("Around 1,600 people a year get it.", "cases 1600", "Cholera is rare here."),
    ("One course of the cholera vaccine costs around $3,000.", "", ""),
    ("The salts were sold for 900 crowns.", "", "Cholera is back."),
    ("The level was 50 percent above the limit.", "other 50", "Tests of the wells found cholera."),
    ("Cholera passes from one person to another.", "", ""),
    ("A lawyer for three of the patients spoke.", "cases 3", "Cholera is back."),
    ("Two of them have regained some strength.", "recovered 2", "Five patients have cholera."),
    ("Five patients lost the sight of an eye.", "cases 5", "The infection is back."),
    ("Seven of the injured are in a critical condition.", "hospitalised 7", "The flood is over."),
]

# what the numbers' grammar or the coder does not tell yet
KNOWN: list[tuple[str, str, str]] = [
    (
        "Australia's tally rose by 12 to 61 after tests on students.",
        "cases 12; cases 61",
        "Swine flu cases are rising.",
    ),
]
