"""JSON Lines: one report a line, bad lines refused by their number and the rest done."""

from __future__ import annotations

import io
import json
import time
from datetime import date

import pytest

from onrecord.intake import Refusal, Source, code_lines, reports
from onrecord.intake.source import SOURCE_LIMIT
from onrecord.model import Report

GOOD = b'{"id": "1", "text": "Two men died."}'

BAD = [
    ("no JSON", b"{bad", "no JSON: .* column 2"),
    ("cut off", GOOD[:-5], "no JSON"),
    ("a list", b"[1]", "no JSON object"),
    ("no id", b'{"text": "x"}', 'no "id"'),
    ("an empty id", b'{"id": "", "text": "x"}', '"id" is no word'),
    ("a number as id", b'{"id": 1, "text": "x"}', '"id" is no word'),
    ("no text", b'{"id": "1"}', 'no "text"'),
    ("an empty text", b'{"id": "1", "text": " "}', '"text" is empty'),
    ("a list as text", b'{"id": "1", "text": ["x"]}', '"text" is empty or no string'),
    ("no date", b'{"id": "1", "text": "x", "published": "14/4/2020"}', '"published" is no date'),
    ("a number as date", b'{"id": "1", "text": "x", "published": 2020}', '"published" is no date'),
    ("a number as outlet", b'{"id": "1", "text": "x", "outlet": 4}', '"outlet" is no string'),
    ("half a surrogate pair", b'{"id": "1", "text": "x\\ud83d"}', "surrogate"),
    ("NUL", b'{"id": "1", "text": "x\\u0000"}', "NUL"),
    ("broken UTF-8", b'{"id": "1", "text": "\xff"}', "broken UTF-8 at byte 21"),
    ("nested too deep", b"[" * 200_000, "nested too deep|no JSON"),
    ("a number too long", b'{"id": "1", "text": "x", "n": ' + b"9" * 5000 + b"}", "no JSON"),
    ("a text too long", json.dumps({"id": "1", "text": "x" * 5_000_001}).encode(), "longer than 5,000,000"),
]


@pytest.mark.parametrize(("label", "line", "reason"), BAD, ids=[case[0] for case in BAD])
def test_a_bad_line_in_the_middle(label: str, line: bytes, reason: str) -> None:
    found = list(code_lines(io.BytesIO(GOOD + b"\n\n" + line + b"\n" + GOOD), "reports.jsonl"))
    assert [type(item) for item in found] == [Report, Refusal, Report]
    refusal = found[1]
    assert isinstance(refusal, Refusal)
    assert refusal.name == "reports.jsonl, line 3"
    assert refusal.next_step
    import re

    assert re.search(reason, refusal.reason), refusal


def test_a_whole_line() -> None:
    line = {"id": "r1", "text": " Two  men\ndied. ", "title": "T", "published": "2020-04-14T10:00:00Z", "outlet": "O",
            "url": "u", "language": "en", "byline": "B", "other": [1]}  # fmt: skip
    assert list(code_lines([json.dumps(line)])) == [
        Report("r1", " Two  men\ndied. ", "T", date(2020, 4, 14), "O", "u", "en", "B")
    ]


def test_lines_of_any_kind() -> None:
    for stream in (io.BytesIO(GOOD), io.StringIO(GOOD.decode()), [GOOD], [GOOD.decode()], [b"\xef\xbb\xbf" + GOOD]):
        assert [item.id for item in code_lines(stream) if isinstance(item, Report)] == ["1"]
    assert list(code_lines([])) == []


def test_an_endless_line_is_refused_without_being_kept() -> None:
    class Endless(io.RawIOBase):
        left = 3 * SOURCE_LIMIT

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            size = min(len(buffer), self.left)
            buffer[:size] = b"x" * size
            self.left -= size
            return size

    found = list(code_lines(io.BufferedReader(Endless())))  # type: ignore[type-var]
    assert [item.reason for item in found if isinstance(item, Refusal)] == [f"longer than {SOURCE_LIMIT:,} bytes"]


def test_after_an_endless_line_the_rest_is_read() -> None:
    found = list(code_lines(io.BytesIO(b"x" * (2 * SOURCE_LIMIT + 5) + b"\n" + GOOD)))
    assert [type(item) for item in found] == [Refusal, Report]
    assert isinstance(found[0], Refusal) and found[0].name == "standard input, line 1"


def test_a_file_of_lines_is_taken_line_by_line() -> None:
    found = reports(Source("all.jsonl", GOOD + b"\nbad\n" + GOOD, "jsonl"))
    assert [item.name for item in found] == ["all.jsonl, line 1", "all.jsonl, line 2", "all.jsonl, line 3"]
    assert isinstance(found[1], Refusal)


def test_reading_lines_costs_next_to_nothing() -> None:
    lines = [json.dumps({"id": str(n), "text": "Two men died in the town. " * 90}).encode() for n in range(2000)]
    start = time.perf_counter()
    assert sum(isinstance(item, Report) for item in code_lines(lines)) == 2000
    assert time.perf_counter() - start < 1.0  # 0.5 ms a report; about 0.02 are measured
