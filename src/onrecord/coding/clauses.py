"""Who does what to whom: the subject, objects and prepositional phrases of each verb of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.coding.arguments import antecedent, boundary, joined, listed, nearest, obliques, opens_clause, subjects
from onrecord.coding.phrases import Item, Phrase
from onrecord.coding.words import words
from onrecord.reading import Chunk, Sentence
from onrecord.reading.words import base_form


@dataclass(slots=True, eq=False)
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
        if item.verb is not None:
            predicate = Predicate(index, item.verb, base_form(sentence.lower[item.verb.head]), item.verb.passive)
            _complete(sentence, row, predicate)
            _attach(sentence, row, predicate, found)
            if sentence.tags[predicate.verb.head] == "K" and not predicate.objects:
                predicate.passive = predicate.passive or any(prep == "by" for prep, _ in predicate.obliques)
            found.append(predicate)
    return found


def _complete(sentence: Sentence, row: list[Item], predicate: Predicate) -> None:
    """Finds the objects and the prepositional phrases, looking right from the verb."""
    after, known = predicate.item + 1, words()
    following = sentence.lower[predicate.verb.stop : predicate.verb.stop + 1]
    if predicate.lemma in known.phrasal and following == ["over"]:
        after += 1  # "handed over the town": no preposition
    if not (predicate.lemma in known.clausal and opens_clause(row, after)):
        predicate.objects, after = listed(row, after)
    predicate.obliques, predicate.end = obliques(sentence, row, after)


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
        predicate.link, predicate.subject = "relative", antecedent(row, index - 1, sentence)
    elif before.kind == "C" and previous:
        _share(sentence, predicate, previous)
    elif before.kind == "N":
        _own(sentence, row, predicate, index, earlier)
    elif before.kind == "I":
        _governed(predicate, sentence.lower[before.first], previous)
    elif not (previous and previous.item == index and _continues(sentence, predicate, previous)):
        _behind_comma(sentence, row, predicate, index, earlier)


def _governed(predicate: Predicate, link: str, previous: Predicate | None) -> None:
    """A preposition or subordinator stands before the verb: "accused soldiers of killing", "after seizing"."""
    predicate.link = link
    if previous and not predicate.verb.finite:
        accused = previous.lemma in words().accusing and link in ("of", "for", "with", "from")
        predicate.subject = list(previous.patients if accused else previous.subject)


def _continues(sentence: Sentence, predicate: Predicate, previous: Predicate) -> bool:
    """Whether the verb right before and this one make one clause: "denied killing", "was reported killed"."""
    tag = sentence.tags[predicate.verb.head]
    if tag == "G" or sentence.lower[predicate.verb.first] == "having":
        predicate.link, predicate.subject = "gerund", list(previous.subject)
        return True
    if tag in "KV":
        predicate.link, predicate.subject = "and", list(previous.subject)
        predicate.passive = previous.passive and not predicate.objects
    return tag in "KV"


def _share(sentence: Sentence, predicate: Predicate, previous: Predicate) -> None:
    """ "... and killed two": the subject of the verb before, and its auxiliary ("were kidnapped and killed")."""
    predicate.link, predicate.subject = "and", list(previous.subject)
    bare = predicate.verb.stop - predicate.verb.first == 1 and sentence.tags[predicate.verb.head] in "KV"
    if previous.passive and bare and not predicate.objects:
        predicate.passive = True


def _own(sentence: Sentence, row: list[Item], predicate: Predicate, index: int, earlier: list[Predicate]) -> None:
    """A noun phrase stands before the verb: its clause reaches back to the last verb or opener of a clause."""
    start = index
    while start > 0 and not boundary(sentence, row, start - 1):
        start -= 1
    if earlier and start < earlier[-1].end <= index:
        start = earlier[-1].end
    phrases = subjects(row, start, index)
    if phrases:
        predicate.subject = phrases
    opener = row[start - 1] if start else None
    if earlier and start in (earlier[-1].end, earlier[-1].item + 1):
        _after_verb(sentence, row, predicate, start, index, earlier[-1])
    elif opener is not None:
        predicate.link = sentence.lower[opener.first]
        if opener.kind == "W" and predicate.link in ("who", "whom", "which", "that") and not predicate.objects:
            predicate.objects, predicate.link = antecedent(row, start - 2, sentence), "relative"


def _after_verb(
    sentence: Sentence, row: list[Item], predicate: Predicate, start: int, index: int, previous: Predicate
) -> None:
    """The words before this verb follow another: they may be that verb's object ("killed two soldiers wounded ...")
    or close its clause ("militants who had kidnapped two workers threatened ...")."""
    closes = previous.link in ("relative", "reduced", "ing") or not previous.verb.finite
    if previous.end > index and closes and predicate.verb.finite and previous.subject:
        predicate.subject = []
    participle = _participle(sentence, predicate)
    if sentence.tags[predicate.verb.head] == "G" and predicate.lemma in words().transitive:
        predicate.subject, predicate.link = list(previous.subject), "ing"  # "exploded near a school wounding two"
    elif not predicate.verb.finite or participle:
        predicate.subject, predicate.link = nearest(sentence, row, index), "reduced"
        predicate.passive = predicate.passive or participle
    elif not predicate.subject and closes and previous.subject:
        predicate.subject, predicate.link = list(previous.subject), "main"
    elif predicate.subject and not joined(row, start, index) and previous.lemma not in words().clausal:
        predicate.link = "reduced"


def _participle(sentence: Sentence, predicate: Predicate) -> bool:
    """ "two engineers seized in the north": a verb that needs an object and has none."""
    behind = sentence.tags[predicate.verb.stop : predicate.verb.stop + 1]
    bare = sentence.tags[predicate.verb.first : predicate.verb.stop] == "V"
    alone = not predicate.objects and behind in ("I", "U", ".", ",", "")
    held = sentence.lower[predicate.verb.stop : predicate.verb.stop + 1] in (["hostage"], ["captive"], ["prisoner"])
    return bare and predicate.lemma in words().transitive and (alone or held)


def _behind_comma(
    sentence: Sentence, row: list[Item], predicate: Predicate, index: int, earlier: list[Predicate]
) -> None:
    """A comma stands before the verb: "..., killing two" continues the verb before; ", who fled, killed" skips back."""
    previous = earlier[-1] if earlier else None
    tag = sentence.tags[predicate.verb.head]
    aside = previous is None and tag == "K"  # "seven people, including two soldiers, died"
    if not (predicate.verb.finite or aside) or tag == "G":
        predicate.link, predicate.subject = "ing", list(previous.subject) if previous else []
        return
    opening = index - 1
    while opening > 0 and row[opening].kind != ",":
        opening -= 1
    if opening > 0 and row[opening - 1].kind == "N":
        _own(sentence, row, predicate, opening - 1, earlier)
    elif previous:
        _share(sentence, predicate, previous)
