"""An incident: what a ruling makes of all accounts of it, each value with the accounts that support it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date

from onrecord.linking import Origin
from onrecord.model import Place


@dataclass(frozen=True, slots=True)
class Period:
    """When: whole days, both ends included. ``text`` is the words of the account that dates it best, if any does."""

    start: date | None
    end: date | None
    precision: str = "unknown"
    text: str | None = None
    assumed: bool = False  # no account gives a day: taken from the first publication, by UCDP's rule


@dataclass(frozen=True, slots=True)
class Party:
    """Who did it or whom it hit, over all accounts: the name (registry name or printed words) and who says so."""

    text: str
    actor: str | None
    name: str | None
    kind: str
    nature: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the people of one account's toll, told apart: their kind, how many, and whether they were attackers.

    ``kind`` is ``unknown`` for people who may be civilians or not: "12 people" of a fight. Those who are not
    ``counted`` came on top of the account's number.
    """

    kind: str
    low: int | None
    high: int | None
    vague: str | None = None
    attackers: bool = False
    counted: bool = True


@dataclass(frozen=True, slots=True)
class OwnValue:
    """What one account itself says of an effect. ``used``: whether the ruling took it in; ``why`` not, if not.

    ``parts`` are the people of the toll by kind, each once; ``includes_attackers`` is None where the words do not tell;
    ``doubt`` says why the number is not to be relied on, if it is not.
    """

    account: str
    report: str
    outlet: str
    low: int | None
    high: int | None
    vague: str | None
    groups: tuple[str, ...] = ()  # kinds of the people counted: civilians, state_forces
    used: bool = True
    why: str = ""
    published: date | None = None
    parts: tuple[Part, ...] = ()
    includes_attackers: bool | None = None
    doubt: str = ""
    told_by: tuple[str, ...] = ()  # who says so: "kind medical", "organisation Ministry of Health"; no person's name
    copied: bool = False  # repeats another account's word: no ruling counts it
    origin: str = ""  # whose word it is: the first account of those that count as one source


@dataclass(frozen=True, slots=True)
class Toll:
    """One effect over all accounts. A bound that no account gives is ``None``, never 0; vague words are kept.

    ``best`` is the one number that the ruling names, ``None`` where it names none.
    """

    effect: str
    low: int | None
    high: int | None
    vague: str | None
    values: tuple[OwnValue, ...]
    why: str = ""
    best: int | None = None
    includes_attackers: bool | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so in one account: role and organisation, never a person's name."""

    account: str
    role: str | None
    organisation: str | None
    told: str | None


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, by the ruling named in ``ruling``; ``why`` explains each settled field by its name.

    ``place`` is one account's own (its span points into that account's report: ``place_account``). ``sources`` counts
    outlets, ``independent_sources`` the ``origins``: the accounts in groups that are one source's word in the end.
    ``corroboration`` grades how the incident is borne out: single, copied, independent, contested or own_claim.
    """

    id: str
    type: str
    event_type: str
    status: str
    background: bool
    aggregate: bool
    place: Place | None
    place_account: str | None
    when: Period
    perpetrators: tuple[Party, ...]
    targets: tuple[Party, ...]
    weapons: tuple[str, ...]
    harm: tuple[Toll, ...]
    voices: tuple[Voice, ...]
    sources: int
    independent_sources: int
    outlets: tuple[str, ...]
    accounts: tuple[str, ...]
    first_published: date | None
    last_published: date | None
    flags: tuple[str, ...]
    confidence: float
    ruling: str
    codebook: str
    why: dict[str, str] = field(default_factory=dict)
    country: str | None = None  # the place's; where there is none, the one that the accounts share
    corroboration: str = "single"
    origins: tuple[Origin, ...] = ()
    sums: tuple[str, ...] = ()  # of an aggregate: the incidents that it sums, by what the record holds when it is read

    def toll(self, effect: str) -> Toll | None:
        """The toll of one effect: ``killed``, ``injured``, ..."""
        return next((toll for toll in self.harm if toll.effect == effect), None)


def incident_id(root: tuple[str, int]) -> str:
    """``I-`` and fourteen hexadecimal digits (a clash among ten million is one in a thousand), made of the ``root`` of
    the incident's first account."""
    return f"I-{hashlib.sha256(json.dumps(root).encode()).hexdigest()[:14]}"
