"""A text's words to the pieces of the encoder's vocabulary: BERT's WordPiece, uncased (Devlin et al. 2019).

Written here, and not taken from the library ``tokenizers``: that comes with a client of a model hub, which a program
that must never call home has no place for; a word met before is looked up, so this is also the faster of the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from onrecord.marking.marks import Tokens
from onrecord.model import Span

UNKNOWN, CONTINUED = "[UNK]", "##"
LONGEST = 100  # characters of a word; a longer one is unknown
REMEMBERED = 100_000  # runs of characters without white space whose pieces are kept
# Control characters are dropped, so that those which Python counts among the white space end no word.
_RUN = re.compile(r"(?:\S|[\x0b\x0c\x1c-\x1f\x85])+")
_PLAIN = re.compile(r"[a-z0-9]+|[!-/:-@\[-`{-~]")
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)  # fmt: skip

Piece = tuple[int, int, int, bool]  # id, the half-open range of characters within the run, whether it goes on a word


class Tokenizer:
    """Splits text by a vocabulary: words and, behind ``##``, pieces that go on a word, each with its id."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary, self.unknown = vocabulary, vocabulary[UNKNOWN]
        self._known: dict[str, tuple[Piece, ...]] = {}

    @classmethod
    def of(cls, path: Path) -> Tokenizer:
        """The tokenizer of a file with one piece a line; its id is the number of the line, from 0."""
        return cls({piece: n for n, piece in enumerate(path.read_text(encoding="utf-8").split("\n")) if piece})

    def tokens(self, text: str, sentences: Sequence[Span]) -> Tokens:
        """The pieces of ``sentences``, half-open character ranges of ``text`` in order; their spans are the text's."""
        found: list[Piece] = []
        spans: list[Span] = []
        sizes: list[int] = []
        for first, stop in sentences:
            before = len(found)
            for run in _RUN.finditer(text, first, stop):
                at, pieces = run.start(), self.pieces(run[0])
                found += pieces
                spans += [(at + piece[1], at + piece[2]) for piece in pieces]
            sizes.append(len(found) - before)
        return Tokens([piece[0] for piece in found], spans, sizes, [piece[3] for piece in found])

    def pieces(self, run: str) -> tuple[Piece, ...]:
        """The pieces of characters without white space among them."""
        known = self._known.get(run)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            words = _plain(run) if run.isascii() and run.isprintable() else _folded(run)
            known = self._known[run] = tuple(piece for word, where in words for piece in self._word(word, where))
        return known

    def _word(self, word: str, where: Sequence[Span]) -> Iterator[Piece]:
        """The longest pieces from the left; a word that has none at some place is unknown as a whole."""
        found, at = list[Piece](), 0
        while at < len(word) <= LONGEST:
            stop, head = len(word), CONTINUED if at else ""
            while stop > at and head + word[at:stop] not in self.vocabulary:
                stop -= 1
            if stop == at:
                break
            found.append((self.vocabulary[head + word[at:stop]], where[at][0], where[stop - 1][1], at > 0))
            at = stop
        return iter(found if at == len(word) else [(self.unknown, where[0][0], where[-1][1], False)])


def _plain(run: str) -> Iterator[tuple[str, Sequence[Span]]]:
    """The words of printable ASCII, in small letters, with the range of each of their characters."""
    for word in _PLAIN.finditer(run.lower()):
        yield word[0], [(at, at + 1) for at in range(*word.span())]


def _folded(run: str) -> Iterator[tuple[str, Sequence[Span]]]:
    """The words of any characters, without accents and in small letters; punctuation and ideographs stand alone."""
    word, where = "", list[Span]()
    for at, character in enumerate(run):
        for part in _parts(character):
            if _alone(part):
                if word:
                    yield word, where
                yield part, [(at, at + 1)]
                word, where = "", []
            else:
                word += part
                where = [*where, *[(at, at + 1)] * len(part)]
    if word:
        yield word, where


def _parts(character: str) -> Iterator[str]:
    """What is left of a character: nothing of a control character, the letter of one with an accent."""
    if character == "\ufffd" or unicodedata.category(character)[0] == "C":
        return
    for part in unicodedata.normalize("NFD", character):
        if unicodedata.category(part) != "Mn":
            yield part.lower()


def _alone(part: str) -> bool:
    if part.isascii():
        return not part.isalnum()
    code = ord(part[0])
    return unicodedata.category(part[0])[0] == "P" or any(a <= code <= b for a, b in _IDEOGRAPHS)
