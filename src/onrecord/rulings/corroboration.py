"""How an incident is borne out: a grade beside it, never a filter.

``single`` one outlet; ``copied`` several, all of them one origin; ``independent`` two or more origins agree that it
happened (Airwars: fair); ``contested`` a source denies it, or sources name different perpetrators (Airwars: competing
claims of responsibility); ``own_claim`` a party to it is the only voice (GTD wants an independent source beside it).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord import codebook
from onrecord.linking import Filed
from onrecord.model import Attribution
from onrecord.rulings.claimants import claimants
from onrecord.rulings.rivals import rivals
from onrecord.rulings.settled import Settled
from onrecord.rulings.sources import Heard, outlets

GRADES = ("single", "copied", "independent", "contested", "own_claim")


def settle(heard: Heard) -> Settled[str]:
    """The grade, and why, with the outlets and agencies whose word it is."""
    grade, why = _disputed(heard) or _own_claim(heard) or _borne_out(heard)
    return Settled("corroboration", grade, why)


def _disputed(heard: Heard) -> tuple[str, str] | None:
    asserting = codebook.table("rulings")["status"]["asserting"]
    told = [f for f in heard.voters if f.account.status in asserting]
    denied = [f for f in heard.voters if f.account.status == "denied"]
    if denied:
        by = f"told by {_names(heard, told)}, denied by" if told else "told only as something that is denied, by"
        return "contested", f"{by} {_names(heard, denied)}"
    if found := rivals(heard):
        sides = (f"{name} by {_listed(heard.origin(account).name for account in given)}" for name, given in found)
        return "contested", f"the sources name different perpetrators: {'; '.join(sides)}"
    return None


def _own_claim(heard: Heard) -> tuple[str, str] | None:
    found = [claimants(f, heard.origin(f.id).name) for f in heard.voters]
    if not all(found):
        return None
    parties = _listed(dict.fromkeys(name for names in found for name in names))
    return "own_claim", f"told only by a party to it: {parties} ({_listed(outlets(heard.accounts))})"


def _borne_out(heard: Heard) -> tuple[str, str]:
    asserting = codebook.table("rulings")["status"]["asserting"]
    agreeing = [f for f in heard.voters if f.account.status in asserting] or heard.voters
    every = outlets(heard.accounts)
    if len(heard.sources(agreeing)) > 1:
        return "independent", f"{_names(heard, agreeing)} tell of it in their own words{_one_voice(agreeing)}"
    if len(every) == 1:
        return "single", f"only {every[0]} tells of it"
    leaning = [
        f"{f.report.outlet or 'a report'} {heard.members[f.id].why}" for f in heard.accounts if heard.members[f.id].why
    ]
    if len(heard.origins) == 1:
        return "copied", f"all is the word of {heard.origins[0].name}: {'; '.join(dict.fromkeys(leaning))}"
    return "single", f"only {_names(heard, agreeing)} tells that it happened"


def _one_voice(agreeing: Sequence[Filed]) -> str:
    """Outlets that each asked the same office are sources of their own; that it is one voice is said."""
    voices = [{_office(voice) for voice in f.account.attribution} for f in agreeing]
    common = set.intersection(*voices) if all(len(each) == 1 for each in voices) else set()
    return "".join(f", all from one voice: {office}" for office in common if office)


def _office(voice: Attribution) -> str:
    """An organisation or one person's role, no name; "residents" and "officials" may be others each time."""
    role = "" if (voice.role or "").endswith("s") else voice.role
    return voice.organisation or role or ""


def _names(heard: Heard, filed: Iterable[Filed]) -> str:
    return _listed(heard.origins[number].name for number in sorted(heard.sources(filed)))


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
