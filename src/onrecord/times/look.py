"""Looks at the words before a head: which week, which part of the month, how many days."""

from __future__ import annotations

from collections.abc import Container

from onrecord.numbers.page import Page
from onrecord.times import rules
from onrecord.times.mark import Mark

LONGEST = 4  # words in a phrase of the tables


def longest(words: list[str], known: Container[str]) -> int:
    """How many of the last words make the longest phrase of ``known``; 0 where none does."""
    return next((n for n in range(min(LONGEST, len(words)), 0, -1) if " ".join(words[-n:]) in known), 0)


def take(page: Page, mark: Mark, words: list[str], count: int) -> str:
    """Takes the last ``count`` words into the mark's span and off the list; the words as a phrase."""
    taken = words[len(words) - count :]
    mark.start = page.start_of(taken, mark.start)
    del words[len(words) - count :]
    return " ".join(taken)


def looks_ahead(words: list[str]) -> bool:
    """Whether the words before a day put it ahead of publication: "will meet on", "is set for"."""
    known = rules.rules()
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in known.ahead or " ".join(words[index : index + 2]) in known.ahead:
            return True
        if word in known.not_ahead or not word[-1].isalnum():
            return False
    return False


def open_with(page: Page, mark: Mark, words: list[str]) -> None:
    """Notes the word before: "since", "until", "from", "between"; it becomes part of a mark that it changes."""
    mark.opener = words[-1] if words else ""
    mark.ahead = looks_ahead(words)
    if mark.opener in ("since", "until", "till"):
        take(page, mark, words, 1)


def take_part(page: Page, mark: Mark, words: list[str]) -> None:
    """ "late March", "mid-2018", "the end of last May"."""
    if page.low[max(0, mark.start - 4) : mark.start] == "mid-":
        mark.part, mark.start = "mid", mark.start - 4
        words[:] = page.words_before(mark.start)
    if mark.day is None and (length := longest(words, rules.rules().which)):
        mark.which = rules.rules().which[take(page, mark, words, length)]
    if mark.day is None and (length := longest(words, rules.rules().parts)):
        mark.part = rules.rules().parts[take(page, mark, words, length)]


def take_within_day(page: Page, mark: Mark, words: list[str]) -> None:
    """ "late", "the night of": words that change nothing about which day it is."""
    if length := longest(words, rules.rules().within_day):
        take(page, mark, words, length)
