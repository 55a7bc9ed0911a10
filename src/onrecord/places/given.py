"""Names that somebody else marked as places (a person, another coder), resolved together."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Span
from onrecord.places import gazetteer
from onrecord.places.gazetteer import Entry
from onrecord.places.linked import contain, lists
from onrecord.places.mentions import Mention
from onrecord.places.misspelt import misspelt
from onrecord.places.names import normal
from onrecord.places.nations import country_of, demonym_of
from onrecord.places.phrases import widen
from onrecord.places.resolve import resolve, votes
from onrecord.places.unlisted import countries
from onrecord.places.vocabulary import kind_words


def given(text: str, spans: Sequence[Span], country_hint: str | None = None) -> list[Mention]:
    """The names at ``spans``, in their order and each with the place chosen for it, or with none where no gazetteer
    has its name. ``country_hint`` is an ISO 3166-1 alpha-2 code."""
    every = [_mention(text, start, end) for start, end in spans]
    found = sorted((mention for mention in every if mention.entries), key=lambda mention: mention.start)
    people = [code for m in every if (code := demonym_of(m.key)) is not None]
    widen(found, text)
    shares = votes(found, people, country_hint)
    lost = [mention for mention in every if not mention.entries]
    for mention in lost:
        mention.entries = misspelt(mention.key, countries(shares))
    found = sorted((mention for mention in every if mention.entries), key=lambda mention: mention.start)
    widen(lost, text)
    lists(found, text)
    contain(found, text)
    resolve(found, shares)
    return every


def _mention(text: str, start: int, end: int) -> Mention:
    key, kind = _apart(normal(text[start:end]))
    mention = Mention(start, end, key, gazetteer.named(key) or nation(key), [], 0, 0, text_start=start, text_end=end)
    mention.kind = kind
    return mention


def nation(key: str) -> tuple[Entry, ...]:
    """The country whose adjective or people a normal word is: "russian"."""
    code = country_of(key)
    return tuple(e for e in _country(code) if e.kind == "country") if code else ()


def _country(code: str) -> tuple[Entry, ...]:
    from onrecord import codebook

    return gazetteer.named(normal(codebook.table("countries")[code]["name"]))


def _apart(key: str) -> tuple[str, str | None]:
    """The name without a kind word at its end or start, and the kind; whole where the gazetteer has it whole."""
    if gazetteer.named(key):
        return key, None
    first, _, rest = key.partition(" ")
    if first in kind_words() and rest:
        return rest.removeprefix("of "), kind_words()[first]
    head, _, last = key.rpartition(" ")
    return (head, kind_words()[last]) if head and last in kind_words() else (key, None)
