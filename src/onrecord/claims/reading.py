"""A figure that counts incidents, read as a claim: what its words say of kind, doers and targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import codebook
from onrecord.actors import find, identify
from onrecord.claims.claim import Claim, claim_id
from onrecord.linking import Filed
from onrecord.linking.profile import content
from onrecord.linking.words import fold
from onrecord.model import Figure, Report, Span, Statement
from onrecord.reading.sentences import sentences
from onrecord.rulings.scope import of_kind

_ON = re.compile(
    r"\s+(?:on|against|targeting)\s+(?P<whom>[^,;.]+?)(?=\s+(?:in|at|since|this|over|by|within|near)\b|[,;.]|$)"
)
_OF = re.compile(r"\s+of\s+(?P<whom>[^,;.]+?)(?=\s+(?:in|at|since|this|over|by|within|near|on)\b|[,;.]|$)")
_BY = re.compile(r"\bby\s+(?P<who>[^,;.]+)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|\w*(?:first|second|third|th)", re.IGNORECASE)
ARMED = frozenset(("rebel_group", "political_militia", "identity_militia", "external_forces", "state_forces"))
_GROUP = re.compile(
    r"\b(?:the (?:group|militants|rebels|insurgents|movement|extremists|jihadists)|it|they)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A report with what it tells: its accounts, each with the id of its incident, and its statements."""

    report: Report
    accounts: tuple[tuple[Filed, str], ...] = ()
    statements: tuple[Statement, ...] = ()


def read(heard: Heard, figure: Figure) -> Claim:
    """The claim that ``figure``, a count of incidents in the report, makes."""
    report, number = heard.report, _number(figure)
    text, noun = report.coded_text, figure.spans.get("of", (number[1], number[1]))
    sentence = next((s for s in sentences(text) if s[0] <= number[0] < s[1]), figure.span)
    ordinal = _ORDINAL.fullmatch(text[slice(*number)].split("-")[-1]) is not None
    told = _present(heard, sentence, number)
    whom = _whom(text, noun, sentence, figure)
    hit = identify(whom) if whom else None
    named = [fold(hit.actor or hit.name or "")] if hit and (hit.actor or hit.name) else []
    place, country = figure.place, told[0].account.country if told else None
    types = types_of(figure.of, told[0].account.type if told else None)
    return Claim(
        claim_id(report.id, number), report.id, report.outlet, report.published, _source(heard, number), figure.text,
        figure.span, figure.of, types, _deadly(text, number, noun), tuple(_doers(text, number, noun, sentence)),
        tuple(named), tuple(sorted(content(whom))) if whom else (),
        (hit.kind,) if hit and hit.kind != "unknown" else (), place, country if place is None else place.country,
        figure.period, figure.low, figure.high, figure.vague, ordinal, told[1] if told and ordinal else None,
        place is not None and sentence[0] <= place.span[0] < sentence[1],
    )  # fmt: skip


def types_of(of: str | None, present: str | None) -> tuple[str, ...]:
    """The sub-event types that the words for the kind may mean (codebook table ``claims``); where there are none, those
    that the present incident may be told as; else all violence."""
    words = (of or "").lower().split()
    for length in (3, 2, 1):
        known = kinds().get(" ".join(words[-length:])) if len(words) >= length else None
        if known is not None:
            return known
    return tuple(sorted(of_kind(present or "attack")))


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """Noun of incidents, singular and plural -> the types that it may mean."""
    listed = codebook.table("claims")["nouns"].items()
    violent = tuple(sorted(of_kind("attack")))
    found = {noun: violent if types == ["any"] else tuple(types) for noun, types in listed}
    return found | {_plural(noun): types for noun, types in found.items()}


def _plural(noun: str) -> str:
    return noun + ("es" if noun.endswith(("s", "sh", "ch")) else "s")


def _deadly(text: str, number: Span, noun: Span) -> bool:
    said = text[number[0] : max(noun[1], number[1])].lower().split()
    return not set(codebook.table("claims")["deadly"].split()).isdisjoint(said)


def _number(figure: Figure) -> Span:
    """Where its number stands; a coder of others may tell only where the whole figure does."""
    return figure.spans.get("number", figure.span)


def _whom(text: str, noun: Span, sentence: Span, figure: Figure) -> str | None:
    """The words for those who were hit, "on aid workers", behind the noun (or the bare number); none where they are
    the place."""
    start = max(noun[1], _number(figure)[1])
    behind = text[start : sentence[1]]
    victims = (figure.of or "").split()[-1:] and not (figure.of or "").endswith(("attack", "attacks"))
    found = _ON.match(behind) or (_OF.match(behind) if victims else None)
    if found is None or (figure.place is not None and figure.place.text in found["whom"]):
        return None
    return found["whom"]


def _doers(text: str, number: Span, noun: Span, sentence: Span) -> Iterator[str]:
    """Named doers: behind "by", else the armed group that is the subject; whoever only counts them did nothing."""
    behind = _BY.search(text, max(noun[1], number[1]), sentence[1])
    before = text[sentence[0] : number[0]]
    if behind is not None:
        yield from (one.actor for one in find(behind["who"]) if one.kind in ARMED)
        return
    counting = set(codebook.table("claims")["counting"].split()) | {"was", "is", "marked", "been", "became"}
    if not counting.isdisjoint(before.lower().split()):
        return
    armed = [one.actor for one in find(before) if one.kind in ARMED]
    if not armed and _GROUP.match(before.strip()):
        armed = [one.actor for one in find(text[: sentence[0]]) if one.kind in ARMED - {"state_forces"}]
    yield from armed[-1:]


def _source(heard: Heard, number: Span) -> str:
    """Who says so: the organisation or role of the statement that holds the number, else the outlet."""
    for one in heard.statements:
        start, end = one.spans.get("content", one.span)
        if start <= number[0] < end and (said := one.organisation or one.role):
            return said
    return heard.report.outlet or f"report {heard.report.id}"


def _present(heard: Heard, sentence: Span, number: Span) -> tuple[Filed, str] | None:
    """The account of the incident that the claim speaks of: told in its sentence, else last before it."""
    every = [(f, id) for f, id in heard.accounts if not f.account.aggregate]
    here = [one for one in every if any(a < sentence[1] and b > sentence[0] for a, b in one[0].account.evidence)]
    before = [
        one for one in every if one[0].account.evidence and min(a for a, _ in one[0].account.evidence) < number[0]
    ]
    return _newest(here) or _newest(before)


def _newest(found: Sequence[tuple[Filed, str]]) -> tuple[Filed, str] | None:
    """News before background; of several, the one told most."""
    return max(found, key=lambda one: (not one[0].account.background, len(one[0].account.evidence)), default=None)
