"""A phrase that names a speaker, taken apart: name, rank, role, organisation, country.

"River Guard spokeswoman Col. Ines Roth" and "Ines Roth, director of the harbour section of the Dockers League," are
the same parts in different orders: one part holds the name, one the role, and the organisation stands before the role's
noun or behind a preposition after it.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.codebook import table
from onrecord.coding.quotes import Unit
from onrecord.coding.speaker_words import Phrase, Words, rank_words, word_set
from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Spans of the parts in the whole text. ``name`` is a person's; ``span`` is all that stands for the speaker."""

    span: Span
    name: Span | None = None
    rank: Span | None = None
    role: Span | None = None
    organisation: Span | None = None
    nation: Span | None = None  # the adjective or possessive that gives the country: "Iraqi", "the country's"

    @property
    def called(self) -> Span:
        return self.name or self.span


def parse(text: str, unit: Unit, words: Words) -> Speaker:
    """The speaker named by ``words`` of ``unit``; a clause that only describes ("who lives there") is left out."""
    described = unit.tags.find("W", words[0] + 1, words[1])
    if described > 0 and unit.tags[described - 1] in "NA" and unit.lower[described] != "whose":
        words = (words[0], described)
    phrase = Phrase(text, unit)
    found: dict[str, Words] = {}
    for part in _parts(phrase, words):
        for name, value in _part(phrase, part).items():
            found.setdefault(name, value)
    if "name" in found and "role" not in found and "rank" not in found and "honorific" not in found:
        _name_or_organisation(phrase, found, words[1])
    whole = phrase.chars(found.get("whole", words))
    spans = {name: phrase.chars(value) for name, value in found.items() if name not in ("whole", "honorific")}
    return Speaker(whole, **spans)


def _name_or_organisation(phrase: Phrase, found: dict[str, Words], stop: int) -> None:
    """A name that stands alone is an organisation's where its words say so, or where an article leads it."""
    name = found["name"]
    led = name[0] > 0 and phrase.lower(name[0] - 1) == "the"
    if phrase.organised(name) or led:
        del found["name"]
        found["organisation"] = (name[0], _name_end(phrase, name[1], stop))


def _name_end(phrase: Phrase, end: int, stop: int) -> int:
    """An organisation's name goes on over "for Disease Control and Prevention (CDC)"."""
    while end < stop and (phrase.unit.tags[end] in "ICPND()&" and phrase.unit.tags[end] != ","):
        end += 1
    return end


def _parts(phrase: Phrase, words: Words) -> list[Words]:
    """The phrase cut at its commas; brackets and ages ("Ali, 31,") are passed over."""
    parts, first = [], words[0]
    for i in range(*words):
        if phrase.unit.tags[i] == ",":
            parts.append((first, i))
            first = i + 1
    parts.append((first, words[1]))
    return [part for part in parts if _may_name(phrase, part)]


def _may_name(phrase: Phrase, part: Words) -> bool:
    """Whether a noun, a name or a pronoun stands in it; "the six" speak too."""
    numbered = phrase.unit.tags[slice(*part)] == "D#"
    return part[0] < part[1] and (numbered or phrase.find("NPJA", part) is not None)


def _part(phrase: Phrase, words: Words) -> dict[str, Words]:
    first, stop = words
    while first < stop - 1 and phrase.unit.tags[first] in "DR":
        first += 1
    pivot = _pivot(phrase, (first, stop))
    if pivot is None:
        return _unmarked(phrase, (first, stop))
    found = _before(phrase, (first, pivot[0]), pivot[1])
    behind = _behind(phrase, (pivot[1], stop), (first, pivot[1]))
    if "name" not in behind and phrase.lower(pivot[0]) in word_set("organisations"):
        return {"whole": (first, pivot[1]), "organisation": (first, pivot[1])}  # "the interior ministry"
    if "name" not in behind:
        found["role"] = (found["role"][0], _role_end(phrase, pivot, stop, behind))
    return behind | found


def _role_end(phrase: Phrase, pivot: Words, stop: int, behind: dict[str, Words]) -> int:
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


def _pivot(phrase: Phrase, words: Words) -> Words | None:
    """The words ``[first, stop)`` of the role's noun: the last one with a name right behind it, else the first."""
    roles, ranks = word_set("roles"), rank_words() | word_set("honorifics")
    found = [i for i in range(*words) if phrase.lower(i) in roles and not _rank_of_name(phrase, i, words[1])]
    found = [i for i in found if i + 1 in found or not _modifies(phrase, i, words[1])]
    named = [
        i for i in found if i + 1 < words[1] and (phrase.lower(i + 1) in ranks or _name_behind(phrase, i, words[1]))
    ]
    if not found:
        return None
    at = named[-1] if named else next(i for i in found if i + 1 not in found)
    tail = " ".join(phrase.unit.lower[at + 1 : at + 3])
    return (at, at + 3) if tail in table("cues")["role_tails"] else (at, at + 1)


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


