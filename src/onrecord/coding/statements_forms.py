"""The ways in which a clause reports speech: passive, participle, inverted, active, "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.codebook import table
from onrecord.coding.quotes import QUOTE, Unit
from onrecord.coding.speaker_words import Words, word_set
from onrecord.coding.statements_accepted import accepts
from onrecord.coding.statements_cues import FINITE, Cue
from onrecord.coding.statements_parts import Frame, content_before, framed, trimmed
from onrecord.coding.statements_subjects import subject
from onrecord.coding.statements_tails import THAT, Tail, noun_phrase, tail

NAME = 6  # words of a name behind a comma, and the comma
LEAST_WORDS = 6  # of a report without a verb: "Three dead in a raid on the port, police said"


def passive(unit: Unit, words: tuple[int, int, int], cue: Cue, after: Tail, stop: int) -> Frame | None:
    """ "is reported to be", "were urged to stay", "was condemned by the ministry"."""
    group, i, end = words
    following = unit.lower[end : end + 1]
    if following == ["to"] and unit.lower[i] in table("cues")["hearsay"]:
        return framed(unit, (i, end), cue, None, (0, stop), after, silent=True)
    if _impersonal(unit, group, cue, after) or _put_down_to(unit, end, cue):
        content = (after.start, stop) if after.that else (0, stop)
        return framed(unit, (i, end), cue, None, content, after, silent=True)
    if cue.by and following == ["by"]:
        return _by_frame(unit, group, (i, end), cue, stop)
    if cue.by and following == ["as"] and unit.tags[end + 1 : end + 2] == QUOTE:
        return framed(unit, (i, end), cue, None, (end + 1, stop), after, silent=True)
    return None


def _impersonal(unit: Unit, group: int, cue: Cue, after: Tail) -> bool:
    """ "It has been suggested that A"."""
    known = cue.lemma not in table("cues")["mental"]  # "it is believed that" passes nobody's words on
    return known and after.that and "clause" in cue.takes and unit.lower[group - 1 : group] == ["it"]


def _put_down_to(unit: Unit, end: int, cue: Cue) -> bool:
    """ "The outbreak has been blamed on bad water": whoever says so is not named."""
    return " ".join((cue.lemma, *unit.lower[end : end + 1])) in table("cues")["put_down"]


def _by_frame(unit: Unit, group: int, at: Words, cue: Cue, stop: int) -> Frame | None:
    first = at[1] + 1
    end = noun_phrase(unit, first, stop)
    if end == first:
        return None
    content = (end + 1, stop) if unit.lower[end : end + 1] == ["as"] else (0, group)
    return Frame(at, cue.lemma, cue.stance, (first, end), trimmed(unit, content))


def participle(text: str, unit: Unit, i: int, end: int, cue: Cue, after: Tail, stop: int) -> Frame | None:
    """ "..., adding that B"; "with residents claiming that B"."""
    if not i or not accepts(unit, cue, after, stop):
        return None
    led = unit.tags[i - 1] in ",CQ" or unit.lower[i - 1] == "as" or unit.lower[i - 1] in word_set("messages")
    if not cue.evidential and led:
        return framed(unit, (i, end), cue, None, (after.start, stop), after, headless=True)
    opened = next((k for k in range(i - 1, max(-1, i - 8), -1) if unit.lower[k] == "with"), None)
    if opened is None or opened + 1 >= i:
        return None
    return framed(unit, (i, end), cue, (opened + 1, i), (after.start, stop), after)


def quoted_as(text: str, unit: Unit, words: tuple[int, int], cue: Cue, after: Tail, stop: int) -> Frame | None:
    """ "X was quoted as saying A", "A, X was quoted by the radio as saying": X speaks, and the radio passes it on."""
    i, end = words
    if unit.lower[i - 1 : i] != ["as"]:
        return None
    quoted = next((k for k in range(i - 1, max(-1, i - 8), -1) if unit.lower[k] in word_set("passing_on")), None)
    if not quoted:
        return None
    if quoted + 1 < i - 1 and unit.tags[quoted - 1] not in "XHR":  # "the agency quoted a commander as saying"
        return framed(unit, (i, end), cue, (quoted + 1, i - 1), (after.start, stop), after)
    if unit.tags[quoted - 1] not in "XHR":
        return None
    first = quoted
    while first and unit.tags[first - 1] in "XHRM":
        first -= 1
    speaker = subject(text, unit, first)
    if speaker is None:
        return None
    fits = accepts(unit, cue, after, stop)
    content = (after.start, stop) if fits else (0, speaker[0])
    return framed(unit, (i, end), cue, speaker, content, after)


def is_inverted(unit: Unit, i: int, speaker: Words | None, after: Tail, cue: Cue) -> bool:
    """ "A, said Adam Ford": a comma or quotation right before the cue, a name and no clause behind it."""
    quoted = i > 0 and QUOTE in (unit.tags[i - 1], unit.tags[i - 2 : i - 1])
    if (
        i == 0
        or cue.lemma == "tell"
        or unit.tags[i - 1] not in ",Q"
        or after.that
        or cue.takes.isdisjoint(("clause", "quote") if quoted else ("clause",))
    ):
        return False
    if not quoted and cue.lemma not in word_set("neutral") and not _closed_by_comma(unit, after.start):
        return False
    opens = after.start < len(unit.tags) and unit.tags[after.start] in "DJNPA#"
    if not quoted and _closed_by_comma(unit, after.start):
        return True  # "Nobody, | insisted the mayor, had been told"
    clause = after.clause and not _of_the_speaker(unit, after.start)
    return opens and (quoted or not (clause or after.quote)) and content_before(unit, i)


def _closed_by_comma(unit: Unit, start: int) -> bool:
    """Whether a comma and a verb follow the noun phrase at ``start``."""
    end = noun_phrase(unit, start, len(unit.tags))
    behind = unit.tags[end : end + 3]
    return end > start and behind[:1] == "," and bool(FINITE & set(behind[1:]))


def _of_the_speaker(unit: Unit, start: int) -> bool:
    """Whether the next verb only tells who speaks: "said an officer | whose name was withheld"."""
    verb = next((i for i in range(start, len(unit.tags)) if unit.tags[i] in FINITE), None)
    return verb is not None and "W" in unit.tags[start:verb]


def inverted(unit: Unit, i: int, end: int, cue: Cue, stop: int) -> Frame:
    limit = next((k for k in range(end, stop) if unit.tags[k] == QUOTE), stop)
    last = end
    while last < limit and (unit.tags[last] not in "VZXHMOGW;-" or unit.tags[last - 1] == "W"):
        if last > end and unit.tags[last] == "I" and tail(unit, last, limit, cue).start > last:
            break
        last += 1
    heard = tail(unit, last, limit, cue)
    if QUOTE not in unit.tags[:i] and _closed_by_comma(unit, end):
        last = noun_phrase(unit, end, limit)
        return framed(unit, (i, end), cue, (end, last), (0, stop), heard)
    speaker = trimmed(unit, (end, last))
    return framed(unit, (i, end), cue, speaker, (_clause(unit, i), i), heard)


def active(unit: Unit, at: Words, cue: Cue, speaker: Words, after: Tail, stop: int) -> Frame | None:
    """Content before the reporting, around it, or behind it."""
    first, end = speaker[0], after.start
    before = trimmed(unit, (0, first))
    set_off = first > 0 and unit.tags[first - 1] in ",Q-"
    quoted = set_off and QUOTE in unit.tags[max(0, first - 2) : first]
    fits = accepts(unit, cue, after, stop)
    spoken = content_before(unit, first) or (not fits and first > LEAST_WORDS)  # a verb may be missed, or left out
    if set_off and "clause" in cue.takes and _led_in(unit, first - 2):
        return framed(unit, at, cue, speaker, (end, stop), after)
    told_before = before is not None and set_off and spoken and bool(THAT & cue.takes)
    closed = end >= stop or unit.tags[end] in ",;"
    if (
        told_before
        and ("clause" in cue.takes or closed or quoted)
        and (quoted or not (fits and (after.that or after.quote or _subordinate(unit) or after.clause)))
    ):
        resumed = end + 1 if not fits and unit.tags[end : end + 2] == ",Q" else end
        again = quoted and unit.tags[resumed : resumed + 1] == QUOTE
        content = (0, resumed + 1) if again else (_clause(unit, first), first)
        return framed(unit, at, cue, speaker, content, after)
    if fits:
        if unit.tags[end:stop] == "A":
            return None  # "had been expecting | it"
        return framed(unit, at, cue, speaker, _said_of(unit, cue, end, stop), after)
    goes_on = after.clause or unit.tags[end + 1 : end + 2] == "K"  # "the militants, officials said, | belonged to"
    if before and set_off and unit.tags[end : end + 1] == "," and goes_on and "clause" in cue.takes:
        return framed(unit, at, cue, speaker, (0, stop), after)
    if before and set_off and _aside_closes(unit, end, stop) and "clause" in cue.takes:
        return framed(unit, at, cue, speaker, (0, stop), after)
    alone = before is None and end >= stop and not cue.takes.isdisjoint(("clause", "that", "quote"))
    return framed(unit, at, cue, speaker, None, after) if alone else None


def _said_of(unit: Unit, cue: Cue, end: int, stop: int) -> Words:
    """What follows, without the "as" of "described as"; what somebody is called ends with the words quoted."""
    quoted = unit.tags.find(QUOTE, end, stop)
    if "predicate" in cue.takes and quoted > 0 and not FINITE & {*unit.tags[end:quoted]}:
        return end, quoted + 1
    return end + (unit.lower[end] == "as"), stop


def _led_in(unit: Unit, i: int) -> bool:
    """Whether the aside stands behind a clause's first word: "five days in which | , a rights group says, A"."""
    if i <= 0 or unit.tags[i : i + 2] not in ("W,", "I,", "C,"):
        return False
    return content_before(unit, i) if unit.tags[i] == "C" else unit.tags[i - 1] in ",IN"


