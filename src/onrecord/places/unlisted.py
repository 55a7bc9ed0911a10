"""Capitalised words that no gazetteer name matches: misspelt places, and villages known only by "the village of"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.places.evidence import everyday
from onrecord.places.gazetteer import Entry, named, pointless
from onrecord.places.mentions import Mention
from onrecord.places.misspelt import misspelt
from onrecord.places.nations import demonym_of
from onrecord.places.phrases import widen
from onrecord.places.runs import HYPHENS, Run, Word
from onrecord.places.setting import left, tied
from onrecord.places.spotting import GREAT
from onrecord.places.vocabulary import bearings, common, kind_words, words

TOLD = frozenset({"settlement", "admin2", "admin1", "island", "mountains", "valley", "desert"})
HALF = 0.5  # the share of the report's votes that makes a country its own
_WHERE = re.compile(r"(?: in [^,.;:\n]{3,40})?, where\b")  # "(sent) to Ogossagou in central Mali, where": a place
Unknown = tuple[Run, int]


def countries(shares: Mapping[str, float]) -> tuple[str, ...]:
    """The countries that the report speaks of most, at most two, the first one first."""
    ranked = sorted(shares, key=lambda code: (-shares[code], code))
    return tuple(code for code in ranked[:2] if shares[code] >= HALF)


def unlisted(
    unknown: Sequence[Unknown], known: Sequence[Mention], text: str, shares: Mapping[str, float]
) -> list[Mention]:
    """The known mentions with those of unknown names of which the words around say that they are places.

    ``known`` holds the words of persons and everyday words too, which may be part of such a name ("Albu Khamis").
    """
    own = countries(shares)
    free = [(m.run, at) for m in known if m.part_of == "person" or everyday(m) for at in range(m.first, m.after)]
    pool = sorted([*unknown, *free], key=lambda each: each[0][each[1]].start)
    found = [_mention(run, first, after) for run, first, after in _names(pool, text)]
    widen(found, text)
    told = [mention for mention in found if _told(mention, text, own)]
    kept = [m for m in known if m.part_of is None and not any(n.start < m.end and m.start < n.end for n in told)]
    found = sorted([*kept, *told], key=lambda mention: mention.start)
    for one, other in pairwise(found):
        if other.text_start < one.text_end:  # the "district of" between two names is the first one's
            other.text_start, other.kind, other.kind_word = other.start, None, None
    return found


def _told(mention: Mention, text: str, own: tuple[str, ...]) -> bool:
    word, gap = left(text, mention.start)
    mention.strong = (word.lower() in words("strong") and gap == " ") or _WHERE.match(text, mention.end) is not None
    if mention.strong or mention.kind is not None:
        known = named(mention.key)  # what looked like a person's name
        mention.entries = known or misspelt(mention.key, own) or _nameless(mention, text, own)
    return bool(mention.entries)


def _names(unknown: Sequence[Unknown], text: str) -> Iterator[tuple[Run, int, int]]:
    """The unknown words joined to names of at most four words, everyday words and titles left out."""
    unknown = [(run, at) for run, at in unknown if run[at].key not in common()]
    at = 0
    while at < len(unknown):
        run, first = unknown[at]
        after, at = first + 1, at + 1
        while at < len(unknown) and unknown[at][0] is run and _joined(run, after, unknown[at][1], text):
            after, at = unknown[at][1] + 1, at + 1
        before = run[first - 1] if first else None
        if before and before.key in words("articles") and (before.capital or text[before.end] in HYPHENS):
            first -= 1
        if after - first <= 4 and not _plain(run, first, after):
            yield run, first, after


def _joined(run: Run, after: int, at: int, text: str) -> bool:
    """Whether the word at ``at`` goes on with the name: next to it, or behind an article ("Khirbet al-Jawz")."""
    between = run[after:at]
    if any(word.key not in words("articles") for word in between):
        return False
    return all(
        tied(text[one.end : other.start]) for one, other in zip(run[after - 1 : at], run[after : at + 1], strict=True)
    )


def _plain(run: Run, first: int, after: int) -> bool:
    """Whether a name beside this one, an everyday word or a title makes it something else than a place."""
    name = run[first:after]
    if any(word.key in words("titles") or word.key in words("organisations") or _acronym(word) for word in name):
        return True
    if all(word.key in kind_words() or word.key in bearings() or word.key in words("never") for word in name):
        return True
    around = [run[at] for at in (first - 1, after) if 0 <= at < len(run)]
    return any(word.capital and not _beside(word.key) for word in around) or _people(
        " ".join(word.key for word in name)
    )


def _acronym(word: Word) -> bool:
    return len(word.text) < 5 and word.text.isupper()


def _people(key: str) -> bool:
    """Whether the word is a known place with an ending that makes people of it: "Kurdistani"."""
    stems = (named(key[: -len(end)]) for end in ("i", "is", "ian", "ians", "ese") if key.endswith(end))
    return any(entries and entries[0].prior >= GREAT for entries in stems)


def _beside(key: str) -> bool:
    return (
        key in common()
        or key in kind_words()
        or key in bearings()
        or key in words("parts")
        or demonym_of(key) is not None
    )


def _mention(run: Run, first: int, after: int) -> Mention:
    key = " ".join(word.key for word in run[first:after])
    return Mention(run[first].start, run[after - 1].end, key, (), run, first, after)


def _nameless(mention: Mention, text: str, own: tuple[str, ...]) -> tuple[Entry, ...]:
    """An entry without a point for a name that the words call a place; its country is the report's. Without a kind
    word it counts only where a known place contains it or tells where it lies (see ``accept``)."""
    if mention.kind is not None and (mention.kind not in TOLD or mention.kind_word in words("plurals")):
        return ()
    country = own[0] if own else None
    name = text[mention.start : mention.end]
    return (pointless(name, country, mention.kind or "settlement"),)


COUNTED = 2.0  # the prior of a town of 100 people: some uncounted village of a large gazetteer is spelt like any name


def extend(found: Sequence[Mention], text: str, shares: Mapping[str, float]) -> None:
    """Lets a little-known name with no place in the report's countries be a misspelt or unknown one there."""
    own = countries(shares)
    for mention in found:
        said = mention.strong or mention.kind is not None
        if said and own and mention.entries[0].prior < GREAT and not any(e.country in own for e in mention.entries):
            here = tuple(entry for entry in misspelt(mention.key, own) if entry.prior >= COUNTED)
            mention.entries = here or (_nameless(mention, text, own) if mention.kind else ()) or mention.entries
