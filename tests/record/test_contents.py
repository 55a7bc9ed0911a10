"""What was coded of every report, read a few reports at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.record import Record, coded, contents, reports
from tests.record.made_up import code, many, read


@pytest.mark.parametrize("batch", [1, 5, 500])
def test_everything_coded_comes_back_in_the_order_of_the_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(contents, "PER_QUERY", batch)
    read(tmp_path / "record.db", many(12))
    with Record.open(tmp_path / "record.db", readonly=True) as record:
        found = list(coded(record))
        every = reports(record)
    assert [report for report, _ in found] == every
    assert [said.incidents for _, said in found] == [code(report).incidents for report in every]
    assert [said.statements for _, said in found] == [code(report).statements for report in every]
