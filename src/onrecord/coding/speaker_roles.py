"""Which noun of a phrase says what somebody is who speaks, and where the role ends that it is of."""

from __future__ import annotations

from onrecord.codebook import table
from onrecord.coding.speaker_words import Phrase, Words, rank_words, word_set


def pivot_of(phrase: Phrase, words: Words) -> Words | None:
    """The words ``[first, stop)`` of the role's noun: the last one with a name right behind it, else the first."""
    roles, ranks = word_set("roles"), rank_words() | word_set("honorifics")
    found = [i for i in range(*words) if phrase.lower(i) in roles and not _rank_of_name(phrase, i, words[1])]
    found = [i for i in found if i + 1 in found or not _modifies(phrase, i, words[1])]
    owner = phrase.unit.tags.rfind("S", *words)
    found = [i for i in found if i > owner] or found  # "President Ann Roe's | spokeswoman"
    named = [
        i for i in found if i + 1 < words[1] and (phrase.lower(i + 1) in ranks or _name_behind(phrase, i, words[1]))
    ]
    if not found:
        return None
    at = named[-1] if named else next(i for i in found if i + 1 not in found)
    tail = " ".join(phrase.unit.lower[at + 1 : at + 3])
    return (at, at + 3) if tail in table("cues")["role_tails"] else (at, _office_end(phrase, at + 1, words[1]))


def _office_end(phrase: Phrase, first: int, stop: int) -> int:
    """Where an office ends that a name follows: "Minister | of Health | Ann Roe"; ``first`` itself elsewhere."""
    end = first + 1
    while end < stop and (phrase.lower(end) in word_set("offices") or phrase.lower(end) in ("and", "public")):
        end += 1
    office = phrase.unit.lower[first : first + 1] == ["of"] and end > first + 1 and phrase.lower(end - 1) != "and"
    return end if office and end < stop and phrase.named(end) else first


def _modifies(phrase: Phrase, i: int, stop: int) -> bool:
    """ "Rebel groups", "police station": the word is no head."""
    return i + 1 < stop and phrase.unit.tags[i + 1] in "NJ" and not phrase.named(i + 1)


def _rank_of_name(phrase: Phrase, i: int, stop: int) -> bool:
    """ "Major Adam Ford": the word is a rank, not a role."""
    return phrase.lower(i) in rank_words() and phrase.capital(i) and i + 1 < stop and phrase.named(i + 1)


def _name_behind(phrase: Phrase, i: int, stop: int) -> bool:
    return phrase.named(i + 1) and not any(
        phrase.lower(k) in word_set("organisations") for k in range(i + 1, min(stop, i + 3))
    )


def role_end(phrase: Phrase, pivot: Words, stop: int, behind: dict[str, Words]) -> int:
    """Where a role without a name ends: before its organisation ("director of the harbour section | of the League")."""
    if phrase.lower(pivot[0]) in word_set("portfolio") and phrase.unit.lower[pivot[1] : pivot[1] + 1] == ["of"]:
        behind.pop("organisation", None)
        return stop
    if "organisation" not in behind:
        return pivot[1]
    end = behind["organisation"][0]
    while phrase.unit.tags[end - 1] == "D":
        end -= 1
    return end - 1
