"""What a sentence rules by the objects and actions of ``measures.yaml``, by an order or by advice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.coding.measures_words import Hit, acts, advice_kinds, alone, hits, listed
from onrecord.reading import Sentence

REACH = 10  # words between an action and its object


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind with the word indices of its action and of its object."""

    kind: str
    action: int
    first: int
    stop: int
    phrase: str


def rules(sentence: Sentence) -> Iterator[Rule]:
    """The rules that a sentence tells, one of a kind; those of no kind of their own only where there is no other."""
    found: dict[str, Rule] = {}
    done = acts(sentence)
    for hit in hits(sentence):
        action = _governing(sentence, hit, done)
        if action is not None and hit.kind not in found:
            found[hit.kind] = Rule(hit.kind, action, hit.first, hit.stop, hit.phrase)
    other = found.pop("other", None)
    advice = _advice(sentence)
    if advice and advice.kind not in found and not (found and advice.kind == "H1_public_information"):
        found[advice.kind] = advice
    rest = other or _order(sentence)
    yield from found.values() if found or rest is None else [rest]


def _governing(sentence: Sentence, hit: Hit, done: list[tuple[int, int, frozenset[str]]]) -> int | None:
    """The action that an object goes with: the last one before it in its clause, else the next one behind it."""
    if hit.phrase in alone(hit.kind):
        return hit.first if " " in hit.phrase or _ruling(sentence, hit) else None
    wanted = [(i, stop) for i, stop, known in done if known & hit.wanted]
    before = [i for i, stop in wanted if i < hit.first and _joined(sentence, stop, hit.first)]
    if before and hit.first - before[-1] <= REACH:
        return before[-1]
    behind = [i for i, _ in wanted if hit.stop <= i <= hit.stop + REACH]
    if behind and _predicated(sentence, hit.stop, behind[0]):
        return behind[0]
    return None


def _ruling(sentence: Sentence, hit: Hit) -> bool:
    """Whether a verb that needs no other rules here: "recalled the milk", "was isolated"; not "he recalled"."""
    tag, following = sentence.tags[hit.first], sentence.tags[hit.stop : hit.stop + 1]
    if sentence.lower[hit.first - 1 : hit.first] == ["to"]:
        return True  # "plans to immunise", whatever the tag of a rare verb
    return tag in "KGBZ" or (tag == "V" and following != "" and following in "DNJPSGA#R")


def _order(sentence: Sentence) -> Rule | None:
    """An order of no kind of its own: "the court ordered an inquiry"."""
    for i, word in enumerate(sentence.lower):
        if word in listed("orders") and (
            _governs(sentence, i) or (word in listed("forbidding") and _is_told(sentence, i))
        ):
            return Rule("other", i, i, i + 1, word)
    return None


def _governs(sentence: Sentence, i: int) -> bool:
    """An active verb with an object; not "have ordered 25,000 bags", unless somebody is to do something."""
    active = sentence.tags[i] in "VZ" or (sentence.tags[i] == "K" and sentence.tags[i - 1 : i] == "H")
    following = sentence.tags[i + 1 : i + 2]
    return active and (following in list("DNJPG") or (following == "#" and "to" in sentence.lower[i + 2 : i + 6]))


def _is_told(sentence: Sentence, i: int) -> bool:
    """ "Is forbidden", "remains banned": a passive that closes what is ruled."""
    return bool(i) and (sentence.tags[i - 1] == "X" or sentence.lower[i - 1] in ("remain", "remains", "been"))


def _joined(sentence: Sentence, behind: int, at: int) -> bool:
    """No other clause's verb behind an action and before its object; commas of a list may be."""
    return not {"V", "Z", "W", ";"} & set(sentence.tags[behind:at])


def _predicated(sentence: Sentence, stop: int, action: int) -> bool:
    """ "Schools were closed", "the curfew was lifted": auxiliaries, adverbs and places between, or more things on the
    list: "schools, | mosques and cafes stay shut"."""
    between = sentence.tags[stop:action]
    listed = set(between[: between.rfind("C") + 1]) <= set("NPJD,C") if "C" in between else False
    return ("," not in between or listed) and sentence.tags[action] in "VZKXHNMB"


def _advises(sentence: Sentence, verb: int, public: int) -> bool:
    """Whether a verb of advice is told to the public: they follow it, or it is a passive; "residents | told a reporter"
    what they saw."""
    if sentence.lower[verb] not in listed("advice"):
        return False
    active = sentence.tags[verb] in "VZ" or sentence.tags[verb - 1] == "H"
    told = sentence.lower[verb + 1 : verb + 2] in (["to"], ["not"])  # "residents | told not to drink it"
    return verb < public or not active or told or sentence.tags[verb - 1] == "X"


def _advice(sentence: Sentence) -> Rule | None:
    """Advice to the public: "urged residents to boil water", "people should wash their hands"."""
    lower = sentence.lower
    for i, word in enumerate(lower):
        if word not in listed("public"):
            continue
        near = [k for k in range(max(0, i - 4), min(len(lower), i + 4)) if _advises(sentence, k, i)]
        reach = 14 if lower[i + 1 : i + 2] == ["who"] else 7  # "asked people who have such a bottle at home to"
        asked = near and not {"to", "not", "against", "that", "of", "about"}.isdisjoint(lower[i + 1 : i + reach])
        if (
            asked
            or (near and lower[i - 1] in ("to", "that"))
            or "should" in lower[i + 1 : i + 26]
            or "must" in lower[i + 1 : i + 3]
        ):
            kinds = advice_kinds()
            kind = next((kinds[word] for word in lower[i + 1 : i + 12] if word in kinds), "H1_public_information")
            return Rule(kind, near[0] if near else i, i, i + 1, word)
    return None
