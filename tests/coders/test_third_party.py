"""A coder from another package, found by its entry point: run, listed, held to the contract, and named where it fails."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ONRECORD = [sys.executable, "-m", "onrecord"]
MODULE = '''
"""Another package's coders."""
import time
from onrecord.coders import CannotCode
from onrecord.model import Account, Coded, Trend

class Small:
    name, version, codebook, runs = "small", "3", "1.0", "processes"
    def __init__(self, options): self.word = options.get("word", "clash")
    @property
    def stamp(self): return f"{self.name} {self.version}"
    def code(self, report):
        text = report.coded_text
        if "unreadable" in text:
            raise CannotCode("it is unreadable", "read it yourself")
        if "trip" in text:
            raise ValueError("tripped")
        at = text.find(self.word)
        found = () if at < 0 else (Account("armed_clash", "battles", evidence=((at, at + len(self.word)),)),)
        return Coded(report.id, "1.0", self.stamp, found)

class Waits(Small):
    name, runs = "waits", "threads"

class Alone(Small):
    name, runs = "alone", "alone"
    busy = False
    def code(self, report):
        assert not self.busy
        self.busy = True
        time.sleep(0.01)
        self.busy = False
        return super().code(report)

def make(options):
    """Finds one word.

    More is not listed."""
    return Small(options)

def waits(options): return Waits(options)
def alone(options): return Alone(options)
def nothing(options): return object()
def posing(options): return Small(options)

class Odd(Small):
    name, runs = "odd", "sideways"

def odd(options): return Odd(options)

class Lies(Small):
    name = "lies"
    def code(self, report):
        coded = super().code(report)
        lie = Trend(None, None, "up", None, (), None, "war", (0, 3), ((0, 3),))
        return {
            "span": Coded(report.id, "1.0", self.stamp, trends=(lie,)),
            "evidence": Coded(report.id, "1.0", self.stamp, (Account("attack", "violence_against_civilians", evidence=((5, 5000),)),)),
            "type": Coded(report.id, "1.0", self.stamp, (Account("war", "battles"),)),
            "event": Coded(report.id, "1.0", self.stamp, (Account("attack", "battles"),)),
            "id": Coded("other", "1.0", self.stamp),
            "stamp": Coded(report.id, "1.0", "small 4"),
            "none": None,
        }[self.word]

