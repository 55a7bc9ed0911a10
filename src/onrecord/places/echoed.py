"""The town named last, told of by a mere noun: "south of the city", "20 km from the town"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord import codebook
from onrecord.places.mentions import Mention
from onrecord.places.relations import relation_before

FARTHEST = 600  # characters back to the name that is meant
TOWNS = frozenset({"settlement", "capital", "neighbourhood", "camp"})


def echoed(found: Sequence[Mention], text: str) -> Iterator[Mention]:
    """A mention for each noun that a relation phrase stands before; ``echo`` is the name meant."""
    towns = [mention for mention in found if mention.entries[0].kind in TOWNS]
    starts = [mention.start for mention in towns]
    for match in _noun().finditer(text) if towns else ():
        at = bisect_right(starts, match.start(1)) - 1
        if at < 0 or match.start(1) - towns[at].text_end > FARTHEST:
            continue
        phrase = relation_before(text, match.start(1))
        if phrase is not None and phrase.start > towns[at].text_end:
            name, (start, end) = towns[at], match.span(1)
            yield Mention(start, end, name.key, name.entries, [], 0, 0, start, end, phrase=phrase, echo=name)


@cache
def _noun() -> re.Pattern[str]:
    words = sorted(codebook.table("relations")["echoes"], key=lambda word: (-len(word), word))
    return re.compile(rf"\bthe ({'|'.join(words)})\b(?!['’-]| (?:of|hall|council|centre|center|limits)\b| [A-Z])")
