"""Which blocks of a page are its article: those that trafilatura keeps, menus and share bars apart."""

from __future__ import annotations

import re

from onrecord.intake.offsets import Paragraph
from onrecord.intake.page import Block

_WORD = re.compile(r"\w+")
_ROW = 4  # words in a row that a block must share with the chosen text
_ENOUGH = 200  # characters; of less, trafilatura has found no article


def article(page: str, found: list[Block]) -> list[Block]:
    """The blocks of the article's body, in order."""
    rows, short = _chosen(page)
    chosen = [at for at, block in enumerate(found) if _shared(block, rows, short)]
    body = [at for at in chosen if not found[at].furniture]
    if _letters(found, body) < 0.5 * _letters(found, chosen) >= _ENOUGH / 2:
        body = chosen  # the whole article stands in something whose class reads like furniture
    if _letters(found, body) < _ENOUGH:
        body = [at for at, block in enumerate(found) if _prose(block)] or body
    return _with_captions(found, body)


def _letters(found: list[Block], at: list[int]) -> int:
    return sum(len(found[i].paragraph.text) for i in at)


def _chosen(page: str) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """The rows of words, and the short paragraphs, of the text that trafilatura extracts."""
    import logging

    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs what it cannot parse; we go on without it
    text = extract(page, include_comments=False, include_tables=True, include_formatting=False) or ""
    rows: set[tuple[str, ...]] = set()
    short: set[str] = set()
    for line in text.splitlines():
        words = _WORD.findall(line.casefold())
        rows.update(_rows(words))
        if len(words) < _ROW:
            short.add(" ".join(words))
    return frozenset(rows), frozenset(short)


def _rows(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1)]


def _shared(block: Block, rows: frozenset[tuple[str, ...]], short: frozenset[str]) -> bool:
    words = _WORD.findall(block.paragraph.text.casefold())
    if len(words) < _ROW:
        return " ".join(words) in short and block.links < 0.5
    mine = _rows(words)
    return sum(row in rows for row in mine) > 0.6 * len(mine)


def _prose(block: Block) -> bool:
    """Our own choice where trafilatura makes none: sentences that are mostly no links, outside the furniture."""
    return not block.furniture and block.links < 0.3 and block.paragraph.text.count(" ") >= 7


def _with_captions(found: list[Block], body: list[int]) -> list[Block]:
    """The body, with the photo captions that stand between the headline and its end."""
    if not body:
        return []
    headlines = [at for at in range(body[0]) if found[at].paragraph.kind == "headline"]
    first, last, chosen = (headlines or body)[-1 if headlines else 0], body[-1], set(body)
    return [
        block
        for at, block in enumerate(found)
        if at in chosen or (first < at < last and block.paragraph.kind == "caption" and not block.furniture)
    ]


def headline(found: list[Block], body: list[Block]) -> Paragraph | None:
    """The page's headline: its last ``<h1>`` above the body that is no outlet's name, None where it has none."""
    start = body[0].paragraph.source[0] if body else 0
    h1 = [block.paragraph for block in found if block.paragraph.kind == "headline"]
    above = [part for part in h1 if part.source[0] <= start and part.text.count(" ") >= 2]
    return above[-1] if above else next((part for part in h1 if part.text.count(" ") >= 2), None)
