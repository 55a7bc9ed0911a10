"""The benchmark of who says what: which rows a marked passage makes, and which sources and contents are the same."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.attribution import GOLD, QUESTIONS, gold, same_content, same_source, score
from benchmarks.crisis import Tally
from training.markup import texts

HEAD = "=== t | made up | test\nlayers: statements\n"

ROWS: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("one", "[source/s1 The mayor] [cue/s1 said] [content/s1 all was well].", [("The mayor", "all was well")]),
    (
        "two verbs are two rows",
        "[source/s1 The mayor] [cue/s1 denied] [content/s1 the loss] and [cue/s1 vowed] [content/s1 to stay].",
        [("The mayor", "the loss"), ("The mayor", "to stay")],
    ),
    (
        "a broken quotation is one",
        '"[content/s1 The bridge,]" [source/s1 Ann Roe] [cue/s1 said], "[content/s1 is safe.]"',
        [("Ann Roe", "The bridge, is safe.")],
    ),
    (
        "an inner statement has no content of its own",
        "[source/s1 He] [cue/s1 said] [content/s1 [source/s2 the army] had [cue/s2 told] him to wait].",
        [("He", "the army had told him to wait"), ("the army", None)],
    ),
    ("none", "Nobody spoke.", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_gold(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    (passage,) = texts(HEAD + text, "made up")
    assert [(row["source"], row["content"]) for row in gold(passage)] == expected


def test_same() -> None:
    def row(source: str | None, content: str = "the road is closed") -> dict[str, Any]:
        return {"source": source, "content": content}

    assert same_source(row("the army"), row("Army spokesman"))
    assert same_source(row(None), row(None))
    assert not same_source(row("the army"), row("the navy"))
    assert same_content(row(None), row(None, "the road is closed to buses"))
    assert not same_content(row(None), row(None, "nobody knows who shut it"))


def test_score_counts_sources_without_content() -> None:
    tallies = {name: Tally() for name in QUESTIONS}
    score(tallies, [{"source": "he", "content": None}], [{"source": "he", "content": "all is well"}])
    assert [(t.gold, t.machine, t.paired) for t in tallies.values()] == [(1, 1, 1), (0, 1, 0), (0, 1, 0)]


def test_a_hundred_passages() -> None:
    assert len(list(texts(GOLD.read_text(encoding="utf-8"), GOLD.name))) == 100
