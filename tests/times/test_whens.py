"""What ``whens`` reads in a report of Tuesday 14 April 2020: (text, printed words, first day, last day, precision)."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.times import whens

TUESDAY = date(2020, 4, 14)

DAYS = [
    ("killed today", "today", "04-14"),
    ("killed yesterday", "yesterday", "04-13"),
    ("killed early yesterday", "early yesterday", "04-13"),
    ("killed yesterday evening", "yesterday evening", "04-13"),
    ("the day before yesterday", "the day before yesterday", "04-12"),
    ("KILLED YESTERDAY", "YESTERDAY", "04-13"),
    ("killed last night", "last night", "04-13"),
    ("killed this morning", "this morning", "04-14"),
    ("a vote tomorrow", "tomorrow", "04-15"),
    ("killed on Monday", "Monday", "04-13"),
    ("KILLED ON MONDAY", "MONDAY", "04-13"),
    ("Monday's attack", "Monday", "04-13"),
    ("Monday’s attack", "Monday", "04-13"),
    ("on Monday afternoon", "Monday afternoon", "04-13"),
    ("on Monday night", "Monday night", "04-13"),
    ("late Monday", "late Monday", "04-13"),
    ("early on Saturday", "early on Saturday", "04-11"),
    ("in the early hours of Sunday", "the early hours of Sunday", "04-12"),
    ("overnight on Monday", "overnight on Monday", "04-13"),
    ("said on Tuesday", "Tuesday", "04-14"),  # the day of publication counts
    ("killed on Wednesday", "Wednesday", "04-08"),
    ("last Monday", "last Monday", "04-13"),
    ("last Tuesday", "last Tuesday", "04-07"),
    ("next Tuesday", "next Tuesday", "04-21"),
    ("this past Sunday", "this past Sunday", "04-12"),
    ("Friday last week", "Friday last week", "04-10"),
    ("three days ago", "three days ago", "04-11"),
    ("killed on Easter Sunday", "Easter Sunday", "04-12"),
    ("killed on Good Friday", "Good Friday", "04-10"),
    ("a day ago", "a day ago", "04-13"),
    ("He will speak on Monday", "Monday", "04-20"),
    ("The rally is set for Sunday", "Sunday", "04-19"),
    ("They will vote on Tuesday", "Tuesday", "04-14"),
    ("who will retire, said on Monday", "Monday", "04-13"),
    ("He will stay, police said Monday", "Monday", "04-13"),
]
DATES = [
    ("on April 13", "April 13", "2020-04-13"),
    ("on 13 April", "13 April", "2020-04-13"),
    ("on 13 APRIL", "13 APRIL", "2020-04-13"),
    ("April 13th, 2019", "April 13th, 2019", "2019-04-13"),
    ("the 5th of May", "the 5th of May", "2019-05-05"),
    ("Sept. 12", "Sept. 12", "2019-09-12"),
    ("on April 14", "April 14", "2020-04-14"),
    ("They will vote on May 3", "May 3", "2020-05-03"),
    ("on the night of March 4", "the night of March 4", "2020-03-04"),
    ("on April 15", "April 15", "2019-04-15"),  # the latest such day that is not after publication
    ("13/03/2020", "13/03/2020", "2020-03-13"),
    ("03/13/2020", "03/13/2020", "2020-03-13"),
    ("13.03.20", "13.03.20", "2020-03-13"),
    ("2020-04-13", "2020-04-13", "2020-04-13"),
    ("-- 03 Jun 89 --", "03 Jun 89", "1989-06-03"),
    ("03 JUN 89", "03 JUN 89", "1989-06-03"),
    ("Monday, April 13, 2020", "Monday, April 13, 2020", "2020-04-13"),
    ("Monday 13 April", "Monday 13 April", "2020-04-13"),
    ("Mon, 13 Apr 2020", "Mon, 13 Apr 2020", "2020-04-13"),
    ("Feb. 29", "Feb. 29", "2020-02-29"),
    ("the Sept. 11 attacks", "Sept. 11", "2001-09-11"),
    ("since 9/11 all", "9/11", "2001-09-11"),
]
PERIODS = [
    ("overnight", "overnight", "2020-04-13", "2020-04-14", "days"),
    ("over the weekend", "the weekend", "2020-04-11", "2020-04-12", "days"),
    ("last weekend", "last weekend", "2020-04-11", "2020-04-12", "days"),
    ("next weekend", "next weekend", "2020-04-18", "2020-04-19", "days"),
    ("on Monday and Tuesday", "Monday and Tuesday", "2020-04-13", "2020-04-14", "days"),
    ("Friday to Sunday", "Friday to Sunday", "2020-04-10", "2020-04-12", "days"),
    ("from Thursday to Saturday", "from Thursday to Saturday", "2020-04-09", "2020-04-11", "days"),
    ("between 3 and 5 May", "between 3 and 5 May", "2019-05-03", "2019-05-05", "days"),
    ("March 22-25", "March 22-25", "2020-03-22", "2020-03-25", "days"),
    ("22-25 March 2019", "22-25 March 2019", "2019-03-22", "2019-03-25", "days"),
    ("from February 20th to March 12th", "from February 20th to March 12th", "2020-02-20", "2020-03-12", "month"),
    ("from December 28 to January 3", "from December 28 to January 3", "2019-12-28", "2020-01-03", "week"),
    ("03/04/2020", "03/04/2020", "2020-03-04", "2020-04-03", "month"),  # either order of day and month
    ("recently", "recently", "2020-04-11", "2020-04-13", "days"),
    ("in recent days", "recent days", "2020-04-11", "2020-04-13", "days"),
    ("a few days ago", "a few days ago", "2020-04-11", "2020-04-13", "days"),
    ("in the past few days", "the past few days", "2020-04-11", "2020-04-13", "days"),
    ("in the past 24 hours", "the past 24 hours", "2020-04-13", "2020-04-14", "days"),
    ("in the last 48 hours", "the last 48 hours", "2020-04-12", "2020-04-14", "days"),
    ("in the past two days", "the past two days", "2020-04-12", "2020-04-14", "days"),
    ("in the past week", "the past week", "2020-04-07", "2020-04-14", "week"),
    ("last week", "last week", "2020-04-06", "2020-04-12", "week"),
    ("late last week", "late last week", "2020-04-10", "2020-04-12", "days"),
    ("this week", "this week", "2020-04-13", "2020-04-14", "week"),
    ("earlier this week", "earlier this week", "2020-04-13", "2020-04-14", "week"),
    ("later this week", "later this week", "2020-04-14", "2020-04-19", "week"),
    ("next week", "next week", "2020-04-20", "2020-04-26", "week"),
    ("a week ago", "a week ago", "2020-04-04", "2020-04-10", "week"),
    ("two weeks ago", "two weeks ago", "2020-03-28", "2020-04-03", "week"),
    ("two weekends ago", "two weekends ago", "2020-03-28", "2020-04-03", "week"),
    ("more than a week ago", "more than a week ago", "2020-03-31", "2020-04-07", "month"),
    ("in recent weeks", "recent weeks", "2020-03-24", "2020-04-14", "month"),
    ("in the coming weeks", "the coming weeks", "2020-04-15", "2020-05-05", "month"),
    ("last month", "last month", "2020-03-01", "2020-03-31", "month"),
    ("this month", "this month", "2020-04-01", "2020-04-14", "month"),
    ("late last month", "late last month", "2020-03-15", "2020-03-31", "month"),
    ("early March", "early March", "2020-03-01", "2020-03-10", "month"),
    ("mid-March", "mid-March", "2020-03-10", "2020-03-20", "month"),
    ("late March", "late March", "2020-03-15", "2020-03-31", "month"),
    ("late February", "late February", "2020-02-15", "2020-02-29", "month"),
    ("the end of March", "the end of March", "2020-03-25", "2020-03-31", "month"),
    ("in December 2017", "December 2017", "2017-12-01", "2017-12-31", "month"),
    ("in December", "December", "2019-12-01", "2019-12-31", "month"),
    ("in May", "May", "2019-05-01", "2019-05-31", "month"),
    ("last May", "last May", "2019-05-01", "2019-05-31", "month"),
    ("in March last year", "March last year", "2019-03-01", "2019-03-31", "month"),
    ("until April 30", "until April 30", "2020-04-14", "2020-04-30", "month"),
    ("since Monday", "since Monday", "2020-04-13", "2020-04-14", "days"),
    ("in 2014", "2014", "2014-01-01", "2014-12-31", "year"),
    ("in 2018 and 2019", "2018 and 2019", "2018-01-01", "2019-12-31", "year"),
    ("between 2003 and 2005", "between 2003 and 2005", "2003-01-01", "2005-12-31", "year"),
    ("in 2014-15", "2014-15", "2014-01-01", "2015-12-31", "year"),
    ("since 2003", "since 2003", "2003-01-01", "2020-04-14", "year"),
    ("early 2018", "early 2018", "2018-01-01", "2018-04-30", "year"),
    ("mid-2018", "mid-2018", "2018-05-01", "2018-08-31", "year"),
    ("late 2018", "late 2018", "2018-09-01", "2018-12-31", "year"),
    ("last year", "last year", "2019-01-01", "2019-12-31", "year"),
    ("earlier this year", "earlier this year", "2020-01-01", "2020-04-14", "year"),
    ("by the end of the year", "by the end of the year", "2020-04-14", "2020-12-31", "year"),
    ("a year ago", "a year ago", "2018-10-14", "2019-10-15", "year"),
    ("in the summer of 2014", "the summer of 2014", "2014-06-01", "2014-08-31", "year"),
    ("last summer", "last summer", "2019-06-01", "2019-08-31", "year"),
    ("the winter of 2014", "the winter of 2014", "2014-12-01", "2015-02-28", "year"),
    ("in the 1990s", "the 1990s", "1990-01-01", "1999-12-31", "year"),
    ("in the early 1990s", "the early 1990s", "1990-01-01", "1993-12-31", "year"),
]


@pytest.mark.parametrize(
    ("text", "printed", "start", "end", "precision"),
    [(text, printed, f"2020-{day}", f"2020-{day}", "day") for text, printed, day in DAYS]
    + [(text, printed, day, day, "day") for text, printed, day in DATES]
    + PERIODS,
)
def test_when(text: str, printed: str, start: str, end: str, precision: str) -> None:
    (when,) = whens(text, TUESDAY)
    assert (when.text, str(when.start), str(when.end), when.precision) == (printed, start, end, precision)
    assert when.offset is None


RELATIVE = [
    ("She sang on Tuesday. Her show came a day after a theatre was burnt.", "a day after", "04-13"),
    ("On Monday a bomb went off. Two days later a man was held.", "Two days later", "04-15"),
    ("He spoke on Tuesday. A day earlier a bomb went off.", "A day earlier", "04-13"),
    ("A theatre was burnt on Sunday, a day after a raid.", "a day after", "04-11"),
    ("He was freed on Sunday and killed the next day.", "the next day", "04-13"),
    ("He spoke on Sunday. The bomb had gone off the day before.", "the day before", "04-11"),
    ("It came a day after Sunday's attack.", "a day after", "04-13"),
    ("He was held on Sunday and freed the same day.", "the same day", "04-12"),
    ("He spoke on Sunday, hours after a raid.", "hours after", "04-12"),
    ("It came a day after a theatre was burnt.", "a day after", "04-13"),  # from publication
]


@pytest.mark.parametrize(("text", "printed", "day"), RELATIVE)
def test_when_told_from_another_time(text: str, printed: str, day: str) -> None:
    when = next(when for when in whens(text, TUESDAY) if when.text == printed)
    assert str(when.start) == str(when.end) == f"2020-{day}"


NONE = [
    "May God help",
    "the men may flee",
    "THEY MAY HAVE FLED",
    "They march on Rome",
    "March on Rome",
    "a second man",
    "the Sunday Times",
    "Bloody Sunday",
    "Sun and sea",
    "a three-day siege",
    "for three days",
    "two years in prison",
    "2000 troops",
    "some 2014 men",
    "the 3rd Battalion",
    "a 31-year-old",
    "three years old",
    "every day",
    "one day",
    "the day",
    "a fall of snow",
    "in the spring",
    "years ago",
    "a 10-day-old offensive",
    "5 may have died",
    "$2014",
    "the sixth of them",
    "dayside",
    "Mondayish",
    "a yesterdayism",
    "",
    "10,2014",
    "31 February",
    "2020-13-45",
]


@pytest.mark.parametrize("text", NONE)
def test_no_when(text: str) -> None:
    assert whens(text, TUESDAY) == []


UNDATED = [
    ("yesterday", (-1, -1), "day"),
    ("today", (0, 0), "day"),
    ("on Monday", (-6, 0), "day"),
    ("last Monday", (-7, -1), "day"),
    ("last week", (-13, -1), "week"),
    ("three days ago", (-3, -3), "day"),
    ("in the past 24 hours", (-1, 0), "days"),
    ("He spoke yesterday, a day after the raid", (-2, -2), "day"),
]


@pytest.mark.parametrize(("text", "offset", "precision"), UNDATED)
def test_unknown_publication_leaves_days_relative(text: str, offset: tuple[int, int], precision: str) -> None:
    when = whens(text, None)[-1]
    assert (when.start, when.end, when.offset, when.precision) == (None, None, offset, precision)


@pytest.mark.parametrize("text", ["on 3 May 2011", "in 2014", "2020-04-13", "in December 2017", "the summer of 2014"])
def test_unknown_publication_does_not_matter_to_dates_with_a_year(text: str) -> None:
    assert whens(text, None) == whens(text, TUESDAY)


def test_a_day_before_what_has_no_day_is_unknown() -> None:
    (when,) = whens("He was killed two days before the vote", TUESDAY)
    assert (when.text, when.start, when.precision) == ("two days before", None, "unknown")


def test_unknown_publication_leaves_dates_without_a_year_unknown() -> None:
    (when,) = whens("on 3 May", None)
    assert (when.text, when.start, when.end, when.precision, when.offset) == ("3 May", None, None, "unknown", None)


FEASTS = [
    ("a blast on Christmas Day", "Christmas Day", "2019-12-25"),
    ("bombs on Palm Sunday 2017", "Palm Sunday 2017", "2017-04-09"),
    ("a raid on New Year's Eve", "New Year's Eve", "2019-12-31"),
    ("the parade that is planned for Easter Monday, 2038", "Easter Monday, 2038", "2038-04-26"),
]


@pytest.mark.parametrize(("text", "printed", "day"), FEASTS)
def test_feasts(text: str, printed: str, day: str) -> None:
    found = [(when.text, when.start, when.end) for when in whens(text, TUESDAY)]
    assert found == [(printed, date.fromisoformat(day), date.fromisoformat(day))]


@pytest.mark.parametrize("text", ["a Christmas market", "on Easter Island", "that night nobody slept"])
def test_what_tells_no_day(text: str) -> None:
    assert all(when.start is None for when in whens(text, TUESDAY))


@pytest.mark.parametrize(
    ("text", "printed", "day"),
    [
        ("shot on Sunday. Four were taken earlier in the day.", "earlier in the day", "04-12"),
        ("shot on Sunday. That night two more died.", "That night", "04-12"),
        ("shot on Friday. The following morning a second man died.", "The following morning", "04-11"),
    ],
)
def test_parts_of_the_day_told_before(text: str, printed: str, day: str) -> None:
    last = whens(text, TUESDAY)[-1]
    assert (last.text, last.start) == (printed, date.fromisoformat(f"2020-{day}"))
