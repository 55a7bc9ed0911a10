"""Who tells an account's toll, in the words that a ruling asks for: kinds of source, and whether a party speaks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from onrecord import codebook
from onrecord.actors import identify
from onrecord.linking import Filed
from onrecord.model import Account, Participant
from onrecord.rulings.claimants import claimants
from onrecord.rulings.incident import Part


def told_by(account: Account) -> tuple[str, ...]:
    """The kinds of source that say so and the organisations, as a hierarchy names them; never a person's name."""
    voices = [" ".join(filter(None, (one.role, one.organisation))) for one in account.attribution]
    kinds = (f"kind {kind}" for kind, words in _words().items() if any(words.search(voice) for voice in voices))
    organisations = (f"organisation {one.organisation}" for one in account.attribution if one.organisation)
    return tuple(dict.fromkeys((*kinds, *organisations)))


def doubt(filed: Filed, source: str, people: Iterable[Part]) -> str:
    """Why an account's number is doubtful: a party to the incident alone tells it, of the other side's losses.

    Source: UCDP and GTD codebooks. What a party says of its own losses, or of civilians, is no such claim.
    """
    names = claimants(filed, source)
    if not names:
        return ""
    own, other = _sides(filed.account, names)
    losses = {part.kind for part in people if part.counted}
    if not losses - {"civilians", "protesters"} or (losses <= own and not losses & other):
        return ""
    return f"the word of a party to it on the other side's losses: {', '.join(names)}"


def _sides(account: Account, names: Collection[str]) -> tuple[set[str], set[str]]:
    """The kinds of the side that speaks, and those of the other."""
    hit = any(_name(target, account) in names for target in account.targets)
    did = any(_name(doer, account) in names for doer in account.perpetrators)
    of_targets = not account.perpetrators or (hit and not did)
    mine, theirs = (account.targets, account.perpetrators) if of_targets else (account.perpetrators, account.targets)
    return _kinds(mine), _kinds(theirs)


def _name(participant: Participant, account: Account) -> str | None:
    return participant.name or identify(participant.text, account.country).name


def _kinds(participants: Iterable[Participant]) -> set[str]:
    return {participant.kind for participant in participants}


@cache
def _words() -> dict[str, re.Pattern[str]]:
    table: dict[str, list[str]] = codebook.table("rulings")["sources"]
    return {
        kind: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE) for kind, words in table.items()
    }
