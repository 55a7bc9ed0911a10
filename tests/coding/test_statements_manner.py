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
    ("The agency quoted a commander as saying that the town had fallen.", [("commander", "the town had fallen")]),
    ("The union put the number of dead at 40.", [("union", "the number of dead at 40")]),
    ("The workers put the box at the door.", []),
    ("The general dismissed the report as propaganda.", [("general", "the report as propaganda")]),
    ("The minister ruled out talks with the rebels.", [("minister", "talks with the rebels")]),
    ("The court heard from a witness who said the guard fired first.", [("witness", "the guard fired first")]),
    (
        '"We are tired," said one of the women, adding that the well was dry.',
        [("one of the women", "We are tired,"), ("one of the women", "the well was dry")],
    ),
    (
        "The governor admitted mistakes, denied a plot and urged patience.",
        [("governor", "mistakes"), ("governor", "a plot"), ("governor", "patience")],
    ),
    ("Shopkeepers were told to close at noon.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_statements(text: str, expected: list[tuple[str | None, str]]) -> None:
    found = code(Report("r", text)).statements
    assert [(one.speaker, one.content) for one in found] == expected
    assert all(text[slice(*one.spans["content"])] == one.content for one in found)
