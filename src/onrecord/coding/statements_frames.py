"""Frames of reported speech: for each cue in a unit, which of its words speak, are told, and are said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.codebook import table
from onrecord.coding.quotes import QUOTE, Unit
from onrecord.coding.speakers import Words, word_set
from onrecord.coding.statements_cues import FINITE, Cue, Tail, accepts, cue_at, noun_phrase, tail
from onrecord.coding.statements_subjects import main_subject, subject

BE = frozenset("is are was were be been".split())
SUBORDINATORS = frozenset("after when as while if although though because since before until once".split())


@dataclass(slots=True)
class Frame:
    """Word indices into a unit. ``speaker`` is None where the text names none here: ``headless`` ones speak on for
    the one before ("..., adding that"), ``silent`` ones tell it of nobody ("is reported to be")."""

    cue: Words
    lemma: str
    stance: str
    speaker: Words | None
    content: Words | None
    told: Words | None = None
    headless: bool = False
    silent: bool = False

    @property
    def opening(self) -> int:
        """The first word of the reporting."""
        return min(self.cue[0], self.speaker[0] if self.speaker else self.cue[0])


def frames(text: str, unit: Unit) -> list[Frame]:
    """The frames of ``unit`` in the order of their cues, contents cut where the next reporting begins."""
    stop = len(unit.tags)
    while stop and unit.tags[stop - 1] == ".":
        stop -= 1
    found: list[Frame] = []
    for i in range(stop):
        if unit.lower[i] == "according" and unit.lower[i + 1 : i + 2] == ["to"]:
            found.extend(_according(unit, i, stop))
        elif (cue := cue_at(unit, i)) and not (found and _inside(found[-1], i)):
            frame = _verb(text, unit, i, cue[1], cue[0], stop, found)
            if frame is not None:
                found.append(frame)
    _cut(unit, found)
    return found


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
            beside = unit.tags[opening - 1] in ",C;" or unit.lower[opening - 1] in SUBORDINATORS
            if opening > frame.content[0] and beside and (later.speaker or later.headless):
                frame.content = _trimmed(unit, (frame.content[0], opening))
                break


def _infinitive(unit: Unit, words: Words) -> Words:
    """What is urged ends before a clause of its own: "urged people to leave, but many stayed"."""
    cut = (i for i in range(*words) if unit.tags[i : i + 2] == ",C" and FINITE & set(unit.tags[i : words[1]]))
    return words[0], next(cut, words[1])


def _trimmed(unit: Unit, words: Words) -> Words | None:
    """Words without commas and conjunctions at their ends."""
    first, stop = words
    while first < stop and unit.tags[first] in ",;-C" and unit.tags[first] != QUOTE:
        first += 1
    while stop > first and (unit.tags[stop - 1] in ",;-C(" or unit.lower[stop - 1] in SUBORDINATORS):
        stop -= 1
    return (first, stop) if stop > first else None


def _verb(text: str, unit: Unit, i: int, end: int, cue: Cue, stop: int, found: list[Frame]) -> Frame | None:
    """The frame of the reporting verb ``[i, end)``."""
    group = _group(unit, i)
    after = tail(unit, end, stop, cue)
    if unit.tags[i] in "KV" and _passive(unit, group, i, end):
        return _passive_frame(unit, (group, i, end), cue, after, stop)
    if unit.tags[i] == "G" and "X" not in unit.tags[group:i]:
        return _participle(text, unit, i, end, cue, after, stop)
    if not _is_verb(unit, i, group, after):
        return None
    if group and unit.tags[group - 1] == "C" and accepts(unit, cue, after, stop):
        headless = found or main_subject(unit, group)
        return _frame(unit, (i, end), cue, None, (after.start, stop), after, headless=bool(headless)) if headless else None
    speaker = subject(text, unit, group)
    if _inverted(unit, i, speaker, after, cue):
        return _inverted_frame(unit, i, end, cue, stop)
    return _active(unit, (i, end), cue, speaker, after, stop) if speaker else None


def _frame(
    unit: Unit, at: Words, cue: Cue, speaker: Words | None, content: Words | None, after: Tail,
    *, headless: bool = False, silent: bool = False,
) -> Frame:  # fmt: skip
    trimmed = _trimmed(unit, content) if content else None
    return Frame(at, cue.lemma, cue.stance, speaker, trimmed, after.told, headless, silent)


def _group(unit: Unit, i: int) -> int:
    """The first word of the verb group that ends at ``i``: "has also | said", "went on to | say"."""
    first = i
    while first and unit.tags[first - 1] in "MXHOR" and unit.lower[first - 1] not in ("there", "here", "meanwhile"):
        first -= 1
    if unit.lower[first - 4 : first] in (["went", "on", "to"],) or unit.lower[max(0, first - 3) : first] == ["went", "on", "to"]:
        first -= 3
    return first


def _is_verb(unit: Unit, i: int, group: int, after: Tail) -> bool:
    """Whether a word that can be a cue is a verb here, by its tag and its neighbours."""
    tag, word = unit.tags[i], unit.lower[i]
    if tag == "B":
        return _may_be_finite(unit, group)
    if tag in "NJ":
        ends_name = unit.tags[i - 1 : i] == "P" and after.start < len(unit.tags) and unit.tags[after.start] in ".,"
        return after.that or ends_name or word not in word_set("nouns")
    if tag == "K" and group == i and word not in ("said", "told"):
        return unit.tags[i - 1 : i] not in ("J", "D", "#", "S")
    return tag in "VZKG"


def _may_be_finite(unit: Unit, group: int) -> bool:
    """A base form counts after a plural or a modal, never after "to"."""
    return unit.tags[group - 1 : group] in ("N", "P", "A", "#", "D") or "M" in unit.tags[group : group + 2] or "O" in unit.tags[group : group + 1]


def _passive(unit: Unit, group: int, i: int, end: int) -> bool:
    by = unit.lower[end : end + 1] == ["by"]
    return by or any(unit.lower[k] in BE for k in range(group, i)) or unit.lower[max(0, i - 1)] == "being"


def _passive_frame(unit: Unit, words: tuple[int, int, int], cue: Cue, after: Tail, stop: int) -> Frame | None:
    """ "is reported to be", "were urged to stay", "was condemned by the ministry"."""
    group, i, end = words
    following = unit.lower[end : end + 1]
    if following == ["to"] and unit.lower[i] in table("cues")["hearsay"]:
        return _frame(unit, (i, end), cue, None, (0, stop), after, silent=True)
    if cue.listener and cue.stance in ("calls_for", "warns", "claims") and group < i and following in (["to"], ["not"], ["that"]):
        told = (0, group) if group else None
        first = end + (following == ["that"])
        return Frame((i, end), cue.lemma, cue.stance, None, _trimmed(unit, (first, stop)), told, headless=True)
    if cue.by and following == ["by"]:
        return _by_frame(unit, group, (i, end), cue, stop)
    if cue.by and following == ["as"] and unit.tags[end + 1 : end + 2] == QUOTE:
        return _frame(unit, (i, end), cue, None, (end + 1, stop), after, silent=True)
    return None


def _by_frame(unit: Unit, group: int, at: Words, cue: Cue, stop: int) -> Frame | None:
    first = at[1] + 1
    end = noun_phrase(unit, first, stop)
    if end == first:
        return None
    content = (end + 1, stop) if unit.lower[end : end + 1] == ["as"] else (0, group)
    return Frame(at, cue.lemma, cue.stance, (first, end), _trimmed(unit, content))


def _participle(text: str, unit: Unit, i: int, end: int, cue: Cue, after: Tail, stop: int) -> Frame | None:
    """ "..., adding that B"; "with residents claiming that B"."""
    if not i or not accepts(unit, cue, after, stop):
        return None
    if not cue.evidential and (unit.tags[i - 1] in ",CQ" or unit.lower[i - 1] == "as"):
        return _frame(unit, (i, end), cue, None, (after.start, stop), after, headless=True)
    opened = next((k for k in range(i - 1, max(-1, i - 8), -1) if unit.lower[k] == "with"), None)
    if opened is None or opened + 1 >= i:
        return None
    return _frame(unit, (i, end), cue, (opened + 1, i), (after.start, stop), after)


def _inverted(unit: Unit, i: int, speaker: Words | None, after: Tail, cue: Cue) -> bool:
    """ "A, said Adam Ford": a comma or quotation right before the cue, a name and no clause behind it."""
    if i == 0 or unit.tags[i - 1] not in ",Q" or after.that or "clause" not in cue.takes:
        return False
    opens = after.start < len(unit.tags) and unit.tags[after.start] in "DJNPA"
    quoted = unit.tags[i - 1] == QUOTE or unit.tags[i - 2 : i - 1] == QUOTE
    return opens and (quoted or not (after.clause or after.quote)) and _content_before(unit, i)


def _content_before(unit: Unit, stop: int) -> bool:
    return any(tag in FINITE or tag == QUOTE for tag in unit.tags[:stop])


def _inverted_frame(unit: Unit, i: int, end: int, cue: Cue, stop: int) -> Frame:
    limit = next((k for k in range(end, stop) if unit.tags[k] == QUOTE), stop)
    last = end
    while last < limit and (unit.tags[last] not in "VZXHMOGW;-" or unit.tags[last - 1] == "W"):
        if last > end and unit.tags[last] == "I" and tail(unit, last, limit, cue).start > last:
            break
        last += 1
    heard = tail(unit, last, limit, cue)
    speaker = _trimmed(unit, (end, last))
    return _frame(unit, (i, end), cue, speaker, (0, i), heard)


def _active(unit: Unit, at: Words, cue: Cue, speaker: Words, after: Tail, stop: int) -> Frame | None:
    """Content before the reporting, around it, or behind it."""
    first, end = speaker[0], after.start
    before = _trimmed(unit, (0, first))
    set_off = first > 0 and unit.tags[first - 1] in ",Q-"
    quoted = set_off and QUOTE in unit.tags[max(0, first - 2) : first]
    told_before = before is not None and set_off and _content_before(unit, first)
    fits = accepts(unit, cue, after, stop)
    closed = end >= stop or unit.tags[end] in ",;"
    if told_before and ("clause" in cue.takes or closed) and (quoted or not (fits and (after.that or after.quote or _subordinate(unit) or after.clause))):
        resumed = end + 1 if not fits and unit.tags[end : end + 2] == ",Q" else end
        content = (0, resumed + 1) if quoted and unit.tags[resumed : resumed + 1] == QUOTE else (0, first)
        return _frame(unit, at, cue, speaker, content, after)
    if fits:
        return _frame(unit, at, cue, speaker, (end, stop), after)
    if before and set_off and unit.tags[end : end + 1] == "," and after.clause and "clause" in cue.takes:
        return _frame(unit, at, cue, speaker, (0, stop), after)
    alone = before is None and end >= stop and "clause" in cue.takes
    return _frame(unit, at, cue, speaker, None, after) if alone else None


def _subordinate(unit: Unit) -> bool:
    """Whether the unit opens with a clause that only sets the scene: "After shots were heard, police said"."""
    return unit.lower[0] in SUBORDINATORS


def _according(unit: Unit, i: int, stop: int) -> Iterator[Frame]:
    """ "According to X, A", "A, according to X", "A (according to X)"."""
    leading = all(tag in "CR,(I" for tag in unit.tags[:i])
    end = _source_end(unit, i + 2, stop, leading)
    content = (end, stop) if leading else (0, i)
    if not leading and not _content_before(unit, i):
        content = (0, stop)
    speaker = _trimmed(unit, (i + 2, end))
    if speaker:
        yield Frame((i, i + 2), "according to", "claims", speaker, _trimmed(unit, content))


def _source_end(unit: Unit, first: int, stop: int, leading: bool) -> int:
    """Where the source's name ends; appositives that a further comma closes belong to it."""
    tags = unit.tags
    closed = (k for k in range(first, stop) if tags[k] in ",;Q)" and tags.count("(", first, k) == tags.count(")", first, k))
    end = next(closed, stop)
    if leading and end == stop:
        return noun_phrase(unit, first, stop)
    closing = next((k for k in range(end + 1, stop) if unit.tags[k] == ","), None)
    if leading and closing is not None and closing - end < 9 and not FINITE & set(unit.tags[end:closing]):
        return closing
    return end
