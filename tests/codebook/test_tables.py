"""Every table is well-formed YAML with its source, and a table is parsed once for each content."""

from __future__ import annotations

import itertools
import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord import codebook
from onrecord.codebook import tables
from onrecord.compiled import cache_folder


class NoDuplicates(yaml.SafeLoader):
    """A loader that refuses a key given twice, which YAML would let the last one win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = [self.construct_object(key) for key, _ in node.value]
        twice = {key for key in seen if seen.count(key) > 1}
        assert not twice, f"line {node.start_mark.line + 1}: given twice: {twice}"
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("name", codebook.names())
def test_table_begins_with_its_source(name: str) -> None:
    text = (tables.FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    opening = "".join(itertools.takewhile(lambda line: line.startswith("#"), text.splitlines(keepends=True)))
    assert re.search(r"\bsources?\b|\bour own\b", opening, re.IGNORECASE)


@pytest.mark.parametrize("name", codebook.names())
def test_no_key_stands_twice(name: str) -> None:
    assert yaml.load((tables.FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=NoDuplicates)


def test_keys_are_words() -> None:
    """YAML reads a bare NO as false and a bare 08 as a number: countries must stay two letters."""
    assert all(isinstance(code, str) and len(code) == 2 and code.isupper() for code in codebook.table("countries"))
    assert codebook.table("countries")["NO"]["name"] == "Norway"


def test_unknown_table_names_the_known() -> None:
    with pytest.raises(codebook.UnknownTable, match=r"no codebook table 'typos'; known: .*\btypes\b"):
        codebook.table("typos")


def test_no_path_gets_through() -> None:
    with pytest.raises(codebook.UnknownTable):
        codebook.table("../codebook/types")


def test_a_broken_file_is_named_and_a_changed_one_parsed_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    for cached in (cache_folder, tables.names, tables.table):
        cached.cache_clear()
    try:
        for content in ("a: [1", "a: 2020-04-13"):
            (tmp_path / "sample.yaml").write_text(content, encoding="utf-8")
            with pytest.raises(codebook.BadTable, match="codebook table 'sample' can't be read"):
                tables.table("sample")
        for content, expected in (("a: 1", {"a": 1}), ("a: 2", {"a": 2})):
            (tmp_path / "sample.yaml").write_text(content, encoding="utf-8")
            tables.table.cache_clear()
            assert tables.table("sample") == expected
        assert len(list((tmp_path / "cache").glob("codebook-sample-*.json"))) == 2
    finally:
        monkeypatch.undo()
        for cached in (cache_folder, tables.names, tables.table):
            cached.cache_clear()
