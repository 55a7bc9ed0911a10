"""``onrecord read``: idempotent, every refusal named, safe to kill, two at once."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Call

ONRECORD = [sys.executable, "-m", "onrecord"]


def test_a_second_run_changes_nothing(folder: Path, tmp_path: Path, onrecord_call: Call) -> None:
    path = tmp_path / "r.db"
    first = json.loads(onrecord_call("read", folder, "--json", record=path).stdout)
    assert (first["added"], first["unchanged"], first["refused"]) == (3, 0, [])
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    second = json.loads(onrecord_call("read", folder, "--json", record=path).stdout)
    assert (second["added"], second["unchanged"], second["accounts"]) == (0, 3, 0)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_the_record_in_the_folder_that_is_read_is_no_report(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, onrecord_call: Call
) -> None:
    shutil.copytree(folder, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    for added in (3, 0):
        ran = onrecord_call("read", ".", "--record", "own.db")
        assert ran.exit_code == 0
        assert f"{added} reports added, {3 - added} there already, 0 refused" in ran.stderr
        assert "own.db" not in ran.stderr
    ran = onrecord_call("read", "own.db", "--record", "own.db")
    assert ran.exit_code == 1
    assert "refused own.db: the record itself" in ran.stderr


def test_replaced_versions_are_counted_in_the_summary(tmp_path: Path, onrecord_call: Call) -> None:
    told = []
    for toll in ("two", "three"):
        (tmp_path / "a.txt").write_text(f"Gunmen killed {toll} soldiers in Mosul on Monday.")
        told.append(onrecord_call("read", tmp_path / "a.txt", record=tmp_path / "r.db").stderr)
    assert "1 report added, 0 there already" in told[0]
    assert "1 report added (1 earlier version replaced), 0 there already" in told[1]


def test_a_guessed_encoding_is_noted(tmp_path: Path, onrecord_call: Call) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Gunmen killed two soldiers in Mosul, José García said.".encode("latin-1"))
    plain = onrecord_call("read", path, record=tmp_path / "r.db")
    assert plain.exit_code == 0
    assert f"{path}: not valid UTF-8, read as windows-1252\n" in plain.stderr
    data = onrecord_call("read", path, "--json", record=tmp_path / "r.db")
    assert json.loads(data.stderr) == {"name": str(path), "note": "not valid UTF-8, read as windows-1252"}
    assert onrecord_call("read", path, "--quiet", record=tmp_path / "r.db").stderr == ""


def test_an_empty_folder_is_told(tmp_path: Path, onrecord_call: Call) -> None:
    (tmp_path / "empty").mkdir()
    ran = onrecord_call("read", tmp_path / "empty", record=tmp_path / "r.db")
    assert ran.exit_code == 1
    assert "no reports found in this folder" in ran.stderr


def test_the_summary_goes_to_standard_error(folder: Path, tmp_path: Path, onrecord_call: Call) -> None:
    ran = onrecord_call("read", folder, record=tmp_path / "r.db")
    assert ran.stdout == ""
    assert "3 reports added, 0 there already, 0 refused" in ran.stderr
    assert onrecord_call("read", folder, "--quiet", record=tmp_path / "q.db").stderr == ""


REFUSED = [
    ("an empty file", "empty.txt", b"", "empty"),
    ("a picture", "photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20, ""),
    ("a file that is not there", None, b"", "no such file"),
    ("50 MB of one line", "long.txt", b"killed " * 7_150_000, "larger than"),
    ("nothing but zeros", "zeros.bin", b"\0" * 1000, ""),
    ("an id twice", "twice.jsonl", b'{"id": "a", "text": "One."}\n{"id": "a", "text": "Two."}\n', "is that of line 1"),
    ("a bad line among lines", "some.jsonl", b'{"id": "a", "text": "Nothing."}\nnonsense\n', "line 2"),
]


@pytest.mark.parametrize(("label", "name", "data", "reason"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_refused_is_named_and_the_rest_is_done(
    label: str, name: str | None, data: bytes, reason: str, folder: Path, tmp_path: Path, onrecord_call: Call
) -> None:
    bad = tmp_path / (name or "nowhere.txt")
    if name:
        bad.write_bytes(data)
    ran = onrecord_call("read", bad, folder, record=tmp_path / "r.db")
    assert ran.exit_code == 1
    assert f"refused {bad}" in ran.stderr
    assert reason in ran.stderr
    assert "Next:" in ran.stderr
    assert "1 refused" in ran.stderr
    assert onrecord_call("verify", record=tmp_path / "r.db").exit_code == 0


def test_standard_input(tmp_path: Path, onrecord_call: Call) -> None:
    text = "Gunmen killed two soldiers in Mosul on Monday.\n"
    ran = onrecord_call(
        "read", "-", "--outlet", "Wire", "--published", "2020-04-14", record=tmp_path / "r.db", input=text
    )
    assert ran.exit_code == 0
    rows = [
        json.loads(line) for line in onrecord_call("incidents", "--json", record=tmp_path / "r.db").stdout.splitlines()
    ]
    assert [(row["outlets"], row["when"]["start"]) for row in rows] == [(["Wire"], "2020-04-13")]


ACCEPTED = [
    ("UTF-16", "wide.txt", "Gunmen killed two soldiers in Mosul on Monday.".encode("utf-16")),
    ("Latin-1", "latin.txt", "Gunmen killed two soldiers in Mosul on Monday, José García said.".encode("latin-1")),
    (
        "a million nested tags",
        "deep.html",
        b"<html><body><p>Gunmen killed two soldiers in Mosul.</p>" + b"<div>" * 1_000_000,
    ),
]


@pytest.mark.parametrize(("label", "name", "data"), ACCEPTED, ids=[row[0] for row in ACCEPTED])
def test_odd_files_are_read_or_refused_but_never_crash(
    label: str, name: str, data: bytes, tmp_path: Path, onrecord_call: Call
) -> None:
    (tmp_path / name).write_bytes(data)
    ran = onrecord_call("read", tmp_path / name, "--published", "2020-04-14", record=tmp_path / "r.db")
    assert ran.exit_code == (0 if name.endswith("txt") else 1)
    told = incidents(tmp_path / "r.db", onrecord_call)
    assert ("Mosul" in told) == (ran.exit_code == 0)
    assert ran.exception is None or isinstance(ran.exception, SystemExit)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_folder_without_permission(folder: Path, tmp_path: Path, onrecord_call: Call) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    ran = onrecord_call("read", closed, folder, record=tmp_path / "r.db")
    assert ran.exit_code == 1
    assert "no permission" in ran.stderr
    assert "3 reports added" in ran.stderr


def many(path: Path, count: int) -> Path:
    """A file of ``count`` reports, each of its own incident."""
    text = "Gunmen killed {} soldiers in Mosul on Monday, police said. A bomb wounded {} people in Kabul on Sunday."
    rows = ({"id": f"r{n}", "text": text.format(n + 2, n + 3), "outlet": f"Outlet {n}", "published": "2020-04-14"}
            for n in range(count))  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def incidents(record: Path, call: Call) -> str:
    return call("incidents", "--json", record=record).stdout


def test_a_killed_run_goes_on_to_the_same_record(tmp_path: Path, onrecord_call: Call) -> None:
    reports = many(tmp_path / "many.jsonl", 150)
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    assert onrecord_call("read", reports, record=whole).exit_code == 0
    with subprocess.Popen([*ONRECORD, "read", str(reports), "--record", str(killed), "-q"]) as run:
        deadline = time.monotonic() + 60
        while not killed.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.4)
        run.send_signal(signal.SIGKILL)
    assert onrecord_call("read", reports, record=killed).exit_code == 0
    assert incidents(killed, onrecord_call) == incidents(whole, onrecord_call) != ""
    assert onrecord_call("verify", record=killed).exit_code == 0


def test_two_processes_read_into_one_record(tmp_path: Path, onrecord_call: Call) -> None:
    reports, path = many(tmp_path / "many.jsonl", 80), tmp_path / "r.db"
    runs = [subprocess.Popen([*ONRECORD, "read", str(reports), "--record", str(path), "-q"]) for _ in range(2)]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    alone = tmp_path / "alone.db"
    onrecord_call("read", reports, record=alone)
    assert incidents(path, onrecord_call) == incidents(alone, onrecord_call) != ""
    assert onrecord_call("verify", record=path).exit_code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_under_the_output(folder: Path, tmp_path: Path) -> None:
    given = b'{"id": "a", "text": "Gunmen killed two soldiers in Mosul."}\n'
    with open("/dev/full", "wb") as full:
        ran = subprocess.run([*ONRECORD, "code"], input=given, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 1
    assert b"No space left" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_a_name_that_would_act_on_the_terminal_is_printed_harmless(tmp_path: Path, onrecord_call: Call) -> None:
    (tmp_path / "a\x1b[31mb.txt").write_bytes(b"")
    ran = onrecord_call("read", tmp_path / "a\x1b[31mb.txt", record=tmp_path / "r.db")
    assert ran.exit_code == 1
    assert "\x1b" not in ran.output


@pytest.mark.xfail(strict=True, reason="the record can't hold a file's name that is no UTF-8")
def test_a_name_that_is_no_utf_8(tmp_path: Path, onrecord_call: Call) -> None:
    (tmp_path / os.fsdecode(b"a\xffb.txt")).write_text("Gunmen killed two soldiers in Mosul on Monday.")
    ran = onrecord_call("read", tmp_path, record=tmp_path / "r.db")
    assert ran.exception is None or isinstance(ran.exception, SystemExit)


def test_jobs_change_nothing(folder: Path, tmp_path: Path, onrecord_call: Call) -> None:
    for jobs in ("1", "2"):
        onrecord_call("read", folder, "--jobs", jobs, record=tmp_path / f"{jobs}.db")
    assert incidents(tmp_path / "1.db", onrecord_call) == incidents(tmp_path / "2.db", onrecord_call)


def test_python_m_onrecord(tmp_path: Path) -> None:
    ran = subprocess.run([*ONRECORD, "--version"], capture_output=True, text=True, check=True, env=dict(os.environ))
    assert ran.stdout.startswith("onrecord, version ")
