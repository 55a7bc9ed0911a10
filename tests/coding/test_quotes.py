"""Quotations: their marks, their ends, and the units of speech that they make of sentences."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.quotes import quotes, units
from onrecord.reading import read

# label, text, the words quoted
CASES = [
    ("straight", 'He said: "The road is closed."', ["The road is closed."]),
    ("curly", "“The road is closed,” he said.", ["The road is closed,"]),
    ("angled", "«The road is closed», he said.", ["The road is closed"]),
    ("opened straight, closed curly", 'She said: "The road is closed.”', ["The road is closed."]),
    ("broken", '"The road," he said, "is closed."', ["The road,", "is closed."]),
    ("single curly", "Ministers will ‘step up’ their efforts.", ["step up"]),
    ("curly apostrophes quote nothing", "The army’s men didn’t stop at the militants’ camp.", []),
    ("straight apostrophes quote nothing", "The army's men didn't stop.", []),
    ("inches quote nothing", 'A 6" pipe and a 12" one were found.', []),
    ("a closing mark alone opens nothing", 'The road is closed". He said: "Go home."', ["Go home."]),
    (
        "never closed: to the end of its paragraph",
        'He said: "The road is closed.\n\nBuses ran.',
        ["The road is closed."],
    ),
    (
        "over paragraphs, each opening it anew",
        "“The road is closed.\n\n“So is the bridge,” he said.",
        ["The road is closed.\n\n“So is the bridge,"],
    ),
    ("over straight paragraphs", '"The road is closed.\n\n"So is the bridge," he said.', None),
]


@pytest.mark.parametrize(("text", "quoted"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_quotes(text: str, quoted: list[str] | None) -> None:
    found = [text[slice(*quote.inner)] for quote in quotes(text)]
    assert found == (quoted if quoted is not None else ['The road is closed.\n\n"So is the bridge,'])


def test_a_quotation_joins_its_sentences_and_is_one_word() -> None:
    text = '"We saw it. We ran. We hid," she said. Nobody came.'
    found = units(text, read(text).sentences, quotes(text))
    assert [unit.tags for unit in found] == ["QAV.", "NV."]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»", max_size=60))
def test_quotes_never_overlap_and_units_keep_the_order(text: str) -> None:
    found = quotes(text)
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(found))
    assert all(q.span[0] <= q.inner[0] < q.inner[1] <= q.span[1] for q in found)
    for unit in units(text, read(text).sentences, found):
        assert len(unit.tags) == len(unit.lower) == len(unit.starts) == len(unit.ends)
        assert all(end <= start for end, start in zip(unit.ends, unit.starts[1:], strict=False))
