"""Figures of people: tolls, totals, cases, patients, quarantine and vaccination. Texts of ours."""

from __future__ import annotations

import pytest

from tests.coding.figures_said import said

# text, the figures it holds ("deaths 3", "cases 20+" for at least, "cases -20" for at most), and what stands before it
CASES: list[tuple[str, str, str]] = [
    ("The outbreak has killed 14 people, bringing the total number of deaths to 61.", "deaths 14; deaths 61", ""),
    ("The death toll from the cholera outbreak has risen to 340.", "deaths 340", ""),
    ("The death toll now stands at 1,204, the ministry said of the Ebola epidemic.", "deaths 1204", ""),
    ("The toll from the measles epidemic climbed past 70 on Friday.", "deaths 70+", ""),
    ("Health officials confirmed three more deaths from the virus, raising the toll to 18.", "deaths 3; deaths 18", ""),
    ("The number of confirmed cases of dengue fever has reached 5,312.", "cases 5312", ""),
    ("The number of people infected with the virus has doubled to 400.", "cases 400", ""),
    ("The total number of cases now stands at 72.", "cases 72", "A virus is spreading in Peru."),
    (
        "Ten new infections bring the number of cases nationwide to 212.",
        "cases 10; cases 212",
        "A coronavirus is spreading in Peru.",
    ),
    ("There have been 41 cases of meningitis this year, eight of them fatal.", "cases 41; deaths 8", ""),
    ("There have been 129 cases of bird flu in humans, 65 of which were fatal.", "cases 129; deaths 65", ""),
    ("Of the 230 people who caught the disease, 11 died.", "cases 230; deaths 11", ""),
    ("Of 52 confirmed cases, 20 have been fatal.", "cases 52; deaths 20", "Ebola has returned to Gabon."),
    ("The country has recorded 38 deaths out of 114 cases of anthrax.", "deaths 38; cases 114", ""),
    (
        "The WHO has recorded 350 cases and 180 deaths since the epidemic of Marburg fever began.",
        "cases 350; deaths 180",
        "",
    ),
    ("The epidemic claimed 96 lives last year.", "deaths 96", ""),
    ("Plague claimed the lives of nine villagers in May.", "deaths 9", ""),
    ("Yellow fever has so far killed at least 47 and infected more than 300.", "deaths 47+; cases 300+", ""),
    ("Cholera kills 30 in Angola", "deaths 30", ""),
    ("Swine flu: 12 new cases in Peru", "cases 12", ""),
    ("Six dead in legionnaires outbreak", "deaths 6", ""),
    ("Ebola toll tops 500", "deaths 500+", ""),
    ("Mad cow disease: 20 tested", "tested 20", ""),
    ("A total of 17 people have died of the plague in the region.", "deaths 17", ""),
    (
        "In all, 86 people have been infected, 5 of whom remain in intensive care.",
        "cases 86; hospitalised 5",
        "Bird flu has reached Laos.",
    ),
    ("As many as 90 people may have been infected with the bacterium.", "suspected -90", ""),
    ("Up to 200 pupils fell ill with food poisoning.", "cases -200", ""),
    ("Nearly 2,000 people came down with the norovirus aboard the ship.", "cases -2000", ""),
    ("Fewer than 100 cases of polio were reported last year.", "cases -100", ""),
    ("Between 30 and 40 people have contracted anthrax.", "cases 30-40", ""),
    ("Hundreds of people have died of cholera in Zimbabwe.", "deaths hundreds", ""),
    ("Dozens of children were admitted to hospital with measles.", "hospitalised dozens", ""),
    ("Thousands of chickens have died of the virus.", "animals_dead thousands", ""),
    ("More than a dozen people were treated for salmonella.", "hospitalised 12+", ""),
    ("Measles killed about 200,000 children worldwide in 2006.", "deaths 200000", ""),
    ("The flu pandemic of 1918 killed between 20 and 40 million people.", "deaths 20000000-40000000", ""),
    ("An estimated 33 million people live with HIV.", "cases 33000000", ""),
    ("About 1.8 million people die of tuberculosis each year.", "deaths 1800000", ""),
    ("Malaria kills a million people a year, most of them children.", "deaths 1000000", ""),
    ("There are 22 known cases of the disease in Turkey.", "cases 22", ""),
    ("Turkey has 15 confirmed human cases of H5N1.", "cases 15", ""),
    ("Seven laboratory-confirmed infections were found in Hanoi.", "cases 7", "Avian influenza is spreading."),
    ("So far the state has seen 19 probable cases of swine flu.", "suspected 19", ""),
    ("Another 25 suspected cases are under investigation.", "suspected 25", "Ebola has reached Mali."),
    ("Doctors suspect that four more people have contracted the plague.", "suspected 4", ""),
    ("Four people are suspected of having the disease.", "suspected 4", ""),
    ("Officials believe two patients may have died of vCJD.", "deaths 2", ""),
    ("Eleven people were suspected to have died from the virus.", "deaths 11", ""),
    ("The ministry is investigating five possible cases of SARS.", "suspected 5", ""),
    ("A third case of bird flu has been confirmed in Turkey.", "cases 3", ""),
    ("The fifth death from swine flu was reported in Chile.", "deaths 5", ""),
    ("This is the country's fourth human death from bird flu.", "deaths 4", ""),
    ("It is the tenth outbreak of Ebola in the country since 1976.", "other 10", ""),
    ("He became the second person to die of anthrax.", "deaths 2", ""),
    ("She is the third nurse to contract the virus.", "cases 3", ""),
    ("The first case of polio in ten years was found in Kenya.", "cases 1", ""),
    ("A 34-year-old woman died of bird flu in Jakarta.", "", ""),
    ("A man has died of rabies.", "", ""),
    ("One person has died of rabies.", "deaths 1", ""),
    ("No cases of the disease have been found in Germany.", "cases 0", ""),
    ("There have been no deaths from swine flu.", "deaths 0", ""),
    ("Another two died on Monday.", "deaths 2", "Cholera has broken out in Lome."),
    ("Two others were in a serious condition.", "hospitalised 2", "Cholera has broken out in Lome."),
    ("Three of them have died.", "deaths 3", "Ten people caught anthrax in Lome."),
    ("Twelve of those infected have died.", "deaths 12", "Ebola is spreading."),
    ("Half of the 24 patients died.", "deaths half; cases 24", "Ebola is spreading."),
    ("Of these, 14 have recovered.", "recovered 14", "Forty people caught measles in Lome."),
    ("All 22 have since recovered.", "recovered 22", "Several pupils caught measles in Lome."),
    ("The remaining eight are in stable condition.", "hospitalised 8", "Ten people caught measles in Lome."),
    ("Eighteen patients have been discharged from hospital.", "recovered 18", "Ebola is spreading."),
    ("The virus has made 44 people ill and left three dead.", "cases 44; deaths 3", ""),
    ("At least 15 people died and 150 others fell ill after eating contaminated meat.", "deaths 15+; cases 150", ""),
    ("At least 600 residents were sickened by E. coli in spinach, and three died.", "cases 600+; deaths 3", ""),
    (
        "Sixty-one people have been taken ill, and 40 of them hospitalised, with listeria.",
        "cases 61; hospitalised 40",
        "",
    ),
    ("Four children with the disease are in intensive care.", "hospitalised 4", ""),
    ("Around 50 people are being treated in hospital for botulism.", "hospitalised 50", ""),
    (
        "Nine people remain in hospital, two of them in critical condition.",
        "hospitalised 9; hospitalised 2",
        "Botulism has struck Lima.",
    ),
    ("Three patients are on ventilators.", "hospitalised 3", "Botulism has struck Lima."),
    ("Thirty patients were receiving treatment in isolation wards.", "hospitalised 30", "Ebola is spreading."),
    ("The hospital admitted 19 people with diarrhoea.", "hospitalised 19", ""),
    ("Some 250 people sought treatment for diarrhoea.", "hospitalised 250", ""),
    ("Seven farm workers were tested for the virus.", "tested 7", ""),
    ("More than 20,000 people have been screened for tuberculosis.", "tested 20000+", ""),
    ("Four of the five samples tested positive.", "", ""),
    ("Laboratories have tested 430,000 cattle for BSE.", "tested 430000", ""),
    ("Results of 25 tests came back negative.", "tested 25", "Swine flu is feared."),
    ("Fourteen people tested positive for HIV.", "cases 14", ""),
    ("Five people tested negative for the virus.", "tested 5", ""),
    ("Two workers were diagnosed with anthrax.", "cases 2", ""),
    ("Six members of one family contracted bird flu from a duck.", "cases 6", ""),
    ("Eight passengers showed symptoms of SARS.", "suspected 8", ""),
    ("Sixteen students have flu-like symptoms.", "suspected 16", ""),
    ("Some 3 million children will be vaccinated against polio.", "vaccinated 3000000", ""),
    ("Health workers immunised 55,000 people in a week.", "vaccinated 55000", "Measles is spreading."),
    ("More than 1 million people have received the yellow fever vaccine.", "vaccinated 1000000+", ""),
    ("The campaign aims to vaccinate up to 4 million children.", "vaccinated -4000000", "Polio is spreading."),
    ("Only 600 people were inoculated against smallpox.", "vaccinated 600", ""),
    ("The country ordered 20 million doses of vaccine.", "other 20000000", ""),
    ("The government has stockpiled 14.6 million courses of Tamiflu.", "other 14600000", "Bird flu is feared."),
    ("About 500 travellers were isolated at the airport.", "quarantined 500", "SARS is spreading."),
    ("Some 300 guests of a hotel were placed in quarantine.", "quarantined 300", "Swine flu is spreading."),
    ("More than 10,000 people are under quarantine.", "quarantined 10000+", "SARS is spreading."),
    ("Sixty-six contacts of the man are under observation.", "quarantined 66", "Ebola is spreading."),
    ("Officials are monitoring 48 people who had contact with the nurse.", "quarantined 48", "Ebola is spreading."),
    ("Eighty people were told to stay at home under quarantine.", "quarantined 80", "SARS is spreading."),
]

# what the numbers' grammar or the coder does not tell yet
KNOWN: list[tuple[str, str, str]] = [
    ("One of the patients died on Sunday.", "deaths 1", "Ebola has reached Mali."),
    ("Only one case was confirmed.", "cases 1", "Ebola has reached Mali."),
]


@pytest.mark.parametrize(("text", "wanted", "lead"), CASES)
def test_figures(text: str, wanted: str, lead: str) -> None:
    assert said(text, lead) == wanted


@pytest.mark.xfail(strict=True, reason="not told apart yet")
@pytest.mark.parametrize(("text", "wanted", "lead"), KNOWN)
def test_known_failures(text: str, wanted: str, lead: str) -> None:
    assert said(text, lead) == wanted
