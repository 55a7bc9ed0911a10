"""How many people a noun phrase stands for: its conjuncts added up, its parts and appositions left out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.model import Span
from onrecord.numbers.count import Count
from onrecord.numbers.find import counts
from onrecord.numbers.pattern import lowered
from onrecord.numbers.phrase import Tally, asides, ends, splits, tally


class Joined(NamedTuple):
    """A conjunct and what joins it to the one before: "", ",", "and" or "or"."""

    joint: str
    tally: Tally


@lru_cache(maxsize=4096)
def people(phrase: str) -> Count | None:
    """The number of people that a noun phrase stands for, its span that of the words which say so.

    "at least seven people, including two children": low 7, no high. "a soldier, his wife and three others": 5.
    ``None`` where the phrase gives no number: "soldiers", "the police", "a bridge".
    """
    low, found = _without_asides(lowered(phrase), counts(phrase))
    pieces = _conjuncts(low, found)
    rows = [Joined(joint, tally(phrase, low, span, found)) for joint, span in pieces]
    parts = _counted(rows)
    if not any(part.tally.form in ("number", "single") for part in parts):
        return None
    return _sum(phrase, parts)


@lru_cache(maxsize=4096)
def conjuncts(phrase: str) -> tuple[tuple[Span, Count], ...]:
    """The people that ``people`` adds up, one by one: the span of each conjunct's words in the phrase, and its number.

    "five soldiers and two attackers": five and two; a conjunct of unknown size ("several", "militants") has no bounds.
    """
    low, found = _without_asides(lowered(phrase), counts(phrase))
    pieces = _conjuncts(low, found)
    rows = [Joined(joint, tally(phrase, low, span, found)) for joint, span in pieces]
    spans = {id(row): _trimmed(phrase, span) for row, (_, span) in zip(rows, pieces, strict=True)}
    kept = [row for row in _counted(rows) if row.tally.form != "nobody"]
    return tuple((spans[id(row)], _count(phrase, _of_name(row.tally))) for row in kept)


def _trimmed(phrase: str, span: Span) -> Span:
    words = phrase[slice(*span)]
    return span[0] + len(words) - len(words.lstrip()), span[1] - len(words) + len(words.rstrip())


def _count(phrase: str, one: Tally) -> Count:
    told = (one.low, one.high, one.vague)
    return Count(phrase[slice(*one.span)], one.span, *told, "count", None, one.additional, one.share)


def _without_asides(low: str, found: list[Count]) -> tuple[str, list[Count]]:
    """The phrase with its asides blanked out, every offset kept, and the counts outside them."""
    for aside in asides().finditer(low):
        low = low[: aside.start()] + " " * (aside.end() - aside.start()) + low[aside.end() :]
        found = [count for count in found if not aside.start() <= count.span[0] < aside.end()]
    return low, found


def _conjuncts(low: str, found: Sequence[Count]) -> list[tuple[str, Span]]:
    end = _end(low, found)
    pieces: list[tuple[str, Span]] = []
    start, joint = 0, ""
    for split in splits().finditer(low, 0, end):
        if any(count.span[0] < split.end() and split.start() < count.span[1] for count in found):
            continue  # "between 15 and 20"
        if low[start : split.start()].strip():
            pieces.append((joint, (start, split.start())))
        word = (split["listed"] or split["joint"] or ",").strip()
        start, joint = split.end(), word if word in (",", "or") else "and"
    return [*pieces, (joint, (start, end))] if low[start:end].strip() else pieces


def _end(low: str, found: Sequence[Count]) -> int:
    cut = next((m for m in ends().finditer(low) if m.start() and not _within(m.start() + 1, found)), None)
    if cut is None:
        return len(low)
    if "among" in cut.group():  # "seven people, two children among them"
        comma = low.rfind(",", 0, cut.start())
        return comma if comma > 0 else cut.start()
    return cut.start()


def _within(place: int, found: Sequence[Count]) -> bool:
    return any(count.span[0] < place < count.span[1] for count in found)


def _counted(rows: list[Joined]) -> list[Joined]:
    """The conjuncts that add to the number: no appositions, parts, shared nouns."""
    parts: list[Joined] = []
    for index, row in enumerate(rows):
        if parts and row.tally.included:
            break  # "seven people, two of them children"
        before, after = rows[index - 1] if index else None, rows[index + 1] if index + 1 < len(rows) else None
        if not _left_out(row, before, after, parts):
            parts.append(row)
    return parts[:1] if _spelt_out(parts) else parts


def _left_out(row: Joined, before: Joined | None, after: Joined | None, parts: list[Joined]) -> bool:
    this = row.tally
    if this.bare and after and after.joint != "," and after.tally.bare and after.tally.form == "plural":
        return True  # "Israeli and Palestinian soldiers"
    if before and (this.bare or this.form == "nobody") and before.tally.trails:
        return True  # "two soldiers from Iraq and Syria", "a member of the army and the militia"
    if before and this.bare and this.form == "nobody":
        return True
    if before and this.form == "plural" and this.bare and before.tally.form == "number":
        return True  # "20 soldiers and policemen"
    if before and this.form == "single" and this.bare and not before.tally.person:
        return True  # "a search and rescue worker"
    if before and not after and row.joint == "," and this.form == "single" and not this.bare:
        return len(parts) == 1 and parts[0].tally.high == 1  # "one civilian, a woman"
    if this.form == "name":
        return _is_apposition(row, before, after)
    return False


def _is_apposition(row: Joined, before: Joined | None, after: Joined | None) -> bool:
    """ "a soldier, Ahmed Ali, and": the name is the soldier's; so is the soldier the name's the other way round."""
    if after and after.joint == "," and after.tally.form == "single" and not after.tally.bare:
        return True
    return before is not None and row.joint == "," and before.tally.form == "single"


def _spelt_out(parts: list[Joined]) -> bool:
    """ "five people, three children and two women": the parts of the five, since they add up to it."""
    if len(parts) < 3 or not parts[0].tally.generic or parts[1].joint != ",":
        return False
    rest = [part.tally.low for part in parts[1:]]
    return None not in rest and sum(low or 0 for low in rest) == parts[0].tally.low


def _sum(phrase: str, parts: list[Joined]) -> Count:
    tallies = [_of_name(part.tally) for part in parts]
    known = [tally for tally in tallies if tally.form in ("number", "single")]
    span = (known[0].span[0], known[-1].span[1])
    low, high = _bounds(tallies, any(later.joint == "or" for _, later in pairwise(parts)))
    vague = next((tally.vague for tally in known if tally.vague), None)
    additional, share = all(tally.additional for tally in known), known[0].share
    return Count(phrase[span[0] : span[1]], span, low, high, vague, "count", None, additional, share)


def _of_name(tally: Tally) -> Tally:
    return Tally("single", tally.span, 1, 1) if tally.form == "name" else tally


def _bounds(tallies: list[Tally], alternatives: bool) -> tuple[int | None, int | None]:
    """The sums of the bounds; a part of unknown size opens the upper one, a vague part both."""
    lows = [tally.low for tally in tallies if tally.low is not None]
    highs = [tally.high for tally in tallies]
    if any(tally.low is None and tally.high is None and tally.vague for tally in tallies):
        return None, None
    closed = [high for high in highs if high is not None]
    if alternatives:
        return (min(lows) if lows else None), (max(closed) if len(closed) == len(highs) else None)
    return (sum(lows) if lows else None), (sum(closed) if len(closed) == len(highs) else None)
