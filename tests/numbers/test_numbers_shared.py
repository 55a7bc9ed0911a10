"""The grammar of numbers over every report of the shared benchmark folder: true spans, no failure, its speed."""

from __future__ import annotations

import pytest

from benchmarks import corpus
from benchmarks.shared import shared_folder
from onrecord.numbers import counts, people
from tests.timings import LONG, reports_of, times_the_words

LIMIT = 12  # times what it takes to find the words alone, so that a busy machine fails nothing; 4 to 6 when measured


@pytest.fixture(scope="module")
def texts() -> list[str]:
    found = [report.coded_text for report in corpus.reports(shared_folder())]
    if not found:
        pytest.skip("../shared/bench is not here (name its folder with ONRECORD_SHARED)")
    return found


def test_counts_say_what_the_text_says(texts: list[str]) -> None:
    for text in texts:
        end = 0
        for count in counts(text):
            assert end <= count.span[0] < count.span[1], text[count.span[0] - 40 : count.span[1] + 40]
            assert text[count.span[0] : count.span[1]] == count.text
            assert count.low is None or count.high is None or count.low <= count.high
            end = count.span[1]


def test_people_takes_any_words(texts: list[str]) -> None:
    for text in texts[:300]:
        for line in text.splitlines():
            found = people(line)
            assert found is None or line[found.span[0] : found.span[1]] == found.text


def test_a_report_of_400_words_takes_a_few_times_what_its_words_take(texts: list[str]) -> None:
    pieces = reports_of("\n\n".join(texts)[: 200 * LONG])
    assert times_the_words(counts, pieces) < LIMIT
