"""Names of armed groups that hold the name of a town: of "Ansar Dine", no part is Ansar."""

from __future__ import annotations

from functools import cache

from onrecord import codebook
from onrecord.places.mentions import Mention
from onrecord.places.runs import runs
from onrecord.places.vocabulary import kind_words

GROUPS = frozenset({"rebel_group", "political_militia", "identity_militia"})
Words = tuple[str, ...]


def in_group(mention: Mention) -> bool:
    """Whether the words of the name are part of an armed group's longer name, as the codebook's actors have it."""
    keys = tuple(word.key for word in mention.run)
    return any(
        first + len(name) >= mention.after and keys[first : first + len(name)] == name
        for first in range(max(0, mention.first - 3), mention.first + 1)
        for name in _groups().get(keys[first], ())
        if len(name) > mention.after - mention.first
    )


@cache
def _groups() -> dict[str, tuple[Words, ...]]:
    """The groups' names of two and more words by their first; "Sinai Province" is a place's as well, so left out."""
    found: dict[str, set[Words]] = {}
    for actor in codebook.table("actors")["actors"].values():
        if actor["kind"] in GROUPS:
            for printed in (actor["name"], *actor.get("aliases", ())):
                name = _words(printed)
                if len(name) > 1 and name[-1] not in kind_words():
                    found.setdefault(name[0], set()).add(name)
    return {first: tuple(sorted(names)) for first, names in found.items()}


def _words(printed: str) -> Words:
    """The name as a run of a text has it; none where a small letter cuts the run."""
    run = next(runs(printed), [])
    whole = bool(run) and run[0].start == 0 and run[-1].end == len(printed)
    return tuple(word.key for word in run) if whole else ()
