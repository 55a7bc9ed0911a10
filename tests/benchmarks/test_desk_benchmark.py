"""The desk's benchmark runs, and on a small record no view costs half the time what it may cost on a large one."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.desk.__main__ import measured
from benchmarks.desk.made import made, renewed
from onrecord.record import Record, match, verify
from onrecord.record.facets import rows

CPU = 150.0  # milliseconds


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "record.db"
    made(path, 200)
    return path


def state(path: Path) -> set[tuple[object, ...]]:
    with Record.open(path, readonly=True) as opened, opened.reading() as connection:
        return set(rows(connection))


def test_the_made_up_record_is_one_that_reading_and_matching_leave(record: Path) -> None:
    renewed(record)
    with Record.open(record) as opened:
        with opened.reading() as connection:
            known = len(list(rows(connection)))
        assert 150 < known < 250
        assert match(opened).incidents == known  # nothing is left to be matched
        assert not [fault for fault in verify(opened) if fault.check in ("lineage", "chain")]


def test_every_view_is_measured_and_none_is_slow(record: Path) -> None:
    before = state(record)
    found = measured(record, 3)
    assert len(found["views"]) > 35
    for name, row in found["views"].items():
        assert 0 < row["ms"]["p50"] <= row["ms"]["p95"]
        assert row["cpu_ms"]["p50"] < CPU, name
    assert found["decision"].keys() == {"accept", "doubt", "split"}
    assert state(record) == before  # every decision was taken back
    if found["first_visit"] is not None:
        assert 100 < found["first_visit"]["kb"] < 1000
