"""Lines that are no article text, as ``codebook/boilerplate.yaml`` lists them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

_MOST_WORDS, _MOST_CHARACTERS = 30, 400  # a longer paragraph is prose, whatever it begins with
_PARTED = re.compile(r"[|/>»›•·]")
_MARKS = " :.…!?|<>«»‹›→*•·_-–—[]()\"'“”‘’"


class Rule(NamedTuple):
    reason: str
    whole: frozenset[str]
    starts: tuple[str, ...]
    pattern: re.Pattern[str] | None


def bare(line: str) -> str:
    """The line in small letters, without marks at its ends: what the ``whole`` lists are compared with."""
    return line.casefold().strip(_MARKS).replace("’", "'")


def is_long(line: str) -> bool:
    """Too long to be a line of the page's furniture."""
    return len(line) > _MOST_CHARACTERS or line.count(" ") >= _MOST_WORDS


def furniture(line: str) -> str | None:
    """The reason why this line is furniture of the page, or None for article text."""
    if is_long(line):
        return None
    word, start = bare(line), line.casefold().replace("’", "'").lstrip(" *•·-–—>»[")
    for rule in _rules():
        if word in rule.whole or _begins(start, rule.starts) or (rule.pattern and rule.pattern.fullmatch(line.strip())):
            return rule.reason
    return None


def opens_comments(line: str) -> bool:
    """Below this line readers speak: "Leave a comment", "Comment Policy"."""
    table = _table()["comments"]
    begins = _begins(line.casefold(), tuple(table["starts"]))
    return not is_long(line) and (begins or bare(line) in table["opens"])


def counts_comments(line: str) -> bool:
    """A line like "12 Comments" or "Comments (3)"."""
    return len(line) < 60 and bool(_comment_counts().fullmatch(line.strip()))


def opens_elsewhere(line: str) -> bool:
    """A heading over headlines of other articles."""
    return not is_long(line) and bare(line) in _table()["elsewhere"]["opens"]


def trailing(text: str) -> int:
    """Where the words of a button begin that are left after the last full stop; ``len(text)`` where there are none."""
    match = _trailing().search(text)
    return match.start() if match else len(text)


def is_label(line: str) -> bool:
    """A section's name: "World News", "Security", "Iraq | Politics"."""
    parts = [] if is_long(line) else [bare(part) for part in _PARTED.split(line) if part.strip()]
    short = 0 < len(parts) < 6 and max(len(part.split()) for part in parts) < 5
    return short and any(_labelled(part) for part in parts)


def longest_part(line: str) -> int:
    """How many words the longest part has of a line parted by bars or arrows: 2 in "Northern Herald | Asia"."""
    return max(len(part.split()) for part in _PARTED.split(line))


def is_kicker(line: str) -> bool:
    """ "In OUTLET": a preposition and a name of at most four words, all capitalised."""
    first, *rest = line.split()
    return first.lower() in _table()["kickers"] and 1 <= len(rest) <= 4 and all(word[:1].isupper() for word in rest)


def _labelled(part: str) -> bool:
    words = part.split()
    return part in _table()["labels"] or (2 <= len(words) <= 4 and words[-1] == "news")


def _begins(line: str, starts: tuple[str, ...]) -> bool:
    return bool(starts) and line.startswith(starts)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            rule["reason"],
            frozenset(rule.get("whole", ())),
            tuple(rule.get("starts", ())),
            _any_of(rule["pattern"]) if "pattern" in rule else None,
        )
        for rule in _table()["furniture"]
    )


@cache
def _comment_counts() -> re.Pattern[str]:
    return _any_of(_table()["comments"]["counts"])


@cache
def _trailing() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_table()["trailing"], key=len, reverse=True))
    return re.compile(rf"(?<=[.!?”\"’)\]])(?:\s+[\[(]?(?:{words})[\])]?[\s.…»>→]*)+$", re.IGNORECASE)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    from onrecord.codebook import table

    found: dict[str, Any] = table("boilerplate")
    return found
