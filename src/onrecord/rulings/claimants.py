"""Whether a party to an incident is the only one whose word an account gives: the army of its own strike."""

from __future__ import annotations

import re

from onrecord import codebook
from onrecord.actors import Actor, identify
from onrecord.linking import Filed
from onrecord.linking.independence.agencies import agency
from onrecord.model import Account, Attribution, Participant
from onrecord.rulings.doers import who


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
    """Who speaks: of organisation, role and speaker the first that names an actor, else the office; no person's name.

    An office without a nationality is that of the state where it happened.
    """
    offices = [text for text in (voice.organisation, voice.role) if text]
    found = [identify(text, country) for text in (*offices, voice.speaker or "")]
    if named := next((actor for actor in found if actor.actor), None):
        return named
    for text, actor in zip(offices, found, strict=False):
        if actor.kind == "state_forces" or _office(text):
            return Actor(None, text, "state_forces", actor.nature, actor.country or country)
    return Actor()


def _office(text: str) -> bool:
    """Whether civil officials speak: the defence minister, US officials."""
    return not set(re.findall(r"[^\W\d_]+", text.casefold())).isdisjoint(
        codebook.table("independence")["own_claim"]["officials"]
    )


def _mouthpiece(source: str) -> Actor | None:
    known = agency(source)
    if known is None or not (known.state or known.organ):
        return None
    return Actor(known.organ, known.name, "state_forces" if known.state else "unknown", "organisation", known.country)


def _party(voice: Actor, account: Account) -> bool:
    hit = {who(participant, account.country).actor for participant in account.targets} - {None}
    return voice.actor in hit or any(_is(voice, doer, account.country) for doer in account.perpetrators)


def _is(voice: Actor, participant: Participant, country: str | None) -> bool:
    """Whether a voice is the perpetrator's own, or that of the state whose forces it is."""
    forces = codebook.table("independence")["own_claim"]["forces"]
    doer = who(participant, country)
    if voice.actor and voice.actor in (participant.actor, doer.actor):
        return True
    its_country = doer.country or (country if doer.kind == "state_forces" else None)
    return voice.kind in forces and doer.kind in forces and voice.country is not None and voice.country == its_country
