"""Sources that no verb names: "in the view of several doctors", "by the army's count", "as one envoy put it"; and what
is passed on of nobody: "had reportedly ignored warnings"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.codebook import table
from onrecord.coding.quotes import QUOTE, Unit
from onrecord.coding.speaker_words import Words
from onrecord.coding.statements_cues import FINITE
from onrecord.coding.statements_parts import Frame, content_before, trimmed
from onrecord.coding.statements_subjects import main_subject
from onrecord.coding.statements_tails import noun_phrase

REACH = 8  # words between "in" or "by" and the noun


def viewed(unit: Unit, i: int, stop: int) -> Frame | None:
    """The frame of a noun like "view" at word ``i``, or of "put it"."""
    if unit.lower[i : i + 2] == ["put", "it"]:
        opened = _opening(unit, i, ("as",))
        return None if opened is None else _frame(unit, opened, (opened + 1, i), (i, i + 2), i + 2, stop)
    if unit.lower[i] not in table("cues")["views"] or unit.tags[i] not in "NJVZ":
        return None
    opened = _opening(unit, i, ("in", "by"))
    if opened is None:
        return None
    if unit.lower[i + 1 : i + 2] == ["of"] and i - opened < 4:
        end = noun_phrase(unit, i + 2, stop)
        quoted = unit.tags.find(QUOTE, end, stop)  # "in the words of the coroner, Ann Reed, | "..."
        if end > i + 2 and quoted >= 0 and not FINITE & set(unit.tags[end:quoted]):
            return Frame((opened, i + 2), " ".join(unit.lower[opened : i + 2]), "claims", (i + 2, end), (quoted, stop))
        return _frame(unit, opened, (i + 2, end), (opened, i + 2), end, stop)
    owned = unit.tags[i - 1] == "S" or unit.lower[i - 1].endswith(("'s", "s'", "’s"))
    if not owned:
        return None
    return _frame(unit, opened, (opened + 1, i - (unit.tags[i - 1] == "S")), (i, i + 1), i + 1, stop)


def _opening(unit: Unit, i: int, openers: tuple[str, ...]) -> int | None:
    """The preposition or "as" that opens the phrase of word ``i``; no verb and no comma between."""
    for k in range(i - 1, max(-1, i - REACH), -1):
        if unit.lower[k] in openers:
            return k
        if unit.tags[k] in FINITE or unit.tags[k] in ",;Q":
            return None
    return None


def _frame(unit: Unit, opened: int, source: Words, cue: Words, end: int, stop: int) -> Frame | None:
    """Leading, the phrase is followed by what is said; else it stands behind it or within it."""
    speaker = trimmed(unit, source)
    if speaker is None or not (opened == 0 or unit.tags[opened - 1] in ",C" or end >= stop):
        return None
    leading = not content_before(unit, opened)
    content = trimmed(unit, (end, stop) if leading else (0, opened))
    if content is None or content[1] - content[0] < 2:
        return None
    return Frame(cue, " ".join(unit.lower[slice(*cue)]), "claims", speaker, content)


def hearsay(unit: Unit, stop: int) -> Iterator[Frame]:
    """The whole unit, where an adverb passes it on."""
    adverbs = table("cues")["hearsay_adverbs"]
    at = next((i for i in range(stop) if unit.lower[i] in adverbs), None)
    content = trimmed(unit, (0, stop))
    if at is not None and content is not None and FINITE & set(unit.tags[:stop]):
        yield Frame((at, at + 1), unit.lower[at], "claims", None, content, silent=True)


def introducing(unit: Unit, at: int) -> Words | None:
    """Who a colon before a quotation lets speak: "One resident's complaint: |", "His rival sees it otherwise: |"."""
    owner = next((i for i in range(at - 1) if unit.tags[i] == "S" or unit.lower[i].endswith(("'s", "’s"))), None)
    if owner is not None and not FINITE & set(unit.tags[:at]):
        return 0, owner + (unit.tags[owner] != "S")
    return main_subject(unit, at)
