"""What every test has: no gazetteers but the embedded one, whatever the person who runs the tests has added."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A slow or busy machine is no failure, nor is the first example, which loads the tables: none has a deadline.
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def _no_gazetteers(tmp_path_factory: pytest.TempPathFactory) -> None:
    pytest.MonkeyPatch().setenv("ONRECORD_GAZETTEERS", str(tmp_path_factory.mktemp("gazetteers")))
