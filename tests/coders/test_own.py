"""The shipped coders: rules with the learned reader, and rules alone; what they sign, and what they share."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.coders import CannotCode, CoderError, choose, code_many, running
from onrecord.coding import code
from onrecord.coding.many import Uncoded
from onrecord.coding.stages import RULES
from onrecord.marking.engine import ABOUT, NETWORK, PIECES
from onrecord.marking.reader import EXACT, FOLDER, THREADS, folder
from onrecord.model import Coded, Report
from onrecord.plain import build, plain
from onrecord.record import Record, coded, incidents, verify

ONRECORD = [sys.executable, "-m", "onrecord"]
TEXT = "Gunmen killed two soldiers in Mosul on Monday, police said. A bomb hit a market in Kirkuk on Sunday."
REPORT = Report("r1", TEXT)
ADDED = ("by", "sure", "terrorism")

shipped = pytest.mark.skipif(not (folder() / ABOUT).is_file(), reason="the reader's weights are not in this checkout")


def call(*words: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*ONRECORD, *words], input=given, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_the_rules_sign_as_onrecord() -> None:
    coder = running(choose("rules"))
    assert coder.name.startswith("onrecord 0.") and coder.name.endswith(" rules")
    assert coder.code(REPORT).coder == coder.name


def test_the_rules_fill_nothing_that_the_reader_adds() -> None:
    for account in choose("rules").code(REPORT).incidents:
        assert (account.by, account.sure, account.terrorism) == ({}, {}, None)


def test_the_rules_need_no_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    assert choose("rules").code(REPORT) == code(REPORT, RULES)
    with pytest.raises(CoderError, match=r"reader\.json is missing\. Next: "):
        choose()


def test_an_environment_that_can_not_be_meant_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, "many")
    with pytest.raises(CoderError, match="ONRECORD_THREADS must be a whole number"):
        choose()


# ---- with the reader


@shipped
@pytest.mark.parametrize(
    ("options", "asked", "exact"),
    [({}, "0", False), ({}, "1", True), ({"exact": "yes"}, "0", True), ({"exact": "no"}, "1", False)],
)
def test_the_stamp_says_the_precision(
    options: dict[str, str], asked: str, exact: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(EXACT, asked)
    coder = running(choose(options=options))
    name, version, reader, weights, precision = coder.name.split()
    assert (name, version[:2], reader) == ("onrecord", "0.", "reader")
    assert weights[0].isdigit() and precision in (["exact"] if exact else ["int8", "bf16", "fp32"])
    monkeypatch.setenv(EXACT, "no" if exact else "yes")  # what was settled when it was chosen stays
    assert coder.code(REPORT).coder == coder.name


@shipped
def test_the_stamp_is_known_before_the_weights_are_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that can't be loaded are told report by report, with what to do; their stamp is known all the same."""
    for name in (ABOUT, PIECES):
        shutil.copy(folder() / name, tmp_path / name)
    (tmp_path / NETWORK).write_bytes(b"damaged")
    digest = json.loads((tmp_path / ABOUT).read_text())["sha256"][NETWORK]
    monkeypatch.setenv(FOLDER, str(tmp_path))
    coder = choose()
    assert f"-{digest[:8]} " in coder.version  # weights of one's own are never taken for those shipped
    with pytest.raises(CannotCode) as told:
        coder.code(REPORT)
    assert "is not the file that was shipped" in told.value.reason
    assert told.value.next_step.startswith("install Onrecord again")


@shipped
def test_it_can_be_pickled() -> None:
    coder = choose(options={"exact": "yes"})
    assert pickle.loads(pickle.dumps(coder)) == coder


@shipped
def test_values_say_who_gave_them_and_come_back_whole() -> None:
    found = choose().code(REPORT)
    assert found.incidents
    for account in found.incidents:
        assert set(account.by.values()) <= {"rules", "reader", "both"}
        assert set(account.sure) == set(account.by)
        assert all(0 <= chance <= 1 for chance in account.sure.values())
    assert build(Coded, json.loads(json.dumps(plain(found)))) == found


@shipped
@pytest.mark.parametrize("words", [[], ["--exact"], ["--coder", "rules"]], ids=["fast", "exact", "rules"])
def test_several_processes_say_what_one_says(words: list[str]) -> None:
    given = "".join(json.dumps({"id": f"r{n}", "text": TEXT}) + "\n" for n in range(20))
    one, two = (call("code", *words, "--jobs", jobs, given=given) for jobs in "12")
    assert (one.returncode, one.stderr, two.stderr) == (0, "", "")
    assert one.stdout == two.stdout
    stamp = {json.loads(line)["coder"].split()[-1] for line in one.stdout.splitlines()}
    assert stamp <= ({"int8", "bf16", "fp32"} if not words else {words[-1].strip("-")})


@shipped
def test_a_report_read_in_another_precision_is_read_anew(tmp_path: Path) -> None:
    """What is coded otherwise carries another stamp: it stands beside the first, and the newest counts, whole."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "onrecord.db"
    added = []
    for words in (["--exact"], ["--exact"], ["--coder", "rules"], [], ["--exact"]):
        ran = call("read", str(tmp_path / "a.txt"), "--record", str(path), "--json", *words)
        assert ran.returncode == 0, ran.stderr
        added.append(json.loads(ran.stdout)["added"])
        with Record.open(path) as record:
            stamps = {found.coder for _, found in coded(record)}
            assert len(stamps) == 1
            assert verify(record) == []
    assert added == [1, 0, 1, 1, 0]
    assert stamps.pop().split()[-1] in ("int8", "bf16", "fp32")


@shipped
def test_a_record_of_several_stamps_is_told(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("two", {"a": "two", "b": "three"}[name]), encoding="utf-8")
    told = []
    for name, words in (("a", ["--exact"]), ("b", ["--coder", "rules"]), ("a", ["--coder", "rules"])):
        ran = call("read", str(tmp_path / f"{name}.txt"), "--record", str(tmp_path / "onrecord.db"), *words)
        assert ran.returncode == 0, ran.stderr
        told.append("its reports were read by several coders: onrecord 0." in ran.stderr)
    assert told == [False, True, False]


@shipped
def test_the_record_gives_back_what_was_coded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "onrecord.db"
    assert call("read", str(tmp_path / "a.txt"), "--record", str(path)).returncode == 0
    with Record.open(path) as record:
        ((report, found),) = coded(record)
        assert found == choose().code(report)
        assert all(account.by for account in found.incidents)
        shown = call("show", incidents(record)[0].id, "--record", str(path), "--json")
    account = json.loads(shown.stdout)["accounts"][0]["account"]
    assert set(ADDED) <= set(account) and account["by"]["type"]


@shipped
def test_a_damaged_network_costs_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (ABOUT, PIECES):
        shutil.copy(folder() / name, tmp_path / name)
    (tmp_path / NETWORK).write_bytes(b"damaged")
    monkeypatch.setenv(FOLDER, str(tmp_path))
    (result,) = code_many([REPORT], running(choose()))
    assert isinstance(result, Uncoded) and result.reason.startswith("CannotCode: the learned reader can't be used")
