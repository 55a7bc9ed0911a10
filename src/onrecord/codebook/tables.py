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


@cache
def names() -> tuple[str, ...]:
    """The names of all codebook tables, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def table(name: str) -> Any:
    """The parsed content of ``NAME.yaml``: dicts, lists, strings, numbers. Keys are strings,
    those that look like numbers too. Shared by all callers, so never mutate it.

    Raises ``UnknownTable``, naming the known tables, for a name that has no file.
    """
    path = FOLDER / f"{name}.yaml"
    if name not in names():
        raise UnknownTable(f"no codebook table {name!r}; known: {', '.join(names())}")
    source = path.read_bytes()
    version = hashlib.sha256(source).hexdigest()[:16]
    kept = compiled(f"codebook-{name}.json", version, partial(_parse, source))
    return json.loads(kept.read_bytes())


def _parse(source: bytes, target: Path) -> None:
    """Writes the YAML ``source`` as JSON; a value that JSON lacks (an unquoted date) is an error of the file."""
    import yaml  # slow to import, and needed only where a file has changed

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    target.write_text(json.dumps(yaml.load(source, Loader=loader), ensure_ascii=False), encoding="utf-8")
