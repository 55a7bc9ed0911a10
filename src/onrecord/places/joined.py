"""Names that are ends of one line or corners of one area: "between A and B", "the A-B road", "the A-B-C triangle"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from onrecord import codebook
from onrecord.places.mentions import Mention
from onrecord.places.setting import left

MOST = 4  # corners of one area
_OPENERS = ("between", "triangle", "from", "link", "connect", "join")  # one stands in each phrase before a name
Chain = tuple[list[Mention], int, int]  # with the span of the whole phrase
_HYPHENS = ("-", "–", "—", "‑")
_PARTED = re.compile(r",? (?:and|to|with) (?:the )?(?:(?:town|city|village|port|capital) (?:of )?)?|, ")


def join(found: Sequence[Mention], text: str) -> None:
    """Links the first of names that belong together to the second, and so on, and widens its phrase over them."""
    for chain, start, end in [*_hyphened(found, text), *_between(found, text)]:
        if any(mention.between is not None or mention.entries[0].kind == "country" for mention in chain):
            continue
        chain[0].text_start, chain[-1].text_end = start, end
        for one, other in pairwise(chain):
            one.between = other


def ends(mention: Mention) -> list[Mention]:
    """The name and those that it is joined to, in their order."""
    found = [mention]
    while found[-1].between is not None:
        found.append(found[-1].between)
    return found


def _hyphened(found: Sequence[Mention], text: str) -> Iterator[Chain]:
    """ "the [Baghdad-Kirkuk highway]", "the [Tikrit-Baiji-Samarra triangle]"."""
    at = 0
    while at < len(found) - 1:
        chain = [found[at]]
        for other in found[at + 1 : at + MOST]:
            if text[chain[-1].end : other.start] not in _HYPHENS:
                break
            chain.append(other)
        at += len(chain)
        behind = _spans().match(text, chain[-1].end) if len(chain) > 1 else None
        if behind is not None:
            yield chain, chain[0].text_start, behind.end()


def _between(found: Sequence[Mention], text: str) -> Iterator[Chain]:
    """ "on the road [between A and B]", "[the highway from A to B]", "the triangle [of A, B and C]"."""
    for at, one in enumerate(found[:-1]):
        begin = max(0, one.start - 70)
        if not any(text.find(word, begin, one.start) >= 0 for word in _OPENERS):
            continue
        before = _opening().search(text, begin, one.start)
        if before is None or left(text, before.start())[0].lower() in parties():
            continue
        chain = list(_following(found[at : at + MOST], text, "triangle" in before[0].lower(), before["from"]))
        if len(chain) > 1:
            yield chain, before.start(), chain[-1].text_end


def _following(near: Sequence[Mention], text: str, three: bool, way: str | None) -> Iterator[Mention]:
    """The names that "and" (of three, commas) joins to the first; a way "from" A leads "to" B."""
    yield near[0]
    for one, other in pairwise(near):
        gap = text[one.text_end : other.text_start]
        if _PARTED.fullmatch(gap) is None or (gap == ", " and not three) or (way is not None) != (" to " in gap):
            return
        yield other
        if gap != ", ":
            return


@cache
def parties() -> frozenset[str]:
    """What is "between" two towns as parties and no place: "talks between A and B"."""
    return frozenset(codebook.table("relations")["parties"])


@cache
def _opening() -> re.Pattern[str]:
    """What stands before the first name. A way "from" is one that leads "to" the other."""
    way = f"(?:{_either('roads')}|area|areas|border|frontier|desert|region|zone|strip|territory)"
    linking = "|".join(re.escape(word) for word in codebook.table("relations")["linking"] if "from" not in word)
    town = r"(?:the )?(?:(?:[a-z-]+ )?(?:towns?|cities|city|villages?|ports?|provinces?|capital)(?: of)? )?"
    return re.compile(
        rf"\b(?:(?:on |along |in |off )?the (?:[\w-]+ ){{0,2}}{way} (?:{linking}|(?:running |leading )?(?P<from>from))"
        rf"|(?:half ?way |midway |in the area |somewhere )?between"
        rf"|(?:in )?the (?:[\w-]+ )?triangle (?:of|between|formed by)) {town}\Z",
        re.IGNORECASE,
    )


@cache
def _spans() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:(?!and\b)[a-z]+ )?(?:{_either('spans')})\b", re.IGNORECASE)


def _either(name: str) -> str:
    words = sorted(codebook.table("relations")[name], key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in words)
