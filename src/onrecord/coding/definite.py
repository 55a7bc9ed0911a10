"""The type by who did what to whom, whatever words tell it: the rules of ACLED's codebook over the parties."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.coding.kinds import FORCES
from onrecord.coding.told import GENERIC
from onrecord.coding.words import words
from onrecord.model import Account, Harm, Participant

# What bombings by suicide bombers are otherwise told as.
_BY_BOMBERS = GENERIC | {"air_drone_strike", "remote_explosive_landmine_ied"}
_STATES = frozenset(("state_forces", "external_forces"))
_ARMED = FORCES - {"identity_militia"}  # herders and tribesmen are more often the victims
_HIMSELF = re.compile(r"\b(?:bl[eo]w(?:n|ing)?|detonat\w+|exploded|exploding) (?:him|her|it|them)sel(?:f|ves)\b", re.I)
_FREEING = frozenset(("other_strategic", "agreement", "change_to_group_activity"))
_CROWDS = frozenset(("protesters", "rioters"))


def definite(one: Account, told: str) -> str:
    """The type of the account as its parties and weapons make it; its own where they decide nothing. ``told``: the
    sentences that tell of it."""
    doers, hit = _kinds(one.perpetrators), _kinds(one.targets)
    if one.type in _BY_BOMBERS and _by_bomber(one, told):
        return "suicide_bomb"
    if one.type in GENERIC:
        return _fight(one, doers, hit)
    if one.type == "arrests" and one.targets and not one.harm and {who.nature for who in one.targets} == {"object"}:
        return "disrupted_weapons_use"  # "police found 87 detonators"
    if one.type in ("abduction_forced_disappearance", "arrests"):
        return _taking(one.type, doers)
    return _taken(one.type, doers)


def harm_of(kind: str, harm: tuple[Harm, ...]) -> tuple[Harm, ...]:
    """The harm that an incident of the type can have done: those whom a release frees were abducted by another, those
    whom arrests take are detained, and those whom abductors hold abducted."""
    if kind == "arrests":
        return tuple(replace(row, effect="detained") if row.effect == "abducted" else row for row in harm)
    if kind == "abduction_forced_disappearance" and not any(row.effect == "abducted" for row in harm):
        return tuple(replace(row, effect="abducted") if row.effect == "detained" else row for row in harm)
    return tuple(row for row in harm if row.effect != "abducted") if kind in _FREEING else harm


def _kinds(parties: Iterable[Participant]) -> frozenset[str]:
    """Of which kinds they are; a country that stands for its people or land ("attacks on America") is no force."""
    return frozenset(who.kind for who in parties if not (who.actor or "").endswith("-government"))


def _by_bomber(one: Account, told: str) -> bool:
    """Whether somebody blew himself up: "a suicide belt", a blast by "a bomber"."""
    said = [who.text.lower() for who in one.perpetrators]
    if any("suicide" in named for named in (*said, *(weapon.text.lower() for weapon in one.weapons))):
        return True
    bomber = one.type not in GENERIC and any(named.endswith("bomber") for named in said)
    return bomber or (one.type == "remote_explosive_landmine_ied" and _HIMSELF.search(told) is not None)


def _fight(one: Account, doers: frozenset[str], hit: frozenset[str]) -> str:
    """Armed against armed is a clash, an ambush of soldiers or police too; a state against a crowd excessive force."""
    crowd = any(not words().crowds.isdisjoint(who.text.lower().split()) for who in one.targets)
    if doers and doers <= _STATES and (hit & _CROWDS or crowd):
        return "excessive_force_against_protesters"
    done = one.status in ("occurred", "alleged")
    return "armed_clash" if done and hit & _ARMED and "civilians" not in hit else one.type


def _taking(kind: str, doers: frozenset[str]) -> str:
    """A state arrests, others abduct."""
    if doers and doers <= _STATES:
        return "arrests"
    return "abduction_forced_disappearance" if doers and doers <= FORCES - _STATES else kind


def _taken(kind: str, doers: frozenset[str]) -> str:
    """A state regains land, others overtake it."""
    if kind == "non_state_actor_overtakes_territory" and doers and doers <= _STATES:
        return "government_regains_territory"
    if kind == "government_regains_territory" and doers and doers <= FORCES - _STATES:
        return "non_state_actor_overtakes_territory"
    return kind
