"""The noun phrases of a clause: its lists, its prepositional phrases, its subject, and where another clause begins.

All work on the row of items of one sentence; an index is one of an item of the row.
"""

from __future__ import annotations

from onrecord.actors import kind_of_noun
from onrecord.coding.phrases import Item, Phrase
from onrecord.coding.words import words
from onrecord.reading import Sentence


def listed(row: list[Item], index: int) -> tuple[list[Phrase], int]:
    """The noun phrases from ``index`` on, joined by commas and "and", and the index behind them."""
    found: list[Phrase] = []
    while index < len(row) and row[index].phrase is not None:
        phrase = row[index].phrase
        assert phrase is not None
        found.append(phrase)
        following = _continued(row, index + 1)
        if following is None:
            return found, index + 1
        index = following
    return found, index


def _continued(row: list[Item], index: int) -> int | None:
    """Index of the next member of a list, if ``row[index]`` is its comma or "and" and no clause begins there."""
    at = index
    while at < len(row) and at < index + 2 and row[at].kind in ",C":
        at += 1
    if at == index or at >= len(row) or row[at].kind != "N" or opens_clause(row, at):
        return None
    conjoined = any(item.kind == "C" for item in row[index:at])
    return at if conjoined or _list_ahead(row, index) else None


def opens_clause(row: list[Item], index: int) -> bool:
    """Whether the noun phrase at ``index``, or the list that it opens, is the subject of a following finite verb."""
    at, placed = (
        index,
        False,
    )  # "killed two men in the crowd, army and police officials said": no list runs on from there
    while at < len(row) and at < index + 9 and row[at].kind in ",CIN":
        placed = placed or row[at].kind == "I"
        if row[at].kind == "," and (placed or not _list_ahead(row, at)):
            return False
        at += 1
    verb = row[at].verb if index < at < len(row) else None
    joined = row[at - 1].kind == "C"  # "killed two guards and five nurses and took a doctor": he who killed took
    return verb is not None and verb.finite and not joined


def _list_ahead(row: list[Item], comma: int) -> bool:
    """Whether the comma separates members of a list that ends in "and NOUN"."""
    at = comma
    while at + 1 < len(row) and row[at].kind in ",IN":
        at += 1
    return row[at].kind == "C"


def obliques(sentence: Sentence, row: list[Item], index: int) -> tuple[list[tuple[str, Phrase]], int]:
    """The prepositional phrases from ``index`` to the end of the clause, and the index behind them."""
    found: list[tuple[str, Phrase]] = []
    while index < len(row) - 1:
        kind, word = row[index].kind, sentence.lower[row[index].first]
        opener = word in words().subordinators
        if kind == "I" and row[index + 1].kind == "N" and not (opener and opens_clause(row, index + 1)):
            phrases, index = listed(row, index + 1)
            found.extend((word, phrase) for phrase in phrases)
        elif kind in "I," and row[index + 1].kind == "I" and row[index + 2 :]:
            index += 1
        else:
            break
    return found, index


def boundary(sentence: Sentence, row: list[Item], index: int) -> bool:
    """Whether a clause ends at the item, so that what follows it belongs to the next verb."""
    item = row[index]
    if item.kind in ";.-WVT":
        return True
    if item.kind == "J" and row[index + 1].kind == ",":
        return True  # "12 dead, 30 wounded"
    if item.kind == "I" and sentence.lower[item.first] in words().subordinators:
        return index + 1 < len(row) and row[index + 1].kind == "N" and opens_clause(row, index + 1)
    return False


def joined(row: list[Item], start: int, index: int) -> bool:
    """Whether a comma or "and" between the two verbs lets a new clause begin."""
    return any(item.kind in ",C;-" for item in row[start : index + 1])


def subjects(row: list[Item], start: int, index: int) -> list[Phrase]:
    """The first noun phrase between the items that hangs on no preposition and is no time, with its list."""
    at = start
    while at <= index:
        phrase = row[at].phrase
        governed = at > start and row[at - 1].kind == "I"
        if phrase is not None and not governed and not _object_before(row, start, at, index):
            return _listed_until(row, at, index)
        at += 1
    return []


def _object_before(row: list[Item], start: int, at: int, index: int) -> bool:
    """Whether the phrase right behind a verb is that verb's object, as a later phrase is the subject."""
    behind_verb = at == start and start > 0 and row[start - 1].kind == "V"
    return behind_verb and any(row[i].kind == "N" and row[i - 1].kind in ",C" for i in range(at + 1, index + 1))


def _listed_until(row: list[Item], at: int, index: int) -> list[Phrase]:
    """The list that begins at ``at`` and goes no further than ``index``."""
    found: list[Phrase] = []
    while at <= index:
        phrase = row[at].phrase
        if phrase is None:
            break
        found.append(phrase)
        step = at + 1
        while step <= index and row[step].kind in ",C":
            step += 1
        last = index + 1 if step > at + 1 else step
        if all(item.kind != "C" for item in row[at + 1 : last]):
            break  # no "and" ends the list
        at = step
    return found


def nearest(sentence: Sentence, row: list[Item], index: int) -> list[Phrase]:
    """The phrase right before a participle, with the one that "and" joins to it: "two nurses and a driver seized"."""
    last = row[index].phrase
    qualified = _qualified(sentence, last) if last is not None else None
    if qualified is not last and qualified is not None:
        return [qualified]  # "friends and families of two nurses killed"
    one = row[index - 2].phrase if index > 1 and row[index - 1].kind == "C" else None
    return [_qualified(sentence, phrase) for phrase in (one, last) if phrase is not None]


def antecedent(row: list[Item], index: int, sentence: Sentence) -> list[Phrase]:
    """The noun phrase before a relative pronoun; behind a chain of prepositions, the nearest."""
    while index >= 0 and row[index].kind in ",I":
        index -= 1
    phrase = row[index].phrase if index >= 0 else None
    return [_qualified(sentence, phrase)] if phrase else []


def _qualified(sentence: Sentence, phrase: Phrase) -> Phrase:
    """The part of "A of B" that a relative clause speaks of: B, unless A counts the B or names people of the B."""
    while phrase.inner is not None and phrase.core == phrase.head and not _of_people(sentence, phrase):
        phrase = phrase.inner
    return phrase


def _of_people(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the first noun of "A of B" names people and the second does not name a person."""
    one, other = (kind_of_noun(sentence.lower[p.core]) for p in (phrase, phrase.inner or phrase))
    return one is not None and one[1] == "person" and (other is None or other[1] != "person")
