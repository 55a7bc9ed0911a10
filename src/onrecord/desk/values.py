"""The values of an account in a person's words, each with the spans of its own words in the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from onrecord.desk.words import UNKNOWN, days, label, toll
from onrecord.model import Account, Attribution, Harm, Participant, Place, Span
from onrecord.terms import EFFECTS

NAMES = {
    "type": "Type", "status": "Status", "when": "When", "where": "Where", "by": "Who did it", "against": "Whom",
    **{effect: label(effect, "") for effect in EFFECTS}, "weapons": "Weapons", "says": "Who says so",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """``field`` is a key of ``NAMES``; ``said`` what the words are taken to say, ``note`` what more is known of it.
    ``items`` are its places among the account's values of the field, counted from 0; ``None`` where there is one."""

    field: str
    said: str
    spans: tuple[Span, ...]
    note: str = ""
    items: tuple[int | None, ...] = (None,)


def values(account: Account) -> Iterator[Value]:
    """In the order in which a coder reads: what, when, where, who, whom, harm, with what, on whose word; what is said
    several times once, with all its words."""
    once: dict[tuple[str, str, str], Value] = {}
    for one in _every(account):
        key = (one.field, one.said, one.note)
        held = once.get(key, replace(one, spans=(), items=()))
        spans = tuple(dict.fromkeys((*held.spans, *one.spans)))
        once[key] = replace(held, spans=spans, items=(*held.items, *one.items))
    return iter(once.values())


def _every(account: Account) -> Iterator[Value]:
    yield Value("type", label(account.type), account.evidence, _marks(account))
    yield Value("status", label(account.status, ""), account.evidence)
    if account.when:
        yield Value("when", days(account.when), (account.when.span,), account.when.precision)
    if account.place:
        yield Value("where", place(account.place), (account.place.span,), account.place.precision)
    further = [Value("where", place(one), (one.span,), "also named") for one in account.places]
    lists = (
        further, [_party("by", one) for one in account.perpetrators],
        [_party("against", one) for one in account.targets], [_harm(one) for one in account.harm],
        [Value("weapons", label(one.kind, ""), (one.span,)) for one in account.weapons],
        [_said(one) for one in account.attribution],
    )  # fmt: skip
    yield from (replace(one, items=(item,)) for some in lists for item, one in enumerate(some))


def place(one: Place) -> str:
    parts = (one.name or one.text, one.admin1, one.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def at(report: str, spans: Sequence[Span]) -> str:
    """The address of a report at some of its words."""
    words = urlencode([("at", f"{start}-{end}") for start, end in spans])
    return f"/reports/{quote(report, safe='')}" + (f"?{words}#w" if words else "")


def _marks(account: Account) -> str:
    return ", ".join(["background"] * account.background + ["a sum of several"] * account.aggregate)


def _party(field: str, one: Participant) -> Value:
    return Value(field, one.name or one.text, (one.span,), "" if one.kind == "unknown" else one.kind.replace("_", " "))


def _harm(one: Harm) -> Value:
    who = one.who.text if one.who else ""
    said = toll(one.low, one.high, one.vague)
    about = one.vague if one.vague and (one.low is not None or one.high is not None) else ""
    return Value(one.effect, said, (one.span,), ", ".join(part for part in (about, who) if part))


def _said(one: Attribution) -> Value:
    parts = dict.fromkeys(part for part in (one.speaker, one.role, one.organisation) if part)
    told = f"told {one.told}" if one.told else ""
    return Value("says", ", ".join(parts) or one.text or UNKNOWN, (one.span,), told)
