"""Reading the codebook's YAML files: parsed once for each content, kept as JSON, which loads many times faster."""

from __future__ import annotations

import hashlib
import json
from functools import cache, partial
from pathlib import Path
from typing import Any

from onrecord.compiled import compiled

FOLDER = Path(__file__).parent


class UnknownTable(LookupError):
    """A codebook table that does not exist; the message lists those that do."""


class BadTable(ValueError):
    """A codebook file that is no YAML, or holds what a table can't hold; the message names the table and the line."""


@cache
def names() -> tuple[str, ...]:
    """The names of all codebook tables, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def table(name: str) -> Any:
    """The parsed content of ``NAME.yaml``: dicts, lists, strings, numbers; keys are strings, numbers among them too.

    Shared by all callers, so never mutate it. Raises ``UnknownTable``, naming the known tables, for a name that has no
    file, and ``BadTable`` for a file that is broken.
    """
    path = FOLDER / f"{name}.yaml"
    if name not in names():
        raise UnknownTable(f"no codebook table {name!r}; known: {', '.join(names())}")
    source = path.read_bytes()
    version = hashlib.sha256(source).hexdigest()[:16]
    kept = compiled(f"codebook-{name}.json", version, partial(_parse, name, source))
    return json.loads(kept.read_bytes())


def _parse(name: str, source: bytes, target: Path) -> None:
    """Writes the YAML ``source`` as JSON; a value that JSON lacks (an unquoted date) is an error of the file too."""
    import yaml  # slow to import, and needed only where a file has changed

    try:
        parsed = yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        target.write_text(json.dumps(parsed, ensure_ascii=False), encoding="utf-8")
    except (yaml.YAMLError, TypeError) as error:
        raise BadTable(f"codebook table {name!r} can't be read: {error}") from error
