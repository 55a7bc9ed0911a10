"""Numbers that count no people, by kind: (text, printed number)."""

from __future__ import annotations

import pytest

from onrecord.numbers import counts

KINDS = {
    "ordinal": [
        ("the third attack", "third"),
        ("the 21st day", "21st"),
        ("Twenty-first", "Twenty-first"),
        ("a third man", "third"),
        ("a fourth man", "fourth"),
    ],
    "age": [
        ("a 31-year-old man", "31-year-old"),
        ("aged 31", "aged 31"),
        ("Omar Said, 31, said", "31"),
        ("Maria, 31, said", "31"),
        ("a boy, 12, said", "12"),
        ("aged 5, 7 and 9", "aged 5, 7 and 9"),
        ("31 years old", "31 years old"),
        ("six months old", "six months old"),
        ("in his 30s", "30s"),
        ("a twelve-year-old girl", "twelve-year-old"),
    ],
    "money": [
        ("$1,000", "$1,000"),
        ("5 million dollars", "5 million dollars"),
        ("€20", "€20"),
        ("US$42 million", "US$42 million"),
        ("more than $3bn", "more than $3bn"),
        ("200 euros", "200 euros"),
        ("Rs 500", "Rs 500"),
    ],
    "percent": [("10%", "10%"), ("5 percent", "5 percent"), ("nearly 50 per cent", "nearly 50 per cent")],
    "year": [
        ("in 2014", "2014"),
        ("the 1990s", "1990s"),
        ("in 2014-15", "2014-15"),
        ("mid-2018", "2018"),
        ("the 2014 deaths", "2014"),
        ("In 2004 troops left", "2004"),
        ("since 2003", "2003"),
    ],
    "date": [
        ("April 13", "April 13"),
        ("13 April 2020", "13 April 2020"),
        ("March 22nd", "March 22nd"),
        ("Sept. 11", "Sept. 11"),
        ("9/11", "9/11"),
        ("2020-04-13", "2020-04-13"),
        ("13/04/2020", "13/04/2020"),
        ("March 22-25", "March 22-25"),
        ("03 Jun 89", "03 Jun 89"),
        ("22-25 March", "22-25 March"),
        ("the 5th of May", "5th of May"),
        ("May 5, 2011", "May 5, 2011"),
    ],
    "clock": [
        ("10:30", "10:30"),
        ("9 pm", "9 pm"),
        ("9 p.m.", "9 p.m."),
        ("0630 GMT", "0630 GMT"),
        ("6 o'clock", "6 o'clock"),
    ],
    "name": [
        ("the 3rd Battalion", "3rd Battalion"),
        ("an F-16", "F-16"),
        ("an AK-47", "AK-47"),
        ("the G8", "G8"),
        ("COVID-19", "COVID-19"),
        ("H5N1", "H5N1"),
        ("a Boeing 747", "Boeing 747"),
        ("Route 66", "Route 66"),
        ("the 101st Airborne", "101st Airborne"),
        ("Room 5", "Room 5"),
        ("Camp 17", "Camp 17"),
        ("a 3-1 win", "3-1"),
        ("Phase One", "Phase One"),
        ("the First Army", "First Army"),
        ("no. 3", "no. 3"),
    ],
    "share": [
        ("half of the men", "half"),
        ("two-thirds of them", "two-thirds"),
        ("a third of the town", "a third"),
        ("three fourths of the town", "three fourths"),
        ("1/2 of it", "1/2"),
        ("three quarters of it", "three quarters"),
    ],
}


@pytest.mark.parametrize(("kind", "text", "printed"), [(k, *case) for k, cases in KINDS.items() for case in cases])
def test_kind(kind: str, text: str, printed: str) -> None:
    found = counts(text)
    assert [(count.kind, count.text) for count in found] == [(kind, printed)]


MEASURES = [
    ("45 kilometers", "km", 45, 45),
    ("45-kilometre", "km", 45, 45),
    ("60mm", "mm", 60, 60),
    ("7.62mm", "mm", None, None),
    ("three hours", "hour", 3, 3),
    ("two-day", "day", 2, 2),
    ("two more days", "day", 2, 2),
    ("20 tons", "ton", 20, 20),
    ("half an hour", "hour", None, None),
    ("several hours", "hour", None, None),
    ("a couple of weeks", "week", 2, 2),
    ("two and a half years", "year", 2, 2),
    ("more than 10 miles", "mile", 10, None),
    ("3 to 6 years", "year", 3, 6),
    ("a five-car pileup", "car", 5, 5),
    ("a 10-day-old siege", "day", 10, 10),
    ("one day", "day", 1, 1),
]


@pytest.mark.parametrize(("text", "unit", "low", "high"), MEASURES)
def test_measure(text: str, unit: str, low: int | None, high: int | None) -> None:
    (found,) = counts(text)
    assert (found.kind, found.unit, found.low, found.high) == ("measure", unit, low, high)


@pytest.mark.parametrize(("text", "amount"), [("$42m", 42_000_000), ("a £1.2bn loan", 1_200_000_000), ("$42", 42)])
def test_a_suffix_multiplies_a_sum(text: str, amount: int) -> None:
    (count,) = counts(text)
    assert (count.kind, count.low, count.high) == ("money", amount, amount)
