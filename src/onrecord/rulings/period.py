"""When it happened: the days on which the accounts agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord import codebook
from onrecord.linking import Filed
from onrecord.rulings.incident import Period
from onrecord.rulings.settled import Settled
from onrecord.rulings.sources import Heard, tell


@dataclass(frozen=True, slots=True)
class _Dated:
    start: date
    end: date
    precision: str
    text: str
    origin: int


def settle(heard: Heard) -> Settled[Period]:
    """The days that all accounts allow; else those that most allow; else all the days that they give."""
    dated = [
        _Dated(w.start, w.end, w.precision, w.text, heard.of[f.id])
        for f in heard.voters
        if (w := f.account.when) and w.start and w.end
    ]
    if not dated:
        return _assumed(heard.voters)
    agreeing = max((_around(day.start, dated) for day in dated), key=lambda d: (_count(d), -_days(d), _negative(d)))
    if len(agreeing) == len(dated):
        return Settled("when", _common(agreeing), tell(_count(dated)))
    if 2 * _count(agreeing) > _count(dated):
        why = f"the majority: {_count(agreeing)} of {_count(dated)} sources"
        return Settled("when", _common(agreeing), why, ("date_disputed",))
    span = Period(min(d.start for d in dated), max(d.end for d in dated), "days", _tightest(dated).text)
    return Settled("when", span, "the sources disagree: all days that they give", ("date_disputed",))


def _around(day: date, dated: Sequence[_Dated]) -> list[_Dated]:
    return [d for d in dated if d.start <= day <= d.end]


def _count(dated: Sequence[_Dated]) -> int:
    return len({d.origin for d in dated})


def _common(dated: Sequence[_Dated]) -> Period:
    """The days that all of ``dated`` allow, in the words of the tightest."""
    start, end, tightest = max(d.start for d in dated), min(d.end for d in dated), _tightest(dated)
    return Period(start, end, "day" if start == end else tightest.precision, tightest.text)


def _days(dated: Sequence[_Dated]) -> int:
    return (min(d.end for d in dated) - max(d.start for d in dated)).days


def _negative(dated: Sequence[_Dated]) -> int:
    """So that of otherwise equal groups the earlier is taken."""
    return -max(d.start for d in dated).toordinal()


def _tightest(dated: Sequence[_Dated]) -> _Dated:
    return min(dated, key=lambda d: (d.end - d.start, d.start, d.text))


def _assumed(voters: Sequence[Filed]) -> Settled[Period]:
    """UCDP's rule for reports without a date; mentions of the past and plans are not dated by their report."""
    published = [
        f.report.published
        for f in voters
        if f.report.published and not f.account.background and f.account.status != "planned"
    ]
    if not published:
        return Settled("when", Period(None, None), "no account gives a day")
    days = codebook.table("rulings")["when"]["undated"]
    period = Period(min(published) - timedelta(days), min(published), "days", None, assumed=True)
    why = f"no account gives a day: the {days} days before the first report (UCDP)"
    return Settled("when", period, why, ("date_assumed",))
