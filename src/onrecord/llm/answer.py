"""A server's reply, read: from its body to the rows of the six families, or what is wrong with it."""

from __future__ import annotations

import json
import re
from typing import Any

from onrecord.llm.schema import schema

Row = dict[str, Any]
Answer = dict[str, list[Row]]

MOST = 500  # rows of a family in one window; no 12,000 characters tell of more
THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)  # what some models write before the answer
FENCE = re.compile(r"^\s*```(?:json)?\s*\n(.*)\n\s*```\s*$", re.DOTALL)


class BadAnswer(Exception):
    """A reply that is no coding. ``again``: the next one may be."""

    def __init__(self, reason: str, step: str = "try another model or server", again: bool = True) -> None:
        super().__init__(reason)
        self.step, self.again = step, again


def answer(body: bytes) -> Answer:
    """The rows in the reply's body, of the shape of the schema; keys that it does not have are left out.

    Raises:
        BadAnswer: it is empty, no JSON, broken off, refused or of another shape. Never is a part of one taken.
    """
    reply = _json(body.decode("utf-8", "replace"), "the reply")
    choice = _first(reply)
    message = choice.get("message")
    content = message.get("content") if isinstance(message, dict) else None
    if choice.get("finish_reason") == "length":
        raise BadAnswer(
            "the answer was cut off at the server's limit", "give a smaller window (--with window=6000)", False
        )
    if not isinstance(content, str) or not content.strip():
        raise BadAnswer("the answer is empty")
    content = THOUGHT.sub("", content)
    fenced = FENCE.match(content)
    return _shaped(_json(fenced[1] if fenced else content, "the answer"))


def _json(text: str, what: str) -> Any:
    if not text.strip():
        raise BadAnswer(f"{what} is empty")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        kind = "HTML" if text.lstrip().lower().startswith(("<!doctype", "<html")) else "no whole JSON"
        raise BadAnswer(f"{what} is {kind}", "check that url is a model's server, or try another model") from error


def _first(reply: Any) -> Row:
    choices = reply.get("choices") if isinstance(reply, dict) else None
    if not (isinstance(choices, list) and choices and isinstance(choices[0], dict)):
        raise BadAnswer("the reply has no choices, as OpenAI's interface has them", "check url")
    first: Row = choices[0]
    return first


def _shaped(data: Any) -> Answer:
    found = _fit(data, schema(), "the answer")
    long = next((family for family, rows in found.items() if len(rows) > MOST), None)
    if long:
        raise BadAnswer(f"the answer has more than {MOST} {long}")
    answer: Answer = found
    return answer


def _fit(value: Any, shape: dict[str, Any], path: str) -> Any:
    """``value`` in the shape of the schema, its types and other codes among the codebook's; a key that is missing is
    null, or empty where it is a list."""
    kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    if value is None and "null" in kinds:
        return None
    if "enum" in shape and value not in shape["enum"]:
        raise BadAnswer(f"the codebook has no {str(value)[:40]!r}, as the answer has at {path}")
    if "object" in kinds and isinstance(value, dict):
        return {name: _part(value.get(name), below, f"{path}.{name}") for name, below in shape["properties"].items()}
    if "array" in kinds and isinstance(value, list):
        return [_fit(item, shape["items"], f"{path}[{index}]") for index, item in enumerate(value)]
    if "integer" in kinds and isinstance(value, float) and value.is_integer():
        return int(value)  # 5.0 is an integer to JSON
    if type(value) in [SCALARS[kind] for kind in kinds if kind in SCALARS]:  # not isinstance: True is no number
        return value
    raise BadAnswer(f"the answer has another shape than was asked for, at {path}")


SCALARS: dict[str, type] = {"string": str, "integer": int, "boolean": bool}


def _part(value: Any, shape: dict[str, Any], path: str) -> Any:
    if value is None and shape["type"] in ("array", "boolean", "string"):
        return {"array": [], "boolean": False, "string": ""}[shape["type"]]
    return _fit(value, shape, path)
