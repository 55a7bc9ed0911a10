"""Who does what to whom: the subject, objects and prepositional phrases of each verb of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.actors import kind_of_noun
from onrecord.coding.phrases import Item, Phrase
from onrecord.reading import Chunk, Sentence
from onrecord.reading.words import base_form

# Words that open a clause of their own, so that no subject is sought before them.
SUBORDINATORS = frozenset(
    "that while when after before because since until if although though whereas unless as whether where once so than".split()
)
# Verbs whose object is a clause: a noun phrase behind them that has a verb of its own is that verb's subject.
CLAUSAL = frozenset(
    "say add announce believe think fear claim confirm report know deny warn show find hope insist declare state allege tell suggest "
    "indicate mean see hear expect suspect assume learn reveal acknowledge admit argue explain note predict conclude".split()
)

# Verbs whose patient is the doer of what follows: "accused soldiers of killing".
_ACCUSING = frozenset("accuse suspect blame charge convict prevent stop keep acquit".split())
_PHRASAL = frozenset(("hand", "take", "turn"))
# Verbs that need an object: without one their past form is a participle.
_HARMING = frozenset(
    "kill slay murder assassinate execute behead wound injure kidnap abduct seize capture hold take arrest detain hijack displace".split()
)


@dataclass(slots=True)
class Predicate:
    """One verb with its arguments. ``previous`` is the verb whose clause it continues or depends on."""

    item: int
    verb: Chunk
    lemma: str
    passive: bool
    subject: list[Phrase] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    obliques: list[tuple[str, Phrase]] = field(default_factory=list)
    previous: Predicate | None = None
    end: int = 0  # the item behind its last argument
    link: str = ""  # how it hangs on ``previous``: and, to, ing, relative, or the subordinator

    @property
    def agents(self) -> list[Phrase]:
        return [phrase for prep, phrase in self.obliques if prep == "by"] if self.passive else self.subject

    @property
    def patients(self) -> list[Phrase]:
        return self.subject if self.passive else self.objects


def predicates(sentence: Sentence, row: list[Item]) -> list[Predicate]:
    """The predicates of a sentence in order."""
    found: list[Predicate] = []
    for index, item in enumerate(row):
        if item.verb is None:
            continue
        lemma = base_form(sentence.lower[item.verb.head])
        predicate = Predicate(index, item.verb, lemma, item.verb.passive)
        after = index + 1
        if lemma in _PHRASAL and sentence.lower[predicate.verb.stop : predicate.verb.stop + 1] == ["over"]:
            after += 1  # "handed over the town": no preposition
        if not (lemma in CLAUSAL and opens_clause(row, after)):
            predicate.objects, after = _listed(row, after, sentence)
        predicate.obliques, predicate.end = _obliques(sentence, row, after)
        _attach(sentence, row, predicate, found)
        if sentence.tags[predicate.verb.head] == "K" and not predicate.objects:
            predicate.passive = predicate.passive or any(prep == "by" for prep, _ in predicate.obliques)
        found.append(predicate)
    return found


def _listed(row: list[Item], index: int, sentence: Sentence) -> tuple[list[Phrase], int]:
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
    at, listed = index, False
    while at < len(row) and at < index + 9 and (row[at].kind in "IN" or row[at].kind in ",C"):
        listed = listed or row[at].kind == "C"
        if row[at].kind == "," and not _list_ahead(row, at):
            return False
        at += 1
    return index < at < len(row) and row[at].verb is not None and row[at].verb.finite  # type: ignore[union-attr]


def _list_ahead(row: list[Item], comma: int) -> bool:
    """Whether the comma separates members of a list that ends in "and NOUN"."""
    at = comma
    while at + 1 < len(row) and row[at].kind in ",IN":
        at += 1
    return row[at].kind == "C"


def _obliques(sentence: Sentence, row: list[Item], index: int) -> tuple[list[tuple[str, Phrase]], int]:
    """The prepositional phrases from ``index`` to the end of the clause, and the index behind them."""
    found: list[tuple[str, Phrase]] = []
    while index < len(row) - 1:
        kind, word = row[index].kind, sentence.lower[row[index].first]
        if kind == "I" and row[index + 1].kind == "N" and not (word in SUBORDINATORS and opens_clause(row, index + 1)):
            phrases, index = _listed(row, index + 1, sentence)
            found.extend((word, phrase) for phrase in phrases)
        elif kind in "I," and row[index + 1].kind == "I" and row[index + 2 :]:
            index += 1
        else:
            break
    return found, index


def _attach(sentence: Sentence, row: list[Item], predicate: Predicate, earlier: list[Predicate]) -> None:
    """Finds the subject, looking left from the verb, and the verb that it continues."""
    index = predicate.item - 1
    while index >= 0 and row[index].kind in "RO":
        index -= 1
    previous = earlier[-1] if earlier else None
    predicate.previous = previous
    before = row[index] if index >= 0 else None
    if predicate.verb.infinitive or sentence.tags[predicate.verb.first] == "T":
        predicate.link, predicate.subject = "to", list(previous.subject) if previous else []
    elif before is None:
        predicate.link = ""
    elif before.kind == "W":
        predicate.link, predicate.subject = "relative", _antecedent(row, index - 1, sentence)
    elif before.kind == "C" and previous:
        _share(sentence, predicate, previous)
    elif before.kind == "N":
        _own(sentence, row, predicate, index, earlier)
    elif before.kind == "V" and previous and previous.item == index and _gerund(sentence, predicate):
        predicate.link, predicate.subject = "gerund", list(previous.subject)
    elif before.kind == "V" and previous and previous.item == index and sentence.tags[predicate.verb.head] in "KV":
        # "was reported killed", "were found dead": one clause in two verbs
        predicate.link, predicate.subject = "and", list(previous.subject)
        predicate.passive = previous.passive and not predicate.objects
    elif before.kind == "I":
        predicate.link = sentence.lower[before.first]
        if previous and not predicate.verb.finite:
            accused = previous.lemma in _ACCUSING and predicate.link in ("of", "for", "with", "from")
            predicate.subject = list(previous.patients if accused else previous.subject)
    else:
        _behind_comma(sentence, row, predicate, index, earlier)


def _gerund(sentence: Sentence, predicate: Predicate) -> bool:
    """ "denied killing", "denied having killed"."""
    return sentence.tags[predicate.verb.head] == "G" or sentence.lower[predicate.verb.first] == "having"


def _share(sentence: Sentence, predicate: Predicate, previous: Predicate) -> None:
    """ "... and killed two": the subject of the verb before, and its auxiliary ("were kidnapped and killed")."""
    predicate.link, predicate.subject = "and", list(previous.subject)
    bare = predicate.verb.stop - predicate.verb.first == 1 and sentence.tags[predicate.verb.head] in "KV"
    if previous.passive and bare and not predicate.objects:
        predicate.passive = True


def _own(sentence: Sentence, row: list[Item], predicate: Predicate, index: int, earlier: list[Predicate]) -> None:
    """A noun phrase stands before the verb: its clause reaches back to the last verb or opener of a clause."""
    start = index
    while start > 0 and not _boundary(sentence, row, start - 1):
        start -= 1
    if earlier and start < earlier[-1].end <= index:
        start = earlier[-1].end
    phrases = _subjects(sentence, row, start, index)
    if phrases:
        predicate.subject = phrases
    opener = row[start - 1] if start else None
    if earlier and start in (earlier[-1].end, earlier[-1].item + 1):
        _after_verb(sentence, row, predicate, start, index, earlier[-1])
    elif opener is not None:
        predicate.link = sentence.lower[opener.first]
        if opener.kind == "W" and predicate.link in ("who", "whom", "which", "that") and not predicate.objects:
            predicate.objects, predicate.link = _antecedent(row, start - 2, sentence), "relative"


def _after_verb(
    sentence: Sentence, row: list[Item], predicate: Predicate, start: int, index: int, previous: Predicate
) -> None:
    """The words before this verb follow another: they may be that verb's object ("killed two soldiers wounded ...")
    or close its clause ("militants who had kidnapped two workers threatened ...")."""
    closes = previous.link in ("relative", "reduced", "ing") or not previous.verb.finite
    if previous.end > index and closes and predicate.verb.finite and previous.subject:
        predicate.subject = []
    participle = _participle(sentence, predicate)
    if sentence.tags[predicate.verb.head] == "G" and predicate.lemma in _HARMING:
        predicate.subject, predicate.link = list(previous.subject), "ing"  # "exploded near a school wounding two"
    elif not predicate.verb.finite or participle:
        predicate.subject, predicate.link = _nearest(sentence, row, index), "reduced"
        predicate.passive = predicate.passive or participle
    elif not predicate.subject and closes and previous.subject:
        predicate.subject, predicate.link = list(previous.subject), "main"
    elif predicate.subject and not _joined(row, start, index) and previous.lemma not in CLAUSAL:
        predicate.link = "reduced"


def _participle(sentence: Sentence, predicate: Predicate) -> bool:
    """ "two engineers seized in the north": a verb that needs an object and has none."""
    behind = sentence.tags[predicate.verb.stop : predicate.verb.stop + 1]
    bare = sentence.tags[predicate.verb.first : predicate.verb.stop] == "V"
    alone = not predicate.objects and behind in ("I", "U", ".", ",", "")
    held = sentence.lower[predicate.verb.stop : predicate.verb.stop + 1] in (["hostage"], ["captive"], ["prisoner"])
    return bare and predicate.lemma in _HARMING and (alone or held)


def _nearest(sentence: Sentence, row: list[Item], index: int) -> list[Phrase]:
    """The phrase right before a participle, with the one that "and" joins to it: "two Americans and a Briton seized"."""
    found = row[index].phrase
    joined = row[index - 2].phrase if index > 1 and row[index - 1].kind == "C" else None
    return [_qualified(sentence, phrase) for phrase in (joined, found) if phrase is not None]


def _qualified(sentence: Sentence, phrase: Phrase) -> Phrase:
    """The part of "A of B" that a relative clause speaks of: B, unless A counts the B or names people of the B."""
    while phrase.inner is not None and phrase.core == phrase.head and not _of_people(sentence, phrase):
        phrase = phrase.inner
    return phrase


def _of_people(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the first noun of "A of B" names people and the second does not name a person."""
    one, other = (kind_of_noun(sentence.lower[p.core]) for p in (phrase, phrase.inner or phrase))
    return one is not None and one[1] == "person" and (other is None or other[1] != "person")


