"""A text made ready to code: sentences with their words, tags and offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Span
from onrecord.reading.chunks import Chunk, chunks
from onrecord.reading.headlines import run_on
from onrecord.reading.sentences import is_dateline, sentences
from onrecord.reading.tags import is_headline, tag
from onrecord.reading.tokens import tokens


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence. ``words``, ``lower``, ``starts``, ``ends`` and ``tags`` have one entry a word; offsets are those
    of the whole text."""

    index: int
    start: int
    end: int
    title: bool  # in the report's title
    dateline: bool
    text: str
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tags: str = ""
    headline: bool = False  # written in capitals throughout, as headlines are
    _chunks: list[Chunk] | None = None

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def heads(self) -> bool:
        """Whether it is the headline: in the title, in capitals throughout, or a first line without a full stop."""
        return self.title or self.headline or (self.index == 0 and self.text[-1:] not in '.!?"')

    @property
    def chunks(self) -> list[Chunk]:
        """Noun phrases, verb groups and the words between, made at first use."""
        if self._chunks is None:
            self._chunks = chunks(self.tags, self.lower)
        return self._chunks

    def chars(self, first: int, stop: int) -> Span:
        """Character span of the words ``[first, stop)``."""
        return self.starts[first], self.ends[stop - 1]

    def phrase(self, text: str, first: int, stop: int) -> str:
        """The words ``[first, stop)`` as printed."""
        return text[self.starts[first] : self.ends[stop - 1]]

    def word_at(self, position: int) -> int:
        """Index of the word that holds or follows the character ``position``."""
        return min(bisect_right(self.ends, position), len(self.words) - 1)


@dataclass(slots=True)
class Reading:
    text: str
    sentences: list[Sentence]
    _starts: list[int]

    def at(self, position: int) -> Sentence:
        """The sentence that holds the character ``position`` (the last one that begins before it)."""
        return self.sentences[max(0, bisect_right(self._starts, position) - 1)]

    def within(self, span: Span) -> list[Sentence]:
        return [s for s in self.sentences if s.start < span[1] and s.end > span[0]]


def read(text: str, title_length: int = 0, known: Iterable[tuple[Span, str]] = ()) -> Reading:
    """Sentences of ``text``; those that begin before ``title_length`` belong to the title.

    ``known`` gives spans whose words' tag is known already: U for time expressions, # for counts.
    """
    found: list[Sentence] = []
    marks = sorted(known)
    for start, end in sentences(text):
        sentence = _sentence(text, start, end, title_length, marks)
        cut = run_on(sentence.words, sentence.tags) if not found and not title_length else None
        if cut is None:
            found.append(sentence)
        else:
            found.append(_sentence(text, start, sentence.ends[cut - 1], title_length, marks))
            found.append(_sentence(text, sentence.starts[cut], end, title_length, marks))
    for index, sentence in enumerate(found):
        sentence.index = index
    return Reading(text, found, [s.start for s in found])


def _sentence(text: str, start: int, end: int, title_length: int, marks: list[tuple[Span, str]]) -> Sentence:
    piece = text[start:end]
    sentence = Sentence(0, start, end, start < title_length, is_dateline(piece), piece)
    _fill(sentence, text, marks)
    return sentence


def _fill(sentence: Sentence, text: str, marks: list[tuple[Span, str]]) -> None:
    spans = tokens(text, sentence.start, sentence.end)
    sentence.starts = [a for a, _ in spans]
    sentence.ends = [b for _, b in spans]
    sentence.words = [text[a:b] for a, b in spans]
    sentence.lower = [word.lower() for word in sentence.words]
    sentence.headline = is_headline(sentence.words)
    sentence.tags = tag(sentence.words, sentence.lower, sentence.headline, _fixed(sentence, marks))


def _fixed(sentence: Sentence, marks: list[tuple[Span, str]]) -> dict[int, str]:
    """Index of each word inside a mark -> the mark's tag."""
    found: dict[int, str] = {}
    for span, letter in marks[bisect_left(marks, ((sentence.start, 0), "")) :]:
        if span[0] >= sentence.end:
            break
        first = bisect_right(sentence.ends, span[0])
        stop = bisect_left(sentence.starts, span[1])
        found.update(dict.fromkeys(range(first, stop), letter))
    return found
