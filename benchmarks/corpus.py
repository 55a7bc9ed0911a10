"""The texts under ``bench`` in the shared folder, as reports: what the speed benchmark and the span test read."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.shared import report_of, rows
from onrecord.model import Report

_MUC_HEAD = re.compile(r"^((?:DEV|TST\d)-MUC[34]-\d{4}).*$", re.MULTILINE)
JSON_LINES = ("leads/dev.jsonl", "documents/dev.jsonl", "crisis/dev.jsonl", "clusters/dev.jsonl")
MUC = ("muc4/dev/dev-muc3-*", "muc4/tst1/tst1-muc3", "muc4/tst2/tst2-muc4")
GEOPARSING = ("geoparsing/lgl.xml", "geoparsing/GeoVirus.xml")


def files(shared: Path) -> list[Path]:
    """The files read, in a fixed order: JSON Lines, MUC-4 development, TST1, TST2, LGL, GeoVirus."""
    patterns = (*JSON_LINES, *MUC, *GEOPARSING)
    return [path for pattern in patterns for path in sorted((shared / "bench").glob(pattern))]


def reports(shared: Path) -> Iterator[Report]:
    """Every text once, under an id that names its file and its place there."""
    for path in files(shared):
        if path.suffix == ".jsonl":
            yield from (report_of(row) for row in rows(path))
        elif path.suffix == ".xml":
            yield from _geoparsing(path)
        else:
            yield from _muc(path)


def _muc(path: Path) -> Iterator[Report]:
    """MUC texts: a heading line with the message's name, then its text."""
    parts = _MUC_HEAD.split(path.read_text(encoding="latin-1"))
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        yield Report(name, text.strip())


def _geoparsing(path: Path) -> Iterator[Report]:
    for number, article in enumerate(ElementTree.parse(path).getroot().iter("article")):
        text, title = article.findtext("text"), article.findtext("title")
        if text:
            yield Report(f"{path.stem}-{number}", text, title)


def even(texts: Iterator[Report], words: int = 400) -> list[Report]:
    """Reports of about ``words`` words: short texts joined, long ones cut, each at the end of a sentence."""
    stream = re.findall(r"\S+\s*", "\n\n".join(report.coded_text for report in texts))
    made: list[Report] = []
    at = 0
    while at + words <= len(stream):
        end = _sentence_end(stream, at + words)
        text = "".join(stream[at:end]).strip()
        made.append(Report(f"speed-{len(made)}", text, published=date(2020, 4, 14), outlet="Benchmark"))
        at = end
    return made


def _sentence_end(stream: list[str], at: int) -> int:
    """The last end of a sentence before ``at``, at most 60 words back; else ``at`` itself."""
    for end in range(at, at - 60, -1):
        if stream[end - 1].rstrip().endswith((".", '."', "!", "?")):
            return end
    return at
