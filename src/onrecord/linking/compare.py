"""Two accounts compared: first what bars them from being one incident, then a score that explains itself."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from onrecord import codebook
from onrecord.linking import details, features
from onrecord.linking.echo import one_telling
from onrecord.linking.features import Finding, gap_days, gap_km, never_one
from onrecord.linking.nouns import MATCHER, Filed, Judgement
from onrecord.linking.profile import Profile, profile

Feature = Callable[[Profile, Profile, dict[str, Any]], Finding | None]

ONE_REPORT = "told in one report, and nothing tells them apart"
FEATURES: dict[str, Feature] = {
    "time": features.time,
    "place": features.place,
    "type": features.type_,
    "actors": details.actors,
    "targets": details.targets,
    "harm": details.harm,
    "weapons": details.weapons,
    "names": details.names,
    "words": details.words,
}


def compare(a: Filed, b: Filed) -> Judgement:
    """The matcher's word on two accounts, whatever it is."""
    return judge(profile(a), profile(b))


def judge(a: Profile, b: Profile) -> Judgement:
    """Same, unsure or different, with score and reasons; the same whichever account comes first."""
    if b.id < a.id:
        a, b = b, a
    book = codebook.table("linking")
    reason = bar(a, b, book)
    return Judgement(a.id, b.id, "different", MATCHER, 0.0, reason) if reason else weigh(a, b, book)


def weigh(a: Profile, b: Profile, book: dict[str, Any]) -> Judgement:
    """The word on two accounts that nothing bars from being one, ``a`` the one with the smaller id."""
    if a.report == b.report:
        return Judgement(a.id, b.id, "same", MATCHER, book["one_report"]["score"], ONE_REPORT)
    value, why = score(a, b, book)
    verdict = "same" if value >= book["same"] else "unsure" if value >= book["unsure"] else "different"
    return Judgement(a.id, b.id, verdict, MATCHER, round(value, 4), why)


def score(a: Profile, b: Profile, book: dict[str, Any]) -> tuple[float, str]:
    """From 0 to 1, and the features' reasons, those that weigh most first."""
    weighed = [
        (book["weights"][name] * finding.value, finding.why)
        for name, feature in FEATURES.items()
        if (finding := feature(a, b, book))
    ]
    total = book["bias"] + sum(weight for weight, _ in weighed)
    ordered = sorted(weighed, key=lambda item: -abs(item[0]))
    return 1 / (1 + math.exp(-total)), "; ".join(why for _, why in ordered)


def bar(a: Profile, b: Profile, book: dict[str, Any]) -> str | None:
    """Why two accounts can't be one incident, or ``None``: the cheap tests, before any score."""
    return _too_late(a, b, book) or _other_matter(a, b, book) or _too_far(a, b, book) or _same_report(a, b, book)


def _too_late(a: Profile, b: Profile, book: dict[str, Any]) -> str | None:
    days = gap_days(a, b)
    return f"{days} days apart" if days and days > book["window"]["days"] + a.slack + b.slack else None


def _other_matter(a: Profile, b: Profile, book: dict[str, Any]) -> str | None:
    one, other = a.account, b.account
    if one.aggregate != other.aggregate:
        return "a sum over several incidents is kept apart from each of them"
    if one.status != other.status and not _statuses_meet(one.status, other.status, book):
        return f"what is {one.status} is not what is {other.status}"
    if never_one(one.type, other.type):
        return f"{one.type} and {other.type} are never one incident"
    return None


def _statuses_meet(one: str, other: str, book: dict[str, Any]) -> bool:
    return [one, other] in book["statuses"] or [other, one] in book["statuses"]


def _too_far(a: Profile, b: Profile, book: dict[str, Any]) -> str | None:
    km = gap_km(a, b)
    if km is not None and km > book["distance"]["km"]:
        return f"{km:.0f} km further apart than their places reach"
    if km is None and a.country and b.country and a.country != b.country:
        return f"in {a.country} and in {b.country}"
    return None


def _same_report(a: Profile, b: Profile, book: dict[str, Any]) -> str | None:
    """A coder writes one account for each incident of a report, so two are one only where nothing tells them apart."""
    if a.report != b.report or one_telling(a, b, book["one_report"]):
        return None
    return "one report tells them as two incidents"
