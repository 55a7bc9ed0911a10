"""The invariant of spans over the reports of the shared benchmark folder: a value says what the text says there.

The rules read every report, the learned reader every eighth: it takes eight times as long.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

import pytest

from benchmarks import corpus
from benchmarks.shared import shared_folder
from onrecord.coders import choose
from onrecord.marking.engine import ABOUT
from onrecord.marking.reader import folder
from onrecord.model import Report
from onrecord.plain import plain

BATCH = 40
NO_READER = "the reader's weights are not in this checkout (name their folder with ONRECORD_READER)"
shipped = pytest.mark.skipif(not (folder() / ABOUT).is_file(), reason=NO_READER)


def faults(reports: list[Report], name: str) -> list[str]:
    """Every broken span of these reports as the coder ``name`` reads them, in words."""
    code = choose(name).code
    return [f"{report.id}: {fault}" for report in reports for fault in broken(plain(code(report)), report.coded_text)]


def broken(value: Any, text: str, path: str = "") -> Iterator[str]:
    """Walks coded data; a dict with a span is a value, and lists of pairs under evidence and mentions are spans."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from broken(item, text, f"{path}[{index}]")
    elif isinstance(value, dict):
        yield from broken_value(value, text, path)
        for name, item in value.items():
            yield from broken(item, text, f"{path}.{name}")


def broken_value(value: dict[str, Any], text: str, path: str) -> Iterator[str]:
    if "span" in value and said(text, value["span"]) != value["text"]:
        yield f"{path}.span says {said(text, value['span'])!r}, text says {value['text']!r}"
    for name in ("evidence", "mentions"):
        yield from (f"{path}.{name} has {span}" for span in value.get(name, ()) if said(text, span) is None)
    for part, span in value.get("spans", {}).items():
        if said(text, span) is None or (isinstance(value.get(part), str) and said(text, span) != value[part]):
            yield f"{path}.spans.{part} says {said(text, span)!r}, the value says {value.get(part)!r}"


def said(text: str, span: list[int]) -> str | None:
    """The words at a span; None for a span that is empty or leaves the text."""
    start, end = span
    return text[start:end] if 0 <= start < end <= len(text) else None


@pytest.mark.parametrize(("coder", "every"), [("rules", 1), pytest.param("onrecord", 8, marks=shipped)])
def test_every_value_of_every_report_says_what_the_text_says(coder: str, every: int) -> None:
    reports = list(corpus.reports(shared_folder()))[::every]
    if not reports:
        pytest.skip("../shared/bench is not here (name its folder with ONRECORD_SHARED)")
    batches = [reports[at : at + BATCH] for at in range(0, len(reports), BATCH)]
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        found = [fault for batch in pool.map(partial(faults, name=coder), batches) for fault in batch]
    assert not found, f"{len(found)} broken spans in {len(reports)} reports, first:\n" + "\n".join(found[:20])


WALKS = [
    ("a true span", {"text": "two", "span": [0, 3]}, 0),
    ("a span that says something else", {"text": "two", "span": [4, 7]}, 1),
    ("a span past the end", {"text": "", "span": [7, 9]}, 1),
    ("deep in a list", {"harm": [{"text": "men", "span": [4, 7]}, {"text": "men", "span": [0, 3]}]}, 1),
    ("evidence out of the text", {"evidence": [[0, 3], [5, 12]]}, 1),
    ("an empty mention", {"mentions": [[3, 3]]}, 1),
    ("a named part", {"speaker": "two", "spans": {"speaker": [0, 3]}}, 0),
    ("a named part that says something else", {"speaker": "two", "spans": {"speaker": [4, 7]}}, 1),
]


@pytest.mark.parametrize(("label", "value", "count"), WALKS, ids=[row[0] for row in WALKS])
def test_the_walk_finds_broken_spans(label: str, value: dict[str, Any], count: int) -> None:
    assert len(list(broken(value, "two men"))) == count