def _before(phrase: Phrase, words: Words, behind: int) -> dict[str, Words]:
    """Organisation, nation and the rest of the role in front of the role's noun."""
    first, stop = words
    found: dict[str, Words] = {}
    owner = next((i for i in range(*words) if phrase.unit.tags[i] == "S"), None)
    if owner is not None and owner > first:
        found["organisation" if phrase.organised((first, owner)) else "nation"] = (first, owner)
        first = owner + 1
    last = next((i for i in reversed(range(first, stop)) if _organised_word(phrase, i, stop)), None)
    if last is not None:
        found["organisation"] = (first, last + 1)
        first = last + 1
    elif first < stop and phrase.lower(stop) not in word_set("portfolio") and _all_named(phrase, (first, stop)):
        found["organisation"] = (first, stop)
        first = stop
    return found | {"role": (first, behind)}


def _organised_word(phrase: Phrase, i: int, stop: int) -> bool:
    """Whether a word ends an organisation's name: "Coastal Command", "(BAI)", "police"; "force" only with a capital."""
    if phrase.unit.tags[i] == ")":
        return True
    known = phrase.lower(i) in word_set("organisations") and (
        phrase.capital(i) or phrase.lower(i) in ("command", "ministry", "police")
    )
    return known or (phrase.acronym(i) and phrase.unit.tags[i] == "P")


def _all_named(phrase: Phrase, words: Words) -> bool:
    """One or more capitalised words that no nationality adjective is among."""
    return all(phrase.capital(i) and phrase.unit.tags[i] == "P" for i in range(*words))


def _behind(phrase: Phrase, words: Words, role: Words) -> dict[str, Words]:
    """Rank and name behind the role's noun, or the prepositions that say of what it is the role."""
    named = _ranked_name(phrase, words)
    first = max((value[1] for value in named.values()), default=words[0])
    organisation = _complement(phrase, (first, words[1]))
    found = {"organisation": organisation} if organisation else {}
    return named | found if named else found | {"whole": role}


def _ranked_name(phrase: Phrase, words: Words) -> dict[str, Words]:
    """Rank or honorific at the start of ``words``, and the name behind it."""
    first, stop = words
    found: dict[str, Words] = {}
    for kind, known in (("rank", rank_words()), ("honorific", word_set("honorifics"))):
        end = first
        while end < stop and phrase.lower(end) in known and (end == first or kind == "rank"):
            end += 1
        if end > first:
            found[kind] = (first, end)
            first = end
    end = first
    while end < stop and phrase.named(end):
        end += 1
    return found | {"name": (first, end)} if end > first else found


def _complement(phrase: Phrase, words: Words) -> Words | None:
    """The organisation among the prepositional phrases of ``words``: the last that is one by its words, else the first
    that a capital leads ("director for Walgreens")."""
    starts = [i for i in range(*words) if phrase.unit.tags[i] == "I"]
    starts = [i for i in starts if not (phrase.lower(i) == "of" and phrase.lower(i - 1) in word_set("headed_by_of"))]
    pieces = list(zip(starts, [*starts[1:], words[1]], strict=False))
    named = [p for p in pieces if p[1] - p[0] > 1 and phrase.lower(p[0]) in ("of", "for", "at", "from", "with", "in")]
    organised = [p for p in named if phrase.organised(_bare(phrase, p))]
    chosen = organised[-1] if organised else next((p for p in named if _led_by_name(phrase, p)), None)
    return _bare(phrase, chosen) if chosen else None


def _led_by_name(phrase: Phrase, piece: Words) -> bool:
    first, stop = _bare(phrase, piece)
    return phrase.lower(piece[0]) != "in" and first < stop and phrase.capital(first)


def _bare(phrase: Phrase, piece: Words) -> Words:
    """A prepositional phrase without its preposition and article."""
    first = piece[0] + 1
    if first < piece[1] - 1 and phrase.unit.tags[first] == "D":
        first += 1
    return first, piece[1]


def _unmarked(phrase: Phrase, words: Words) -> dict[str, Words]:
    """A part without a role: a name with or without rank, a trade and a name, or any other noun phrase."""
    found = _ranked_name(phrase, words)
    if "name" in found and not _goes_on(phrase, found["name"][1], words[1]):
        return found
    first = words[1]
    while first > words[0] and phrase.named(first - 1):
        first -= 1
    if words[0] < first < words[1] and not phrase.unit.tags[words[0] : first].strip("NJ") and "name" not in found:
        return {"role": (words[0], first), "name": (first, words[1])}  # "engineer Ann Roe"
    return {"whole": words} | ({"organisation": words} if phrase.organised(words) else {})


def _goes_on(phrase: Phrase, end: int, stop: int) -> bool:
    """ "Local media", "Chad's rebels", "Turkish builders": capitals that only open a longer noun phrase."""
    return end < stop and phrase.unit.tags[end] in "NJSG"
