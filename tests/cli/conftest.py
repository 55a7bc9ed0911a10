"""A record made once from reports in a folder, and a way to call commands on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import onrecord

Call = Callable[..., Result]

REPORTS = {
    "first.md": """---
outlet: Morning Wire
published: 2020-04-14
title: Two soldiers killed in Mosul
---
Islamic State fighters killed two soldiers and wounded ten others in Mosul on Monday, police spokesman Ali Hassan said.
""",
    "second.md": """---
outlet: Evening Post
published: 2020-04-14
title: Attack in Mosul kills three
---
Three soldiers were killed and ten wounded when Islamic State fighters attacked them in Mosul on Monday, officials said.
""",
    "other.txt": "A car bomb killed at least five people in Kabul on Tuesday, the interior ministry said.\n",
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (made / name).write_text(text, encoding="utf-8")
    (made / "other.txt.meta.yaml").write_text("outlet: Kabul News\npublished: 2020-04-15\n", encoding="utf-8")
    return made


def call(*words: str | Path, record: Path | None = None, **more: Any) -> Result:
    """Runs a command in this process."""
    chosen = ["--record", str(record)] if record else []
    return CliRunner().invoke(onrecord, [*chosen, *map(str, words)], prog_name="onrecord", **more)


@pytest.fixture(scope="session")
def record(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the three reports; tests only read it."""
    path = tmp_path_factory.mktemp("record") / "onrecord.db"
    ran = call("read", folder, record=path)
    assert ran.exit_code == 0, ran.output
    return path


@pytest.fixture
def path(record: Path, tmp_path: Path) -> Path:
    """A copy of the record that a test may write to: an attack in Mosul told by two outlets of one day (2 and 3 killed),
    one in Kabul."""
    copy = tmp_path / "r.db"
    copy.write_bytes(record.read_bytes())
    return copy


@pytest.fixture(scope="session")
def onrecord_call() -> Call:
    return call


@pytest.fixture(scope="session")
def rows(record: Path) -> list[dict[str, Any]]:
    """The incidents of the record, as data."""
    return [json.loads(line) for line in call("incidents", "--json", record=record).stdout.splitlines()]


def ids(call: Call, path: Path) -> dict[str, str]:
    """The incidents' ids by the places where they were."""
    lines = call("incidents", "--json", record=path).stdout.splitlines()
    return {row["place"]["name"]: row["id"] for row in map(json.loads, lines)}