def _clause(unit: Unit, stop: int) -> int:
    """Where the clause begins that stands before a reporting: what a semicolon parts off is the reporter's own."""
    start = max((i + 1 for i in range(stop) if unit.lower[i] == ";"), default=0)
    return start if {*FINITE, QUOTE} & {*unit.tags[start:stop]} else 0


def _aside_closes(unit: Unit, end: int, stop: int) -> bool:
    """Whether the reporting is an aside: "The dam, engineers had warned | for years, was too weak"."""
    comma = next((k for k in range(end, min(stop, end + 5)) if unit.tags[k] == ","), None)
    behind = unit.tags[comma + 1 : comma + 3] if comma is not None else ""
    return comma is not None and not FINITE & set(unit.tags[end:comma]) and bool(FINITE & set(behind))


def _subordinate(unit: Unit) -> bool:
    """Whether the unit opens with a clause that only sets the scene: "After shots were heard, police said"."""
    return unit.lower[0] in word_set("subordinators")


def according(unit: Unit, i: int, stop: int) -> Iterator[Frame]:
    """ "According to X, A", "A, according to X", "A (according to X)"."""
    leading = all(tag in "CR,(I" for tag in unit.tags[:i])
    end = _source_end(unit, i + 2, stop, leading)
    content = (end, stop) if leading or _led_in(unit, i - 2) else (_clause(unit, i), i)
    if not leading and end < stop and not content_before(unit, i):
        content = (0, stop)
    speaker = trimmed(unit, (i + 2, end))
    if speaker:
        yield Frame((i, i + 2), "according to", "claims", speaker, trimmed(unit, content))


def _source_end(unit: Unit, first: int, stop: int, leading: bool) -> int:
    """Where the source's name ends; appositives that a further comma closes belong to it."""
    tags = unit.tags
    closed = (
        k for k in range(first, stop) if tags[k] in ",;Q)" and tags.count("(", first, k) == tags.count(")", first, k)
    )
    end = next(closed, stop)
    if leading and end == stop:
        return noun_phrase(unit, first, stop)
    if (
        not leading
        and unit.tags[end : end + 1] == ","
        and stop - end < NAME
        and not unit.tags[end + 1 : stop].strip("P")
    ):
        return stop  # "according to its director, | Ann Roe"
    closing = next((k for k in range(end + 1, stop) if unit.tags[k] == ","), None)
    if leading and closing is not None and closing - end < 9 and not FINITE & set(unit.tags[end:closing]):
        return closing
    return end
