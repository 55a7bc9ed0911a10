"""Names that the gazetteer knows, the longest first, and the capitalised words that it does not know."""

from __future__ import annotations

from onrecord.places.abbreviated import abbreviated
from onrecord.places.gazetteer import Entry, longest, named
from onrecord.places.mentions import Mention
from onrecord.places.nations import demonym_of
from onrecord.places.runs import HYPHENS, Run, Word, runs
from onrecord.places.setting import right
from onrecord.places.vocabulary import bearings, common, kind_words, words

GREAT = 5.0  # the prior of a city of 100,000


def spotted(text: str) -> tuple[list[Mention], list[tuple[Run, int]], list[str]]:
    """Known names in text order, the capitalised words that are no known name (run, place in it), and the countries
    whose adjective or people is named, once for each time."""
    found: list[Mention] = []
    unknown: list[tuple[Run, int]] = []
    people: list[str] = []
    short = abbreviated(text)
    covered = frozenset(at for mention in short for at in range(mention.start, mention.end))
    for run in runs(text):
        at = 0
        while at < len(run):
            mention = _at(run, at, text) if run[at].start not in covered else None
            if mention is not None:
                found.append(mention)
                at = mention.after
                continue
            if run[at].start not in covered:
                _note(run, at, unknown, people)
            at += 1
    return _merged(found, short), unknown, people


def _merged(found: list[Mention], short: list[Mention]) -> list[Mention]:
    """Both in text order, without the short names that are part of a longer one: "Washington D.C."."""
    free = [m for m in short if not any(other.start < m.end and m.start < other.end for other in found)]
    return sorted([*found, *free], key=lambda mention: mention.start) if free else found


def _note(run: Run, at: int, unknown: list[tuple[Run, int]], people: list[str]) -> None:
    word = run[at]
    if not word.capital or word.key in common():
        return
    nation = demonym_of(word.key)
    if nation:
        people.append(nation)
    else:
        unknown.append((run, at))


def _at(run: Run, at: int, text: str) -> Mention | None:
    """The longest known name that begins with the word at ``at``."""
    word = run[at]
    article = at + 1 < len(run) and word.key in words("articles") and _article(word, text)
    if not (article or (word.capital and longest(word.key))):
        return None
    most = _most(run, at, article)
    for after in range(at + most, at + 1, -1):
        if run[after - 1].text not in words("particles"):
            key = " ".join([each.key for each in run[at:after]])
            entries = named(key)
            if entries and not _part_of_country(run, at, after, entries):
                return Mention(word.start, run[after - 1].end, key, entries, run, at, after)
    entries = named(word.key) if longest(word.key) and not _bare(word) else ()
    if entries and _worth(run, at, entries, text):
        return Mention(word.start, word.end, word.key, entries, run, at, at + 1)
    return None


def _article(word: Word, text: str) -> bool:
    """Whether an Arabic article stands here and no English word: "al-Qaim", "Al Qaim", but not "At Mosul"."""
    return text[word.end] in HYPHENS or (word.capital and word.key not in common())


def _most(run: Run, at: int, article: bool) -> int:
    """How many words to try: as many as the longest name that begins with these two, or an article and a name."""
    if at + 1 == len(run) or longest(run[at].key) < 2:
        return 1
    most = longest(f"{run[at].key} {run[at + 1].key}")
    if article and most < 2 and longest(run[at + 1].key):
        most = 2
    return min(most, len(run) - at)


def _bare(word: Word) -> bool:
    """A word that is no place by itself: an initial, an article, a compass point, "Iraqi"."""
    if not word.capital or len(word.key) < 2 or word.key in bearings() or word.key in words("articles"):
        return True
    return demonym_of(word.key) is not None


def _worth(run: Run, at: int, entries: tuple[Entry, ...], text: str) -> bool:
    """Whether an everyday word may be a place here: "Reading, England", "Hope village", or a great city."""
    word = run[at]
    if word.key not in common() or text[word.end : word.end + 1] == ",":
        return True
    behind = run[at + 1].key if at + 1 < len(run) else right(text, word.end)[0].lower()
    return behind in kind_words() or entries[0].prior >= GREAT


def _part_of_country(run: Run, at: int, after: int, entries: tuple[Entry, ...]) -> bool:
    """Whether "South Lebanon" is the south of Lebanon and no village in Ohio."""
    if run[at].key not in bearings() or entries[0].kind not in ("settlement", "capital", "admin2"):
        return False
    rest = named(" ".join(word.key for word in run[at + 1 : after]))
    return bool(rest) and rest[0].prior > entries[0].prior
