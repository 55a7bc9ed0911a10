"""Text to tokens: one compiled pattern, offsets kept.

Agency text of the web carries broken entities (``#39;`` for an apostrophe, ``#8212;`` for a dash); they are read as
what they stand for while the offsets stay those of the text as given.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.reading.english import english


@cache
def pattern() -> re.Pattern[str]:
    """The tokens, most specific first; white space falls between matches."""
    return re.compile(
        r"[A-Za-z]++(?=[ ,])"  # most words: nothing below tells them otherwise, and all of it takes longer
        r"|(?:[A-Za-z]\.){2,}"  # U.S., a.m.
        r"|\b(?:" + "|".join(english().abbreviations) + r")\.(?=\s)"
        r"|\b[A-Z]\.(?=\s[A-Z])"  # initials
        r"|['’]s\b|['’]S\b|\#39;s?|\#(?:8211|8212|150|151);"
        r"|\d[\d,.]*(?:-[A-Za-z]+)+"  # 25-year-old, 12-member
        r"|(?:[$£€]|US\$)?\d[\d,.:]*\d(?:[A-Za-z]+\b|%)?|\d(?:[A-Za-z]+\b|%)?"
        r"|[^\W\d_](?:\w|[-‑&](?=\w)|['’.](?!s\b|S\b)(?=\w))*"
        r"|--+|\.{2,}|\S",
    )


def tokens(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the tokens of ``text[start:end]``, in order and apart, so that only white space lies between them."""
    return [match.span() for match in pattern().finditer(text, start, end)]
