"""Actors: who is named in a text, and what any noun phrase for people, organisations or things stands for."""

from onrecord.actors.mentions import ActorMention, find

__all__ = ["ActorMention", "find"]
