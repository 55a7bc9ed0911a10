"""Verbs of manner, sources with asides, and words that are passed on. Each case is a text of ours."""

from __future__ import annotations

import pytest

from onrecord.coding import code
from onrecord.model import Report

# text, and the speaker and content of each statement
CASES: list[tuple[str, list[tuple[str | None, str]]]] = [
    ('"The water is gone," sighed Ann Roe, who keeps goats.', [("Ann Roe", "The water is gone,")]),
    ('"The water is gone," a herder grumbled.', [("herder", "The water is gone,")]),
    (
        '"Nobody came," Ann Roe, a farmer camped beside the road, told a reporter.',
        [("Ann Roe", "Nobody came,")],
    ),
    (
        '"Nobody came," Ann Roe was quoted by a local newspaper as saying.',
        [("Ann Roe", "Nobody came,")],
    ),
    ("Ann Roe was quoted as saying that nobody came.", [("Ann Roe", "nobody came")]),
    ("The flood has claimed ten lives in a town that was warned in vain.", []),
    ("Samoa declared a state of emergency on Friday as the toll rose.", []),
    ("The general declared that the war was over.", [("general", "the war was over")]),
    ("The number of confirmed cases rose to 12.", []),
    ("Shopkeepers were told to close at noon.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_statements(text: str, expected: list[tuple[str | None, str]]) -> None:
    found = code(Report("r", text)).statements
    assert [(one.speaker, one.content) for one in found] == expected
    assert all(text[slice(*one.spans["content"])] == one.content for one in found)
