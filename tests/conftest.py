"""What every test has: no gazetteers but the embedded one, whatever the person who runs the tests has added."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", autouse=True)
def _no_gazetteers(tmp_path_factory: pytest.TempPathFactory) -> None:
    pytest.MonkeyPatch().setenv("ONRECORD_GAZETTEERS", str(tmp_path_factory.mktemp("gazetteers")))
