"""Paragraphs as printed -> the article: furniture, repeats and comments out, headline and byline told apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from onrecord.intake import phrases
from onrecord.intake.offsets import Paragraph
from onrecord.intake.source import Removed

_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]]*$|[\]]$")
_CREDIT = re.compile(  # "[Photo courtesy of the ministry]", "(Ann Lee/AFP)", "Photo: Ann Lee"
    r"\[[^\]]{2,120}\]$|\([^()]{0,60}/[^()]{2,60}\)$|\b(?:photo|picture|image)s?(?: courtesy of|:| by)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Draft:
    """A report on its way: what is left of it, what was removed and what the printed lines told of it."""

    paragraphs: list[Paragraph]
    title: Paragraph | None = None
    byline: str | None = None
    published: date | None = None
    removed: list[Removed] = field(default_factory=list)

    def remove(self, at: int, reason: str) -> Paragraph:
        gone = self.paragraphs.pop(at)
        self.removed.append(Removed(reason, gone.text, gone.source))
        return gone

    def keep(self, reason_of: Callable[[int, Paragraph], str | None]) -> None:
        """Removes every paragraph for which ``reason_of`` gives a reason."""
        reasons = [reason_of(at, paragraph) for at, paragraph in enumerate(self.paragraphs)]
        self.removed += [
            Removed(reason, p.text, p.source) for p, reason in zip(self.paragraphs, reasons, strict=True) if reason
        ]
        self.paragraphs = [p for p, reason in zip(self.paragraphs, reasons, strict=True) if not reason]


def is_prose(paragraph: Paragraph) -> bool:
    """A paragraph that ends as a sentence does and has at least six words."""
    return bool(_SENTENCE_END.search(paragraph.text)) and paragraph.text.count(" ") >= 5


def is_caption(paragraph: Paragraph) -> bool:
    """A photo's caption, told by its element or by its credit: "[Photo courtesy of ...]", "(AFP/...)"."""
    return paragraph.kind == "caption" or bool(_CREDIT.search(paragraph.text))


def repeats(draft: Draft) -> None:
    """A paragraph printed twice in a row counts once; a caption counts once wherever it is printed again."""
    captions: set[str] = set()

    def reason(at: int, paragraph: Paragraph) -> str | None:
        again = at > 0 and draft.paragraphs[at - 1].text == paragraph.text
        if is_caption(paragraph):
            again = again or paragraph.text in captions
            captions.add(paragraph.text)
        return "printed twice" if again else None

    draft.keep(reason)


def comments(draft: Draft) -> None:
    """Everything from the comment form or the first reader's comment on."""
    prose = 0
    for at, paragraph in enumerate(draft.paragraphs):
        bare_count = phrases.counts_comments(paragraph.text)
        if (prose >= 3 and bare_count) or (prose >= 1 and not bare_count and phrases.opens_comments(paragraph.text)):
            draft.keep(lambda i, _, start=at: "comments" if i >= start else None)  # type: ignore[misc]
            return
        prose += is_prose(paragraph)
    draft.keep(lambda _, p: "comments" if phrases.counts_comments(p.text) else None)


def elsewhere(draft: Draft) -> None:
    """Headings like "Related articles" below the article's first prose, and the headlines under them."""
    prose, listing = False, False
    reasons: list[str | None] = []
    for paragraph in draft.paragraphs:
        listing = (prose and phrases.opens_elsewhere(paragraph.text)) or (listing and not is_prose(paragraph))
        reasons.append("link to another article" if listing else None)
        prose = prose or is_prose(paragraph)
    draft.keep(lambda at, _: reasons[at])


def furniture(draft: Draft) -> None:
    """Share bars, prompts, newsletter boxes and the like, line by line."""
    draft.keep(lambda _, paragraph: phrases.furniture(paragraph.text))


def trailing(draft: Draft) -> None:
    """The words of a link or button left after the last full stop of the article."""
    if not draft.paragraphs:
        return
    last = draft.paragraphs[-1]
    at = phrases.trailing(last.text)
    if at < len(last.text):
        kept = last.cut(at)
        draft.removed.append(Removed("trailing link", last.text[at:].strip(), (kept.source[1], last.source[1])))
        draft.paragraphs[-1] = kept
