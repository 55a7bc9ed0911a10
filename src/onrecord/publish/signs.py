"""Characters that are no part of any word but act on who reads a file: they move the cursor or turn text around."""

from __future__ import annotations

import json
import re
from typing import Any

# Embeddings, overrides and isolates (Unicode Standard Annex 9): they show a reader other words than those written.
_TURNING = "\u202a-\u202e\u2066-\u2069"
_BREAK = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")
_ACTING = re.compile(f"[\x00-\x1f\x7f-\x9f{_TURNING}]")
_RAW = re.compile(f"[\x7f-\x9f{_TURNING}]")  # those that JSON does not escape by itself


def on_one_line(text: str) -> str:
    """The text for a cell: a tab or line break becomes a space, control characters and turns of direction go."""
    return text if text.isprintable() else _ACTING.sub("", _BREAK.sub(" ", text))


def json_line(data: Any, indent: int | None = None) -> str:
    """JSON on one line, or ``indent`` spaces deep: control characters as its escapes, turns of direction left out of
    every string."""
    return _RAW.sub(_escaped, json.dumps(data, ensure_ascii=False, indent=indent))


def _escaped(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}" if sign[0] <= "\x9f" else ""
