"""The harm of one incident settled: the same toll told twice counts once, a later and higher one replaces it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.coding.draft import Draft, content, meet
from onrecord.coding.harm_apart import its_own
from onrecord.coding.harm_words import harm_words
from onrecord.model import Harm
from onrecord.numbers import conjuncts


def settled(told: Sequence[Harm], draft: Draft) -> tuple[Harm, ...]:
    """One set of rows an effect: rows of one sentence add up, a later sentence restates, corrects or details them."""
    found: list[Harm] = []
    for effect in dict.fromkeys(harm.effect for harm in told):
        rows = [harm for harm in told if harm.effect == effect]
        found.extend(_one_effect([row for row in rows if not _of_doer(row)], draft))
        found.extend(_one_effect([row for row in rows if _of_doer(row)], draft))
    return tuple(found)


def counted(own: Sequence[Harm], marked: Sequence[Harm], draft: Draft) -> tuple[Harm, ...]:
    """The rules' rows; of an effect that they do not count, or in the headline alone, those that the reader counts."""
    kept: list[Harm] = []
    for effect in dict.fromkeys(row.effect for row in own):
        rows = [row for row in own if row.effect == effect]
        others = [row for row in marked if row.effect == effect and _numbered(row)]
        heads = all(draft.reading.at(row.span[0]).heads for row in rows)
        fuller = heads or not any(map(_numbered, rows)) or _one_of_several(rows, others, draft)
        kept += others if others and fuller else rows
    return tuple(kept)


def _one_of_several(rows: Sequence[Harm], others: Sequence[Harm], draft: Draft) -> bool:
    """ "A Danish woman, believed to be a nurse, and a young boy died": the rules count the one, the reader both."""
    one = len(rows) == 1 < len(others) and (rows[0].low, rows[0].high) == (1, 1)
    if not one or not any(meet(rows[0].span, row.span) for row in others):
        return False
    return _two_persons(others) and len({draft.reading.at(row.span[0]).index for row in others}) == 1


def _two_persons(rows: Sequence[Harm]) -> bool:
    """Whether each counts one person who was not named before, none like the other: "a woman", "a young boy"."""
    told = [row.text.lower().split() for row in rows if (row.low, row.high) == (1, 1)]
    return len(rows) == len(told) == len({said[-1] for said in told}) and all(said[0] in ("a", "an") for said in told)


def _numbered(row: Harm) -> bool:
    return (row.low, row.high) != (None, None)


def _one_effect(rows: Sequence[Harm], draft: Draft) -> list[Harm]:
    """What the rows of one effect come to: each sentence's own, said once, then the best of the sentences."""
    by_sentence: dict[int, list[Harm]] = {}
    for row in rows:
        same = by_sentence.setdefault(draft.reading.at(row.span[0]).index, [])
        told = next((n for n, other in enumerate(same) if _restates(row, other)), None)
        if told is None:
            same.append(row)
        elif same[told].high is not None and row.high is None and row.low is not None:
            same[told] = row  # "kills four ... killing at least four people"
    return _latest(by_sentence, draft)


def _latest(by_sentence: dict[int, list[Harm]], draft: Draft) -> list[Harm]:
    """The rows of the sentence that tells the most, in the order of the sentences."""
    kept: list[Harm] = []
    title = False
    for index, harms in by_sentence.items():
        harms = its_own(_without_unknown(harms), draft)
        if kept and not title and _two_voices(harms, kept, draft):
            kept = _ranged(harms, kept)
        elif not kept or _better(harms, kept, title):
            kept = _widened(harms, kept) if title else harms
            title = draft.reading.sentences[index].heads
    return kept


def _two_voices(new: list[Harm], old: list[Harm], draft: Draft) -> bool:
    """Whether two sources put the toll of the same people at different numbers."""
    if len(new) != 1 or len(old) != 1 or not _same_people(new[0], old[0]):
        return False
    if None in (new[0].low, old[0].low) or "dead" in _who(new[0]):
        return False
    one, other = _voice(new[0], draft), _voice(old[0], draft)
    return one is not None and other is not None and one != other


