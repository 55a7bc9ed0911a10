"""Names in a text that the gazetteer knows, longest first, each with the words around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.places import gazetteer
from onrecord.places.gazetteer import Entry
from onrecord.places.nations import demonym_of
from onrecord.places.relations import Phrase
from onrecord.places.runs import Run, Word, runs
from onrecord.places.vocabulary import bearings, words

LONGEST = 6


@dataclass(slots=True, eq=False)
class Mention:
    """A name in the text: where, what it may be, and what stands around it. Filled in by the stages of ``finding``."""

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    run: Run
    first: int  # its first word in the run
    after: int  # the word behind it in the run
    text_start: int = 0  # the span with kind words and bearings
    text_end: int = 0
    kind: str | None = None  # what the kind word says
    kind_word: str | None = None
    bearing: str | None = None
    part: bool = False
    part_of: str | None = None  # what its name belongs to where it is no place: a person, an organisation
    strong: bool = False
    fuzzy: bool = False
    within: Mention | None = None  # the place named as containing it
    phrase: Phrase | None = None  # the relation phrase before it
    reference: Mention | None = None  # the place behind it, from which a phrase tells where it lies
    between: Mention | None = None  # the other end of "between A and B"
    listed: list[Mention] = field(default_factory=list)
    chosen: Entry | None = None
    score: float = 0.0
    margin: float = 99.0  # how far the chosen entry is ahead of the next

    @property
    def before_word(self) -> Word | None:
        return self.run[self.first - 1] if self.first else None

    @property
    def behind_word(self) -> Word | None:
        return self.run[self.after] if self.after < len(self.run) else None


def mentions(text: str) -> tuple[list[Mention], list[tuple[Run, int]], list[str]]:
    """Known names in text order, the capitalised words that are no known name (run, place in it), and the countries
    whose adjective or people is named, once for each time."""
    found: list[Mention] = []
    unknown: list[tuple[Run, int]] = []
    people: list[str] = []
    for run in runs(text):
        at = 0
        while at < len(run):
            mention = _at(run, at)
            if mention is not None:
                found.append(mention)
                at = mention.after
                continue
            word = run[at]
            nation = demonym_of(word.key) if word.capital else None
            if nation:
                people.append(nation)
            elif word.capital:
                unknown.append((run, at))
            at += 1
    return found, unknown, people


def _at(run: Run, at: int) -> Mention | None:
    word = run[at]
    if not word.capital and not (
        word.key in words("articles") and at + 1 < len(run) and run[at + 1].start == word.end + 1
    ):
        return None
    most = min(gazetteer.longest(word.key), len(run) - at, LONGEST)
    if not word.capital:
        most = max(most, 2) if gazetteer.longest(run[at + 1].key) else most
    for after in range(at + most, at, -1):
        if run[after - 1].text in words("particles") or (after - at == 1 and _bare(word)):
            continue
        key = " ".join([each.key for each in run[at:after]]) if after - at > 1 else word.key
        entries = gazetteer.named(key)
        if entries and not _part_of_country(run, at, after, entries):
            return Mention(run[at].start, run[after - 1].end, key, entries, run, at, after)
    return None


def _bare(word: Word) -> bool:
    """A word that is no place by itself: an initial, an article, a compass point, "Iraqi"."""
    return (
        len(word.key) < 2
        or not word.capital
        or word.key in bearings()
        or word.key in words("articles")
        or demonym_of(word.key) is not None
    )


def _part_of_country(run: Run, at: int, after: int, entries: tuple[Entry, ...]) -> bool:
    """Whether "South Lebanon" is the south of Lebanon and no village in Ohio."""
    if after - at < 2 or run[at].key not in bearings() or entries[0].kind not in ("settlement", "capital", "admin2"):
        return False
    rest = gazetteer.named(" ".join(word.key for word in run[at + 1 : after]))
    return bool(rest) and rest[0].prior > entries[0].prior and entries[0].kind != "area"
