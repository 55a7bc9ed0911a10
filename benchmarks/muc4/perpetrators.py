"""Who did it, as MUC-4 has it: individuals, organizations, how sure they are, and the category that follows."""

from __future__ import annotations

from benchmarks.muc4.keys import Fill
from benchmarks.muc4.phrases import chain, crosswalk, cut, name_in
from onrecord.model import Account, Participant

Slots = dict[str, list[Fill]]


def perpetrators(account: Account, text: str) -> Slots:
    """The four PERP slots of an account."""
    told = account.by.get("perpetrators") == "reader"
    persons = [one for one in account.perpetrators if one.nature == "person"]
    bodies = [body for one in account.perpetrators if (body := _organization(one, text))]
    organizations = [Fill((body,)) for body in dict.fromkeys(bodies)]
    listed: dict[str, str] = crosswalk()["confidence"]
    sure = next((listed[said] for said in (*account.flags, account.status) if said in listed), "REPORTED AS FACT")
    return {
        "category": [Fill((_category(account),))],
        "individual": [fill for one in persons if (fill := _individual(one, text, told))],
        "organization": organizations,
        "confidence": [Fill((sure,), fill.values) for fill in organizations],
    }


def _individual(one: Participant, text: str, told: bool) -> Fill | None:
    """A person or people, unless the words are no more than the name of their organization."""
    name = name_in(one, text, told)
    values = (name,) if name else chain(one, text)
    if values and (parted := _parted(values[0])):
        values = (parted[0],)
    return Fill(values) if values and values[0] != _organization(one, text) else None


def _organization(one: Participant, text: str) -> str | None:
    """An organization's name; of people named after a known one ("Shining Path members"), that name as printed."""
    if one.nature == "organisation":
        return next(iter(chain(one, text)), None)
    whole = cut(one.text)
    if one.nature != "person" or not one.actor:
        parted = _parted(whole) if one.nature == "person" else None
        return parted[1] if parted else None
    parts = [cut(text[start:end]) for start, end in one.mentions] + [(one.name or "").upper()]
    within = [part for part in parts if part and part in whole]
    return max((part for part in within if part != whole), key=len, default=whole if whole in parts[-1:] else None)


def _parted(phrase: str) -> tuple[str, str] | None:
    """ "Terrorists of the X Front" as the people and their organization; None where the phrase is not so made."""
    people, of, body = phrase.partition(" OF THE ")
    ends = body.rsplit(" ", 1)[-1].lower()
    if not of or ends not in crosswalk()["bodies"]:
        return None
    return (phrase if people.lower() in crosswalk()["stay"] else people), body


def _category(account: Account) -> str:
    """By the kinds of the perpetrators; terrorism where nobody is named, as in most of the keys."""
    kinds = {one.kind for one in account.perpetrators}
    categories: dict[str, list[str]] = crosswalk()["category"]
    return next((name for name, of in categories.items() if kinds & set(of)), next(iter(categories)))
