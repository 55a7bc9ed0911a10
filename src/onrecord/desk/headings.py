"""The orders of the table of incidents, and what stands above its columns."""

from __future__ import annotations

import re

from onrecord.record import Hit

ORDERS = {
    "-start": "Newest first", "start": "Oldest first", "-killed": "Most killed", "killed": "Fewest killed",
    "-sources": "Most sources", "sources": "Fewest sources", "confidence": "Least sure", "-confidence": "Most sure",
    "-published": "Last reported", "published": "First reported", "grade": "Best borne out",
    "-grade": "Worst borne out", "type": "Type", "-type": "Type, Z to A", "place": "Place", "-place": "Place, Z to A",
    "who": "Who", "-who": "Who, Z to A",
}  # fmt: skip
HEADINGS = (  # sort, words, whether numbers stand in it
    ("start", "When", False), ("type", "What", False), ("place", "Where", False), ("who", "Who", False),
    ("killed", "Killed", True), ("sources", "Sources", True), ("grade", "Grade", False),
)  # fmt: skip
DOWN_FIRST = ("start", "killed", "sources")  # the most telling come first


def turned(sort: str, name: str) -> str:
    """The order that a heading leads to: its column's, and where that is in force the other way round."""
    first, second = (f"-{name}", name) if name in DOWN_FIRST else (name, f"-{name}")
    return second if sort == first else first


def passage(hit: Hit) -> list[tuple[str, bool]]:
    """A passage in pieces, each with whether it is of the words sought for."""
    return [(piece, n % 2 == 1) for n, piece in enumerate(re.split(r"\[([^\[\]]*)\]", hit.passage)) if piece]
