"""Which registered actor a participant is: by the coder, by its words, or by the force that its people are of."""

from __future__ import annotations

from onrecord.actors import Actor, identify
from onrecord.actors.identity import ARMED
from onrecord.model import Participant


def who(participant: Participant, country: str | None) -> Actor:
    """The actor; ``country``: that of the act. "Fighters of Ansar Dine" are Ansar Dine, "men of the army" the army."""
    actor = identify(participant.name or participant.text, country)
    _, _, force = participant.text.partition(" of ")
    if actor.actor is None and force:
        other = identify(force, country)
        return other if other.actor and other.kind in ARMED else actor
    return actor
