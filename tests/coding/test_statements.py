"""Statements: who said what to whom. Each case is a text of ours and the statements that it holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from onrecord.coding import code
from onrecord.coding.draft import Draft
from onrecord.coding.statements import attribution_for
from onrecord.model import Report, Statement
from onrecord.reading import Reading

PUBLISHED = date(2021, 5, 12)  # a Wednesday

# label, text, what each statement gives
CASES: list[tuple[str, str, list[dict[str, Any]]]] = [
    (
        "quotation, then who",
        '"The bridge is safe," engineer Ann Roe said.',
        [{"content": "The bridge is safe,", "kind": "quote", "speaker": "Ann Roe"}],
    ),
    (
        "who, then quotation",
        'Governor Omar Said said: "The bridge is safe."',
        [{"content": "The bridge is safe.", "kind": "quote", "speaker": "Omar Said", "role": "Governor"}],
    ),
    (
        "a broken quotation is one statement",
        '"The bridge," Ann Roe said, "is safe."',
        [{"kind": "quote", "speaker": "Ann Roe", "content": 'The bridge," Ann Roe said, "is safe.'}],
    ),
    (
        "that-clause",
        "The ministry said that the bridge was safe.",
        [
            {
                "content": "the bridge was safe",
                "kind": "paraphrase",
                "cue": "said",
                "organisation": "ministry",
                "role": None,
            }
        ],
    ),
    ("bare clause", "Officials say the bridge is safe.", [{"content": "the bridge is safe", "speaker": "Officials"}]),
    (
        "reported at the end, with its day",
        "Two bridges were closed, police said on Tuesday.",
        [{"content": "Two bridges were closed", "speaker": "police", "when": "Tuesday"}],
    ),
    (
        "inverted, a long name behind it",
        "Work has stopped and nobody knows why, said Harbour Command media director Col. Omar Said.",
        [{"speaker": "Omar Said", "rank": "Col.", "role": "media director", "organisation": "Harbour Command"}],
    ),
    (
        "told to an outlet",
        "The road is mined, Omar Said, head of the eastern branch of the Drivers Union, told Reuters on Monday.",
        [
            {
                "speaker": "Omar Said",
                "told": "Reuters",
                "role": "head of the eastern branch",
                "organisation": "Drivers Union",
            }
        ],
    ),
    (
        "told reporters that",
        "Ann Roe told reporters that the road was mined.",
        [{"told": "reporters", "content": "the road was mined"}],
    ),
    (
        "according to, first",
        "According to the Red Cross, the road is mined.",
        [{"content": "the road is mined", "speaker": "the Red Cross"}],
    ),
    (
        "according to, last",
        "The road is mined, according to Ann Roe.",
        [{"content": "The road is mined", "speaker": "Ann Roe"}],
    ),
    (
        "according to, an appositive",
        "According to a local doctor, Omar Said, the ward is full.",
        [{"content": "the ward is full", "speaker": "Omar Said", "role": "local doctor"}],
    ),
    (
        "two reports in one sentence",
        "The army said the road was open while the mayor says that it was closed.",
        [{"content": "the road was open"}, {"content": "it was closed"}],
    ),
    (
        "headless participle",
        "Ann Roe said the road was open, adding that buses were running.",
        [
            {"content": "the road was open", "speaker": "Ann Roe"},
            {"content": "buses were running", "speaker": "Ann Roe"},
        ],
    ),
    (
        "the speaker speaks on",
        'Ann Roe said the road was open. "Buses are running as usual again."',
        [{"speaker": "Ann Roe"}, {"speaker": "Ann Roe", "kind": "quote"}],
    ),
    (
        "the next sentence names the speaker",
        '"Where have all the buses gone?" Ann Roe asked.',
        [{"speaker": "Ann Roe", "content": "Where have all the buses gone?", "kind": "quote"}],
    ),
    (
        "pronouns and surnames go back to the full name",
        "Captain Omar al-Said said the road was open. He said buses were running. Al-Said warned that mines remained.",
        [{"speaker": "Omar al-Said"}, {"speaker": "Omar al-Said"}, {"speaker": "Omar al-Said", "stance": "warns"}],
    ),
    (
        "words within quotation marks report nothing",
        'A wall with "police said no" on it was painted red.',
        [],
    ),
    ("denies", "The army denied shelling the village.", [{"stance": "denies", "content": "shelling the village"}]),
    ("condemns", "The union condemned the raid.", [{"stance": "condemns", "content": "the raid"}]),
    ("condemned by", "The raid was condemned by the union.", [{"stance": "condemns", "organisation": "union"}]),
    ("vows with an infinitive", "The rebels vowed to fight on.", [{"stance": "vows", "content": "to fight on"}]),
    ("vows by what is said", "The army will hunt the killers, General Omar Said said.", [{"stance": "vows"}]),
    (
        "urges",
        "The mayor urged residents to boil water.",
        [{"stance": "calls_for", "told": "residents", "content": "to boil water"}],
    ),
    (
        "calls for",
        "The envoy has called for talks.",
        [{"stance": "calls_for", "content": "talks", "cue": "called for"}],
    ),
    ("hearsay names nobody", "The road is said to be mined.", [{"speaker": None, "cue": "said"}]),
    ("a name that looks like a verb", "He flew to the United States on Monday.", []),
    ("nouns are no cues", "A report on the claims was lost.", []),
    ("no reporting at all", "Two soldiers were killed near the bridge.", []),
]


def told(text: str, **fields: Any) -> list[Statement]:
    return list(code(Report("t", text, published=PUBLISHED, **fields)).statements)


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_statements(text: str, wanted: list[dict[str, Any]]) -> None:
    found = told(text)
    assert len(found) == len(wanted), found
    for one, fields in zip(found, wanted, strict=True):
        for name, value in fields.items():
            given = getattr(one, name)
            assert (given.text if name == "when" and given else given) == value


@pytest.mark.parametrize("text", [text for _, text, _ in CASES])
def test_every_value_is_its_span(text: str) -> None:
    for one in told(text):
        assert one.text == text[slice(*one.span)]
        for name, span in one.spans.items():
            assert name == "source" or text[slice(*span)] == getattr(one, name)


def test_a_headline_is_not_counted_beside_its_text() -> None:
    text = "The bridge is safe, engineer Ann Roe said."
    assert len(told(text, title="Bridge is safe: engineer")) == 1


def test_the_countrys_minister_is_of_the_country_named_last() -> None:
    (one,) = told("Chad will close its border, the country's interior minister Omar Said said.")
    assert (one.speaker, one.role, one.country) == ("Omar Said", "interior minister", "TD")


def test_attribution_covers_what_is_told_and_nothing_else() -> None:
    text = "Two men were killed, police chief Omar Said told Reuters. A bridge was closed."
    draft = Draft(Report("t", text), text, Reading(text, [], []), [], [], [], [], statements=tuple(told(text)))
    (found,) = attribution_for(draft, (0, text.index(",")))
    assert (found.speaker, found.role, found.told) == ("Omar Said", "chief", "Reuters")
    assert found.text == "police chief Omar Said told Reuters"
    assert attribution_for(draft, (text.index("A bridge"), len(text) - 1)) == ()
