"""Who speaks, by grammar: the noun phrase in front of a reporting verb, with what stands beside it in commas."""

from __future__ import annotations

from onrecord.coding.quotes import QUOTE, Unit
from onrecord.coding.speaker_words import SUBJECTS, Words, word_set
from onrecord.coding.statements_cues import FINITE
from onrecord.coding.statements_tails import dated

CLAUSE = 14  # words that "who lives there" may have, before its verb
ASIDE = 18  # words that an aside between a subject and its verb may have


def subject(text: str, unit: Unit, group: int) -> Words | None:
    """The subject of the verb group that begins at word ``group``, with its appositives, or None."""
    if unit.lower[group - 1 : group] == ["who"] and unit.tags[group - 2 : group] == ",W":
        return _noun_before(unit, group - 2)
    if group and unit.lower[group - 1] in SUBJECTS and unit.tags[group - 1] == "A":
        return group - 1, group
    first = _reach(unit, group)
    pieces = _pieces(unit, first, group)
    if not pieces:
        return None
    closed = unit.tags[group - 1] == ","
    start = _head(text, unit, pieces, closed)
    if unit.tags[start] == "I" and unit.tags[group - 1] == "W":
        start += 1  # "heard from | a witness who said"
    else:
        start = _without_setting(unit, start, group)
    stop = _without_citing(unit, start, group)
    while stop > start and unit.tags[stop - 1] in ",WR":
        stop -= 1
    return (start, stop) if stop > start and _speaks(unit, (start, stop)) else None


def _noun_before(unit: Unit, comma: int) -> Words | None:
    """The noun phrase before a comma: "spoke to | the father |, who told him"."""
    first = comma
    while first and (unit.tags[first - 1] in "NPJ#SD" or _links_nouns(unit, first - 1)):
        first -= 1
    return (first, comma) if first < comma and _speaks(unit, (first, comma)) else None


def _links_nouns(unit: Unit, i: int) -> bool:
    """ "A nurse | at the hospital | of Gao, who"."""
    return i > 0 and unit.lower[i] in ("of", "at", "in", "from") and unit.tags[i - 1] in "NPS"


def _without_citing(unit: Unit, start: int, stop: int) -> int:
    """ "State television, | citing a colonel, reported": whom a source cites is no part of it."""
    cites = (i for i in range(start + 1, stop) if unit.lower[i] in ("citing", "quoting"))
    return next(cites, stop)


def _reach(unit: Unit, group: int) -> int:
    """How far back a subject may reach: to a verb, a quotation, a stop or a conjunction."""
    first = _relative(unit, group) or _aside(unit, group)
    while first:
        tag, word = unit.tags[first - 1], unit.lower[first - 1]
        if tag in "ZVB" and (word in word_set("organisations") or word in word_set("roles")):
            pass  # "police command", "presiding judge": a noun that could be a verb
        elif unit.lower[first - 1 : first + 1] == ["close", "to"]:
            pass  # "two people | close to the talks"
        elif tag in FINITE:
            if unit.lower[max(0, first - 2)] in word_set("messages") and tag in "VK":
                pass  # "a statement | posted on the ministry's website reads"
            elif unit.tags[max(0, first - 2)] != "W":
                break
            else:
                first -= 1
        elif tag in 'Q;.-T"B' or (tag in "IW" and word in word_set("breaks")) or (tag == "W" and first != group):
            break
        first -= 1
    return first


def _relative(unit: Unit, group: int) -> int | None:
    """Where a clause right before the verb begins that only tells who it is: "a nurse | who called himself Ali | said".

    One verb stands in it, behind "who" one that the tags may not know ("a priest | who knelt by them | said").
    """
    who = unit.tags.rfind("W", max(1, group - CLAUSE), max(1, group - 1))
    if who < 0 or unit.lower[who] not in ("who", "that", "which", "whose") or unit.tags[who - 1] not in "NPA":
        return None
    if {",", ";", QUOTE} & {*unit.tags[who:group]} or (word_set("subordinators") - {"as"}) & {*unit.lower[who:group]}:
        return None
    held = unit.tags[who + 1 : group]
    unknown = unit.lower[who] == "who" and held[0] in "NKB" and held[1:2] in ("I", "D", "A", "R", "T", "#")
    verbs = [i for i, tag in enumerate(held) if tag in FINITE and not (i and held[i - 1] in FINITE)]
    first = [held.index(tag) for tag in held if tag in FINITE][:1] if unit.lower[who] == "whose" else [0]
    return who if verbs == ([] if unknown else first) and held[-1] not in FINITE | {"I", "T"} else None


