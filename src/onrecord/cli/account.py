"""The values of an account, each with its name, what it is taken to say and who says so, and the spans of its words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.cli.wording import count, days, label, place, point, spaced
from onrecord.model import Account, Attribution, HarmPart, Participant, Span
from onrecord.terms import EFFECTS

Value = tuple[str, str, tuple[Span, ...]]
FIELDS = {
    "when": "when", "where": "place", "by": "perpetrators", "against": "targets", "with": "weapons",
    **dict.fromkeys(EFFECTS, "harm"), "says": "attribution",
}  # fmt: skip
STAGES = {"both": "rules and reader", "person": "by hand"}  # in words


def values(account: Account) -> Iterator[Value]:
    """Each with the stage that gave it and the chance that it is right, where the learned reader read too."""
    for name, said, spans in _values(account):
        given = _given(account, FIELDS.get(name, ""))
        yield name, f"{said}  [{given}]" if given else said, spans


def _values(account: Account) -> Iterator[Value]:
    """In the order in which a coder reads: what, when, where, who, whom, with what, harm, on whose word."""
    yield "what", _what(account), account.evidence
    if account.when:
        when = account.when
        yield "when", f"{days(when.start, when.end, when.precision)} ({when.precision})", (when.span,)
    if account.place:
        yield "where", f"{place(account.place)} ({point(account.place)})", (account.place.span,)
    elif account.country:
        yield "where", f"{account.country} (no place is named)", ()
    for reading in account.place.readings if account.place else ():
        at = f"{reading.latitude:.2f}, {reading.longitude:.2f}" if reading.latitude is not None else "no point"
        yield "  reading", f"{reading.name} ({at}; by {reading.by})", ()
    for further in account.places:
        yield "also at" if account.place else "maybe at", f"{place(further)} ({point(further)})", (further.span,)
    yield from (("by", _who(one), (one.span,)) for one in account.perpetrators)
    yield from (("against", _who(one), (one.span,)) for one in account.targets)
    yield from (("with", spaced(one.kind), (one.span,)) for one in account.weapons)
    for one in account.harm:
        who = f" ({one.who.text}: {spaced(one.who.kind)})" if one.who else ""
        yield one.effect, count(one.low, one.high, one.vague) + who, (one.span,)
        yield from (_part(part) for part in one.parts)
    yield from (("says", _said(one), (one.span,)) for one in account.attribution)
    if account.terrorism is not None:
        yield "terrorism", f"{account.terrorism:.2f} (the chance that GTD and MUC-4 would count it)", ()


def _part(part: HarmPart) -> Value:
    """Some of a harm's people: "of them 5 (five soldiers: state forces)"; "beside" those whom the number leaves out."""
    kind = [spaced(part.who.kind)] if part.who and part.who.kind != "unknown" else []
    who = ", ".join([*kind, *["they did it"] * part.attackers]) or "unknown"
    said = f"{count(part.low, part.high, part.vague)} ({part.text}: {who})"
    return "  of them" if part.counted else "  beside", said, (part.span,)


def _what(account: Account) -> str:
    marks = [account.status] + ["background"] * account.background + ["several at once"] * account.aggregate
    said = f"{label(account.type)} ({', '.join(marks)}; confidence {account.confidence:.2f})"
    told = {"type": True, "status": True, "background": account.background, "aggregate": account.aggregate}
    given = [f"{name}: {words}" for name, true in told.items() if true and (words := _given(account, name))]
    return f"{said}  [{', '.join(given)}]" if given else said


def _given(account: Account, field: str) -> str:
    """``rules and reader 0.93``: which stage gave the value, and the chance that it is right."""
    stage, chance = account.by.get(field), account.sure.get(field)
    words = STAGES.get(stage, stage) if stage else ""
    return f"{words} {chance:.2f}" if words and chance is not None else words


def _who(one: Participant) -> str:
    return f"{one.name or one.text} ({spaced(one.kind)})"


def _said(one: Attribution) -> str:
    parts = dict.fromkeys(part for part in (one.speaker, one.role, one.organisation) if part)
    named = ", ".join(parts) or one.text
    return named + (f", told {one.told}" if one.told else "")
