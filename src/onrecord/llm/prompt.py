"""The question put to the model: our instructions, the codebook's types, and the report as data between marks."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files

from onrecord import codebook
from onrecord.llm.schema import schema


@cache
def instructions() -> str:
    """What the model is told of its task; the same for every report, so that a server can keep it read."""
    types = codebook.table("types")
    told = "\n".join(f"  {name}: {row['definition']}" for name, row in types.items())
    return files("onrecord.llm").joinpath("prompt.txt").read_text(encoding="utf-8") + told


def messages(text: str) -> list[dict[str, str]]:
    """The messages that ask for the coding of ``text``.

    The marks around it carry a digest of the text itself: no text can hold its own, and so none can end itself early.
    """
    mark = f"REPORT {sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"
    asked = f"<<<{mark}>>>\n{text}\n<<<END OF {mark}>>>\n\nCode what stands between the marks."
    return [{"role": "system", "content": instructions()}, {"role": "user", "content": asked}]


@cache
def fingerprint(window: int) -> str:
    """Eight characters that change with what is asked: the instructions, the types, the form of the answer, and how
    much of a report at once."""
    asked = f"{window} {instructions()} {json.dumps(schema(), sort_keys=True)}"
    return sha256(asked.encode()).hexdigest()[:8]
