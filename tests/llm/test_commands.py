"""``--coder llm`` on the command line: what is refused is named, the rest is done, and nothing is half-written."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import onrecord
from tests.llm.reports import GOOD, TEXT
from tests.llm.server import Handler, Running, answers, refuses, served

ONRECORD = [sys.executable, "-m", "onrecord"]


def call(server: Running, *words: str, **more: Any) -> Result:
    options = [f"--with={name}" for name in (f"url={server.url}", "model=small", "retries=0", "timeout=5")]
    return CliRunner().invoke(onrecord, [words[0], "--coder", "llm", *options, *words[1:]], **more)


def lines(count: int) -> str:
    rows = ({"id": f"r{n}", "text": TEXT.replace("cholera", f"cholera (list {n})")} for n in range(count))
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def fails_on_two(handler: Handler) -> None:
    (refuses(500) if "(list 2)" in handler.question else answers({**GOOD, "figures": []}))(handler)


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_a_report_that_fails_is_named_and_the_rest_is_done_in_order(jobs: str) -> None:
    with served(fails_on_two) as server:
        ran = call(server, "code", "--jobs", jobs, input=lines(9))
    assert ran.exit_code == 1
    assert [json.loads(row)["id"] for row in ran.stdout.splitlines()] == [f"r{n}" for n in range(9) if n != 2]
    assert "refused report r2: the model gave no coding: the server answered 500. Next: see that" in ran.stderr


def test_several_are_asked_at_once() -> None:
    at_once, most = 0, 0

    def slow(handler: Handler) -> None:
        nonlocal at_once, most
        with handler.server.lock:
            at_once += 1
            most = max(most, at_once)
        import time

        time.sleep(0.2)
        with handler.server.lock:
            at_once -= 1
        answers(GOOD)(handler)

    with served(slow) as server:
        assert call(server, "code", "--jobs", "4", input=lines(8)).exit_code == 0
    assert most == 4


def test_read_writes_what_was_coded_and_nothing_of_what_was_refused(tmp_path: Path) -> None:
    reports, record = tmp_path / "reports.jsonl", tmp_path / "onrecord.db"
    reports.write_text(lines(3), encoding="utf-8")
    with served(fails_on_two) as server:
        ran = call(server, "read", str(reports), "--record", str(record))
        assert ran.exit_code == 1
        assert "2 reports added, 0 there already, 1 refused" in ran.stderr
    with served(answers({**GOOD, "figures": []})) as server:  # the server is well again: only what is missing is asked
        ran = call(server, "read", str(reports), "--record", str(record))
        assert (ran.exit_code, len(server.asked)) == (0, 1)
        assert "1 report added, 2 there already, 0 refused" in ran.stderr
    ran = CliRunner().invoke(onrecord, ["verify", "--record", str(record)])
    assert ran.exit_code == 0


def test_an_answer_is_in_the_record_before_the_next_but_one_is_asked_for(tmp_path: Path) -> None:
    """Answers are dear: whoever stops the run loses none that has come."""
    reports, record, held = tmp_path / "reports.jsonl", tmp_path / "onrecord.db", list[int]()
    reports.write_text(lines(3), encoding="utf-8")

    def looks(handler: Handler) -> None:
        with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as database:
            held.append(database.execute("select count(*) from codings").fetchone()[0])
        answers({**GOOD, "figures": []})(handler)

    with served(looks) as server:
        assert call(server, "read", str(reports), "--record", str(record)).exit_code == 0
    assert held == [0, 1, 2]


def test_no_server_is_asked_unless_its_coder_is_named() -> None:
    with served(answers(GOOD)) as server:
        given = {**os.environ, "ONRECORD_LLM_URL": server.url, "ONRECORD_LLM_MODEL": "small"}
        for words in (["code"], ["coders"], ["code", "--coder", "onrecord"]):
            ran = subprocess.run(
                [*ONRECORD, *words], input=lines(1).encode(), env=given, capture_output=True, check=True
            )
            assert ran.stdout
        assert server.asked == []
        ran = subprocess.run([*ONRECORD, "code", "--coder", "llm"], input=lines(1).encode(), env=given,
                             capture_output=True, check=True)  # fmt: skip
        assert json.loads(ran.stdout)["incidents"][0]["place"]["name"] == "Mosul"
        assert len(server.asked) == 1


def test_the_shipped_coder_loads_no_client() -> None:
    """Neither the extra nor the look at what is installed costs those who do not ask for another coder."""
    script = "import sys, onrecord.cli.code, onrecord.coders as c; c.choose(); " + (
        "print([m for m in ('httpx', 'asyncio', 'importlib.metadata', 'onrecord.llm') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
