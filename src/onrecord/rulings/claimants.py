"""Whether a party to an incident is the only one whose word an account gives: the army of its own strike."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord import codebook
from onrecord.actors import Actor, identify
from onrecord.linking import Filed
from onrecord.linking.independence.agencies import agency
from onrecord.model import Account, Attribution, Participant


def claimants(filed: Filed, source: str) -> tuple[str, ...]:
    """The parties that alone say so in one account, () where anybody else does; ``source``: whose word it is.

    Of the perpetrators, every voice of their state counts as theirs; of those hit, only they themselves: a police
    officer may be believed on soldiers. A mouthpiece speaks for its party, a state agency for its state.
    """
    voices = [_speaker(voice, filed.account.country) for voice in filed.account.attribution]
    if not voices:
        voices = [one for one in [_mouthpiece(source)] if one]
    if not voices or not all(_party(voice, filed.account) for voice in voices):
        return ()
    return tuple(dict.fromkeys(voice.name or "its state" for voice in voices))


def _speaker(voice: Attribution, country: str | None) -> Actor:
    """Who speaks: the organisation, else the role, else the words for the speaker; then the named state's officials."""
    told = [text for text in (voice.organisation, voice.role, voice.speaker) if text]
    found = [identify(text, country) for text in told]
    return next((actor for actor in found if actor.actor), found[0] if found else Actor())


def _mouthpiece(source: str) -> Actor | None:
    known = agency(source)
    if known is None or not (known.state or known.organ):
        return None
    return Actor(known.organ, known.name, "state_forces" if known.state else "unknown", "organisation", known.country)


def _party(voice: Actor, account: Account) -> bool:
    return _speaks_for(voice, account.perpetrators, account.country) or bool(
        voice.actor and voice.actor in {p.actor for p in account.targets}
    )


def _speaks_for(voice: Actor, perpetrators: Iterable[Participant], country: str | None) -> bool:
    forces = codebook.table("independence")["own_claim"]["forces"]
    for participant in perpetrators:
        doer = identify(participant.name or participant.text, country)
        if voice.actor and voice.actor in (participant.actor, doer.actor):
            return True
        if voice.kind in forces and doer.kind in forces and voice.country and voice.country == doer.country:
            return True
    return False
