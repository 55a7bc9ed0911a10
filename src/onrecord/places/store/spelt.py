"""The keys under which a row is found: its names' normal forms, and their consonants where names are transliterated."""

from __future__ import annotations

import re
from functools import cache

from onrecord import codebook
from onrecord.places.gazetteer import ALTERNATE, BARE, MAIN
from onrecord.places.names import normal, skeleton, without_article
from onrecord.places.rows import Row
from onrecord.places.vocabulary import codes

LONGEST = 6  # words of the longest name that is kept
TOWNS = ("settlement", "capital", "neighbourhood", "camp")
_VOWEL = re.compile("[aeiouy]")
Keys = dict[str, tuple[int, str]]


def spellings(row: Row) -> Keys:
    """The normal forms of a row's names in Latin script: how each is its name, and its consonants ("" where the
    country writes Latin at home)."""
    latin, arabic = _habits(row.country)
    main = "" if latin else skeleton(normal(row.names[0]))  # "Basra" is as usual as GeoNames' "Basrah"
    found: Keys = {}
    for order, name in enumerate(row.names):
        key = _key(name, row, arabic)
        if not key:
            continue
        heard = "" if latin else skeleton(key)
        usual = order < row.usual or (heard == main and not latin)
        found[key] = min(found.get(key, (BARE, "")), (MAIN if usual else ALTERNATE, heard))
        for how, bare in _bared(key, row, arabic):
            found.setdefault(bare, (how, ""))
    return found


@cache
def _habits(country: str | None) -> tuple[bool, bool]:
    """Whether the country writes Latin at home, and whether its names come with Arabic articles."""
    return country in codes("latin"), country in codes("arabic")


def _key(name: str, row: Row, arabic: bool) -> str:
    """The normal form, or nothing: for another script, a name too short or too long, a code."""
    if not name.isascii() and "\u0300" < max(name) < "\u1e00":
        return ""
    key = normal(name)
    if len(key) < 2 or not key.isascii() or key.count(" ") >= LONGEST or _code(name, key, row, arabic):
        return ""
    return key


def _code(name: str, key: str, row: Row, arabic: bool) -> bool:
    """Whether a town's name is an airport's code ("BGW") or an Arabic spelling without its vowels ("hms")."""
    if row.kind not in TOWNS:
        return False
    return (len(name) <= 4 and name.isupper()) or (arabic and not _VOWEL.search(key))


def _bared(key: str, row: Row, arabic: bool) -> list[tuple[int, str]]:
    """The key without its article, and without a head that says only what it is: "qaryat al fayyadi"."""
    found = []
    if arabic and (bare := without_article(key)) != key:
        found.append((BARE, bare))
    if " " in key and (match := _heads().match(key)) and len(rest := key[match.end() :]) > 3:
        found.append((ALTERNATE, rest))
        if arabic and (bare := without_article(rest)) != rest:
            found.append((ALTERNATE, bare))
    return found


@cache
def _heads() -> re.Pattern[str]:
    heads = sorted(map(normal, codebook.table("gazetteers")["heads"]), key=lambda head: (-len(head), head))
    return re.compile(rf"(?:{'|'.join(map(re.escape, heads))}) ")
