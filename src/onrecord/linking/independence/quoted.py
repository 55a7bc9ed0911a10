"""The same quote: two passages that mostly consist of the same words of a speaker lean on one witness.

A remark quoted in both beside each outlet's own telling changes nothing: only what the quote itself says has one voice.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord import codebook
from onrecord.linking.independence.passage import Passage, Run, runs, words
from onrecord.linking.nouns import Filed

_QUOTE = re.compile(r"“([^”]+)[”\n]?|\"([^\"\n]+)\"|«([^»]+)»|„([^“”]+)[“”]")


def same_voice(a: Passage, b: Passage) -> bool:
    """Whether words quoted in both make up most of the shorter passage."""
    table = codebook.table("independence")["quoted"]
    shared = quotes(a.printed) & quotes(b.printed)
    if not shared:
        return False
    shorter = a if len(a.words) <= len(b.words) else b
    return covered(shorter, shared) >= float(table["share"]) * len(shorter.words)


@lru_cache(maxsize=256)
def quotes(text: str) -> frozenset[Run]:
    """The runs of words inside quotation marks; a shorter quote has none."""
    size = codebook.table("independence")["quoted"]["run"]
    told = ("".join(part or "" for part in match.groups()) for match in _QUOTE.finditer(text))
    return frozenset(run for quote in told for run in runs(words(quote), size))


def said(filed: Filed, effect: str) -> frozenset[Run]:
    """The runs of words of the quotes in which an account counts those of an effect; none where it does so outside."""
    text = filed.report.coded_text
    quoted = [match.span() for match in _QUOTE.finditer(text)]
    counts = [harm.span for harm in filed.account.harm if harm.effect == effect]
    around = [next((q for q in quoted if q[0] < start < end < q[1]), None) for start, end in counts]
    size = codebook.table("independence")["quoted"]["run"]
    found = [frozenset(runs(words(text[q[0] : q[1]]), size)) for q in around if q]
    return frozenset().union(*found) if len(found) == len(counts) else frozenset()


def covered(passage: Passage, shared: frozenset[Run]) -> int:
    """How many words of a passage stand in one of the runs."""
    size = codebook.table("independence")["quoted"]["run"]
    found = {n + k for n, run in enumerate(runs(passage.words, size)) if run in shared for k in range(size)}
    return len(found)
