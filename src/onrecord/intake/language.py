"""The language of a text by detection, where nothing says it."""

from __future__ import annotations

_ENOUGH = 20  # letters; fewer tell nothing
_SAMPLE = 4_000  # code points; more changes nothing


def language_of(text: str) -> str | None:
    """The ISO 639-1 code that py3langid finds; None for a text of fewer than 20 letters."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample[:200])) < _ENOUGH:
        return None
    import py3langid  # type: ignore[import-untyped]  # its model takes most of a second to load

    return str(py3langid.classify(sample)[0])
