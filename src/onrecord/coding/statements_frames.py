"""Frames of reported speech: for each cue in a unit, which of its words speak, are told, and are said."""

from __future__ import annotations

from onrecord.codebook import table
from onrecord.coding.quotes import Unit
from onrecord.coding.speaker_words import Words, word_set
from onrecord.coding.statements_accepted import accepts
from onrecord.coding.statements_cues import FINITE, Cue, cue_at, triggers
from onrecord.coding.statements_forms import according, active, inverted, is_inverted, participle, passive, quoted_as
from onrecord.coding.statements_owned import hearsay, viewed
from onrecord.coding.statements_parts import Frame, framed, trimmed
from onrecord.coding.statements_subjects import main_subject, subject
from onrecord.coding.statements_tails import Tail, tail

ISSUED = (["issued"], ["issues"], ["issue"], ["gave"], ["given"], ["gives"])  # "has issued a warning that"
BE = frozenset(["is", "are", "was", "were", "be", "been"])


def frames(text: str, unit: Unit) -> list[Frame]:
    """The frames of ``unit`` in the order of their cues, contents cut where the next reporting begins."""
    stop = len(unit.tags)
    while stop and unit.tags[stop - 1] == ".":
        stop -= 1
    found: list[Frame] = []
    known = triggers()
    for i in range(stop):
        if unit.lower[i] not in known:
            continue
        if unit.lower[i] == "according" and unit.lower[i + 1 : i + 2] == ["to"]:
            found.extend(according(unit, i, stop))
        elif (view := viewed(unit, i, stop)) is not None:
            found.append(view)
        elif (cue := cue_at(unit, i)) and not (found and _inside(found[-1], i)):
            frame = _verb(text, unit, i, cue[1], cue[0], stop, found)
            if frame is not None:
                found.append(frame)
    _cut(unit, found)
    told = [frame for n, frame in enumerate(found) if not (n and _thinks(unit, found[n - 1], frame))]
    return told or list(hearsay(unit, stop))


def _thinks(unit: Unit, before: Frame, frame: Frame) -> bool:
    """Whether a speaker only says what he thinks: "she said | she believes the dam will hold" is one statement."""
    if before.content is None or frame.speaker is None or frame.lemma not in table("cues")["mental"]:
        return False
    first, stop = frame.speaker
    return unit.tags[first:stop] == "A" and before.content[0] == first


def _inside(frame: Frame, i: int) -> bool:
    """Whether word ``i`` is part of another frame's reporting."""
    words = (frame.speaker, frame.told)
    return any(w is not None and w[0] <= i < w[1] for w in words)


def _cut(unit: Unit, found: list[Frame]) -> None:
    """Ends a content before a later reporting that stands beside it: "said A, and X said B", "said A, adding B"."""
    for n, frame in enumerate(found):
        if frame.content is None or frame.content[0] < frame.cue[0]:
            continue
        if unit.tags[frame.content[0]] == "T" or unit.lower[frame.content[0]] in ("to", "not"):
            frame.content = _infinitive(unit, frame.content)
        for later in found[n + 1 :]:
            opening = later.opening
            group = opening if later.speaker else _group(unit, opening)
            if unit.tags[max(0, group - 2) : group] == ",C":
                opening = group  # ", and | has called on"
            beside = unit.tags[opening - 1] in ",C;" or unit.lower[opening - 1] in word_set("subordinators")
            if opening > frame.content[0] and beside and (later.speaker or later.headless):
                frame.content = trimmed(unit, (frame.content[0], opening))
                break


def _infinitive(unit: Unit, words: Words) -> Words:
    """What is urged ends before a clause of its own: "urged people to leave, but many stayed"; "to leave; many did"."""
    ends = (i for i in range(*words) if unit.tags[i : i + 2] == ",C" or unit.lower[i] == ";")
    cut = (i for i in ends if FINITE & set(unit.tags[i : words[1]]))
    return words[0], next(cut, words[1])


