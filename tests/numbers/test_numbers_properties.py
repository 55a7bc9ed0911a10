"""What holds for every text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.numbers import KINDS, Count, counts, people
from onrecord.numbers.words import SCALES, TEENS, TENS, UNITS, amount

WORDS = [
    *(
        "at least",
        "up to",
        "about",
        "more than",
        "or more",
        "or so",
        "between",
        "and",
        "to",
        "from",
        "of",
        "the",
        "a",
        "an",
    ),
    *(
        "another",
        "other",
        "others",
        "more",
        "seven",
        "10",
        "1,378",
        "1.2",
        "million",
        "hundred",
        "dozen",
        "dozens",
        "half",
    ),
    *(
        "several",
        "no",
        "one",
        "both",
        "soldiers",
        "a soldier",
        "people",
        "his wife",
        "years",
        "-",
        ",",
        "including",
        "km",
        "%",
    ),
    *(
        "$",
        "April",
        "2014",
        "31-year-old",
        "third",
        "F-16",
        "'s",
        ".",
        "(",
        "who",
        "among them",
        "family of",
        "Omar Said",
    ),
]
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60)


@given(texts)
def test_counts_lie_in_the_text_and_apart(text: str) -> None:
    found = counts(text)
    end = 0
    for count in found:
        assert end <= count.span[0] < count.span[1]
        assert text[count.span[0] : count.span[1]] == count.text
        assert count.kind in KINDS
        assert count.low is None or count.high is None or 0 <= count.low <= count.high
        end = count.span[1]
    assert counts(text) == found


@given(texts)
def test_letter_case_changes_no_plain_count(text: str) -> None:
    def plain(found: list[Count]) -> list[tuple[int | None, int | None]]:
        return [(count.low, count.high) for count in found if count.kind == "count"]

    if text.isascii() and not any(word in text for word in ("April", "Omar")):
        assert plain(counts(text.upper())) == plain(counts(text.lower()))


@given(texts)
def test_people_gives_bounds_and_a_span_or_nothing(phrase: str) -> None:
    found = people(phrase)
    if found is not None:
        assert found.text == phrase[found.span[0] : found.span[1]]
        assert found.kind == "count"
        assert found.low is None or found.high is None or 0 <= found.low <= found.high


@given(st.integers(1, 99), st.sampled_from(["hundred", "thousand", "million"]))
def test_number_words_mean_their_number(number: int, scale: str) -> None:
    words = _words(number)
    assert amount(words).value == number
    assert amount(f"{words} {scale}").value == number * SCALES[scale]
    (found,) = counts(f"{words} {scale} men")
    assert (found.low, found.high) == (number * SCALES[scale],) * 2


@given(st.integers(0, 10**9))
def test_numerals_mean_their_number_with_and_without_commas(number: int) -> None:
    (found,) = counts(f"some {number:,} people")
    assert (found.low, found.high, found.vague) == (number, number, "some")


def _words(number: int) -> str:
    if number < 20:
        return next(word for word, value in {**UNITS, **TEENS}.items() if value == number)
    tens = next(word for word, value in TENS.items() if value == number // 10 * 10)
    return f"{tens}-{_words(number % 10)}" if number % 10 else tens
