"""What the API says of itself holds, whatever is asked: every check of schemathesis on every call, the same each time.

``ONRECORD_EXAMPLES=300 python -m pytest tests/desk/test_api_conforms.py`` asks longer.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from onrecord.desk import Settings
from tests.desk.visitor import HERE, Visitor

EXAMPLES = int(
    os.environ.get("ONRECORD_EXAMPLES", "4")
)  # calls of each kind beside those that the schema itself asks for
SEED = 20261122


@pytest.fixture(scope="module")
def desk(record_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    path = tmp_path_factory.mktemp("conforms") / "record.db"
    shutil.copy(record_file, path)
    with Visitor(Settings(path, coder="rules"), raise_server_exceptions=False) as client:
        yield client


def config(desk: Visitor) -> SchemathesisConfig:
    """All phases and all checks; what is asked comes from a page of the desk, so that changes are heard at all."""
    token = desk.token()
    cookies = "; ".join(f"{name}={value}" for name, value in desk.cookies.items())
    return SchemathesisConfig.from_dict({
        "seed": SEED,
        "base-url": HERE,
        "headers": {"Cookie": cookies, "X-CSRF-Token": token, "Origin": HERE, "Host": HERE.partition("//")[2]},
        "generation": {"max-examples": EXAMPLES, "deterministic": True, "database": "none"},
        "continue-on-failure": True,
    })  # fmt: skip


def faults(found: Iterator[Any]) -> Iterator[str]:
    """What was found: each failed check with the call that reproduces it, and what kept a check from running."""
    for event in found:
        if isinstance(event, events.ScenarioFinished):
            for checks in event.recorder.checks.values():
                for check in checks:
                    if check.failure_info is not None:
                        yield f"{event.label}: {check.failure_info.failure}\n{check.failure_info.code_sample}"
        elif isinstance(event, events.NonFatalError):
            yield f"{event.label}: {event.value}"
        elif isinstance(event, events.FatalError):
            raise event.exception


def test_schemathesis_finds_nothing(desk: Visitor) -> None:
    headers = {"Host": HERE.partition("//")[2]}
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", desk.app, config=config(desk), headers=headers)
    found = list(dict.fromkeys(faults(from_schema(schema).execute())))
    assert not found, "\n\n".join(found[:20]) + f"\n{len(found)} faults"