def lies(options): return Lies(options)
'''
POINTS = """[onrecord.coders]
small = others:make
waits = others:waits
alone = others:alone
nothing = others:nothing
lies = others:lies
posing = others:posing
odd = others:odd
gone = others:gone
away = nowhere:make
onrecord = others:make
rules = others:make
llm = others:make
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package in it as an installer leaves one."""
    folder = tmp_path_factory.mktemp("installed")
    (folder / "others.py").write_text(MODULE, encoding="utf-8")
    about = folder / "other_coders-3.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: other-coders\nVersion: 3\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(POINTS, encoding="utf-8")
    return folder


def call(
    installed: Path, *words: str, texts: tuple[str, ...] = (), folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    given = "".join(f"{json.dumps({'id': f'r{n}', 'text': text})}\n" for n, text in enumerate(texts))
    path = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [*ONRECORD, *words], input=given, env=path, cwd=folder, capture_output=True, text=True, check=False
    )


def test_it_codes_and_stamps(installed: Path) -> None:
    ran = call(installed, "code", "--coder", "small", texts=("A clash in the north.",))
    (row,) = [json.loads(line) for line in ran.stdout.splitlines()]
    assert (ran.returncode, row["coder"], row["incidents"][0]["evidence"]) == (0, "small 3", [[2, 7]])


def test_options_reach_it(installed: Path) -> None:
    ran = call(installed, "code", "--coder", "small", "--with", "word=north", texts=("A clash in the north.",))
    assert json.loads(ran.stdout)["incidents"][0]["evidence"] == [[15, 20]]


def test_the_coders_are_listed_with_their_faults(installed: Path) -> None:
    ran = call(installed, "coders")
    lines = ran.stdout.splitlines()
    assert (ran.returncode, [line.split()[0] for line in lines[:2]]) == (0, ["onrecord", "rules"])
    assert all(line.endswith("[onrecord]") for line in lines[:2])
    assert any(line.startswith("small") and line.endswith("Finds one word. [other-coders]") for line in lines)
    assert any(line.startswith("away") and "can't be loaded (ModuleNotFoundError" in line for line in lines)
    rows = json.loads(call(installed, "coders", "--json").stdout)
    assert [row["name"] for row in rows] == [
        "onrecord", "rules", "alone", "away", "gone", "lies", "llm", "nothing", "odd", "posing", "small", "waits",
    ]  # fmt: skip


WRONG = [
    ("no such coder", ["--coder", "smaller"], "the coders are onrecord, rules, alone, away, gone, lies, llm, nothing, odd, posing, small, waits"),
    ("one that is not there", ["--coder", "gone"], "the coder gone can't be loaded (AttributeError"),
    ("a package that is not there", ["--coder", "away"], "the coder away can't be loaded (ModuleNotFoundError"),
    ("one that makes no coder", ["--coder", "nothing"], "what nothing makes is no coder"),
    ("one that signs for another", ["--coder", "posing"], "the coder posing calls itself 'small'"),
    ("one that runs in no known way", ["--coder", "odd"], "runs in no way that is known: 'sideways'"),
    ("two of one name", ["--coder", "llm"], "several packages bring a coder 'llm': onrecord, other-coders"),
    ("options of the shipped one", ["--with", "a=b"], "the coder onrecord has no option a; its option is exact"),
    ("an option of the rules", ["--coder", "rules", "--exact"], "the coder rules takes no options; it was given exact"),
    ("an option that is not yes or no", ["--with", "exact=1"], "the coder onrecord: exact='1' can't be read; write yes or no"),
    ("no option", ["--coder", "small", "--with", "word"], "--with word: write NAME=VALUE"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "words", "told"), WRONG, ids=[row[0] for row in WRONG])
@pytest.mark.parametrize("command", [["code"], ["read", "x.txt"]], ids=["code", "read"])
def test_a_coder_that_can_not_be_had(
    label: str, words: list[str], told: str, command: list[str], installed: Path, tmp_path: Path
) -> None:
    ran = call(installed, *command, *words, texts=("A clash.",), folder=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "onrecord.db").exists()


@pytest.mark.parametrize("name", ["onrecord", "rules"])
def test_a_shipped_one_is_never_another_packages(name: str, installed: Path) -> None:
    ran = call(installed, "code", "--coder", name, texts=("A clash in the north.",))
    assert json.loads(ran.stdout)["coder"].startswith("onrecord 0.")


TEXTS = ("A clash.", "This is unreadable.", "We trip.", *(f"A clash, number {n}." for n in range(20)))


@pytest.mark.parametrize("jobs", ["1", "3"])
@pytest.mark.parametrize("name", ["small", "waits", "alone"])
def test_each_runs_as_it_says_and_a_failure_costs_one_report(name: str, jobs: str, installed: Path) -> None:
    ran = call(installed, "code", "--coder", name, "--jobs", jobs, texts=TEXTS)
    assert ran.returncode == 1
    ids = [json.loads(line)["id"] for line in ran.stdout.splitlines()]
    assert ids == [f"r{n}" for n in range(len(TEXTS)) if n not in (1, 2)]
    assert ran.stderr.splitlines() == [
        "onrecord: refused report r1: it is unreadable. Next: read it yourself",
        f"onrecord: refused report r2: coding failed (ValueError: tripped). Next: tell the makers of the coder {name} 3, with the report if you may",
    ]


BREACHES = [
    ("span", "trends[0].span (0, 3) does not read 'war'"),
    ("evidence", "incidents[0].evidence (5, 5000) is no span of the text"),
    ("type", "there is no incident type 'war'"),
    ("event", "attack is not of battles"),
    ("id", "it is of the report 'other'"),
    ("stamp", "it is stamped 1.0, small 4, not 1.0, lies 3"),
    ("none", "NoneType is no Coded"),
]


@pytest.mark.parametrize(("lie", "told"), BREACHES, ids=[row[0] for row in BREACHES])
def test_what_breaks_the_contract_is_not_written(lie: str, told: str, installed: Path) -> None:
    ran = call(installed, "code", "--coder", "lies", "--with", f"word={lie}", texts=("A clash.",))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert f"breaks the contract: {told}. Next: tell the makers of the coder lies 3" in ran.stderr


def test_the_documented_example_runs(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/coders.md").read_text(encoding="utf-8")
    toml, module = re.findall(r"^```(?:toml|python)\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "strikes.py").write_text(module, encoding="utf-8")
    (tmp_path / "strikes-1.dist-info").mkdir()
    points = toml.replace('[project.entry-points."onrecord.coders"]', "[onrecord.coders]").replace('"', "")
    (tmp_path / "strikes-1.dist-info/entry_points.txt").write_text(points, encoding="utf-8")
    (tmp_path / "strikes-1.dist-info/METADATA").write_text("Name: strikes\nVersion: 1\n", encoding="utf-8")
    ran = call(tmp_path, "code", "--coder", "strikes", "--jobs", "2", texts=("An airstrike hit the town.", "Nothing."))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert [len(json.loads(line)["incidents"]) for line in ran.stdout.splitlines()] == [1, 0]


def test_the_record_keeps_each_coders_accounts_apart(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "There was a clash between gunmen and soldiers in Mosul on Monday.", encoding="utf-8"
    )
    record = ["--record", str(tmp_path / "onrecord.db")]
    for words in ([], ["--coder", "small"], ["--coder", "small"]):
        ran = call(installed, "read", str(tmp_path / "a.txt"), *words, *record)
        assert ran.returncode == 0, ran.stderr
    assert "0 reports added, 1 there already" in ran.stderr
    assert call(installed, "verify", *record).returncode == 0
