"""Which reports repeat another report's text: wire copy printed by several outlets counts as one source.

Near-duplicates are found by MinHash of word shingles (Broder 1997), in its bottom-k form: every text keeps its
smallest shingle hashes, texts that share some are compared in full. Hashes are BLAKE2b: the same on every machine.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b
from heapq import nsmallest

from onrecord import codebook
from onrecord.linking.profile import fold
from onrecord.model import Report

_WORD = re.compile(r"\w+")


def copies(reports: Sequence[Report]) -> dict[str, str]:
    """The id of every report that repeats another's text, and the id of the original.

    The original is the earliest publication; of one day's, the one whose outlet the others name, then the smallest
    id. Reports without a publication date come last. The order of ``reports`` changes nothing.
    """
    ordered = sorted(reports, key=lambda r: (r.published or date.max, r.id))
    shingled = {report.id: shingles(report.text) for report in ordered}
    root: dict[str, str] = {}
    index: dict[int, list[int]] = defaultdict(list)
    for number, report in enumerate(ordered):
        original = _earliest(report.id, ordered, shingled, index)
        root[report.id] = root[original] if original else report.id
        for value in sketch(shingled[report.id]):
            index[value].append(number)
    return _by_origin(ordered, root)


def shingles(text: str) -> frozenset[int]:
    """64-bit hashes of every run of five words, folded; a shorter text is one run."""
    size = codebook.table("linking")["copies"]["shingle"]
    words = _WORD.findall(fold(text))
    runs = (" ".join(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs if run)


def sketch(hashes: Iterable[int]) -> list[int]:
    """The smallest hashes: a random sample that is the same for the same text."""
    return nsmallest(codebook.table("linking")["copies"]["sketch"], hashes)


def repeats(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether most of the shorter text stands in the longer one, and the shorter is no mere fragment of it."""
    table = codebook.table("linking")["copies"]
    shorter, longer = sorted((len(a), len(b)))
    enough = shorter >= table["fragment"] * longer and len(a & b) >= table["shared"] * shorter > 0
    return bool(enough)


def _earliest(
    id: str, ordered: Sequence[Report], shingled: dict[str, frozenset[int]], index: dict[int, list[int]]
) -> str | None:
    """The first of the earlier reports whose text ``id`` repeats."""
    shared = Counter(number for value in sketch(shingled[id]) for number in index.get(value, ()))
    least = min(codebook.table("linking")["copies"]["handles"], len(shingled[id]))
    likely = (ordered[number].id for number in sorted(shared) if shared[number] >= least)
    return next((earlier for earlier in likely if repeats(shingled[id], shingled[earlier])), None)


def _by_origin(ordered: Sequence[Report], root: dict[str, str]) -> dict[str, str]:
    """Every copy with its original, where a group's reports of the first day agree on whose text it is."""
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in ordered:
        groups[root[report.id]].append(report)
    found: dict[str, str] = {}
    for group in groups.values():
        original = _original(group)
        found |= {report.id: original for report in group if report.id != original}
    return found


def _original(group: Sequence[Report]) -> str:
    first = [report for report in group if report.published == group[0].published]
    texts = {report.id: fold(f"{report.byline or ''} {report.coded_text}") for report in group}
    return max(first, key=lambda r: _named_by(r, texts)).id if len(first) > 1 else group[0].id


def _named_by(report: Report, texts: dict[str, str]) -> int:
    """How many other reports of the group name this one's outlet, as copies name the agency."""
    outlet = fold(report.outlet or "")
    return sum(outlet in text for id, text in texts.items() if id != report.id) if len(outlet) > 1 else 0
