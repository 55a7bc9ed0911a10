"""What ``onrecord show`` says of how an incident is borne out, and on whose word each account leans."""

from __future__ import annotations

from onrecord.cli.borne_out import leaning, lines
from onrecord.cli.show import body, head
from onrecord.record import Told
from onrecord.rulings import rule
from onrecord.rulings.sources import in_order
from tests.linking.telling import told

WIRE = "Gunmen opened fire on a convoy north of Baquba and killed two soldiers before dawn, an officer said."
OWN = "A driver who lay in the ditch by the road saw two bodies carried off when it was light."


def incident(*filed):
    return rule("range", filed)


def test_one_outlet():
    found = incident(told("a", WIRE, outlet="North"))
    assert list(lines(found)) == [
        ("sources", "1 outlet", "North"),
        ("borne out", "single", "only North tells of it"),
    ]
    assert leaning(found) == {}


def test_a_copy_and_an_own_story():
    found = incident(
        told("a", WIRE, outlet="Wire"),
        told("b", OWN, outlet="North"),
        told("c", WIRE, outlet="South", published="2021-05-05"),
    )
    assert list(lines(found)) == [
        ("sources", "3 outlets, 2 independent", "North, South, Wire"),
        ("borne out", "independent", "Wire and North tell of it in their own words"),
        ("origins", "Wire 1, 3; North 2", "numbers are those of the accounts below"),
    ]
    assert leaning(found) == {"c": "repeats the words of Wire"}


def test_show_says_so_of_the_incident_and_of_the_account():
    filed = [told("a", WIRE, outlet="Wire"), told("c", WIRE, outlet="South", published="2021-05-05")]
    shown = [*head(incident(*filed)), *body(Told(incident(*filed), tuple(in_order(filed))), {}, 90, False)]
    assert "  borne out copied  (all is the word of Wire: South repeats the words of Wire)" in shown
    assert "  origins   Wire 1, 2  (numbers are those of the accounts below)" in shown
    at = next(n for n, line in enumerate(shown) if line.startswith("2. South"))
    assert shown[at + 1] == "   origin    repeats the words of Wire"
    assert sum(line.startswith("   origin ") for line in shown) == 1
