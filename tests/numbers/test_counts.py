"""What ``counts`` reads: (text, printed number, low, high, vague), by topic."""

from __future__ import annotations

import pytest

from onrecord.numbers import KINDS, Count, counts

NUMBERS = [
    ("Seven people died.", "Seven", 7, 7, None),
    ("It recorded 1,378 cases.", "1,378", 1378, 1378, None),
    ("Some 1.2 million people fled.", "Some 1.2 million", 1_200_000, 1_200_000, "Some"),
    ("It displaced 10,000 people.", "10,000", 10_000, 10_000, None),
    ("twenty-one men", "twenty-one", 21, 21, None),
    ("twenty one men", "twenty one", 21, 21, None),
    ("TWENTY-ONE MEN", "TWENTY-ONE", 21, 21, None),
    ("a hundred and five women", "a hundred and five", 105, 105, None),
    ("one hundred and twenty men", "one hundred and twenty", 120, 120, None),
    ("three lakh people", "three lakh", 300_000, 300_000, None),
    ("three hundred soldiers", "three hundred", 300, 300, None),
    ("two thousand three hundred refugees", "two thousand three hundred", 2300, 2300, None),
    ("one million two hundred thousand people", "one million two hundred thousand", 1_200_000, 1_200_000, None),
    ("one hundred and fifty thousand people", "one hundred and fifty thousand", 150_000, 150_000, None),
    ("two dozen rebels", "two dozen", 24, 24, None),
    ("a dozen rebels", "a dozen", 12, 12, None),
    ("half a dozen rebels", "half a dozen", 6, 6, None),
    ("a half dozen rebels", "a half dozen", 6, 6, None),
    ("half a million people", "half a million", 500_000, 500_000, None),
    ("a quarter of a million people", "a quarter of a million", 250_000, 250_000, None),
    ("one and a half million people", "one and a half million", 1_500_000, 1_500_000, None),
    ("about 2m people fled", "about 2m", 2_000_000, 2_000_000, "about"),
    ("a couple of guards", "a couple", 2, 2, None),
    ("a pair of gunmen", "a pair", 2, 2, None),
    ("both men were hurt", "both", 2, 2, None),
    ("the pair were hurt", "the pair", 2, 2, None),
    ("2000 troops were sent", "2000", 2000, 2000, None),
    ("a 300-strong crowd", "300-strong", 300, 300, None),
    ("a seven-member family", "seven-member", 7, 7, None),
    ("KILLS 24", "24", 24, 24, None),
]
LOWER_BOUNDS = [
    ("At least seven people", "At least seven", 7, None, None),
    ("AT LEAST SEVEN PEOPLE", "AT LEAST SEVEN", 7, None, None),
    ("At  least\nseven people", "At  least\nseven", 7, None, None),
    ("more than 100 rebels", "more than 100", 100, None, None),
    ("over 1,300 people", "over 1,300", 1300, None, None),
    ("well over 50 men", "well over 50", 50, None, None),
    ("no fewer than six", "no fewer than six", 6, None, None),
    ("no less than 30", "no less than 30", 30, None, None),
    ("a minimum of 12 civilians", "a minimum of 12", 12, None, None),
    ("upwards of 40 men", "upwards of 40", 40, None, None),
    ("more than a dozen men", "more than a dozen", 12, None, None),
    ("ten or more men", "ten or more", 10, None, None),
    ("one or more gunmen", "one or more", 1, None, None),
    ("100-plus men", "100-plus", 100, None, None),
    ("50+ dead", "50+", 50, None, None),
    ("more than about 200 men", "more than about 200", 200, None, "about"),
]
UPPER_BOUNDS = [
    ("up to 50 men", "up to 50", None, 50, None),
    ("as many as 30 dead", "as many as 30", None, 30, None),
    ("nearly 40 dead", "nearly 40", None, 40, None),
    ("almost a hundred men", "almost a hundred", None, 100, None),
    ("fewer than 20 men", "fewer than 20", None, 20, None),
    ("less than 20 men", "less than 20", None, 20, None),
    ("close to 1,000 men", "close to 1,000", None, 1000, None),
    ("no more than five men", "no more than five", None, 5, None),
    ("a maximum of 12 men", "a maximum of 12", None, 12, None),
    ("just under 60 men", "just under 60", None, 60, None),
    ("10 or fewer men", "10 or fewer", None, 10, None),
]
APPROXIMATE = [
    ("about 20 men", "about 20", 20, 20, "about"),
    ("Around 20 men", "Around 20", 20, 20, "Around"),
    ("some 200 men", "some 200", 200, 200, "some"),
    ("roughly 6,500 men", "roughly 6,500", 6500, 6500, "roughly"),
    ("approximately two dozen men", "approximately two dozen", 24, 24, "approximately"),
    ("an estimated 500 men", "an estimated 500", 500, 500, "an estimated"),
    ("10 or so men", "10 or so", 10, 10, "or so"),
]
RANGES = [
    ("between 15 and 20 people", "between 15 and 20", 15, 20, None),
    ("from 10 to 12 men", "from 10 to 12", 10, 12, None),
    ("three to five men", "three to five", 3, 5, None),
    ("10-12 men", "10-12", 10, 12, None),
    ("10–12 men", "10–12", 10, 12, None),
    ("two or three men", "two or three", 2, 3, None),
    ("one or two men", "one or two", 1, 2, None),
    ("3 to 4 million people", "3 to 4 million", 3_000_000, 4_000_000, None),
    ("two to three hundred men", "two to three hundred", 200, 300, None),
    ("The toll rose from nine to 14.", "nine", 9, 9, None),  # a change, no range
    ("It went up to 14 from nine.", "nine", 9, 9, None),
    ("between five men and six women", "five", 5, 5, None),
]
WORDS = [
    (f"{word} men", word, None, None, word)
    for word in (
        "dozens",
        "Hundreds",
        "thousands",
        "several",
        "many",
        "a few",
        "some",
        "numerous",
        "several hundred",
        "a few dozen",
        "many thousands",
        "countless",
    )
] + [
    ("scores of men", "scores", None, None, "scores"),
    ("a handful of men", "a handful", None, None, "a handful"),
    ("a number of men", "a number", None, None, "a number"),
    ("tens of thousands of men", "tens of thousands", None, None, "tens of thousands"),
    ("hundreds of thousands of men", "hundreds of thousands", None, None, "hundreds of thousands"),
    ("killed dozens, police said", "dozens", None, None, "dozens"),
]
ZERO = [
    ("no one was hurt", "no one", 0, 0, None),
    ("Nobody was hurt", "Nobody", 0, 0, None),
    ("none of the passengers", "none", 0, 0, None),
    ("No casualties were reported", "No", 0, 0, None),
    ("not a single soldier", "not a single", 0, 0, None),
    ("neither soldier was hurt", "neither", 0, 0, None),
    ("zero deaths", "zero", 0, 0, None),
]


