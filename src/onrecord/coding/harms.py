"""The harm of one incident settled: the same toll told twice counts once, a later sentence's higher toll replaces it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.coding.draft import Draft
from onrecord.model import Harm
from onrecord.reading import Sentence


def settled(told: Sequence[Harm], draft: Draft) -> tuple[Harm, ...]:
    """One set of rows an effect: rows of one sentence add up, a later sentence restates, corrects or details them."""
    found: list[Harm] = []
    for effect in dict.fromkeys(harm.effect for harm in told):
        rows = [harm for harm in told if harm.effect == effect]
        found.extend(_one_effect(rows, draft))
    return tuple(found)


def _one_effect(rows: Sequence[Harm], draft: Draft) -> list[Harm]:
    by_sentence: dict[int, list[Harm]] = {}
    for row in rows:
        same = by_sentence.setdefault(draft.reading.at(row.span[0]).index, [])
        if not any(_restates(row, other) for other in same):
            same.append(row)
    kept: list[Harm] = []
    title = False
    for index, harms in by_sentence.items():
        sentence = draft.reading.sentences[index]
        if not kept or _better(harms, kept, title):
            kept, title = harms, _is_title(sentence)
    return kept


def _is_title(sentence: Sentence) -> bool:
    return sentence.title or sentence.headline


def _restates(row: Harm, other: Harm) -> bool:
    """Whether two rows of a sentence tell of the same people."""
    alike = not _who(row) or not _who(other) or _who(row).split()[-1] == _who(other).split()[-1]
    return row.span == other.span or (row.low, row.high) == (other.low, other.high) and alike


def _who(row: Harm) -> str:
    return row.who.text.lower() if row.who else ""


def _better(new: Sequence[Harm], old: Sequence[Harm], old_title: bool) -> bool:
    """Whether a later sentence's rows replace the earlier: the text against the title, a number against none, a
    higher toll against a lower one (the people of a lower one are among the higher)."""
    low, before = _low(new), _low(old)
    if low is None:
        return before is None and any(row.high or row.vague for row in new) and not any(row.high or row.vague for row in old)
    return before is None or old_title or low > before


def _low(rows: Sequence[Harm]) -> int | None:
    lows = [row.low if row.low is not None else row.high for row in rows]
    return None if any(low is None for low in lows) else sum(low for low in lows if low is not None)
