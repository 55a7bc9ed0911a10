"""The grammar of times over every report of the shared benchmark folder: true spans, no failure, its speed."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks import corpus
from benchmarks.shared import shared_folder
from onrecord.terms import WHEN_PRECISIONS
from onrecord.times import whens
from tests.timings import LONG, reports_of, times_the_words

LIMIT = 12  # times what it takes to find the words alone, so that a busy machine fails nothing; 4 to 6 when measured
DAYS = [None, date(2004, 10, 13), date(1, 1, 1), date(9999, 12, 31), date(2020, 2, 29)]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    found = [report.coded_text for report in corpus.reports(shared_folder())]
    if not found:
        pytest.skip("../shared/bench is not here (name its folder with ONRECORD_SHARED)")
    return found


@pytest.mark.parametrize("published", DAYS, ids=str)
def test_whens_say_what_the_text_says(texts: list[str], published: date | None) -> None:
    for text in texts:
        end = 0
        for when in whens(text, published):
            assert end <= when.span[0] < when.span[1], text[when.span[0] - 40 : when.span[1] + 40]
            assert text[when.span[0] : when.span[1]] == when.text
            assert when.precision in WHEN_PRECISIONS
            assert when.start is None or (when.end is not None and when.start <= when.end)
            end = when.span[1]


def test_a_report_of_400_words_takes_a_few_times_what_its_words_take(texts: list[str]) -> None:
    pieces = reports_of("\n\n".join(texts)[: 200 * LONG])
    assert times_the_words(lambda piece: whens(piece, DAYS[1]), pieces) < LIMIT
