"""The country that a report is at home in by the words only that country's news uses: "sheriff", "Crown Court"."""

from __future__ import annotations

from functools import cache

from onrecord import codebook

MOST = 3  # words of one country that count: more of them say nothing more


def national(text: str) -> list[str]:
    """The country (ISO 3166-1 alpha-2) of each such word in ``text``, once a word and at most three times a country."""
    found = []
    for code, listed in _words().items():
        used = sum(1 for word in listed if word in text)
        found += [code] * min(used, MOST)
    return found


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {code: tuple(listed) for code, listed in codebook.table("places")["national_words"].items()}
