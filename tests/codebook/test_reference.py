"""The reference shows every table and every entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from onrecord import codebook
from onrecord.codebook import reference


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif value is not None:
        yield " ".join(str(value).split())


@pytest.mark.parametrize("name", codebook.names())
def test_every_entry_is_shown(name: str) -> None:
    shown = reference.section(name).replace(r"\|", "|")
    assert [leaf for leaf in leaves(codebook.table(name)) if leaf not in shown] == []


def test_a_section_for_each_table_in_order() -> None:
    page = reference.markdown()
    assert page.startswith("# Codebook reference\n")
    assert f"Version {codebook.VERSION}" in page
    headings = [line[3:] for line in page.splitlines() if line.startswith("## ")]
    assert headings == list(codebook.names())


def test_tables_have_equal_columns() -> None:
    """A bar inside a cell would break its row."""
    for block in reference.markdown().split("\n\n"):
        if block.startswith("| |"):
            widths = {line.replace(r"\|", "").count("|") for line in block.splitlines()}
            assert len(widths) == 1, block[:200]
