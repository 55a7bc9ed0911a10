"""Actors: who is named in a text, and what any noun phrase for people, organisations or things stands for."""

from onrecord.actors.identity import Actor, identify
from onrecord.actors.mentions import ActorMention, find
from onrecord.actors.nouns import is_people, kind_of_noun
from onrecord.actors.weapons import find_weapons, weapon_type

__all__ = ["Actor", "ActorMention", "find", "find_weapons", "identify", "is_people", "kind_of_noun", "weapon_type"]
