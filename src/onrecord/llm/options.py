"""The coder's options: what ``--with NAME=VALUE`` gives, else the environment's ONRECORD_LLM_NAME, else a default."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any
from urllib.parse import urlsplit

from onrecord.coders.protocol import CoderError

PREFIX = "ONRECORD_LLM_"
HINTS = {
    "url": "such as url=http://localhost:8080/v1",
    "model": "its name at the server, such as model=qwen2.5-7b-instruct",
}


@dataclass(frozen=True, slots=True)
class Options:
    """``timeout``, ``deadline`` and ``pause`` are seconds: of one request, of one report with all its requests, and
    before the first retry (each further one waits twice as long). ``window`` is in characters of text. ``strict``
    refuses a report for one value that its words do not bear out."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    deadline: float = 600.0
    retries: int = 3
    pause: float = 1.0
    window: int = 12_000
    strict: bool = False

    @property
    def endpoint(self) -> str:
        """Where questions are sent: a bare host means its ``/v1``, as all these servers have it."""
        base = self.url.rstrip("/")
        if base.endswith("/chat/completions"):
            return base
        return f"{base}/chat/completions" if urlsplit(base).path else f"{base}/v1/chat/completions"


def options_from(given: Mapping[str, str]) -> Options:
    """The options, checked.

    Raises:
        CoderError: one is unknown (the message lists the known), missing, or has a value that can't be meant.
    """
    known = [one.name for one in fields(Options)]
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise CoderError(f"the coder llm has no option {', '.join(unknown)}; its options are {', '.join(known)}")
    told = {name: given.get(name) or os.environ.get(f"{PREFIX}{name.upper()}") for name in known}
    for one in fields(Options):
        if one.default is MISSING and not told[one.name]:
            way = f"give --with {one.name}=... or set {PREFIX}{one.name.upper()}"
            raise CoderError(f"the coder llm needs {one.name}, {HINTS[one.name]}; {way}")
    options = Options(**{name: _value(name, value) for name, value in told.items() if value})
    _check(options)
    return options


KINDS: dict[str, Callable[[str], Any]] = {
    "timeout": float, "deadline": float, "pause": float, "retries": int, "window": int,
    "strict": lambda value: bool(("no", "yes").index(value)),
}  # fmt: skip


def _value(name: str, value: str) -> Any:
    try:
        return KINDS.get(name, str)(value)
    except ValueError:
        what = "write yes or no" if name == "strict" else "write a number"
        raise CoderError(f"the coder llm: {name}={value!r} can't be read; {what}") from None


def _check(options: Options) -> None:
    if not _is_address(options.url):
        raise CoderError(f"the coder llm: url={options.url!r} is no address of a server, {HINTS['url']}")
    if any(ord(character) < 33 or ord(character) > 126 for character in options.key + options.url):
        raise CoderError("the coder llm: key and url are printable ASCII without blanks")
    if not options.model.isprintable():
        raise CoderError("the coder llm: model is one line of printable characters")
    lows = {"timeout": 0.01, "deadline": 0.01, "pause": 0.0, "retries": 0, "window": 500}
    for name, low in lows.items():
        value = getattr(options, name)
        if not math.isfinite(value) or value < low:
            raise CoderError(f"the coder llm: {name}={value} is less than {low} or no number")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # no such port
        return False
