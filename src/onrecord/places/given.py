"""Names that somebody else marked as places (a person, another coder), resolved together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord import codebook
from onrecord.model import Span
from onrecord.places import gazetteer
from onrecord.places.abbreviated import abbreviated
from onrecord.places.gazetteer import Entry
from onrecord.places.linked import contain, lists
from onrecord.places.mentions import Mention
from onrecord.places.misspelt import misspelt
from onrecord.places.names import normal
from onrecord.places.national import national
from onrecord.places.nations import demonym_of
from onrecord.places.phrases import widen
from onrecord.places.resolve import resolve, votes
from onrecord.places.unlisted import countries
from onrecord.places.vocabulary import kind_words


def given(text: str, spans: Sequence[Span], country_hint: str | None = None) -> list[Mention]:
    """The names at ``spans``, in their order and each with the place chosen for it, or with none where no gazetteer
    has its name. ``country_hint`` is an ISO 3166-1 alpha-2 code."""
    every, shares = prepared(text, spans, country_hint)
    resolve(in_order(every), shares)
    return every


def prepared(text: str, spans: Sequence[Span], hint: str | None) -> tuple[list[Mention], dict[str, float]]:
    """The names at ``spans`` with what they may be and what the words around them say; how much each country is
    spoken of."""
    gazetteer.refresh()
    short = {(m.start, m.end): m for m in abbreviated(text)}
    every = [_mention(text, start, end, short) for start, end in spans]
    widen(sorted(every, key=lambda mention: mention.start), text)
    people = [code for mention in every if (code := demonym_of(mention.key)) is not None]
    shares = votes(in_order(every), people + national(text), hint)
    for mention in every:
        mention.entries = mention.entries or misspelt(mention.key, countries(shares))
    found = in_order(every)
    lists(found, text)
    contain(found, text)
    return every, shares


def in_order(mentions: Sequence[Mention]) -> list[Mention]:
    """Those that a gazetteer has, in text order."""
    return sorted((mention for mention in mentions if mention.entries), key=lambda mention: mention.start)


def _mention(text: str, start: int, end: int, short: Mapping[Span, Mention]) -> Mention:
    if (start, end) in short:
        return short[start, end]
    key, kind = apart(normal(text[start:end]))
    return Mention(start, end, key, nation(key) or gazetteer.named(key), [], 0, 0, kind=kind)


def nation(key: str) -> tuple[Entry, ...]:
    """The country whose adjective or people, and not whose name, a normal word is: "russian"."""
    code = demonym_of(key)
    if code is None:
        return ()
    name = normal(codebook.table("countries")[code]["name"])
    return tuple(entry for entry in gazetteer.named(name) if entry.kind == "country")


def apart(key: str) -> tuple[str, str | None]:
    """The name without a kind word at its end or start, and the kind; whole where the gazetteer has it whole."""
    if gazetteer.named(key):
        return key, None
    first, _, rest = key.partition(" ")
    if first in kind_words() and rest:
        return rest.removeprefix("of "), kind_words()[first]
    head, _, last = key.rpartition(" ")
    return (head, kind_words()[last]) if head and last in kind_words() else (key, None)
