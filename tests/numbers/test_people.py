"""How many people a noun phrase stands for: (phrase, low, high); ``NONE`` where it gives no number."""

from __future__ import annotations

import pytest

from onrecord.numbers import people

ONE = [
    "a soldier",
    "an officer",
    "A Soldier",
    "A SOLDIER",
    "another soldier",
    "the soldier",
    "his wife",
    "one soldier",
    "policeman",
    "Iraqi policeman",
    "a 31-year-old woman",
    "an 18-year-old",
    "a second policeman",
    "the minister's bodyguard",
    "him",
    "a US soldier",
    "a father of three",
    "a policeman who killed two men",
    "a man with two guns",
    "the body of a man",
    "a soldier, Omar Said,",
    "one of the soldiers",
    "a search and rescue worker",
    "a Sunni cleric",
    "one",
    "a witness",
]
SINGLE_NUMBERS = [
    ("at least seven people", 7, None),
    ("two soldiers", 2, 2),
    ("his two sons", 2, 2),
    ("the two", 2, 2),
    ("all three", 3, 3),
    ("both men", 2, 2),
    ("a couple", 2, 2),
    ("an elderly couple", 2, 2),
    ("two couples", 4, 4),
    ("twins", 2, 2),
    ("the pair", 2, 2),
    ("a pair of brothers", 2, 2),
    ("a family of four", 4, 4),
    ("a seven-member family", 7, 7),
    ("a group of seven soldiers", 7, 7),
    ("a total of 14 people", 14, 14),
    ("the bodies of five men", 5, 5),
    ("the deaths of two chiefs", 2, 2),
    ("half a dozen men", 6, 6),
    ("five members of a family", 5, 5),
    ("two soldiers of the 3rd Battalion", 2, 2),
    ("two 31-year-old men", 2, 2),
    ("between 15 and 20 people", 15, 20),
    ("one or two soldiers", 1, 2),
    ("a soldier or two", 1, 2),
    ("nearly 50 people", None, 50),
    ("about 20 people", 20, 20),
    ("more than a dozen people", 12, None),
    ("up to 10 people", None, 10),
    ("10 others", 10, 10),
    ("a hundred and five people", 105, 105),
    ("no civilians", 0, 0),
    ("no one", 0, 0),
    ("none of the passengers", 0, 0),
    ("two of the five soldiers", 2, 2),
    ("one or more gunmen", 1, None),
    ("some 200 men", 200, 200),
    ("Two Soldiers", 2, 2),
]
SUMS = [
    ("a policeman and two children", 3, 3),
    ("his wife and two children", 3, 3),
    ("seven soldiers and five policemen", 12, 12),
    ("a soldier, his wife and three others", 5, 5),
    ("a man and woman", 2, 2),
    ("a man and a woman", 2, 2),
    ("husband and wife", 2, 2),
    ("father and son", 2, 2),
    ("a mother and her three daughters", 4, 4),
    ("the minister and his driver", 2, 2),
    ("six Danish hikers, three Peruvians and a Korean", 10, 10),
    ("two soldiers, as well as a guard", 3, 3),
    ("an elderly couple and their two children", 4, 4),
    ("a US soldier and two Iraqis", 3, 3),
    ("a family of five and a neighbour", 6, 6),
    ("three officers, a councillor and two of his guards", 6, 6),
    ("four contractors and a dozen guards", 16, 16),
    ("at least 10 soldiers and two civilians", 12, None),
    ("up to 10 soldiers and 5 policemen", 5, 15),
    ("AT LEAST SEVEN PEOPLE AND A CHILD", 8, None),
    ("Omar Said and two bodyguards", 3, 3),
    ("two or three men and a boy", 3, 4),
    ("soldiers and an officer", 1, None),
    ("two officers together with a guard", 3, 3),
]
NEVER_ADDED = [
    ("at least seven people, including two children", 7, None),
    ("seven people including a child and two women", 7, 7),
    ("one civilian, a woman", 1, 1),
    ("a woman, believed to be a tourist, and a girl", 2, 2),
    ("a man, who had two guns, and two boys", 3, 3),
    ("a boy, 12, and a girl, 9", 2, 2),
    ("three brothers aged 5, 7 and 9", 3, 3),
    ("seven people, two of them children", 7, 7),
    ("seven people, half of them children", 7, 7),
    ("seven people, two children among them", 7, 7),
    ("seven people, most of them civilians", 7, 7),
    ("three men, all from town", 3, 3),
    ("seven people, among them a child", 7, 7),
    ("seven people (two children)", 7, 7),
    ("seven people - two women, five men", 7, 7),
    ("five people, three children and two women", 5, 5),
    ("a soldier, Omar Said, and two policemen", 3, 3),
    ("Omar Said, a policeman, and two soldiers", 3, 3),
    ("20 soldiers and policemen", 20, 20),
    ("seven US and Iraqi soldiers", 7, 7),
    ("two soldiers from France and Spain", 2, 2),
    ("a member of the army and the militia", 1, 1),
    ("two men who shot a policeman and a guard", 2, 2),
    ("a soldier from a unit of 20", 1, 1),
]


@pytest.mark.parametrize(("phrase", "low", "high"), [(p, 1, 1) for p in ONE] + SINGLE_NUMBERS + SUMS + NEVER_ADDED)
def test_people(phrase: str, low: int | None, high: int | None) -> None:
    found = people(phrase)
    assert found is not None
    assert (found.low, found.high) == (low, high)
    assert found.text == phrase[found.span[0] : found.span[1]]


NONE = [
    "soldiers",
    "the soldiers",
    "people",
    "the police",
    "the army",
    "an army",
    "a group of soldiers",
    "a family",
    "a crowd",
    "members of the army",
    "Israeli and Palestinian soldiers",
    "women and children",
    "Hamas and Fatah",
    "a bridge",
    "two cars",
    "three attacks",
    "others",
    "",
    ",",
    "and",
    "the wounded",
    "his relatives",
    "half of the soldiers",
    "a convoy of the army",
    "the 2014 attack",
    "12-year-olds",
    "they",
]


@pytest.mark.parametrize("phrase", NONE)
def test_no_number(phrase: str) -> None:
    assert people(phrase) is None


VAGUE = [
    ("dozens of soldiers", "dozens"),
    ("several soldiers", "several"),
    ("some of the soldiers", "some"),
    ("a number of men", "a number"),
    ("a policeman and dozens of civilians", "dozens"),
    ("a woman, two children and several neighbours", "several"),
    ("hundreds more", "hundreds"),
]


@pytest.mark.parametrize(("phrase", "vague"), VAGUE)
def test_vague_words_stay_words(phrase: str, vague: str) -> None:
    found = people(phrase)
    assert found is not None
    assert (found.low, found.high, found.vague) == (None, None, vague)


@pytest.mark.parametrize(
    "phrase", ["another soldier", "a third soldier", "another two men", "two others", "two more soldiers"]
)
def test_additional(phrase: str) -> None:
    found = people(phrase)
    assert found is not None
    assert found.additional
