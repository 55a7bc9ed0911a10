"""The same story in another language, or two renderings of one: the same names and numbers in the same order.

Nothing is translated. A story's names in Latin letters and its figures survive translation in their order; two
reporters hardly name as many things in one order. Across scripts only the figures are left, so that a story without
many of them is not recognised.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord import codebook
from onrecord.linking.independence.rewritten import common
from onrecord.linking.profile import fold
from onrecord.model import Report

_MARK = re.compile(
    r"\d+(?:[.,\u066b\u066c ]\d{3})*|(?<=[^\W\d_][ ,;] )[A-Z][^\W\d_]{2,}|(?<=[^\W\d_] )[A-Z][^\W\d_]{2,}"
)

_FIGURE = re.compile(r"\d{2,12}")


def translates(a: Report, b: Report) -> bool:
    """Whether two reports, published within days, name the same things in the same order."""
    table = codebook.table("independence")["translated"]
    if a.published is None or b.published is None or abs((a.published - b.published).days) > table["days"]:
        return False
    if len(figures(a.text) & figures(b.text)) < table["numbers"]:
        return False
    shorter, longer = sorted((marks(a.text), marks(b.text)), key=len)
    if len(shorter) < table["least"] or len(shorter) < table["lengths"] * len(longer):
        return False
    if len(set(shorter) & set(longer)) < table["share"] * len(shorter):
        return False
    return common(shorter, longer) >= max(float(table["least"]), float(table["share"]) * len(shorter))


@lru_cache(maxsize=256)
def figures(text: str) -> frozenset[int]:
    """The numbers of two digits or more, in any script's digits."""
    return frozenset(int(match) for match in _FIGURE.findall(text))


@lru_cache(maxsize=256)
def marks(text: str) -> tuple[str, ...]:
    """Names inside sentences and numbers, each once, in the order of first mention."""
    return tuple(dict.fromkeys(_plain(match.group()) for match in _MARK.finditer(text)))


def _plain(mark: str) -> str:
    if mark[0].isupper():
        return fold(mark)
    return "".join(str(unicodedata.digit(c)) for c in mark if c.isdigit())
