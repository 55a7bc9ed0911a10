"""Words of the crosswalk found in phrases, and phrases cut to what a MUC-4 fill is: no article, one line, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from onrecord.model import Participant
from onrecord.places.vocabulary import common
from onrecord.reading.words import lexicon

_PLURAL = re.compile(r"[^S]S$")
_OUTER = " \"'`,.;:()[]-"


@cache
def crosswalk() -> Any:
    return yaml.safe_load(Path(__file__).with_name("mapping.yaml").read_text(encoding="utf-8"))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = [re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words]
    return re.compile(rf"\b(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def has(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the text, whole; ``*`` ends a word any way."""
    return bool(_pattern(tuple(words)).search(text))


def occurrences(text: str, words: Iterable[str]) -> Iterator[str]:
    """The places at which one of the words stands in the text."""
    return (found[0] for found in _pattern(tuple(words)).finditer(text))


def first_of(text: str, listed: Sequence[Sequence[Any]]) -> str | None:
    """The first value whose words the text has."""
    return next((value for value, words in listed if has(text, words)), None)


def cut(phrase: str) -> str:
    """A phrase as a fill: one line, capitals, without what opens a noun phrase."""
    words = " ".join(phrase.split()).strip(_OUTER).upper().split(" ")
    while len(words) > 1 and (words[0].lower() in crosswalk()["openings"] or _counts(words)):
        words.pop(0)
    return " ".join(words)


def _counts(words: Sequence[str]) -> bool:
    """Whether the first word is a figure that counts what follows ("10 BUSES") and measures none ("20 KG OF TNT")."""
    return words[0].isdigit() and words[1].lower() not in crosswalk()["units"]


def plural(phrase: str) -> bool:
    """Whether the phrase names several, by the end of its head: the word before "of", "in" or such, or the last."""
    head = _head(phrase)
    return head.lower() in crosswalk()["plural"] or bool(_PLURAL.search(head))


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(crosswalk()['after'])})\s")


def _head(phrase: str) -> str:
    return _after().split(phrase)[0].rsplit(" ", 1)[-1]


def chain(one: Participant, text: str) -> tuple[str, ...]:
    """The mentions written for a participant, the best first: its own text, then further ones that are no pronouns."""
    texts = [cut(one.text), *(cut(text[start:end]) for start, end in one.mentions)]
    named = [phrase for phrase in texts if phrase and phrase.lower() not in crosswalk()["pronouns"]]
    return tuple(dict.fromkeys(named))[: crosswalk()["chain"]]


def name_in(one: Participant, text: str, told: bool = False) -> str | None:
    """A person's proper name as the report prints it, without title or role; None where it prints none. ``told``: the
    account says itself who is named."""
    if one.nature != "person" or one.actor or (told and not one.name):
        return None
    name = cut(one.name or one.text)
    printed = name in " ".join(text.split()).upper()
    return name if printed and (one.name or _proper(name)) else None


def _proper(name: str) -> bool:
    """Whether no word of several is an everyday one: in capitals a description looks like a name."""
    words = [word.lower().strip(_OUTER) for word in name.split()]
    return len(words) > 1 and not any(_everyday(word) for word in words)


def _everyday(word: str) -> bool:
    listed = lexicon()
    return word in common() or word in listed or word.removesuffix("s") in listed or not word[:1].isalpha()


def is_object(one: Participant) -> bool:
    """Whether the words say a thing where the account, of a text in capitals, took a person."""
    if one.nature == "object":
        return True
    listed = crosswalk()["physical"]
    head = _head(cut(one.text))
    return (
        one.nature == "person"
        and not one.actor
        and first_of(head, listed) is not None
        and not has(head, crosswalk()["staffed"])
    )
