"""Exports for programs: what the command writes, sent in pieces."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import onrecord
from onrecord.desk.api.exports import CHUNK, TYPES, batched
from onrecord.publish import known
from onrecord.record import Record, incidents
from tests.desk.visitor import Visitor


def test_every_format_has_its_media_type() -> None:
    assert set(TYPES) == set(known())


@pytest.mark.parametrize("name", known())
def test_an_export_is_what_the_command_writes(client: Visitor, record_file: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    ran = CliRunner().invoke(onrecord, ["export", name, "-o", str(out), "--record", str(record_file)])
    assert ran.exit_code == 0, ran.output
    answer = client.get(f"/api/v1/exports/{name}")
    assert answer.content == out.read_bytes()
    assert answer.headers["Content-Type"] == TYPES[name][0]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    about = client.get(answer.headers["Link"].partition(">")[0].removeprefix("<"))
    assert about.text.encode() == client.get(f"/api/v1/exports/{name}/about").content
    assert about.json() == json.loads(out.with_name("out.about.json").read_text(encoding="utf-8"))


def test_an_export_of_a_choice(client: Visitor, record: Record) -> None:
    wanted = [one for one in incidents(record) if one.country == "IQ" and one.type == "suicide_bomb"]
    lines = client.get("/api/v1/exports/jsonl?country=IQ&type=suicide_bomb").text.splitlines()
    assert len(lines) == len(wanted) > 0
    assert all(one.id in line for one, line in zip(wanted, lines, strict=True))
    about = client.get("/api/v1/exports/jsonl/about?country=IQ&type=suicide_bomb").json()
    assert (about["incidents"], about["rows"]) == (len(wanted), len(wanted))


def test_an_export_by_another_ruling(client: Visitor) -> None:
    about = client.get("/api/v1/exports/csv/about?ruling=median").json()
    assert (about["ruling"], list(about["rulings"])) == ("median", ["median"])
    assert client.get("/api/v1/exports/csv?ruling=guess").status_code == 422


def test_a_format_that_is_none(client: Visitor) -> None:
    for name in ("xls", "registry", "..", "about"):
        answer = client.get(f"/api/v1/exports/{name}")
        assert answer.status_code == 404, name


def test_pieces_are_sent_together_and_never_all_at_once() -> None:
    def lines() -> Iterator[str]:
        yield from ("x" * 1000 for _ in range(40_000))  # 40 MB

    tracemalloc.start()
    sizes = [len(chunk) for chunk in batched(lines())]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(sizes) == 40_000_000
    assert max(sizes) < CHUNK + 1000
    assert peak < 2_000_000
