"""The map from clean text back to its source: runs of clean text, each with the run of source it was printed as."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.model import Span

# Soft hyphens, zero-width spaces and control characters split words without being seen; they are left out.
_UNSEEN = r"\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1b\x7f"
_RUN = re.compile(rf"[^\s{_UNSEEN}]+(?: [^\s{_UNSEEN}]+)*")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """``clean[start:end]`` was printed as ``source[source_start:source_end]``.

    Where the source is a whole number of times as long, every clean character was printed with that many: one in plain
    text, six in a run of ``\\u0644``.
    """

    start: int
    end: int
    source_start: int
    source_end: int

    def moved(self, by: int) -> Piece:
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of source that belongs to a paragraph; ``words`` where it stands for other words (an HTML entity)."""

    start: int
    end: int
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Clean words without line breaks, and where each came from. ``kind``: text, heading, caption, item."""

    text: str
    pieces: tuple[Piece, ...]
    kind: str = "text"

    @property
    def source(self) -> Span:
        """From the first to the last source character; (0, 0) for words that come from elsewhere."""
        if not self.pieces:
            return (0, 0)
        return (min(p.source_start for p in self.pieces), max(p.source_end for p in self.pieces))

    def cut(self, end: int) -> Paragraph:
        """The first ``end`` characters, with their pieces."""
        kept = [p for p in self.pieces if p.end <= end]
        split = [replace(p, end=end, source_end=_at(p, end, True)) for p in self.pieces if p.start < end < p.end]
        return replace(self, text=self.text[:end], pieces=(*kept, *split))


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From code points of clean text to code points of the decoded source, and to its bytes.

    ``pieces`` are sorted by ``start`` and do not overlap; clean text without a piece (the blank lines between
    paragraphs, a title from a sidecar) stands nowhere in the source.
    """

    pieces: tuple[Piece, ...]
    encoding: str = "utf-8"
    bom: int = 0  # bytes before the first character

    def source_span(self, start: int, end: int) -> Span | None:
        """Where ``clean[start:end]`` stands in the decoded source; None where it stands nowhere."""
        pieces = list(self._touching(start, end))
        if not pieces:
            return None
        first = min(_at(piece, max(start, piece.start), False) for piece in pieces)
        return (first, max(_at(piece, min(end, piece.end), True) for piece in pieces))

    def byte_span(self, start: int, end: int, source: bytes) -> Span | None:
        """The same in bytes of ``source``; None also where the encoding cannot be walked back."""
        span = self.source_span(start, end)
        decoded = source[self.bom :].decode(self.encoding, "replace") if span else ""
        if span is None or decoded.encode(self.encoding, "replace") != source[self.bom :]:
            return None
        first = self.bom + len(decoded[: span[0]].encode(self.encoding))
        return (first, first + len(decoded[span[0] : span[1]].encode(self.encoding)))

    def _touching(self, start: int, end: int) -> Iterator[Piece]:
        at = max(bisect_right(self.pieces, start, key=lambda p: p.start) - 1, 0)
        while at < len(self.pieces) and self.pieces[at].start < end:
            if self.pieces[at].end > start:
                yield self.pieces[at]
            at += 1


def _at(piece: Piece, offset: int, ending: bool) -> int:
    times, rest = divmod(piece.source_end - piece.source_start, piece.end - piece.start)
    if not rest:
        return piece.source_start + times * (offset - piece.start)
    return piece.source_end if ending else piece.source_start


def paragraph(source: str, fragments: Iterable[Fragment], kind: str = "text") -> Paragraph:
    """The fragments as one paragraph: white space squeezed to single spaces, unseen characters left out."""
    words: list[str] = []
    pieces: list[Piece] = []
    length, gap = 0, None  # gap: the white space seen since the last words
    for run, start, end in _runs(source, fragments):
        if not run:
            gap = (gap[0] if gap else start, end)
            continue
        if gap and length:
            words.append(" ")
            pieces.append(Piece(length, length + 1, *gap))
            length += 1
        gap = None
        words.append(run)
        pieces.append(Piece(length, length + len(run), start, end))
        length += len(run)
    return Paragraph("".join(words), tuple(pieces), kind)


def _runs(source: str, fragments: Iterable[Fragment]) -> Iterator[tuple[str, int, int]]:
    """Words with their place in the source; empty words for white space."""
    for fragment in fragments:
        if fragment.words is not None:
            yield from _replaced(fragment, fragment.words)
            continue
        at = fragment.start
        for run in _RUN.finditer(source, fragment.start, fragment.end):
            if _SPACE.search(source, at, run.start()):
                yield "", at, run.start()
            yield run.group(), run.start(), run.end()
            at = run.end()
        if _SPACE.search(source, at, fragment.end):
            yield "", at, fragment.end


def _replaced(fragment: Fragment, words: str) -> Iterator[tuple[str, int, int]]:
    if words.isspace():
        yield "", fragment.start, fragment.end
    elif _RUN.fullmatch(words):
        yield words, fragment.start, fragment.end


def joined(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[Piece, ...]]:
    """Paragraphs with a blank line between them, and their pieces moved to where they then stand."""
    words: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for part in paragraphs:
        words.append(part.text)
        pieces += [piece.moved(at) for piece in part.pieces]
        at += len(part.text) + 2
    return "\n\n".join(words), tuple(pieces)