def _aside(unit: Unit, group: int) -> int:
    """Where words in commas right before the verb begin, whatever verbs they hold: "Ford, who left, | said"."""
    if group < 2 or unit.tags[group - 1] != ",":
        return group
    opening = unit.tags.rfind(",", max(0, group - ASIDE), group - 1)
    return (
        opening if opening > 0 and QUOTE not in unit.tags[opening:group] and unit.tags[opening - 1] != QUOTE else group
    )


def _pieces(unit: Unit, first: int, stop: int) -> list[Words]:
    """The stretch cut at its commas; a leading conjunction is dropped."""
    found, start = [], first
    for i in range(first, stop + 1):
        if i == stop or unit.tags[i] == ",":
            while start < i and unit.tags[start] in "CR)":
                start += 1
            if start < i:
                found.append((start, i))
            start = i + 1
    return found


def _head(text: str, unit: Unit, pieces: list[Words], closed: bool) -> int:
    """The first word of the piece with the subject's head: the last, or one before it where that is an appositive."""
    n = len(pieces) - 1
    needs = closed and not _setting(unit, pieces[n])
    if closed and not needs:
        needs = False
        n = max(0, n - 1)
    while n > 0 and (needs or _appositive(text, unit, pieces[n], pieces[n - 1])):
        if _setting(unit, pieces[n - 1]):
            break
        n -= 1
        described = n + 1 < len(pieces) and unit.tags[pieces[n + 1][0]] == "W"  # "Eurocontrol, | which runs flights"
        needs = not (described or _stands_alone(unit, pieces[n])) or unit.tags[pieces[n][0]] in "WGI"
        if needs and n > 0 and len(pieces) - n > 3:
            break
    return pieces[n][0]


def _setting(unit: Unit, piece: Words) -> bool:
    """ "On Monday", "meanwhile": words that set the scene."""
    timed = unit.tags[piece[0]] == "U" and unit.tags[piece[0] + 1 : piece[0] + 2] != "S"  # "31 January"
    where = unit.tags[piece[0]] in "IRTG" and unit.lower[piece[0]] not in ("of", "acting")  # "Ann Roe, | of the mill"
    return timed or where or dated(unit, piece[0])


def _appositive(text: str, unit: Unit, piece: Words, before: Words) -> bool:
    """Whether ``piece`` says what the name in ``before`` is: "Adam Ford | head of the union"."""
    roles = word_set("roles")
    leads = any(unit.lower[i] in roles for i in range(piece[0], min(piece[1], piece[0] + 5)))
    named = (
        text[unit.starts[before[0]]].isupper() and before[1] - before[0] <= 6 and "#" not in unit.tags[slice(*before)]
    )
    own = text[unit.starts[piece[1] - 1]].isupper() and not _behind_preposition(unit, piece)
    described = unit.tags[piece[0]] == "D" or _behind_preposition(unit, piece)  # not "officials", who speak themselves
    return leads and named and described and not own and not _setting(unit, before)


def _behind_preposition(unit: Unit, piece: Words) -> bool:
    return "I" in unit.tags[slice(*piece)]


def _stands_alone(unit: Unit, piece: Words) -> bool:
    """Whether a piece can be a subject by itself: no place or age that only continues the piece before."""
    if piece[1] - piece[0] > 1 or unit.tags[piece[0]] == "A":
        return True
    return unit.tags[piece[0]] in "N" and unit.lower[piece[0]] in word_set("roles")


def _without_setting(unit: Unit, start: int, stop: int) -> int:
    """Skips a leading time or place without a comma: "On Monday officials said", "In a statement the army said"."""
    if unit.tags[start] == "I" and unit.lower[start] not in word_set("breaks"):
        i = start + 1
        while i < stop and unit.tags[i] == "D":
            i += 1
        while i < stop and unit.tags[i] in "JNP#" and not dated(unit, i):
            i += 1
        while i < stop and dated(unit, i):
            i += 1
        return i if i < stop else start
    while start < stop - 1 and dated(unit, start):
        start += 1
    return start


def _speaks(unit: Unit, words: Words) -> bool:
    """Whether words may name a speaker: a noun or pronoun among them, and no preposition first."""
    tags = unit.tags[slice(*words)]
    head = unit.lower[words[0]]
    if tags == "D" and head in ("a", "an", "the", "no", "every"):
        return False
    return (
        any(tag in "NPAJ#D" for tag in tags) and tags[0] not in "I(" and head not in ("there", "himself", "themselves")
    )


def main_subject(unit: Unit, stop: int) -> Words | None:
    """The subject of the unit's first clause, for the participles and conjunctions that speak on for it."""
    verb = next((i for i in range(stop) if unit.tags[i] in FINITE), None)
    if not verb:
        return None
    pieces = [piece for piece in _pieces(unit, 0, verb) if not _setting(unit, piece)]
    return (pieces[0][0], pieces[-1][1]) if pieces else None