@pytest.mark.parametrize(
    ("text", "printed", "low", "high", "vague"),
    NUMBERS + LOWER_BOUNDS + UPPER_BOUNDS + APPROXIMATE + RANGES + WORDS + ZERO,
)
def test_counts(text: str, printed: str, low: int | None, high: int | None, vague: str | None) -> None:
    found = next(count for count in counts(text) if count.text == printed)
    assert (found.low, found.high, found.vague, found.kind) == (low, high, vague, "count")


NO_COUNT = [
    "the one who fled",
    "one another",
    "at one point",
    "this one",
    "step by step, one by one",
    "no longer",
    "no doubt",
    "No, he said.",
    "how many",
    "some time",
    "He scores twice.",
    "a second chance at peace",
    "Italy",
    "someone",
    "gone to stone",
    "often",
    "the Tenerife flight",
    "sixteenth",
    "bone",
]


@pytest.mark.parametrize("text", NO_COUNT)
def test_not_counts(text: str) -> None:
    assert [count for count in counts(text) if count.kind == "count"] == []


FLAGS = [
    ("Another 10 were hurt", "Another 10", "additional"),
    ("10 others were hurt", "10", "additional"),
    ("10 more were hurt", "10 more", "additional"),
    ("two other soldiers", "two", "additional"),
    ("hundreds more", "hundreds more", "additional"),
    ("a further 16 cases", "a further 16", "additional"),
    ("at least another five", "at least another five", "additional"),
    ("two of the five", "two", "share"),
    ("three of his sons", "three", "share"),
    ("dozens of them", "dozens", "share"),
]


@pytest.mark.parametrize(("text", "printed", "flag"), FLAGS)
def test_flags(text: str, printed: str, flag: str) -> None:
    found = counts(text)[0]
    assert found.text == printed
    assert getattr(found, flag)
    assert found.additional + found.share == 1


def test_flags_are_off_without_their_words() -> None:
    assert not any(count.additional or count.share for count in counts("10 men, two of iron, five more than last year"))


def test_kinds_are_the_documented_ones() -> None:
    text = (
        "On 3 May 2011, the third of 5 men, aged 31, paid $5 (10 percent) at 9 pm for 60mm shells, half of the F-16's"
    )
    assert {count.kind for count in counts(text)} <= set(KINDS)


def test_an_empty_text_has_none() -> None:
    assert counts("") == []
    assert counts("   \n") == []


def test_offsets_survive_letters_that_grow_in_lower_case() -> None:
    assert counts("İİİ seven men")[0] == Count("seven", (4, 9), 7, 7, None, "count")
