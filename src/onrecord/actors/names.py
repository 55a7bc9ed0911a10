"""Names that the registry lacks: persons and organisations, told apart by titles, roles and last words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.actors.nouns import listed, nouns
from onrecord.actors.phrase import Phrase
from onrecord.actors.words import Phrases, Word
from onrecord.codebook import table


@dataclass(frozen=True, slots=True)
class Name:
    """An unknown name: ``described`` is the phrase before it ("the Hamas leader"), if there is one."""

    text: str
    kind: str
    nature: str
    described: str = ""


def unknown_name(phrase: Phrase) -> Name | None:
    """The name with which the phrase ends; None where its last word has no capital."""
    core = phrase.core
    first = _first(core)
    if first is None:
        return None
    if core[first].text in table("actors")["vessels"] and first < len(core) - 1:
        return Name(phrase.printed(first), "unknown", "object")
    ending = _organisations().get(core[-1].key)
    if ending is not None or _abbreviation(core[first:]):
        return Name(phrase.printed(first), ending or "unknown", "organisation")
    first, kind = _titled(phrase, first)
    described = phrase.text[core[0].start : core[first - 1].end] if first and kind is None else ""
    return Name(phrase.printed(first), kind or "unknown", "person", described if _says(described) else "")


def _first(core: tuple[Word, ...]) -> int | None:
    """Where the run of capitalised words begins that ends the core."""
    start = None
    for i in range(len(core) - 1, -1, -1):
        if core[i].text[:1].isupper() or core[i].text[:1].isdigit():
            start = i
        elif core[i].key not in listed("particles") or start is None:
            break
    return start


def _titled(phrase: Phrase, first: int) -> tuple[int, str | None]:
    """The index after the titles and role nouns at the head of the run, and the kind that a title gives."""
    core, kind, i = list(phrase.core), None, first
    while i < len(core) - 1:
        end, found = next(((e, k) for e, k in titles().at(phrase.text, core, i) if e < len(core)), (0, None))
        if not end:
            break
        i, kind = end, kind or found
    for k in range(len(core) - 2, i - 1, -1):
        if kind is None and core[k].key in nouns():
            return k + 1, None
    return i, kind


def _abbreviation(run: tuple[Word, ...]) -> bool:
    """ "PFLX": capitals and digits alone."""
    return len(run) == 1 and 2 <= len(run[0].text) <= 6 and run[0].text.isupper()


def _says(described: str) -> bool:
    return any(word.lower() in nouns() for word in described.split())


@cache
def titles() -> Phrases[str | None]:
    """Ranks and titles with the kind that they give their bearer."""
    rows = table("ranks").values()
    pairs = [(form, row["kind"]) for row in rows for full, short in row["titles"].items() for form in (full, *short)]
    return Phrases(pairs)


@cache
def _organisations() -> dict[str, str]:
    return {word: kind for kind, words in table("actors")["organisations"].items() for word in words}
