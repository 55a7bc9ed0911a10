"""Bytes to text: byte-order mark, declared charset, UTF-8, UTF-16 and 32 by their zeros, then detection."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from onrecord.intake.source import Unreadable

_MARKS = (  # longest first: the mark of UTF-32 LE begins with that of UTF-16 LE
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# First bytes -> what the file is.
_FORMATS = (
    (b"%PDF", "a PDF file"), (b"{\\rtf", "an RTF file"), (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office document"), (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"), (b"\x7fELF", "a program"), (b"WARC/", "a web archive"),
    (b"-----BEGIN PGP MESSAGE", "an encrypted message"), (b"Salted__", "an encrypted file"),
)  # fmt: skip
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
# The encodings of the WHATWG Encoding Standard; a guess outside of them is chance.
_WEB = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp866", "cp874",
    "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "koi8_r", "koi8_u", "gb18030", "big5", "euc_jp",
    "shift_jis", "iso2022_jp", "euc_kr",
]  # fmt: skip
_LABELS = (  # how the names of Python's codecs begin -> those of the WHATWG Encoding Standard
    ("cp866", "ibm866"), ("cp", "windows-"), ("iso8859_", "iso-8859-"), ("iso2022_", "iso-2022-"), ("koi8_", "koi8-"),
    ("euc_", "euc-"),
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TYPOGRAPHY = frozenset("‘’“”‚„–—…•·€£¥©®™°§¶«»½¼¾¿¡\u00a0\u00ad‹›±²³µ")
CONVERT = "convert it to plain text or HTML and read that"
SAVE_AS_UTF8 = "save it again as UTF-8 and read that"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the Python codec that it was in, and the length of the byte-order mark before it."""

    text: str
    encoding: str
    bom: int = 0
    guessed: bool = False  # no mark and no declaration tells the encoding, and it is not UTF-8

    @property
    def label(self) -> str:
        """The encoding as the web calls it: ``windows-1252``."""
        of = (label + self.encoding.removeprefix(codec) for codec, label in _LABELS if self.encoding.startswith(codec))
        return next(of, self.encoding)


def decoded(data: bytes) -> Decoded:
    """The text of ``data``. Raises ``Unreadable`` for a known binary format, for bytes in no known encoding and for
    what decodes to control characters."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding, len(mark)), data)
    for first, what in _FORMATS:
        if data.startswith(first):
            raise Unreadable(f"{what}, which is not supported yet", CONVERT)
    if b"\0" in data[:4096]:
        return _checked(_wide(data), data)
    return _checked(_declared(data) or _utf8(data) or _guessed(data), data)


def foreign(start: bytes) -> str | None:
    """What a file that should be JSON Lines is, where its first bytes tell that it is none."""
    known = next((what for first, what in _FORMATS if start.startswith(first)), None)
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
    return known or ("UTF-16 or UTF-32 text, not UTF-8" if start.startswith(marks) or b"\0" in start[:4] else None)


def _strict(data: bytes, encoding: str, bom: int = 0) -> Decoded | None:
    try:
        return Decoded(data[bom:].decode(encoding), encoding, bom)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf8(data: bytes) -> Decoded | None:
    return _strict(data, "utf-8")


def _declared(data: bytes) -> Decoded | None:
    """As the page says; Latin-1 means Windows-1252, as in every browser (WHATWG Encoding Standard)."""
    match = _DECLARED.search(data, 0, 4096)
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    if name.startswith("utf-16") or not getattr(codecs.lookup(name), "_is_text_encoding", True):
        return None  # read as ASCII so far, so it is not UTF-16, whatever it says
    return _strict(data, "cp1252" if name in ("iso8859-1", "ascii") else name)


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark: told by which bytes of each four are zero."""
    zeros = [data[at:4096:4].count(0) / max(len(data[at:4096:4]), 1) for at in range(4)]
    shape = "".join("0" if share > 0.7 else "x" for share in zeros)
    names = {"x000": "utf-32-le", "000x": "utf-32-be", "x0x0": "utf-16-le", "0x0x": "utf-16-be"}
    return _strict(data, names[shape]) if shape in names else None


def _guessed(data: bytes) -> Decoded | None:
    found = _detected(data)
    return replace(found, guessed=True) if found else None


def _detected(data: bytes) -> Decoded | None:
    """Windows-1252 where every high byte is then a letter within a word or a printer's sign; else by its statistics."""
    _refuse_broken_utf8(data)
    western = _strict(data, "cp1252")
    if western and _plausible(western.text):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data[:500_000], cp_isolation=_WEB).best()
    return _strict(data, best.encoding) if best and (best.chaos < 0.1 and best.coherence > 0) else None


def _refuse_broken_utf8(data: bytes) -> None:
    """Raises where the text is UTF-8 but for a few bytes: another encoding would garble the rest without a word."""
    bad = data.decode("utf-8", "surrogateescape")
    broken = len(re.findall("[\udc80-\udcff]", bad))
    whole = sum(1 for char in bad if char > "\x7f") - broken if broken * 4 < len(data) else 0
    if whole * 3 >= broken and whole:
        at = len(bad[: re.search("[\udc80-\udcff]", bad).start()].encode("utf-8"))  # type: ignore[union-attr]
        raise Unreadable(f"broken UTF-8: byte {at} belongs to no character", SAVE_AS_UTF8)


def _plausible(text: str) -> bool:
    return all(
        char in _TYPOGRAPHY or (char.isalpha() and _in_word(text, at)) for at, char in enumerate(text) if char > "\x7f"
    )


def _in_word(text: str, at: int) -> bool:
    """A letter beside an ASCII letter, and in small letters unless a word starts with it or is all capitals."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    beside = [char for char in (before, after) if char.isascii() and char.isalpha()]
    return bool(beside) and (text[at].islower() or not before.isalpha() or before.isupper())


def _checked(found: Decoded | None, data: bytes) -> Decoded:
    if found is None:
        if b"\0" in data:
            raise Unreadable("binary, not text", CONVERT)
        raise Unreadable("its bytes are in no known encoding", SAVE_AS_UTF8)
    sample = found.text[:100_000]
    if len(_CONTROL.findall(sample)) > len(sample) / 200:
        raise Unreadable("binary, not text", CONVERT)
    return found
