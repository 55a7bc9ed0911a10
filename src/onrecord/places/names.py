"""Forms of a place name under which it is found: normal, without its article, and its skeleton of consonants.

Transliterations differ in vowels, articles, doubled letters and marks: Salaheddine, Salah ad-Din and Salahuddin share
the skeleton ``slhdn``. Short skeletons mean nothing ("jl" fits hundreds of names), so callers demand four letters or
the same country.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.places.vocabulary import words as listed

_MARKS = dict.fromkeys(map(ord, "'’‘ʻʼʽʾʿ`´′\"“”.\u00ad"), None)
_SPACES = {ord(sign): " " for sign in "-‐‑–—/_,()[]"}
_LETTERS = {"ø": "o", "ł": "l", "ı": "i", "ə": "a", "ǝ": "a", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
_TABLE = {**_MARKS, **_SPACES, **{ord(letter): plain for letter, plain in _LETTERS.items()}}
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

_ENDING = re.compile(r"(?:[iy]*[ae](?:h|te?)?|[iy]+a?)$")
# What transliterations write for one sound, in order: Chamchamal, Tchamtchamal; Machta, Mashta (French); Xanaqin,
# Khanaqin (Kurdish); Qayyarah, Gayara (Iraq's spoken q); Ghazvin, Qazvin; Pir, Bir (no p in Arabic); Kharkov, Kharkiv.
_SOUNDS = (
    ("tch", "s"), ("dzh", "j"), ("dj", "j"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("ce", "se"), ("ci", "si"),
    ("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("zh", "j"), ("ph", "f"), ("ts", "s"), ("q", "k"), ("x", "k"),
    ("z", "s"), ("v", "w"), ("ou", "u"), ("c", "k"), ("g", "k"), ("p", "b"),
)  # fmt: skip
_ROOTED = frozenset("salah saleh fatah fateh sabah falah najah farah rabah".split())  # their h is no ending's
_DROPPED = re.compile(r"[aeiouwy]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(1 << 15)
def normal(name: str) -> str:
    """Lower case, no accents, apostrophes or full stops, hyphens as spaces: ``Al-Fallūjah`` -> ``al fallujah``."""
    folded = name.lower() if name.isascii() else _folded(name)
    words = folded.translate(_TABLE).split()
    if words and words[0] in _SHORT and len(words) > 1:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def without_article(key: str) -> str:
    """A normal name without an Arabic article at its start: ``al fallujah`` -> ``fallujah``; else as it is."""
    first, _, rest = key.partition(" ")
    return rest if first in listed("articles") and len(rest) > 2 else key


@lru_cache(1 << 14)
def skeleton(key: str) -> str:
    """The consonants of a normal name, spellings of one sound made one: ``khirbet al jawz`` -> ``krbjs``."""
    words = key.split()
    if len(words) > 1:
        words = [word for word in words if word not in listed("articles")] or words
    return "".join(map(_consonants, words))


@lru_cache(1 << 16)
def _consonants(word: str) -> str:
    stem = word if len(word) < 5 or word in _ROOTED else _ENDING.sub("", word, count=1)
    for spelling, sound in _SOUNDS:
        if spelling in stem:
            stem = stem.replace(spelling, sound)
    stem = _DOUBLED.sub(r"\1", stem)
    first = stem[:1] if stem[:1] in "aeiou" else ""
    return ("a" if first else "") + _DROPPED.sub("", stem)


def edits(one: str, other: str, most: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours that part two names; ``most + 1`` beyond ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
