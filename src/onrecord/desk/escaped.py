"""JSON in which every sign that could act outside of it is an escape; its strings are the same."""

from __future__ import annotations

import json
import re
from typing import Any

from starlette.responses import JSONResponse

# Signs that act on who looks at raw JSON, and "<", by which a page that holds it could be left.
_ACTING = re.compile("[<\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def escaped(content: Any) -> str:
    """The JSON of plain data, on one line."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _ACTING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


class Escaped(JSONResponse):
    """As ``JSONResponse``; half a character, which JSON may tell and UTF-8 may not, becomes its escape too."""

    def render(self, content: Any) -> bytes:
        return escaped(content).encode("utf-8", "backslashreplace")
