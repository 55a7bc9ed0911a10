"""A desk over a record of the examples, read by the rules alone, which take a few seconds; made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.coders import choose, running
from onrecord.desk import Settings
from onrecord.intake import Refusal, gather, reports
from onrecord.record import Record, match, take
from tests.desk import named
from tests.desk.browser.serving import copied
from tests.desk.reviewing import record_of
from tests.desk.visitor import Visitor

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def record_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of all example reports and of the attack that five outlets tell of; only to be read."""
    path = tmp_path_factory.mktemp("desk") / "examples.db"
    found = gather([str(EXAMPLES / "reports"), str(EXAMPLES / "one-attack.jsonl")])
    with Record.open(path) as record:
        take(
            record,
            (item for one in found if not isinstance(one, Refusal) for item in reports(one)),
            running(choose("rules")),
        )
        match(record)
    return path


@pytest.fixture(scope="session")
def record(record_file: Path) -> Iterator[Record]:
    with Record.open(record_file, readonly=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(record_file: Path) -> Iterator[TestClient]:
    with Visitor(Settings(record_file)) as made:
        yield made


@pytest.fixture(scope="module")
def named_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that names a private person wherever a record can, its own name included."""
    path: Path = tmp_path_factory.mktemp("named") / "zq-house.db"
    named.write(path)
    return path


@pytest.fixture(scope="module")
def public(named_file: Path) -> Iterator[Visitor]:
    """A public desk over it."""
    with Visitor(Settings(named_file, public=True)) as made:
        yield made


@pytest.fixture
def ada(record_file: Path, tmp_path: Path) -> Iterator[Visitor]:
    with Visitor(copied(record_file, tmp_path, person="Ada")) as made:
        yield made


@pytest.fixture
def ben(ada: Visitor) -> Iterator[Visitor]:
    """Another person at another desk over the same record."""
    with Visitor(Settings(Path(record_of(ada).name), person="Ben")) as made:
        yield made
