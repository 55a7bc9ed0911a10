"""An origin: the accounts of an incident that are, in the end, one source's word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """One account of an origin. ``why`` says how it leans on another's word, "" where the words are its own outlet's;
    ``repeats`` is the account whose telling it repeats, if that is among them."""

    account: str
    why: str = ""
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The accounts, by publication, that count as one source, and the outlet or agency whose word they are."""

    name: str
    members: tuple[Member, ...]
