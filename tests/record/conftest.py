"""A record that a test may write to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record, match, take
from tests.record.made_up import CODER, many


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Nine reports, three to each of three attacks, in ``record.db``."""
    with Record.open(tmp_path / "record.db") as opened:
        take(opened, many(9), CODER)
        match(opened)
        yield opened
