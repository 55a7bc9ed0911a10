"""A phrase that names a speaker, taken apart: name, rank, role, organisation, country.

"River Guard spokeswoman Col. Ines Roth" and "Ines Roth, director of the harbour section of the Dockers League," are
the same parts in different orders: one part holds the name, one the role, and the organisation stands before the role's
noun or behind a preposition after it.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.codebook import table
from onrecord.coding.quotes import Unit
from onrecord.coding.speaker_roles import pivot_of, role_end
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
    phrase = Phrase(text, unit)
    described = unit.tags.find("W", words[0] + 1, words[1])
    if described > 0 and unit.tags[described - 1] in "NA" and unit.lower[described] != "whose":
        words = (words[0], described)
    words, said = _issuer(phrase, words), words
    found: dict[str, Words] = {}
    for part in _parts(phrase, words):
        for name, value in _part(phrase, part).items():
            found.setdefault(name, value)
    if "name" in found and "role" not in found and "rank" not in found and "honorific" not in found:
        _name_or_organisation(phrase, found, words[1])
    whole = phrase.chars(found.get("whole", words) if said == words else said)
    spans = {name: phrase.chars(value) for name, value in found.items() if name not in ("whole", "honorific")}
    return Speaker(whole, **spans)


def _issuer(phrase: Phrase, words: Words) -> Words:
    """Whose message it is that speaks: "a statement from | the Ministry of Health"; else ``words``."""
    first = words[0] + (phrase.unit.tags[words[0]] == "D")
    if first >= words[1] or phrase.lower(first) not in table("cues")["issued"]:
        return words
    by = next((i for i in range(first + 1, words[1] - 1) if phrase.lower(i) in ("from", "by")), None)
    return (by + 1, words[1]) if by is not None and phrase.organised((by + 1, words[1])) else words


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
    while first < stop - 1 and (phrase.unit.tags[first] in "DR" or phrase.lower(first) == "acting"):
        first += 1
    pivot = pivot_of(phrase, (first, stop))
    if pivot is None:
        return _unmarked(phrase, (first, stop))
    found = _before(phrase, (first, pivot[0]), pivot[1])
    behind = _behind(phrase, (pivot[1], stop), (first, pivot[1]))
    if "name" not in behind and phrase.lower(pivot[0]) in word_set("organisations"):
        headed = phrase.lower(pivot[0]) in word_set("headed_by_of")
        named = headed and phrase.unit.lower[pivot[1] : pivot[1] + 1] in (["of"], ["for"])
        whole = first, stop if named else pivot[1]  # "the Ministry of Health", "the interior ministry"
        return {"whole": whole, "organisation": whole}
    if "name" not in behind:
        found["role"] = (found["role"][0], role_end(phrase, pivot, stop, behind))
    return behind | found


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
    headed = word_set("headed_by_of")
    starts = [i for i in starts if not (phrase.lower(i) in ("of", "for") and phrase.lower(i - 1) in headed)]
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
    led = phrase.unit.tags[words[0]] == "I"  # "Ann Roe, | of the University of Leeds"
    named = _bare(phrase, words) if led else words
    return {"whole": words} | ({"organisation": named} if phrase.organised(words) else {})


def _goes_on(phrase: Phrase, end: int, stop: int) -> bool:
    """ "Local media", "Chad's rebels", "Turkish builders": capitals that only open a longer noun phrase."""
    return end < stop and phrase.unit.tags[end] in "NJSG"
