"""Finds quoted words in a text, however their lines were broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.model import Span
from training.examples import Mark


def occurrences(text: str, words: str) -> Iterator[Span]:
    """The spans at which ``words`` stand in ``text`` as whole words, any white space for any other."""
    parts = words.split()
    if parts:
        pattern = r"\s+".join(re.escape(part) for part in parts)
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
            yield match.span()


def apart(marks: Iterable[Mark]) -> list[Mark]:
    """The marks without those that overlap a longer one of their layer; equal ones become one of all their
    incidents."""
    kept: dict[tuple[str, int, int], Mark] = {}
    for mark in sorted(marks, key=lambda m: (m.span[0] - m.span[1], m.span)):
        key = (mark.layer, *mark.span)
        if key in kept:
            old = kept[key]
            of = tuple(sorted({*old.incidents, *mark.incidents}))
            said = {name: holds or dict(old.said).get(name, False) for name, holds in (*old.said, *mark.said)}
            kept[key] = replace(old, incidents=of, said=tuple(said.items()))
        elif not any(k[0] == mark.layer and k[1] < mark.span[1] and mark.span[0] < k[2] for k in kept):
            kept[key] = mark
    return sorted(kept.values(), key=lambda m: m.span)