def _joined(row: list[Item], start: int, index: int) -> bool:
    """Whether a comma or "and" between the two verbs lets a new clause begin."""
    return any(item.kind in ",C;-" for item in row[start : index + 1])


def _boundary(sentence: Sentence, row: list[Item], index: int) -> bool:
    item = row[index]
    if item.kind in ";.-WVT":
        return True
    if item.kind == "J" and row[index + 1].kind == ",":
        return True  # "12 dead, 30 wounded"
    if item.kind == "I" and sentence.lower[item.first] in SUBORDINATORS:
        return opens_clause(row, index + 1) if index + 1 < len(row) and row[index + 1].kind == "N" else False
    return False


def _subjects(sentence: Sentence, row: list[Item], start: int, index: int) -> list[Phrase]:
    """The first noun phrase between the items that hangs on no preposition and is no time, with its list."""
    at = start
    while at <= index:
        phrase = row[at].phrase
        governed = at > start and row[at - 1].kind == "I"
        if phrase is not None and not governed and not _object_before(row, start, at, index):
            found, _ = _listed_until(row, at, index)
            return found
        at += 1
    return []


def _object_before(row: list[Item], start: int, at: int, index: int) -> bool:
    """Whether the phrase right behind a verb is that verb's object, as a later phrase is the subject."""
    behind_verb = at == start and start > 0 and row[start - 1].kind == "V"
    return behind_verb and any(row[i].kind == "N" and row[i - 1].kind in ",C" for i in range(at + 1, index + 1))


