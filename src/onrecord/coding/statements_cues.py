"""The words that report speech, from ``cues.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.codebook import table
from onrecord.coding.quotes import Unit
from onrecord.reading.words import forms

FINITE = frozenset("VZXHMO")  # tags of words that can be a clause's verb


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb: see ``cues.yaml`` for what its fields mean."""

    lemma: str
    stance: str
    takes: frozenset[str]
    listener: bool = False
    by: bool = False
    evidential: bool = False
    transitive: bool = False
    subjects: frozenset[str] = frozenset()


@cache
def cues() -> dict[str, Cue]:
    """Inflected form in lower case -> its verb."""
    found: dict[str, Cue] = {}
    for entry, given in table("cues")["verbs"].items():
        base, past, participle = [*entry.split(":"), "", ""][:3]
        flags = {name: True for name in ("listener", "by", "evidential", "transitive") if given.get(name)}
        cue = Cue(
            base, given["stance"], frozenset(given["takes"]), **flags, subjects=frozenset(given.get("subjects", ()))
        )
        for form in forms(base, past, participle):
            found.setdefault(form, cue)
    return found


@cache
def phrasal() -> dict[tuple[str, str], Cue]:
    """(inflected form, preposition) -> "call for" and its like."""
    found: dict[tuple[str, str], Cue] = {}
    for entry, stance in table("cues")["phrasal"].items():
        verb, preposition = entry.split()
        base, past, participle = [*verb.split(":"), "", ""][:3]
        for form in forms(base, past, participle):
            found[form, preposition] = Cue(f"{base} {preposition}", stance, frozenset(("clause", "object")))
    return found


@cache
def triggers() -> frozenset[str]:
    """Words of which a unit must hold one to report anything without a quotation."""
    more = table("cues")["views"] + table("cues")["hearsay_adverbs"]
    return frozenset(cues()) | {form for form, _ in phrasal()} | {"according", *more}


def cue_at(unit: Unit, i: int) -> tuple[Cue, int] | None:
    """The reporting verb at word ``i`` and the index behind it."""
    adverb = unit.tags[i + 1 : i + 2] == "R"  # "called | again | for an embargo"
    for at in (i + 1, i + 2) if adverb else (i + 1,):
        found = phrasal().get((unit.lower[i], unit.lower[at])) if at < len(unit.lower) else None
        if found:
            return found, at + 1
    cue = cues().get(unit.lower[i])
    return (cue, i + 1) if cue else None
