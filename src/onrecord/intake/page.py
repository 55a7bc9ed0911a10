"""HTML -> blocks: paragraphs with where they stand, the elements around them and how much of them is links."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from onrecord.intake.offsets import Fragment, Paragraph, paragraph
from onrecord.intake.source import DEPTH_LIMIT, Unreadable
from onrecord.intake.tags import Tag, Words, attributes, fragments, tokens

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
     "br", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
     "wbr", "img", "label", "nobr")
)  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "title", "textarea"})
# Elements that end without a closing tag, by those whose opening ends them (HTML Living Standard, optional tags).
_ENDS = {"p": {"p"}, "li": {"li"}, "td": {"td", "th"}, "th": {"td", "th"}, "tr": {"td", "th", "tr"}, "dt": {"dt", "dd"},
         "dd": {"dt", "dd"}, "option": {"option"}, "tbody": {"td", "th", "tr", "tbody", "thead"}}  # fmt: skip
_KINDS = {"h1": "headline", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
          "figcaption": "caption", "caption": "caption", "li": "item", "td": "item", "th": "item"}  # fmt: skip
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_STATE = re.compile(r"(?:has|no|with|without|is|js|can|hide|show)[-_]")
_DEEPEST = "its elements are nested more than {} deep"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a page. ``furniture``: it stands in a menu, form, share bar or the like; ``links``: share of its
    letters inside links; ``within``: it stands in an ``<article>`` or ``<main>``."""

    paragraph: Paragraph
    furniture: bool
    within: bool
    links: float


class _Open(NamedTuple):
    name: str
    silent: bool
    furniture: bool
    within: bool
    kind: str


@dataclass(slots=True)
class _Reader:
    page: str
    blocks: list[Block] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=lambda: [_Open("", False, False, False, "text")])
    counts: Counter[str] = field(default_factory=Counter)
    pending: list[Fragment] = field(default_factory=list)
    linked: int = 0
    letters: int = 0

    def read(self) -> list[Block]:
        for token in tokens(self.page):
            if isinstance(token, Words):
                self.words(token)
            elif token.closing:
                self.close(token)
            else:
                self.open(token)
        self.flush()
        return self.blocks

    def words(self, words: Words) -> None:
        if self.stack[-1].silent:
            return
        self.pending += fragments(self.page, words.start, words.end)
        self.letters += words.end - words.start
        self.linked += (words.end - words.start) * (self.counts["a"] > 0)

    def open(self, tag: Tag) -> None:
        if tag.name not in _INLINE or (tag.name == "br" and self.ends_paragraph(tag)):
            self.flush()
        if tag.name == "br":
            self.pending.append(Fragment(tag.start, tag.end, " "))
        if tag.name in _VOID or tag.empty:
            return
        self.end_implied(tag)
        self.stack.append(self.entered(tag))
        self.counts[tag.name] += 1
        if len(self.stack) > DEPTH_LIMIT:
            raise Unreadable(_DEEPEST.format(DEPTH_LIMIT), "save the page's text and read that")

    def ends_paragraph(self, tag: Tag) -> bool:
        """A ``<br>`` after another one, or after the end of a sentence."""
        before = self.page[max(0, tag.start - 20) : tag.start].rstrip()
        return before.endswith((".", "!", "?", '"', "”", "<br>", "<br/>", "<br />", "<BR>"))

    def end_implied(self, tag: Tag) -> None:
        """Closes the elements that this one ends, and inline ones left open within them."""
        ends = _ENDS.get(tag.name) or ({"p"} if tag.name not in _INLINE else set())
        while ends:
            block = next((at for at in range(1, 20) if self.stack[-at].name not in _INLINE), 0)
            if not block or self.stack[-block].name not in ends:
                return
            for _ in range(block):
                self.counts[self.stack.pop().name] -= 1

    def entered(self, tag: Tag) -> _Open:
        around = self.stack[-1]
        silent = around.silent or tag.name in _SILENT
        furniture = around.furniture or (not silent and is_furniture(self.page, tag))
        within = around.within or tag.name in ("article", "main")
        return _Open(tag.name, silent, furniture, within, _KINDS.get(tag.name, around.kind))

    def close(self, tag: Tag) -> None:
        if tag.name not in _INLINE:
            self.flush()
        if not self.counts[tag.name]:
            return
        while True:
            gone = self.stack.pop()
            self.counts[gone.name] -= 1
            if gone.name == tag.name:
                return

    def flush(self) -> None:
        """Ends a paragraph: the words since the last block-level tag."""
        if self.pending:
            around = self.stack[-1]
            part = paragraph(self.page, self.pending, around.kind)
            if part.text:
                links = self.linked / self.letters if self.letters else 0.0
                self.blocks.append(Block(part, around.furniture, around.within, links))
        self.pending, self.linked, self.letters = [], 0, 0


def blocks(page: str) -> list[Block]:
    """The paragraphs of a page, in order, scripts and styles left out; raises ``Unreadable`` past ``DEPTH_LIMIT``."""
    return _Reader(page).read()


def is_furniture(page: str, tag: Tag) -> bool:
    """By the element, its role, its being hidden, or a word of its class or id (``codebook/boilerplate.yaml``)."""
    if tag.name in ("body", "html", "article", "main"):
        return False
    if tag.name in _page()["elements"]:
        return True
    if tag.end - tag.start < len(tag.name) + 8:
        return False
    given = attributes(page, tag)
    if "hidden" in given or _value(given, "aria-hidden") == "true" or _value(given, "role") in _page()["roles"]:
        return True
    return bool(_names().intersection(_words(_value(given, "class")) | _words(_value(given, "id"))))


def _value(given: dict[str, Fragment], name: str) -> str:
    return (given[name].words or "") if name in given else ""


def _words(names: str) -> frozenset[str]:
    """The words of class names, those of a state ("has-sidebar", "no-comments") left out."""
    return frozenset(
        word.lower() for name in names[:300].split() if not _STATE.match(name) for word in _WORD.findall(name)
    )


@cache
def _names() -> frozenset[str]:
    return frozenset(_page()["names"])


@cache
def _page() -> dict[str, Any]:
    from onrecord.codebook import table

    found: dict[str, Any] = table("boilerplate")["page"]
    return found
