"""What people's words on one line of accounts come to. Pure.

Of each person's words that hold the last counts; a note is no word on whether it is right. An account that one rejects
and another stands by stays, flagged: what is contested must not vanish from the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Account
from onrecord.record.differing import differing

REJECT, UNSURE, NOTE = "reject", "unsure", "note"
VERDICTS = ("accept", REJECT, UNSURE, NOTE)
WRITTEN = ("correct", "contribute")
FLAGS = ("review_conflict", "review_unsure", "review_outdated", "coder_differs")
Flag = tuple[str, str]  # one of FLAGS, and why


@dataclass(frozen=True, slots=True)
class Word:
    """A person's word that holds, by which act, and what the account said that it was said of."""

    act: int
    verdict: str
    by: str
    said: Account


@dataclass(frozen=True, slots=True)
class Told:
    """An account of the line, as it is now."""

    id: str
    value: Account


@dataclass(frozen=True, slots=True)
class Line:
    """The words on a line of accounts, oldest first, and what stands in it today.

    ``own`` is the newest that a person wrote (by act ``own_act``) and whose words stand in the report's text of now,
    ``base`` what the coder had said when it was written, ``coder`` what the newest coding says.
    """

    words: Sequence[Word]
    coder: Told | None = None
    own: Told | None = None
    own_act: int | None = None
    base: Account | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """``account`` stands for the line, if any does; ``state`` as ``reviewed.Review`` has it, and whose act it is."""

    account: str | None
    counts: bool
    state: str
    act: int | None
    flags: tuple[Flag, ...]


def outcome(line: Line) -> Outcome:
    """Who is right is not settled here: words that can't all hold leave the account in, unsure and flagged."""
    last = list({word.by: word for word in line.words if word.verdict != NOTE}.values())
    against, unsure = ([word for word in last if word.verdict == said] for said in (REJECT, UNSURE))
    behind = [word for word in last if word.verdict not in (REJECT, UNSURE)]
    stands = line.own or line.coder
    flags = tuple(_flags(line, stands, against, unsure, behind))
    state, act = _state(line, against, unsure, behind)
    return Outcome(stands.id if stands else None, not against or bool(behind), state, act, flags)


def _state(
    line: Line, against: Sequence[Word], unsure: Sequence[Word], behind: Sequence[Word]
) -> tuple[str, int | None]:
    if against and not behind:
        return "rejected", _newest(against)
    if against or unsure:
        return "unsure", _newest([*against, *unsure, *behind])
    if line.own:
        return "corrected", line.own_act
    return ("accepted", _newest(behind)) if behind else ("", None)


def _newest(words: Iterable[Word]) -> int:
    return max(word.act for word in words)


def _flags(
    line: Line, stands: Told | None, against: Sequence[Word], unsure: Sequence[Word], behind: Sequence[Word]
) -> Iterator[Flag]:
    if against and behind:
        yield FLAGS[0], told([*against, *behind])
    if unsure:
        yield FLAGS[1], told(unsure)
    for word in behind if stands else ():
        if fields := differing(word.said, stands.value) if stands else ():
            yield FLAGS[2], f"{told([word])} of another {', '.join(fields)}"
    if line.own and (fields := _otherwise(line, line.own)):
        yield FLAGS[3], f"the coder now says otherwise of {', '.join(fields)} ({line.own_act})"


def _otherwise(line: Line, own: Told) -> tuple[str, ...]:
    """In what the coder differs from the person, but for what it said already when the person wrote."""
    if line.coder is None:
        return ("whether it is told",) if line.base else ()
    now = differing(own.value, line.coder.value)
    return tuple(name for name in now if line.base is None or name in differing(line.base, line.coder.value))


def told(words: Iterable[Word]) -> str:
    """``Ada says accept (2), Ben says reject (4)``."""
    return ", ".join(sorted(f"{word.by} says {word.verdict} ({word.act})" for word in words))
