"""The words of a report that are an account's own: the sentences that tell it, and as much around them as fits."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord import codebook
from onrecord.model import Account, Report

_STOP = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+|\n\s*\n")


def passage(report: Report, account: Account) -> str:
    """A brief report whole; else the account's sentences with their neighbours, and the title of the report's own news.

    An account without evidence stands for the beginning of its report.
    """
    text, limits = report.coded_text, codebook.table("linking")["passage"]
    if len(text) <= limits["whole"]:
        return text
    sentences = _sentences(text)
    told = {n for n, (a, b) in enumerate(sentences) for start, end in account.evidence if start < b and end > a}
    near = told | {n + step for n in told for step in (-1, 1)} if told else {0, 1, 2}
    head = f"{report.title}\n" if report.title and not account.background else ""
    chosen = " ".join(text[a:b] for n, (a, b) in enumerate(sentences) if n in near)
    return (head + chosen)[: limits["most"]]


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _STOP.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if b > a]
