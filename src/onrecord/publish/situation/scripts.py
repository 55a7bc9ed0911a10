"""Which signs the fonts at hand can show. Typst says so itself: where a tagged PDF (PDF/UA-1) would hold a sign without
a glyph it refuses it by name. What can't be shown is put as code points: nothing is lost and nothing is blank."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable

import typst

LISTED = 6  # code points that are spelt out; of longer words only how many signs they have
_PROBE = b"""#set document(title: "?")
#set text(font: json(bytes(sys.inputs.fonts)), lang: "en")
#for c in json(bytes(sys.inputs.signs)) [#text(c) ]"""
_REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed')
_OWN = {"CJK": "Chinese or Japanese (Han)", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}


class Fonts:
    """Fonts of Typst, by the families that are tried in order."""

    def __init__(self, fonts: typst.Fonts) -> None:
        self.fonts = fonts
        own = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari")
        others = sorted(set(fonts.families()) - set(own) - {"New Computer Modern Math"})
        self.families = (*own, *others)

    def missing(self, text: str) -> frozenset[str]:
        """The signs of a text that no font has."""
        signs = sorted({sign for sign in text if ord(sign) > 0x17F and not sign.isspace()})
        marks = [sign for sign in signs if unicodedata.category(sign) in ("Cf", "Cs", "Co", "Cn")]
        return frozenset((*self._refused([sign for sign in signs if sign not in marks]), *self._unseen(marks)))

    def _refused(self, signs: list[str]) -> Iterable[str]:
        if not signs:
            return []
        given = {"signs": json.dumps(signs), "fonts": json.dumps(self.families)}
        try:
            typst.compile(_PROBE, sys_inputs=given, font_paths=self.fonts, ignore_system_fonts=True, format="pdf",
                          pdf_standards=["ua-1"], timestamp=0)  # fmt: skip
        except typst.TypstError as error:
            return [sign for told in _REFUSED.findall(error.diagnostic) for sign in told]
        return []

    def _unseen(self, marks: list[str]) -> list[str]:
        """Signs of no assigned letter: none has a glyph."""
        return [sign for sign in marks if unicodedata.category(sign) in ("Cs", "Co", "Cn")]


def shown(text: str, missing: frozenset[str]) -> str:
    """The text with each run of missing signs as code points: "[Han: U+5317 U+4EAC]"."""
    if missing.isdisjoint(text):
        return text
    one = "".join(map(re.escape, sorted(missing)))
    return re.sub(f"[{one}](?:\\s*[{one}])*", lambda run: _code_points(run[0]), text)


def names(missing: Iterable[str]) -> tuple[str, ...]:
    """The scripts of the signs: "Ethiopic", "Thai"."""
    return tuple(sorted({_script(sign) for sign in missing}))


def _code_points(run: str) -> str:
    signs = [sign for sign in run if not sign.isspace()]
    if len(signs) > LISTED:
        return f"[{_script(signs[0])}, {len(signs)} signs]"
    return f"[{_script(signs[0])}: {' '.join(f'U+{ord(sign):04X}' for sign in signs)}]"


def _script(sign: str) -> str:
    first = unicodedata.name(sign, "UNASSIGNED").split()[0]
    return _OWN.get(first, first.capitalize())
