"""Named actors in running text, each with its span: the registry's names and the forces of states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.actors.registry import Alias, Entry, alias_names, aliases, forces, nations, state_actor, support
from onrecord.actors.words import Word, fold, words
from onrecord.codebook import table
from onrecord.model import Span

BETWEEN = frozenset([" ", "'s ", "’s ", "\n", "' ", "’ ", ". ", "  ", "'s\n", "’s\n"])


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A named actor where a text names it: ``text`` is printed, ``actor``, ``name`` and ``kind`` are the registry's."""

    text: str
    span: Span
    actor: str
    name: str
    kind: str
    country: str | None = None


def find(text: str) -> list[ActorMention]:
    """The named actors of ``text`` in order, not overlapping; of two that overlap, the earlier and longer one.

    An abbreviation that stands for other things too counts where the text names the actor in full or its country.
    """
    found = [_mention(text, start, end, entry) for start, end, entry in named(text) if entry is not None]
    sure = {(m.actor, m.span[1]) for m in found}
    return [m for m in found if m.text not in _listed("unsure") or _supported(m, text, sure)]


def _supported(mention: ActorMention, text: str, found: set[tuple[str, int]]) -> bool:
    """Whether the text is about the actor, and does not say itself that the abbreviation is short for another name."""
    return support(mention.actor).search(text) is not None and not _spelt_otherwise(mention, text, found)


def _spelt_otherwise(mention: ActorMention, text: str, found: set[tuple[str, int]]) -> bool:
    """ "Mountain Infantry Regiment (MIR)": the words before the bracket spell it and are no name of the actor."""
    bracket = text.find(f"({mention.text})")
    before = text[: max(bracket, 0)].rstrip()
    initials = "".join(word.text[0] for word in words(before[-100:]) if word.text[0].isupper())
    return initials.endswith(mention.text) and (mention.actor, len(before)) not in found


def named(text: str) -> Iterator[tuple[int, int, Entry | None]]:
    """Named actors: start and end offset, and the actor; None for a name that contains one and is none."""
    reach, done = _reach(), 0
    for match in _starts().finditer(text):
        start = match.start()
        most = reach.get(fold(match.group()))
        if most is None or start < done:
            continue
        ws = words(text, start, most)
        found = _alias(text, ws) or _state(text, ws)
        if found is not None:
            last, entry = found
            done = _closed(text, start, ws[last - 1].end)
            yield start, done, entry


@cache
def _reach() -> dict[str, int]:
    """How many words to look at from each first word on."""
    longest = max(forces().reach().values())
    states = {first: most + longest for first, most in nations().reach().items()}
    names = aliases().reach()
    return {first: max(states.get(first, 0), names.get(first, 0)) for first in states | names}


@cache
def _starts() -> re.Pattern[str]:
    """Words that may begin a name: those with a capital, and the small first words of names ("al-Qaeda")."""
    small = sorted({first for first in (name.split("-")[0].split()[0] for name in alias_names()) if first.islower()})
    return re.compile(rf"(?<!\w)(?:[^\W_a-zß-öø-ÿ][\w'’ʼʿʾ‘`]*(?<!['’]s)(?<!['’])|(?:{'|'.join(small)})(?!\w))")


def _mention(text: str, start: int, end: int, entry: Entry) -> ActorMention:
    return ActorMention(text[start:end], (start, end), entry.actor, entry.name, entry.kind, entry.country)


def _alias(text: str, ws: list[Word]) -> tuple[int, Entry | None] | None:
    for j, alias in aliases().at(text, ws, 0):
        start, end = ws[0].start, ws[j - 1].end
        if alias.fits(text[start:end]) and not _opposed(text, start) and not _only_a_word(text, start, end, alias):
            return j, alias.entry
    return None


def _state(text: str, ws: list[Word]) -> tuple[int, Entry] | None:
    """A nationality and a force: "Iraqi federal police", "Iraq's army"."""
    for j, nation in nations().at(text, ws, 0):
        if j < len(ws) and nation.fits(ws[0].text) and text[ws[j - 1].end : ws[j].start] in BETWEEN:
            for last, force in forces().at(text, ws, j):
                return last, state_actor(nation.country, force)
    return None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("actors")[name])


def _only_a_word(text: str, start: int, end: int, alias: Alias) -> bool:
    """ "IS" in "WHO IS NEXT": an abbreviation that is an English word, in a line of capitals."""
    if alias.name not in _listed("words_too"):
        return False
    beside = (re.search(r"(\w+)\W*$", text[:start][-20:]), re.match(r"\W*(\w+)", text[end:][:20]))
    return any(b and len(b[1]) > 1 and b[1].isalpha() and b[1].isupper() for b in beside)


def _opposed(text: str, start: int) -> bool:
    """ "anti-Taliban": the name with a hyphen after a word that turns it into its opponents."""
    if text[start - 1 : start] != "-":
        return False
    before = re.search(r"(\w+)-$", text[:start][-12:])
    return before is not None and before[1].lower() in _listed("opposed")


def _closed(text: str, start: int, end: int) -> int:
    """The end, with what belongs to the last word: a bracket opened inside ("CPI (Maoist)"), the stop of "U.N."."""
    after, name = text[end : end + 1], text[start:end]
    return end + 1 if (after == ")" and "(" in name) or (after == "." and name[-2:-1] == ".") else end
