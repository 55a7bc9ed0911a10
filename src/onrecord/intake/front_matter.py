"""YAML metadata: front matter between two lines of ``---`` before the text, and sidecars beside a file."""

from __future__ import annotations

import re
from typing import Any

from onrecord.intake.metadata import Metadata, metadata
from onrecord.intake.source import Unreadable

LIMIT = 65_536  # code points of YAML; more is no metadata
_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"\s*(?:#[^\n]*\n\s*)*[A-Za-z_\"'][^\n:]{0,60}:(?:\s|$)")


def front_matter(text: str) -> tuple[Metadata, int]:
    """The metadata above the text and the offset at which the text begins; nothing and 0 where there is none.

    A rule of dashes above a text that is no ``key: value`` is text. Raises ``Unreadable`` for YAML that does not parse.
    """
    match = _FRONT.match(text, 0, LIMIT)
    if not match or not _KEY.match(match["yaml"]):
        return Metadata(), 0
    return parsed(match["yaml"], "its front matter"), match.end()


def parsed(text: str, what: str) -> Metadata:
    """Metadata from YAML. Raises ``Unreadable``, naming ``what`` holds it."""
    if len(text) > LIMIT:
        raise Unreadable(f"{what} is longer than {LIMIT} characters", "keep only the metadata in it")
    found = _loaded(text, what)
    if found is None:
        return Metadata()
    if not isinstance(found, dict):
        raise Unreadable(f"{what} is no list of `key: value`", "write it as in `outlet: Northern Herald`")
    try:
        return metadata(found)
    except ValueError as error:
        raise Unreadable(f"{what} is wrong: {error}", "write dates as in 2020-04-14") from error


def _loaded(text: str, what: str) -> Any:
    import yaml

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise Unreadable(f"{what} is no YAML{where}", "put values that hold a colon in quotes") from error
