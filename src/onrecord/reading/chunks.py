"""Noun phrases and verb groups: regular expressions over a sentence's tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.reading.english import english


@dataclass(slots=True)
class Chunk:
    """Words ``[first, stop)`` of a sentence, at least one. ``kind``: N noun phrase, V verb group, U time, or the tag of
    the single word between them. ``head`` is the index of the head noun or main verb."""

    kind: str
    first: int
    stop: int
    head: int
    passive: bool = False
    negated: bool = False
    modal: str = ""
    infinitive: bool = False
    perfect: bool = False
    finite: bool = True

    def holds(self, word: int) -> bool:
        return self.first <= word < self.stop


@cache
def _pattern() -> re.Pattern[str]:
    # R? before numbers and adjectives ("nearly 50 badly wounded men"), C between modifiers ("Iraqi and US forces"
    # is two phrases), G and K before a noun as modifiers, S after a phrase opens the next ("Israel's army").
    modifier = r"(?:R(?=[#JK])|[#JPN]|K(?=R?[#JKGPN])|G(?=[JPN]))"
    noun = rf"(?:D+U+|D*)(?:{modifier})*[NP#]"
    chain = rf"{noun}(?:S(?:{modifier})*[NP#])*"
    verb = r"(?:T?(?:[MXHO]R*)*(?:[VZBGK]|X)|[MXHO]+)"
    return re.compile(
        rf"(?P<u>U+)|(?P<m>(?<=I)K(?=[JPN]){chain})|(?P<v>{verb})|(?P<n>{chain}|D+J|A|D)|(?P<o>.)", re.DOTALL
    )


def chunks(tags: str, lower: list[str]) -> list[Chunk]:
    """The chunks of one sentence, in order, covering every word once."""
    found = []
    for match in _pattern().finditer(tags):
        first, stop = match.span()
        if match["u"]:
            found.append(Chunk("U", first, stop, first))
        elif match["v"]:
            found.append(_verb_group(tags, lower, first, stop))
        elif match["n"] or match["m"]:
            found.append(Chunk("N", first, stop, stop - 1))
        else:
            found.append(Chunk(tags[first], first, stop, first))
    return found


def _verb_group(tags: str, lower: list[str], first: int, stop: int) -> Chunk:
    """Voice, negation, modality of the words ``[first, stop)``, whose last is the main verb."""
    letters = tags[first:stop]
    words = lower[first:stop]
    before = letters[:-1]
    known = english()
    return Chunk(
        "V", first, stop, stop - 1,
        passive=letters[-1] == "K" and "X" in before,
        negated=not known.negations.isdisjoint(lower[max(0, first - 1) : stop]),
        modal=next((word for word in words if word in known.modals), ""),
        infinitive=letters[0] == "T",
        perfect="H" in before,
        finite=letters[0] not in "TGKB",
    )  # fmt: skip