def _voice(row: Harm, draft: Draft) -> str | None:
    """Who says so: the speaker or organisation of the statement that holds the row."""
    for statement in draft.statements:
        first, last = content(statement)
        if first <= row.span[0] < last:
            return statement.speaker or statement.organisation
    return None


def _ranged(new: list[Harm], old: list[Harm]) -> list[Harm]:
    """The first toll with both bounds: the lowest and the highest that was said."""
    one, other = old[0], new[0]
    high = None if None in (one.high, other.high) else max(one.high or 0, other.high or 0)
    return [replace(one, low=min(one.low or 0, other.low or 0), high=high)]


def _of_doer(row: Harm) -> bool:
    return _who(row).rpartition(" ")[2] in harm_words().doers


def _without_unknown(harms: list[Harm]) -> list[Harm]:
    """ "a deadly attack ... killed two": the words that say that people died add none to the two."""
    told = [row for row in harms if row.who is not None or row.low is not None or row.high is not None or row.vague]
    return told or harms


def _restates(row: Harm, other: Harm) -> bool:
    """Whether two rows of a sentence tell of the same people."""
    if _two_persons((row, other)):
        return False
    if row.span == other.span or ((row.low, row.high) == (other.low, other.high) and _same_people(row, other)):
        return True
    return row.low is not None and row.low == other.low and not {"people", ""}.isdisjoint((_who(row), _who(other)))


def _same_people(row: Harm, other: Harm) -> bool:
    """Whether the noun that says who was hit is the same, or one of the two has none."""
    one, two = _who(row).split(), _who(other).split()
    if not one or not two or one[-1] == two[-1]:
        return True
    return one[-1].removesuffix("s") in two or two[-1].removesuffix("s") in one  # "Israelis", "Israeli children"


def _who(row: Harm) -> str:
    return row.who.text.lower() if row.who else ""


def _better(new: Sequence[Harm], old: Sequence[Harm], old_title: bool) -> bool:
    """Whether a later sentence's rows replace the earlier: the text against the title, a number against none, a
    higher toll against a lower one (the people of a lower one are among the higher)."""
    low, before = _low(new), _low(old)
    if low is None:
        unsaid = not any(row.high or row.vague for row in old)
        return before is None and any(row.high or row.vague for row in new) and unsaid
    return before is None or old_title or low > before


def _widened(text: list[Harm], title: list[Harm]) -> list[Harm]:
    """The text's toll, with the title's as its other bound where both give a number for the same people."""
    if len(text) != 1 or len(title) != 1:
        return text
    one, other = text[0], title[0]
    if not _same_people(other, one) or None in (one.low, other.low) or (one.low, one.high) == (other.low, other.high):
        return text
    if other.high is None and (one.low or 0) > (other.low or 0):
        return text  # "More than 70 dead" over "killed at least 72"
    parts = [count.low for _, count in conjuncts(one.text)]  # "20 Kurds die" over "20 Kurds and three Turks"
    if other.low == _without_doers(one) or (len(parts) > 1 and other.low in parts):
        return text  # "Bomber kills nine" over "killed nine people and himself"
    return _ranged(title, text)


def _without_doers(row: Harm) -> int | None:
    """The number of a row's people but for those who did it; None where it names none of these."""
    known = harm_words()
    doers = known.reflexive | known.doers | known.attackers
    parts = [(row.text[a:b].lower().split()[-1], count.low) for (a, b), count in conjuncts(row.text)]
    rest = [low for word, low in parts if word not in doers]
    return sum(low or 0 for low in rest) if len(rest) < len(parts) else None


def _low(rows: Sequence[Harm]) -> int | None:
    lows = [row.low if row.low is not None else row.high for row in rows]
    return None if any(low is None for low in lows) else sum(low for low in lows if low is not None)
