"""The figures that sentences of ours tell, by the rules alone; the sentences stand in ``figures_*.py`` beside this."""

from __future__ import annotations

import pytest

from tests.coding import (
    figures_beasts,
    figures_carried,
    figures_clauses,
    figures_hazards,
    figures_kinds,
    figures_lists,
    figures_news,
    figures_people,
)
from tests.coding.figures_said import said

CASES = [
    *figures_carried.CASES, *figures_clauses.CASES, *figures_hazards.CASES, *figures_lists.CASES, *figures_news.CASES,
    *figures_people.CASES, *figures_kinds.CASES, *figures_beasts.CASES,
]  # fmt: skip
KNOWN = [*figures_clauses.KNOWN, *figures_lists.KNOWN, *figures_news.KNOWN, *figures_people.KNOWN]


@pytest.mark.parametrize(("text", "wanted", "lead"), CASES)
def test_figures(text: str, wanted: str, lead: str) -> None:
    assert said(text, lead) == wanted


@pytest.mark.xfail(strict=True, reason="not told apart yet")
@pytest.mark.parametrize(("text", "wanted", "lead"), KNOWN)
def test_known_failures(text: str, wanted: str, lead: str) -> None:
    assert said(text, lead) == wanted
