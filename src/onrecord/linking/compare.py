"""Two accounts compared: first what bars them from being one incident, then a score that explains itself."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from onrecord import codebook
from onrecord.linking.echo import one_telling
from onrecord.linking.features import gap_days, gap_km, never_one
from onrecord.linking.nouns import MATCHER, Filed, Judgement
from onrecord.linking.profile import Profile, profile
from onrecord.linking.reasons import reasons
from onrecord.linking.scorecard import Card, chance, shipped

ONE_REPORT = "told in one report, and nothing tells them apart"


def compare(a: Filed, b: Filed) -> Judgement:
    """The matcher's word on two accounts, whatever it is."""
    return judge(profile(a), profile(b))


def judge(a: Profile, b: Profile) -> Judgement:
    """Same, unsure or different, with score and reasons; the same whichever account comes first."""
    book = codebook.table("linking")
    a, b = _in_order(a, b)
    if reason := bar(a, b, book):
        return Judgement(a.id, b.id, "different", MATCHER, 0.0, reason)
    return weigh(a, b, book, explain=True)


def weigh(a: Profile, b: Profile, book: dict[str, Any], card: Card | None = None, explain: bool = False) -> Judgement:
    """The word on two accounts that nothing bars from being one.

    Its reasons are only written where it is same or unsure, or where they are asked for.
    """
    a, b = _in_order(a, b)
    if a.report == b.report:
        return Judgement(a.id, b.id, "same", MATCHER, book["one_report"]["score"], ONE_REPORT)
    card = card or shipped()
    value = chance(card.total(a, b))
    verdict = "same" if value >= book["same"] else "unsure" if value >= book["unsure"] else "different"
    why = reasons(a, b, card) if explain or verdict != "different" else ""
    return Judgement(a.id, b.id, verdict, MATCHER, round(value, 4), why)


def _in_order(a: Profile, b: Profile) -> tuple[Profile, Profile]:
    """By whose accounts they are, not by id, which holds the coder's stamp."""
    return (a, b) if (a.root, a.id) <= (b.root, b.id) else (b, a)


def bar(a: Profile, b: Profile, book: dict[str, Any]) -> str | None:
    """Why two accounts can't be one incident, or ``None``: the cheap tests, before any score."""
    return _too_late(a, b, book) or _other_matter(a, b, book) or _too_far(a, b, book) or _same_report(a, b, book)


def _too_late(a: Profile, b: Profile, book: dict[str, Any]) -> str | None:
    days = gap_days(a, b)
    return f"{days} days apart" if days and days > book["window"]["days"] + a.slack + b.slack else None


def _other_matter(a: Profile, b: Profile, book: dict[str, Any]) -> str | None:
    if a.aggregate != b.aggregate and "aggregate" in (a if a.aggregate else b).sure:
        return "a sum over several incidents is kept apart from each of them"
    if a.status != b.status and _sure("status", a, b) and not _statuses_meet(a.status, b.status, book):
        return f"what is {a.status} is not what is {b.status}"
    if never_one(a.type, b.type) and _sure("type", a, b):
        return f"{a.type} and {b.type} are never one incident"
    return None


def _statuses_meet(one: str, other: str, book: dict[str, Any]) -> bool:
    return [one, other] in book["statuses"] or [other, one] in book["statuses"]


def _too_far(a: Profile, b: Profile, book: dict[str, Any]) -> str | None:
    km = gap_km(a, b)
    if km is not None and km > book["distance"]["km"]:
        return f"{km:.0f} km further apart than their places reach"
    if km is None and _other_country(a, b, book) and _sure("place", a, b):
        return f"in {a.country} and in {b.country}"
    if _sure("name", a, b) and _other_villages(a, b, book):
        return f"at {a.name} and at {b.name}, which no gazetteer knows"
    return None


def _other_villages(a: Profile, b: Profile, book: dict[str, Any]) -> bool:
    """Whether two villages known by name alone are named unlike, and not the same number of dead is told of both."""
    one, other, dead = a.name or "", b.name or "", a.harm.get("killed")
    if one in other or other in one or (dead is not None and dead == b.harm.get("killed")):
        return False
    first, second = sorted((one, other))  # the measure depends on the order
    return bool(SequenceMatcher(None, first, second).ratio() < book["distance"]["alike"])


def _sure(value: str, a: Profile, b: Profile) -> bool:
    """Whether both coders are sure enough of a value to bar the pair by it."""
    return value in a.sure and value in b.sure


def _other_country(a: Profile, b: Profile, book: dict[str, Any]) -> bool:
    if a.country is None or b.country is None or a.country == b.country:
        return False
    return sorted((a.country, b.country)) not in book["distance"]["contested"]


def _same_report(a: Profile, b: Profile, book: dict[str, Any]) -> str | None:
    """A coder writes one account for each incident of a report, so two are one only where nothing tells them apart."""
    if a.report != b.report or one_telling(a, b, book["one_report"]):
        return None
    return "one report tells them as two incidents"
