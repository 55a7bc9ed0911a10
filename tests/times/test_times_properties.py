"""What holds for every text and every day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.terms import WHEN_PRECISIONS
from onrecord.times import whens
from onrecord.times.rules import UNITS, rules

WORDS = [
    "on",
    "Monday",
    "Sunday",
    "night",
    "last",
    "next",
    "this",
    "week",
    "month",
    "year",
    "day",
    "days",
    "a",
    "the",
    "two",
    "three",
    "few",
    "ago",
    "after",
    "before",
    "later",
    "earlier",
    "early",
    "late",
    "mid-",
    "end of",
    "13",
    "April",
    "May",
    "2014",
    "1990s",
    "and",
    "to",
    "from",
    "until",
    "since",
    "by",
    "between",
    "-",
    ",",
    ".",
    "weekend",
    "summer",
    "yesterday",
    "overnight",
    "past",
    "recent",
    "hours",
    "03/04/2020",
    "Feb",
    "30",
    "same",
]
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
WEEKLY = [
    "yesterday",
    "today",
    "last night",
    "overnight",
    "on Monday",
    "last Friday",
    "next Sunday",
    "three days ago",
    "two weeks ago",
    "last week",
    "this week",
    "late last week",
    "next week",
    "the weekend",
    "last weekend",
    "recent days",
    "the past 24 hours",
    "recent weeks",
    "a day later",
    "Friday to Sunday",
    "tomorrow",
    "Wednesday last week",
    "they will meet on Monday",
]


@given(texts, st.none() | days)
def test_spans_and_periods(text: str, published: date | None) -> None:
    found = whens(text, published)
    end = 0
    for when in found:
        assert end <= when.span[0] < when.span[1]
        assert text[when.span[0] : when.span[1]] == when.text
        assert (when.start is None) == (when.end is None)
        assert when.start is None or when.end is None or when.start <= when.end
        assert when.precision in WHEN_PRECISIONS
        assert published is None or when.offset is None
        end = when.span[1]
    assert whens(text, published) == found


@given(st.sampled_from(WEEKLY), st.dates(date(1970, 1, 1), date(2100, 1, 1)), st.integers(-50, 50))
def test_a_report_of_another_week_tells_of_another_week(text: str, published: date, weeks: int) -> None:
    shift = timedelta(weeks=weeks)
    (before,), (after,) = whens(text, published), whens(text, published + shift)
    assert before.start and before.end and after.start and after.end
    assert (after.start - before.start, after.end - before.end) == (shift, shift)


@given(st.sampled_from(WEEKLY), st.dates(date(1970, 1, 1), date(2100, 1, 1)))
def test_the_offset_of_an_undated_report_holds_the_days_of_a_dated_one(text: str, published: date) -> None:
    (undated,), (dated,) = whens(text, None), whens(text, published)
    if undated.offset is None:
        return
    assert dated.start and dated.end
    assert undated.offset[0] <= (dated.start - published).days
    assert (dated.end - published).days <= undated.offset[1]


def test_every_unit_can_be_told_back_from_publication() -> None:
    assert set(rules().data["ago"]) == set(UNITS.values())
    assert all(whens(f"13 {form} ago", None) for form in UNITS)


@given(st.dates(date(1970, 1, 1), date(2100, 1, 1)))
def test_weekdays_look_back_at_most_six_days(published: date) -> None:
    for name in ("Monday", "Thursday", "Sunday"):
        (when,) = whens(f"on {name}", published)
        assert when.start and 0 <= (published - when.start).days <= 6
        assert when.start.strftime("%A") == name
