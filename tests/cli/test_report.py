"""``onrecord report``: a file of each form, what can't be, and the command that makes it again."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.test_commands import Call

DAYS = ("--since", "2020-04-01", "--until", "2020-04-30")


@pytest.mark.parametrize(
    ("form", "begins"), [("html", b"<!doctype html>"), ("pdf", b"%PDF"), ("csv", b"table,group,name")]
)
def test_it_writes_each_form_the_same_each_time(
    form: str, begins: bytes, record: Path, tmp_path: Path, onrecord_call: Call
) -> None:
    for name in ("one", "two"):
        ran = onrecord_call("report", *DAYS, "-o", tmp_path / f"{name}.{form}", record=record)
        assert ran.exit_code == 0, ran.output
    first = (tmp_path / f"one.{form}").read_bytes()
    assert first.startswith(begins)
    assert first == (tmp_path / f"two.{form}").read_bytes()


def test_it_says_the_command_that_makes_it_again(record: Path, tmp_path: Path, onrecord_call: Call) -> None:
    out = tmp_path / "one.html"
    ran = onrecord_call(
        "report", *DAYS, "--area", "36.3,43.1,100", "--country", "iq", "-o", out, "--json", record=record
    )
    again = json.loads(ran.stdout)["again"]
    before = out.read_bytes()
    words = shlex.split(again)
    assert words[:2] == ["onrecord", "report"] and "--near" in words
    out.unlink()
    assert onrecord_call(*words[1:], record=record).exit_code == 0
    assert out.read_bytes() == before


def test_an_area_is_a_division_a_box_or_a_circle(record: Path, tmp_path: Path, onrecord_call: Call) -> None:
    for area, held in (("Nineveh", 1), ("42,35,45,37", 1), ("36.3,43.1,50km", 1), ("0,0,5,5", 0)):
        ran = onrecord_call("report", *DAYS, "--area", area, "-o", tmp_path / "one.csv", "--json", record=record)
        assert (area, json.loads(ran.stdout)["incidents"]) == (area, held)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "report.doc"), "name such a file"),
        (("-o", "no/such/folder/one.html"), "no folder"),
        (("--since", "2020-05-01", "--until", "2020-04-01", "-o", "one.html"), "before it begins"),
        (("--ruling", "loudest", "-o", "one.html"), "no ruling"),
        (("--near", "here", "-o", "one.html"), "no circle"),
    ],
)  # fmt: skip
def test_what_can_not_be_is_refused(words: tuple[str, ...], said: str, record: Path, onrecord_call: Call) -> None:
    ran = onrecord_call("report", *words, record=record)
    assert ran.exit_code in (1, 2) and said in ran.stderr
