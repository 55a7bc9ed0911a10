"""These tests fix what the rules do by themselves, so the learned reader is silent; tests of both make marks by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.coding import stages


@pytest.fixture(scope="module", autouse=True)
def _rules_alone() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, stage in stages.RULES.items():
            patch.setitem(stages.STAGES, name, stage)
        yield
