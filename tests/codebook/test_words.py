"""The lists of words: every word once, every list read, and verbs in a form that the text's verbs come down to."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import Any

import pytest

from onrecord import codebook
from onrecord.coding.harm_words import HarmWords, harm_words
from onrecord.coding.rules import rules
from onrecord.coding.words import Words, words
from onrecord.reading.english import English, english
from onrecord.reading.words import base_form, verbs
from onrecord.terms import EFFECTS

TABLES = {"clauses": Words, "tolls": HarmWords, "english": English}
VERBS = {
    "clauses": "clausal accusing phrasal transitive light damaging planning alleging averting denying reacting enabling "
    "speaking",
    "tolls": "claiming finding",
    "triggers": "staging threatening ongoing growing",
}


def entries(given: Any) -> list[str]:
    """The words of a list, which is one string, several, or the keys of a mapping."""
    return given.split() if isinstance(given, str) else [word for line in given for word in line.split()]


def lists(name: str) -> dict[str, list[str]]:
    rows = codebook.table(name).items()
    return {key: entries(given) for key, given in rows if key not in ("verbs", "nouns", "refine", "classes")}


@pytest.mark.parametrize("name", [*TABLES, "triggers"])
def test_a_word_stands_once_in_its_list(name: str) -> None:
    twice = {key: [word for word, times in Counter(given).items() if times > 1] for key, given in lists(name).items()}
    assert {key: found for key, found in twice.items() if found} == {}


@pytest.mark.parametrize("name", TABLES)
def test_every_list_is_read(name: str) -> None:
    assert {field.name for field in fields(TABLES[name])} == set(codebook.table(name))


def test_the_lists_are_those_of_the_tables() -> None:
    assert words().planning == set(lists("clauses")["planning"])
    assert harm_words().doers == set(lists("tolls")["doers"])
    assert rules().growing == set(lists("triggers")["growing"])
    assert english().abbreviations == tuple(lists("english")["abbreviations"])


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, keys in VERBS.items() for key in keys.split()])
def test_verbs_have_forms(name: str, key: str) -> None:
    known = {base for base, _ in verbs().values()}
    assert [word for word in lists(name)[key] if word not in known] == []
    assert [word for word in lists(name)[key] if base_form(word) != word] == []


def test_tolls_tell_effects_of_the_contract() -> None:
    told = {*harm_words().states.values(), *harm_words().tolls.values()}
    assert told - {"casualties"} <= set(EFFECTS)


def test_words_of_harm_open_the_sentence_to_coding() -> None:
    """A sentence without a trigger or a word of harm is not read further."""
    assert harm_words().telling <= rules().forms
    assert {"dead", "toll", "deadly", "bodies", "kidnapped"} <= harm_words().telling
