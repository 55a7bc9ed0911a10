"""The words by which clauses are read (codebook/clauses.yaml), ready to be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord import codebook


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of the codebook, by the names that they have there, where each is explained."""

    partitive: frozenset[str]
    subordinators: frozenset[str]
    clausal: frozenset[str]
    accusing: frozenset[str]
    phrasal: frozenset[str]
    transitive: frozenset[str]
    light: frozenset[str]
    damaging: frozenset[str]
    qualities: frozenset[str]
    carriers: frozenset[str]
    pointing: frozenset[str]
    ensuing: frozenset[str]
    upon: frozenset[str]
    states: frozenset[str]
    crowds: frozenset[str]
    personal: frozenset[str]
    happenings: frozenset[str]
    series: frozenset[str]
    schemes: frozenset[str]
    lands: frozenset[str]
    pronouns: frozenset[str]
    speakers: frozenset[str]
    anaphors: frozenset[str]
    nobodies: frozenset[str]
    planning: frozenset[str]
    alleging: frozenset[str]
    averting: frozenset[str]
    denying: frozenset[str]
    plotting: frozenset[str]
    caught: frozenset[str]
    contested: frozenset[str]
    retracting: frozenset[str]
    reacting: frozenset[str]
    enabling: frozenset[str]
    risks: frozenset[str]
    planned_nouns: frozenset[str]
    planned_adjectives: frozenset[str]
    alleged: frozenset[str]
    revenge: frozenset[str]
    future: frozenset[str]
    vowing: frozenset[str]
    possible: frozenset[str]
    locating: frozenset[str]
    speaking: frozenset[str]
    saying: frozenset[str]
    another: frozenset[str]
    by_event: frozenset[str]


@cache
def words() -> Words:
    """The table, read at first use; a list that it lacks, or has too many, is an error."""
    return Words(**{name: frozenset(given.split()) for name, given in codebook.table("clauses").items()})
