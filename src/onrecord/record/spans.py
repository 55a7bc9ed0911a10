"""Whether spans say the truth: every value of an account or a saying against the text that it was coded from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LISTS = ("mentions", "evidence")  # fields that hold spans alone


def untrue(value: Any, text: str, path: str = "") -> Iterator[str]:
    """Walk JSON data and name, by its path and what is wrong, every span that does not fit ``text``.

    A dict with ``text`` and ``span`` must quote the text; ``spans`` gives for a field of the same dict where its words
    stand; ``mentions`` and ``evidence`` are lists of spans.
    """
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from untrue(item, text, f"{path}[{number}]")
    elif isinstance(value, dict):
        yield from _in_dict(value, text, path)
        for name, item in value.items():
            if name not in ("span", "spans", *LISTS):
                yield from untrue(item, text, f"{path}.{name}" if path else name)


def _in_dict(value: dict[str, Any], text: str, path: str) -> Iterator[str]:
    at = f"{path}." if path else ""
    if "span" in value:
        yield from _misquoted(value["span"], value.get("text"), text, f"{at}span")
    for name, span in (value.get("spans") or {}).items():
        yield from _misquoted(span, value.get(name), text, f"{at}spans.{name}")
    for name in LISTS:
        for number, span in enumerate(value.get(name) or ()):
            yield from _misquoted(span, None, text, f"{at}{name}[{number}]")


def _misquoted(span: Any, said: Any, text: str, path: str) -> Iterator[str]:
    """``said`` is compared where it is words; elsewhere (a number, a date, nothing) the span must only be one."""
    if not (isinstance(span, list) and len(span) == 2 and all(isinstance(end, int) for end in span)):
        yield f"{path} is no span: {span!r}"
    elif not 0 <= span[0] < span[1] <= len(text):
        yield f"{path} {span} is not within the text of {len(text)} characters"
    elif isinstance(said, str) and text[span[0] : span[1]] != said:
        yield f"{path} {span} reads {text[span[0] : span[1]]!r}, not {said!r}"