def _listed_until(row: list[Item], at: int, index: int) -> tuple[list[Phrase], int]:
    found: list[Phrase] = []
    while at <= index:
        phrase = row[at].phrase
        if phrase is None:
            break
        found.append(phrase)
        step = at + 1
        while step <= index and row[step].kind in ",C":
            step += 1
        joined = any(item.kind == "C" for item in row[at + 1 : step]) or (
            step > at + 1 and any(item.kind == "C" for item in row[step : index + 1])
        )
        if not joined:
            break
        at = step
    return found, at


def _antecedent(row: list[Item], index: int, sentence: Sentence) -> list[Phrase]:
    """The noun phrase before a relative pronoun; behind a chain of prepositions, the nearest."""
    while index >= 0 and row[index].kind in ",I":
        index -= 1
    phrase = row[index].phrase if index >= 0 else None
    return [_qualified(sentence, phrase)] if phrase else []


def _behind_comma(
    sentence: Sentence, row: list[Item], predicate: Predicate, index: int, earlier: list[Predicate]
) -> None:
    """A comma stands before the verb: "..., killing two" continues the verb before; ", who fled, killed" skips back."""
    previous = earlier[-1] if earlier else None
    aside = previous is None and sentence.tags[predicate.verb.head] == "K"  # "seven people, including two soldiers, died"
    if not (predicate.verb.finite or aside) or sentence.tags[predicate.verb.head] == "G":
        predicate.link, predicate.subject = "ing", list(previous.subject) if previous else []
        return
    opening = index - 1
    while opening > 0 and row[opening].kind != ",":
        opening -= 1
    if opening > 0 and row[opening - 1].kind == "N":
        _own(sentence, row, predicate, opening - 1, earlier)
    elif previous:
        _share(sentence, predicate, previous)