def _verb(text: str, unit: Unit, i: int, end: int, cue: Cue, stop: int, found: list[Frame]) -> Frame | None:
    """The frame of the reporting verb ``[i, end)``."""
    group = _group(unit, i)
    if group and unit.lower[group - 1].endswith(("'ll", "’ll")):
        return None  # nobody has "they'll ask for" yet
    after = tail(unit, end, stop, cue)
    if unit.tags[i] in "KV" and _passive(unit, group, i, end):
        return passive(unit, (group, i, end), cue, after, stop)
    if unit.tags[i] == "G" and (frame := quoted_as(text, unit, (i, end), cue, after, stop)):
        return frame
    if unit.tags[i] == "G" and "X" not in unit.tags[group:i]:
        return participle(text, unit, i, end, cue, after, stop)
    if not _is_verb(unit, i, group, after):
        return None
    listed = bool(found) and (_listed(unit, found[-1], group) or _of_the_speaker(unit, found[-1], group))
    if group and (unit.tags[group - 1] == "C" or listed) and accepts(unit, cue, after, stop):
        headless = found or main_subject(unit, group)
        return (
            framed(unit, (i, end), cue, None, (after.start, stop), after, headless=bool(headless)) if headless else None
        )
    issued = unit.tags[i - 1 : i] == "D" and unit.lower[i - 2 : i - 1] in ISSUED
    speaker = subject(text, unit, _group(unit, i - 2) if issued else group)
    if is_inverted(unit, i, speaker, after, cue):
        return inverted(unit, i, end, cue, stop)
    if speaker is None or (cue.subjects and cue.subjects.isdisjoint(unit.lower[slice(*speaker)])):
        return None
    return active(unit, (i, end), cue, speaker, after, stop)


def _listed(unit: Unit, before: Frame, group: int) -> bool:
    """Whether a verb goes on with a list: "admitted mistakes, | promised an inquiry and urged patience"."""
    between = unit.tags[before.cue[1] : group]
    return between.endswith(",") and "," not in between[:-1] and not FINITE & set(between)


def _of_the_speaker(unit: Unit, before: Frame, group: int) -> bool:
    """Whether a clause behind the speaker goes on: "said Dr. Ford, the state's vet, who | added that"."""
    return bool(before.speaker) and unit.lower[group - 1 : group] == ["who"] and unit.tags[group - 2 : group - 1] == ","


def _group(unit: Unit, i: int) -> int:
    """The first word of the verb group that ends at ``i``: "has also | said", "went on to | say"."""
    first = i
    while first and unit.tags[first - 1] in "MXHOR" and unit.lower[first - 1] not in ("there", "here", "meanwhile"):
        first -= 1
    if unit.lower[max(0, first - 3) : first] == ["went", "on", "to"]:
        first -= 3
    return first


def _is_verb(unit: Unit, i: int, group: int, after: Tail) -> bool:
    """Whether a word that can be a cue is a verb here, by its tag and its neighbours."""
    tag, word = unit.tags[i], unit.lower[i]
    if _is_noun(unit, i):
        return False
    if tag == "B":
        return _may_be_finite(unit, group)
    if tag in "NJ":
        ends_name = unit.tags[i - 1 : i] == "P" and after.start < len(unit.tags) and unit.tags[after.start] in ".,"
        return after.that or ends_name or word not in word_set("nouns")
    if tag == "K" and group == i and word not in ("said", "told"):
        closed = unit.tags[i + 1 : i + 2] in (",", ".")  # "its chief executive | maintained."
        led = unit.tags[i - 1 : i] in ("J", "D", "#", "S", "I") or (word == "asked" and unit.tags[i - 1 : i] == ",")
        return (closed or not led) and unit.tags[after.start : after.start + 1] != "K"
    return tag in "VZKG"


def _is_noun(unit: Unit, i: int) -> bool:
    """ "Left a | note that", "which | state television says": the neighbours make a noun of it."""
    if unit.lower[i] == "state" and unit.lower[i + 1 : i + 2] and unit.lower[i + 1] in word_set("compounds"):
        return True
    led = (
        i > 0
        and unit.tags[i - 1] == "D"
        and unit.lower[i - 1] in ("a", "an", "the", "no", "his", "her", "its", "their")
    )
    return led and unit.tags[i] in "NJB" and unit.lower[i - 2 : i - 1] not in ISSUED


def _may_be_finite(unit: Unit, group: int) -> bool:
    """A base form counts after a plural or a modal, never after "to"."""
    return (
        unit.tags[group - 1 : group] in ("N", "P", "A", "#", "D")
        or (unit.tags[group - 1 : group] == "G" and unit.tags[group - 2 : group - 1] in ("N", "P"))
        or "M" in unit.tags[group : group + 2]
        or "O" in unit.tags[group : group + 1]
    )


def _passive(unit: Unit, group: int, i: int, end: int) -> bool:
    """ "Was urged", "claimed by the rebels"; not "said by telephone"."""
    by = unit.lower[end : end + 1] == ["by"] and word_set("forums").isdisjoint(unit.lower[end + 1 : end + 2])
    return by or any(unit.lower[k] in BE for k in range(group, i)) or unit.lower[max(0, i - 1)] == "being"
