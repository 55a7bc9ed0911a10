"""The codebook as a page: every entry of every table in Markdown, so that the documentation keeps up with the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.codebook import VERSION
from onrecord.codebook.tables import FOLDER, names, table

DEEPEST = 6  # Markdown has six levels of headings
ROWS = 3  # fewer like entries are a list, not a table


def markdown() -> str:
    """The reference of the whole codebook, one section a table, in the order of their names."""
    opening = (
        f"# Codebook reference\n\nVersion {VERSION}. These are the rules by which text becomes values, as "
        "the codebook's YAML files have them. Each table begins with its source and with how to read it."
    )
    return "\n\n".join([opening, *map(section, names())]) + "\n"


def section(name: str) -> str:
    """One table: its opening comment as it stands in the file, then all its entries."""
    return "\n\n".join([f"## {name}", f"```text\n{_comment(name)}\n```", *_body(table(name), 3)])


def _comment(name: str) -> str:
    lines = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    opening = lines[: next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))]
    return "\n".join(line[1:].removeprefix(" ") for line in opening)


def _body(value: Any, level: int) -> Iterator[str]:
    """Blocks of Markdown for any value: alike entries as a table, others as a list or under headings of their own."""
    if not isinstance(value, dict):
        yield _cell(value) or "none"
        return
    if _alike(value):
        yield _grid(value)
        return
    plain = {key: item for key, item in value.items() if _flat(item)}
    if plain:
        yield "\n".join(f"- {_code(key)}: {_cell(item) or 'none'}" for key, item in plain.items())
    for key, item in value.items():
        if key not in plain:
            yield f"{'#' * min(level, DEEPEST)} {_code(key)}"
            yield from _body(item, level + 1)


def _flat(item: Any) -> bool:
    """Whether an entry fits a line: a word, a number, a list of them, or a small mapping of these."""
    if isinstance(item, Mapping):
        return len(item) <= ROWS and all(_flat(inner) and not isinstance(inner, Mapping) for inner in item.values())
    return not isinstance(item, list) or not any(isinstance(inner, Mapping) for inner in item)


def _alike(value: Mapping[str, Any]) -> bool:
    """Whether the entries are rows of one table: mappings without mappings, of few different fields."""
    rows = list(value.values())
    if len(rows) < ROWS or not all(isinstance(row, Mapping) and row for row in rows):
        return False
    fields = {field for row in rows for field in row}
    return len(fields) <= 8 and all(not isinstance(item, Mapping) for row in rows for item in row.values())


def _grid(rows: Mapping[str, Mapping[str, Any]]) -> str:
    fields = list(dict.fromkeys(field for row in rows.values() for field in row))
    lines = ["| | " + " | ".join(fields) + " |", "|---" * (len(fields) + 1) + "|"]
    for key, row in rows.items():
        cells = (_cell(row[field]) if field in row else "" for field in fields)
        lines.append(f"| {_code(key)} | " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |")
    return "\n".join(lines)


def _cell(item: Any) -> str:
    """One value on one line."""
    if isinstance(item, Mapping):
        return "; ".join(f"{key}: {_cell(inner)}" for key, inner in item.items())
    if isinstance(item, list):
        return ", ".join(f"({_cell(inner)})" if isinstance(inner, list) else _cell(inner) for inner in item)
    return "none" if item is None else _safe(" ".join(str(item).split()))


def _safe(text: str) -> str:
    """Text that Markdown would read as marks (a pattern, a template) as code, the rest as it is."""
    return f"`{text}`" if re.search(r"[\\`*_<>{}\[\]$|#^~]", text) else text


def _code(key: Any) -> str:
    return f"`{key}`"
