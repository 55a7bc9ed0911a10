"""``onrecord code`` as a filter: order, bad lines, several processes, a reader who leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from importlib import resources
from typing import Any

import pytest

ONRECORD = [sys.executable, "-m", "onrecord"]
TEXT = "Gunmen killed two soldiers in Mosul on Monday, police said."


def line(id: str, **more: Any) -> bytes:
    return json.dumps({"id": id, "text": TEXT, "published": "2020-04-14", **more}).encode() + b"\n"


def code(given: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*ONRECORD, "code", *options], input=given, capture_output=True, timeout=120, check=False)


def ids(ran: subprocess.CompletedProcess[bytes]) -> list[str]:
    return [json.loads(row)["id"] for row in ran.stdout.splitlines()]


def test_one_line_in_one_line_out() -> None:
    ran = code(line("r1"))
    assert (ran.returncode, ran.stderr) == (0, b"")
    (row,) = [json.loads(row) for row in ran.stdout.splitlines()]
    assert list(row) == [
        "id",
        "codebook",
        "coder",
        "incidents",
        "statements",
        "measures",
        "figures",
        "relief",
        "trends",
    ]
    assert row["incidents"][0]["harm"][0]["low"] == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_order_is_kept(jobs: str) -> None:
    names = [f"r{number}" for number in range(100)]
    ran = code(b"".join(line(name) for name in names), "--jobs", jobs)
    assert ids(ran) == names


def test_several_processes_say_what_one_says() -> None:
    given = b"".join(line(f"r{number}", title=f"Report {number}") for number in range(40))
    assert code(given, "--jobs", "2").stdout == code(given).stdout


BAD = [
    ("no JSON", b"nonsense\n", "no JSON"),
    ("no object", b"[1]\n", "no JSON object"),
    ("no text", b'{"id": "b"}\n', 'no "text"'),
    ("no id", b'{"text": "b"}\n', 'no "id"'),
    ("broken UTF-8", b'{"id": "b", "text": "\xff"}\n', "broken UTF-8"),
    ("no date", line("b", published="Monday"), "no date"),
    ("half a character", b'{"id": "b", "text": "\\ud800"}\n', "half a surrogate pair"),
]


@pytest.mark.parametrize(("label", "bad", "reason"), BAD, ids=[row[0] for row in BAD])
def test_a_bad_line_is_named_and_the_rest_is_done(label: str, bad: bytes, reason: str) -> None:
    ran = code(line("r1") + bad + line("r3"))
    assert (ran.returncode, ids(ran)) == (1, ["r1", "r3"])
    told = ran.stderr.decode()
    assert "line 2" in told
    assert reason in told
    assert "Traceback" not in told


def test_errors_as_json() -> None:
    ran = code(b"nonsense\n", "--json")
    told = json.loads(ran.stderr)
    assert {"error", "name", "reason", "next"} <= set(told)


def test_nothing_in_nothing_out() -> None:
    ran = code(b"\n\n")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_who_leaves_ends_it_quietly(jobs: str) -> None:
    given = b"".join(line(f"r{number}") for number in range(400))
    pipe = subprocess.Popen(
        [*ONRECORD, "code", "--jobs", jobs], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert pipe.stdin and pipe.stdout and pipe.stderr
    pipe.stdout.close()
    try:
        pipe.stdin.write(given)
        pipe.stdin.close()
    except BrokenPipeError:
        pass
    pipe.wait(timeout=60)
    assert b"Traceback" not in pipe.stderr.read()


def test_an_answer_comes_before_the_next_line_is_given() -> None:
    with subprocess.Popen([*ONRECORD, "code"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as pipe:
        assert pipe.stdin and pipe.stdout
        for name in ("r1", "r2"):
            pipe.stdin.write(line(name))
            pipe.stdin.flush()
            assert json.loads(pipe.stdout.readline())["id"] == name
        pipe.stdin.close()


# What no start can do without: Python itself with the libraries, and the reader's network made ready by its engine.
BARE = [sys.executable, "-c", "import click, numpy"]
ENGINE = [
    sys.executable, "-c", "import numpy, openvino, sys; c = openvino.Core(); c.compile_model(c.read_model(sys.argv[1]), 'CPU')",
    str(resources.files("onrecord.marking") / "data" / "reader.onnx"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "given", "seconds", "least"),
    [(["--help"], b"", 0.3, BARE), (["code"], line("r1"), 1.5, ENGINE)],
    ids=["help", "a report"],
)
def test_start_up(arguments: list[str], given: bytes, seconds: float, least: list[str]) -> None:
    """Cold, with the tables compiled: help within 0.3 s, a report within 1.5 s; a slow or busy machine may take as long
    as three starts of what no start can do without (2.0 was measured on one)."""
    quickest([*ONRECORD, *arguments], given, tries=1)
    assert quickest([*ONRECORD, *arguments], given) < max(seconds, 3 * quickest(least))


def quickest(command: list[str], given: bytes = b"", tries: int = 5) -> float:
    """Seconds of the fastest try, since other work goes on; Python may keep what it compiled, as it does for a user."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    taken = []
    for _ in range(tries):
        started = time.perf_counter()
        subprocess.run(command, input=given, capture_output=True, check=True, env=kept)
        taken.append(time.perf_counter() - started)
    return min(taken)
