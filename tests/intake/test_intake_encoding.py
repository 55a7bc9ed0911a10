"""Bytes -> text: which encoding is found, and which bytes are refused."""

from __future__ import annotations

import pytest

from onrecord.intake import Intaken, Source, reports
from onrecord.intake.encoding import Decoded, decoded
from onrecord.intake.source import Unreadable

ENGLISH = "The café’s owner was killed in Kabul, “police” said — on Monday."
RUSSIAN = "Два солдата погибли и десять были ранены при взрыве на дороге к северу от города, сообщила полиция. "
ARABIC = "قتل جنديان وأصيب عشرة آخرون في هجوم شنه مسلحون على نقطة تفتيش شمال المدينة، بحسب ما قالته الشرطة. "

READ = [
    ("UTF-8", ENGLISH, "utf-8", ENGLISH.encode()),
    ("UTF-8 with mark", ENGLISH, "utf-8", b"\xef\xbb\xbf" + ENGLISH.encode()),
    ("UTF-16 with mark", ENGLISH, "utf-16-le", b"\xff\xfe" + ENGLISH.encode("utf-16-le")),
    ("UTF-16 BE with mark", ENGLISH, "utf-16-be", b"\xfe\xff" + ENGLISH.encode("utf-16-be")),
    ("UTF-32 with mark", ENGLISH, "utf-32-le", b"\xff\xfe\0\0" + ENGLISH.encode("utf-32-le")),
    ("UTF-16 without mark", ENGLISH, "utf-16-le", ENGLISH.encode("utf-16-le")),
    ("UTF-16 BE without mark", ENGLISH, "utf-16-be", ENGLISH.encode("utf-16-be")),
    ("UTF-32 without mark", ENGLISH, "utf-32-be", ENGLISH.encode("utf-32-be")),
    ("Windows-1252", ENGLISH, "cp1252", ENGLISH.encode("cp1252")),
    ("Windows-1251", RUSSIAN * 5, "cp1251", (RUSSIAN * 5).encode("cp1251")),
    ("Windows-1256", ARABIC * 5, "cp1256", (ARABIC * 5).encode("cp1256")),
    ("declared", f'<meta charset="koi8-r">{RUSSIAN}', "koi8-r", f'<meta charset="koi8-r">{RUSSIAN}'.encode("koi8-r")),
    ("declared Latin-1 is Windows-1252", '<meta charset="iso-8859-1">“a”', "cp1252",
     '<meta charset="iso-8859-1">“a”'.encode("cp1252")),
    ("declared wrongly", f'<meta charset="ascii">{RUSSIAN}', "utf-8", f'<meta charset="utf-7x">{RUSSIAN}'.encode()),
]  # fmt: skip

REFUSED = [
    ("broken in the middle", ENGLISH.encode()[:30] + b"\xff" + ENGLISH.encode()[30:], "broken UTF-8"),
    ("cut off within a character", ENGLISH.encode()[:8], "broken UTF-8|no known encoding"),
    ("a stray lead byte", b"Two soldiers \xc3\x28 killed.", "no known encoding"),
    ("control characters", bytes(range(1, 32)) * 20, "binary"),
    ("zeros and all", bytes(range(256)) * 20, "binary"),
    ("half a UTF-16 unit", b"\xff\xfeT", "no known encoding"),
    ("PDF", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    ("Word", b"PK\x03\x04\x14\0", "ZIP archive or Office"),
    ("encrypted Office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
    ("picture", b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
    ("encrypted message", b"-----BEGIN PGP MESSAGE-----\n", "encrypted"),
]


@pytest.mark.parametrize(("label", "text", "encoding", "data"), READ, ids=[case[0] for case in READ])
def test_read(label: str, text: str, encoding: str, data: bytes) -> None:
    found = decoded(data)
    assert found.encoding == encoding
    assert found.text == text.replace('"ascii"', '"utf-7x"')


GUESSED = {"Windows-1252": "windows-1252", "Windows-1251": "windows-1251", "Windows-1256": "windows-1256"}


@pytest.mark.parametrize(("label", "data"), [(case[0], case[3]) for case in READ], ids=[case[0] for case in READ])
def test_a_guess_is_noted(label: str, data: bytes) -> None:
    found = decoded(data)
    assert found.guessed is (label in GUESSED)
    assert found.label == GUESSED.get(label, found.label)
    (taken,) = reports(Source("a.txt", data, "text"))
    assert isinstance(taken, Intaken)
    assert taken.notes == ((f"not valid UTF-8, read as {GUESSED[label]}",) if label in GUESSED else ())


LABELS = [("cp866", "ibm866"), ("cp874", "windows-874"), ("iso8859_2", "iso-8859-2"), ("big5", "big5")]


@pytest.mark.parametrize(("codec", "label"), LABELS)
def test_encodings_are_named_as_on_the_web(codec: str, label: str) -> None:
    assert Decoded("", codec).label == label


@pytest.mark.parametrize(("label", "data", "reason"), REFUSED, ids=[case[0] for case in REFUSED])
def test_refused(label: str, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as error:
        decoded(data)
    assert error.value.next_step
