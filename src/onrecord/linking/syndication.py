"""Which reports repeat another report's text: wire copy printed by several outlets counts as one source.

Near-duplicates are found by MinHash of word shingles (Broder 1997), in its bottom-k form: every text keeps its
smallest shingle hashes, texts that share some are compared in full. Word hashes are BLAKE2b: the same on every machine.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from heapq import nsmallest

from onrecord import codebook
from onrecord.linking.profile import fold
from onrecord.model import Report

_WORD = re.compile(r"\w+")
PRIME = 2**61 - 1
BASE = 1_000_003


def copies(reports: Sequence[Report]) -> dict[str, str]:
    """The id of every report that repeats another's text, and the id of the original.

    The original is the earliest publication; of one day's, the one whose outlet the others name, then the smallest
    id. Reports without a publication date come last. The order of ``reports`` changes nothing.
    """
    ordered = sorted(reports, key=lambda r: (r.published or date.max, r.id))
    root: dict[str, str] = {}
    index: dict[int, list[Report]] = defaultdict(list)
    for report in ordered:
        handles = sketch(shingles(report.text))
        original = _earliest(report, handles, index)
        root[report.id] = root[original.id] if original else report.id
        for value in handles:
            index[value].append(report)
    return _by_origin(ordered, root)


def shingles(text: str) -> frozenset[int]:
    """61-bit hashes of every run of words, folded; a shorter text is one run. The runs' hashes roll (Rabin-Karp)."""
    size = codebook.table("linking")["copies"]["shingle"]
    hashes = [_word_hash(word) for word in _WORD.findall(fold(text))]
    if not hashes:
        return frozenset()
    top, rolling, found = pow(BASE, size, PRIME), 0, []
    for position, value in enumerate(hashes):
        left = hashes[position - size] * top if position >= size else 0
        rolling = (rolling * BASE + value - left) % PRIME
        if position >= size - 1:
            found.append(rolling)
    return frozenset(found or [rolling])


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=7).digest())


def sketch(hashes: Iterable[int]) -> list[int]:
    """The smallest hashes: a random sample that is the same for the same text."""
    return nsmallest(codebook.table("linking")["copies"]["sketch"], hashes)


def repeats(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether most of the shorter text stands in the longer one, and the shorter is no mere fragment of it."""
    table = codebook.table("linking")["copies"]
    shorter, longer = sorted((len(a), len(b)))
    enough = shorter >= table["fragment"] * longer and len(a & b) >= table["shared"] * shorter > 0
    return bool(enough)


def _earliest(report: Report, handles: Sequence[int], index: dict[int, list[Report]]) -> Report | None:
    """The first of the earlier reports whose text this one repeats."""
    seen = [earlier for value in handles for earlier in index.get(value, ())]
    shared = Counter(earlier.id for earlier in seen)
    least = min(codebook.table("linking")["copies"]["handles"], len(handles))
    likely = {earlier.id: earlier for earlier in seen if shared[earlier.id] >= least}
    in_order = sorted(likely.values(), key=lambda r: (r.published or date.max, r.id))
    own = shingles(report.text) if in_order else frozenset()
    return next((earlier for earlier in in_order if repeats(own, shingles(earlier.text))), None)


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
