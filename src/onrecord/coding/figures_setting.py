"""What a report and a sentence are about: a hazard, or arms, whose dead are the harm of an incident and no figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.coding.draft import Draft
from onrecord.coding.figures_words import words
from onrecord.model import Span
from onrecord.reading import Sentence

MANY = 4  # words of health that make it the matter of a report
HARMS = frozenset(("deaths", "injured", "missing"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report is about: whether hazards prevail over arms, where they are named, and whether it speaks of health
    or beasts at least, and of no arms."""

    hazardous: bool
    hazards: list[Span]
    medical: bool = False
    quiet: bool = False  # no incident is told of: what the reader alone sees is no toll of one

    def holds(self, what: str) -> bool:
        """Whether it is enough of a hazard for a figure of this kind; what has no kind of its own needs one named."""
        return self.hazardous or (self.medical and what != "other")


def setting_of(draft: Draft) -> Setting:
    hazards, armed = words("hazards") | words("disasters"), words("armed") | words("forces")
    signs, medical, plainly = words("hazard_signs"), words("medical"), armed - words("metaphors")
    named: list[Span] = []
    arms = told = fights = health = 0
    any_of = _all()
    for sentence in draft.reading.sentences:
        if any_of.isdisjoint(sentence.lower):
            continue
        for i, word in enumerate(sentence.lower):
            if word in hazards:
                named.append(_named(sentence, i))
            arms += word in armed
            told += word in signs
            fights += word in plainly
            health += word in medical
    signs_of_any = len(named) + told
    quiet = not draft.incidents and not fights
    hazardous = signs_of_any >= max(1, arms) or (signs_of_any > 0 and not draft.incidents) or (quiet and health >= MANY)
    return Setting(hazardous, named, quiet and health > 0, not draft.incidents)


@cache
def _all() -> frozenset[str]:
    """All words that say what a report is about."""
    return frozenset[str]().union(*map(words, ("hazards", "disasters", "armed", "forces", "hazard_signs", "medical")))


def _named(sentence: Sentence, i: int) -> Span:
    """The hazard's whole name: "West Nile virus"."""
    first = i
    known = words("hazards") | words("disasters") | words("hazard_modifiers")
    while first and sentence.lower[first - 1] in known:
        first -= 1
    return sentence.chars(first, i + 1)


def nature(sentence: Sentence) -> tuple[bool, bool, bool]:
    """Whether a sentence tells of a disease, of any hazard, and of arms."""
    ill = not (words("hazards") | words("hazard_signs")).isdisjoint(sentence.lower)
    hazardous = ill or not words("disasters").isdisjoint(sentence.lower)
    return ill, hazardous, is_armed(sentence, hazardous)


def is_armed(sentence: Sentence, hazardous: bool) -> bool:
    """Whether a sentence tells of arms; a hazard may attack and strike, too."""
    arms = words("armed") - words("metaphors") if hazardous else words("armed")
    return not arms.isdisjoint(sentence.lower)


def allowed(what: str, setting: Setting, hazardous: bool, armed: bool) -> bool:
    """Whether a count may be a figure here: incidents anywhere, people where a hazard and no arms are the matter; what
    has no kind of its own only where it is a hazard."""
    if what == "incidents":
        return True
    if armed and (what in HARMS or not hazardous):
        return False
    return setting.holds(what) or hazardous or (what in ("displaced", "evacuated") and not armed)
