"""What the first and second-level divisions are called: by the codebook, else by the gazetteer that has them."""

from __future__ import annotations

from onrecord.places.divided import title
from onrecord.places.rows import divisions, plain


class Titles:
    """Names of divisions by code; ``own`` fills with those that the gazetteer itself has."""

    def __init__(self) -> None:
        self.known = {code: title(division) for code, division in divisions().items()}
        self.own: dict[str, str] = {}
        self._codes = {(code[:2], name): code for code, name in self.known.items() if code.count(".") == 1}

    def __call__(self, code: str) -> str | None:
        if code in self.known:
            return self.known[code]
        return plain(self.own[code], code[:2]) if code in self.own else None

    def code_of(self, country: str | None, name: str) -> str | None:
        """The code of a first-level division by its usual English name, or by its code itself."""
        if name in self.known:
            return name
        return self._codes.get((country or "", name))
