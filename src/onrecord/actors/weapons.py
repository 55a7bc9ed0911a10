"""Weapons named in a text, by kind, from the words of ``weapons.yaml``."""

from __future__ import annotations

import re
from functools import cache

from onrecord.actors.nouns import plural
from onrecord.actors.words import Phrases, words
from onrecord.codebook import table
from onrecord.model import Weapon

WORD_START = re.compile(r"[^\W_]+")


def find_weapons(text: str) -> list[Weapon]:
    """The weapons of ``text`` in order, not overlapping; of two that begin alike, the longer."""
    named, found, done = _named(), [], 0
    reach = _reach()
    for match in WORD_START.finditer(text):
        most = reach.get(match.group().lower())
        if most is None or (start := match.start()) < done:
            continue
        ws = words(text, start, most)
        for end, kind in named.at(text, ws, 0):
            done = ws[end - 1].end
            found += [Weapon(text[start:done], (start, done), kind)] if kind else []
            break
    return found


def weapon_type(kind: str) -> str | None:
    """The incident type that the use of a weapon kind implies, None where it implies none (``firearms``)."""
    found = table("weapons")[kind].get("type")
    return str(found) if found else None


@cache
def _named() -> Phrases[str | None]:
    """Every weapon word, singular and plural, with its kind; None for phrases that hold one and are none."""
    rows = table("weapons")
    none = [(form, None) for row in rows.values() for word in row.get("not", ()) for form in (word, plural(word))]
    some = [(form, kind) for kind, row in rows.items() for word in row["words"] for form in (word, plural(word))]
    return Phrases([*none, *some])


@cache
def _reach() -> dict[str, int]:
    return _named().reach()
