"""The country that a word names: Iraq, Iraqi, Iraqis, U.S."""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord import codebook
from onrecord.places.names import normal

CAPITALISED_ONLY = frozenset({"us", "turkey", "chad", "jordan", "china"})  # as printed in lower case: other words


def country_of(word: str) -> str | None:
    """ISO 3166-1 alpha-2 code for a country's name, adjective or demonym, or None.

    >>> country_of("Iraqis"), country_of("DR Congo"), country_of("us")
    ('IQ', 'CD', None)
    """
    key = normal(word)
    if word.islower() and key in CAPITALISED_ONLY:
        return None
    return _names().get(key) or _people().get(key)


@lru_cache(1 << 15)
def demonym_of(key: str) -> str | None:
    """The country whose adjective or people this normal word is, unless it is the country's name as well."""
    return None if key in _names() else _people().get(key)


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, entry in codebook.table("countries").items():
        for name in (entry["name"], *entry.get("names", ())):
            found.setdefault(normal(name), code)
    return found


@cache
def _people() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, entry in codebook.table("countries").items():
        for word in (*entry.get("adjectives", ()), *entry.get("people", ())):
            found.setdefault(normal(word), code)
    return found


@cache
def capital(code: str) -> str | None:
    """The usual English name of a country's capital."""
    named = codebook.table("countries").get(code, {}).get("capital", ())
    return named[0] if named else None
