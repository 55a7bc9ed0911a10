"""Of which kind a measure is by its clause, and measures that are told as duties. Texts of ours."""

from __future__ import annotations

import pytest

from onrecord.coding import code
from onrecord.coding.measures_kinds import told_kind
from onrecord.model import Report

KINDS = [
    ("The mayor proclaimed an emergency in two boroughs", "state_of_emergency"),
    ("The district was declared a disaster area", "state_of_emergency"),
    ("The firm recalled its jam after traces of glass were found", "other"),
    ("Nurses are telephoning all 90 passengers of the flight", "H3_contact_tracing"),
    ("People who nursed the sick man are visited twice a day", "H3_contact_tracing"),
    ("Norland will accept no more pork from Sudland", "trade_ban"),
    ("Sudland has closed its markets to poultry", "trade_ban"),
    ("Pregnant women were advised against going to Norland", "C8_international_travel_controls"),
    ("Travel between the two countries is restricted", "C8_international_travel_controls"),
    ("Travel between the provinces is restricted", "C7_restrictions_on_internal_movement"),
    ("Nobody may enter the danger zone", "C7_restrictions_on_internal_movement"),
    ("Civil servants have been told to work from home", "C2_workplace_closing"),
    ("All pupils were told to stay at home", "C1_school_closing"),
    ("The guests may not leave the hotel", "quarantine"),
    ("The ban on wakes was lifted", "C4_restrictions_on_gatherings"),
    ("Mass was suspended in the churches of the diocese", "C4_restrictions_on_gatherings"),
    ("Travel in and out of the city is restricted", "C7_restrictions_on_internal_movement"),
    ("The ministry issued a travel advisory for citizens", "C8_international_travel_controls"),
    ("Visitors are barred from the wards", "other"),
    ("Passengers are confined to their cabins", "quarantine"),
    ("Hospitals were told to test anyone with a cough", "H2_testing"),
    ("The hotel's kitchen has been shut down", "C2_workplace_closing"),
    ("The president proclaimed a national disaster", "state_of_emergency"),
    ("Hunting of wild birds is banned", "other"),
    ("Lorries spray insecticide to kill mosquitoes", "other"),
    ("Homeowners should drain their ponds", "H1_public_information"),
    ("Football will be played without spectators", "C3_cancel_public_events"),
    ("Drivers have to wear masks", "H6_facial_coverings"),
    ("A campaign against measles is planned for 7,000 children", "H7_vaccination"),
    ("Nurses visit some 90 contacts each day", "H3_contact_tracing"),
    ("All geese within two kilometres will be killed", "cull"),
    ("The port has closed to foreign beef imports", "trade_ban"),
    ("Norland no longer takes beef from Sudland", "trade_ban"),
    ("A curfew from nine to five", "C6_stay_at_home_requirements"),
    ("Everyone must stay indoors", "C6_stay_at_home_requirements"),
    ("Forty neighbours have been told to stay at home", "quarantine"),
    ("People who feel ill should stay at home", "H1_public_information"),
    (
        "The coastal road between the bay and the mill has been closed to traffic",
        "C7_restrictions_on_internal_movement",
    ),
    ("All hens must be kept indoors", "other"),
    ("The hotel was sealed with 80 guests inside", "quarantine"),
    ("Visitors from Norland will spend a week in quarantine", "C8_international_travel_controls"),
    ("Pupils were screened at the gate", "H2_testing"),
    ("Passengers are screened at the airport", "C8_international_travel_controls"),
    ("The airport stays closed until Monday", "C5_close_public_transport"),
    ("Residents may not leave the village", "C7_restrictions_on_internal_movement"),
    ("The cup final has been put off", "C3_cancel_public_events"),
    ("Weddings are limited to ten guests", "C4_restrictions_on_gatherings"),
    ("Mills and markets shut on Friday", "C2_workplace_closing"),
    ("The town asked residents to boil their water", "H1_public_information"),
    ("The area is being sprayed from the air", "other"),
    ("The council cut its own pay", None),
]


@pytest.mark.parametrize(("clause", "kind"), KINDS)
def test_the_words_of_a_clause_tell_its_kind(clause: str, kind: str | None) -> None:
    assert told_kind(clause) == kind


DUTIES = [
    ("Nobody may leave the island.", ["C7_restrictions_on_internal_movement"]),
    ("Drivers were told to wear masks.", ["H6_facial_coverings"]),
    ("Everyone on the island is to be inoculated.", ["H7_vaccination"]),
    ("The area is being sprayed from the air.", []),  # of no kind of its own: the reader's word is wanted
    ("A curfew is in force from dusk.", ["C6_stay_at_home_requirements"]),
    ("The doctor must have been tired.", []),
    ("The samples are being tested in a laboratory.", []),
]


@pytest.mark.parametrize(("text", "kinds"), DUTIES)
def test_duties(text: str, kinds: list[str]) -> None:
    found = code(Report("t", f"Cholera has reached the island. {text}")).measures
    assert [one.kind for one in found] == kinds


def test_duties_are_no_matter_of_other_reports() -> None:
    assert code(Report("t", "Gunmen killed two men. Nobody may leave the island.")).measures == ()
