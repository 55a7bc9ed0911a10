"""Words to pieces as BERT's uncased WordPiece splits them, with the characters of each."""

from pathlib import Path

import pytest

from onrecord.marking.tokens import Tokenizer

PIECES = "[PAD] [UNK] gun ##men attack ##ed med ##ellin don ' t u . s - led naive 東 京 , x ab".split()
KNOWN = Tokenizer({piece: n for n, piece in enumerate(PIECES)})

CASES = [
    ("small letters", "Gunmen", [("gun", "Gun"), ("##men", "men")]),
    ("white space", "gun\n attacked", [("gun", "gun"), ("attack", "attack"), ("##ed", "ed")]),
    ("accents", "Médellín", [("med", "Méd"), ("##ellin", "ellín")]),
    ("an accent of its own", "nai\u0308ve", [("naive", "nai\u0308ve")]),
    ("punctuation stands alone", "don't,", [("don", "don"), ("'", "'"), ("t", "t"), (",", ",")]),
    (
        "full stops and hyphens",
        "U.S.-led",
        [("u", "U"), (".", "."), ("s", "S"), (".", "."), ("-", "-"), ("led", "led")],
    ),
    ("ideographs stand alone", "東京x", [("東", "東"), ("京", "京"), ("x", "x")]),
    ("control characters are dropped", "a\u200bb", [("ab", "a\u200bb")]),
    ("an unknown word is one piece", "gunzzz gun", [("[UNK]", "gunzzz"), ("gun", "gun")]),
    ("a word without end is unknown", "x" * 101, [("[UNK]", "x" * 101)]),
    ("nothing but a control character", "\u200b", []),
]


@pytest.mark.parametrize(("label", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_pieces(label: str, text: str, wanted: list[tuple[str, str]]) -> None:
    found = KNOWN.tokens(text, [(0, len(text))])
    assert [(PIECES[n], text[a:b]) for n, (a, b) in zip(found.ids, found.spans, strict=True)] == wanted
    assert found.sizes == [len(wanted)]


def test_spans_are_those_of_the_text_and_sentences_are_counted() -> None:
    text = "gun. Skipped here. attacked gun"
    found = KNOWN.tokens(text, [(0, 4), (19, 31)])
    assert [text[a:b] for a, b in found.spans] == ["gun", ".", "attack", "ed", "gun"]
    assert found.sizes == [2, 3]


def test_what_was_met_before_is_split_alike() -> None:
    assert KNOWN.pieces("Gunmen,") == KNOWN.pieces("Gunmen,")


def test_a_file_of_pieces(tmp_path: Path) -> None:
    (tmp_path / "vocab.txt").write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    assert Tokenizer.of(tmp_path / "vocab.txt").vocabulary == KNOWN.vocabulary
