"""Whose words a passage says that it gives: "told AFP", "SANA said", "told this newspaper"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from onrecord import codebook
from onrecord.linking.independence.printed import NAME, Credit

_OUTLET = "agency|broadcaster|television|channel|newspaper|daily|website|radio|station"


@lru_cache(maxsize=256)
def relayed(passage: str) -> tuple[Credit, ...]:
    """The names to whom a passage says it was told, or who it says reported it; whoever they are."""
    told, said, citing = _patterns()
    found = [Credit(tuple(m.group(1).split()), "relays") for m in told.finditer(passage)]
    found += [Credit(tuple(m.group(1).split()), "reports", last=True) for m in said.finditer(passage)]
    found += [Credit(tuple(m.group(1).split()), "reports") for m in citing.finditer(passage)]
    return tuple(dict.fromkeys(found))


def own_words(passage: str) -> bool:
    """Whether a passage says that its own reporter was there or was spoken to: "told this newspaper"."""
    phrases: Sequence[str] = codebook.table("independence")["credits"]["own"]
    return any(phrase in passage for phrase in phrases)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before or behind a name: "told (the) (Syrian state news agency) NAME", "NAME (news agency) said"."""
    table = codebook.table("independence")["credits"]
    told, said, citing = (_any(table[name]) for name in ("relay", "reported", "citing"))
    kind = rf"(?:the\s)?(?:(?:[\w’'-]+\s){{0,4}}?(?:{_OUTLET})\s|(?:{_any(table['run_by'])})\s)?"
    behind = r"(?:\s(?:news\s)?agency)?(?:\s\([^()\n]{2,12}\))?,?\s(?:has\s|have\s)?"
    return (
        re.compile(rf"\b(?:{told})\s{kind}{NAME}"),
        re.compile(rf"{NAME}{behind}(?:{said})\b"),
        re.compile(rf"\b(?i:{citing})\s{kind}{NAME}"),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
