"""The made-up gazetteer: its rows are as they should be, and its figures are measured."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.gazetteer import made, spliced
from benchmarks.shared import PROJECT


def test_rows_are_made_alike_and_whole() -> None:
    lines = list(made(50))
    assert lines == list(made(50))
    assert all(line.count("\t") == 18 and line.endswith("\n") for line in lines)
    assert len({line.split("\t")[0] for line in lines}) == 50


def test_names_are_spliced() -> None:
    assert spliced("Mosul", "Kirkuk") == "Moskuk"


def test_a_small_one_is_measured() -> None:
    words = [sys.executable, "-m", "benchmarks.gazetteer", "--rows", "0.002"]
    ran = subprocess.run(words, cwd=PROJECT, check=True, capture_output=True, text=True)
    figures = json.loads(ran.stdout.splitlines()[-1])["0.002_million"]
    assert figures["build"]["places"] == figures["rows"] == 2000
    assert figures["look_ups"]["there_a_second"] > 100
    assert max(figures[part]["memory_mb"] for part in ("build", "opening", "look_ups", "texts")) < 300
    assert figures["texts"]["names_a_megabyte"] > 0
