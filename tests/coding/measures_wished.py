"""Measures told from what is only wished for or told of: refusals, petitions, queues, snow. Texts of ours."""

from __future__ import annotations

# text, and the measures it holds, as in ``test_measures_said.py``
CASES: list[tuple[str, str]] = [
    ("Kenya intends to immunise two million children in June.", "H7 in_force"),
    ("Residents told a reporter that the wells were foul.", ""),
    ("Japan has turned back a shipment of chicken from Brazil.", "trade_ban in_force"),
    ("Canada will no longer accept pork from the county.", "trade_ban in_force"),
    ("Norway is not letting travellers from the island into the country.", "C8 in_force"),
    ("Travellers from the island were questioned about their health on arrival.", "C8 in_force"),
    ("Swimming in the lake has been forbidden since Friday.", "other in_force"),
    ("The two sailors are being treated in separate rooms.", "quarantine in_force"),
    ("The county is offering a second dose to all teachers.", "H7 in_force"),
    ("Nurses queued for hours to get one of the last flu shots.", ""),
    ("Hundreds marched against a bill that would make vaccination compulsory.", ""),
    ("The union asked the ministry to close the schools.", ""),
    ("The roads to the valley were blocked by snow.", ""),
    ("The senate voted to repeal the ban on smoking in bars.", "other in_force"),
    ("Colleges, libraries and bars remain closed.", "C1 in_force; C2 in_force"),
    ("The ministry asked farmers who keep geese near the lake to report dead birds.", "H1 in_force"),
    ("The patient was tested for measles on Monday.", ""),
    ("Further tests will be carried out on the goats.", ""),
    ("The firm is testing a vaccine against measles.", ""),
    ("The ministry has begun testing all goats older than a year.", "H2 in_force"),
    ("Anthrax has killed 300 goats.", ""),
    ("Vets are conducting tests to find out what killed the geese.", ""),
    ("The county has ordered the slaughter of all geese in the village.", "cull in_force"),
    ("Poultry farmers have been told to keep their birds indoors.", "other in_force"),
    ("The owner of the kitchen was arrested.", ""),
]
