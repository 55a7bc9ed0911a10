"""``onrecord claims``: the table, one claim with its incidents, as data, and what it says where there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import call

REPORTS = {
    "first.txt": "Gunmen killed two soldiers in Gao, Mali, on Friday, officials said.\n",
    "second.txt": (
        "Gunmen killed four policemen in Gao, Mali, on Monday, officials said. It was the third deadly attack in Gao in a "
        "week, the mayor said.\n"
    ),
}
META = "outlet: Daily {name}\npublished: 2021-05-04\n"


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two attacks, the second of which is called the third."""
    folder = tmp_path_factory.mktemp("counted")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / f"{name}.meta.yaml").write_text(META.format(name=name), encoding="utf-8")
    path = tmp_path_factory.mktemp("record") / "onrecord.db"
    assert call("read", folder, "--coder", "rules", record=path).exit_code == 0
    return path


def test_the_table_says_what_is_claimed_and_what_is_missing(counted: Path) -> None:
    head, row = call("claims", record=counted).stdout.splitlines()
    assert head.split()[:3] == ["id", "published", "outlet"]
    assert "no. 3" in row
    assert row.endswith("the record holds fewer: 1 missing")


def test_one_claim_with_its_incidents(counted: Path) -> None:
    (claim,) = [json.loads(line) for line in call("claims", "--json", record=counted).stdout.splitlines()]
    shown = call("claims", claim["claim"]["id"][:6], record=counted).stdout
    assert "It was the third deadly attack in Gao in a week" in shown
    assert shown.count("  holds ") == 2
    assert shown.count("(the present one)") == 1
    assert "violence of any kind; deadly ones" in shown
    whole = json.loads(call("claims", claim["claim"]["id"], "--json", record=counted).stdout)
    assert [one["id"] for one in whole["incidents"]] == claim["holds"]


def test_as_csv_it_has_a_header_and_the_words(counted: Path) -> None:
    head, row = call("claims", "--format", "csv", record=counted).stdout.splitlines()
    assert head.endswith("verdict,source,text,incidents")
    assert "the third deadly attack" in row


@pytest.mark.parametrize("choice", [("--since", "2021-05-05"), ("--until", "2021-05-03"), ("--country", "IQ")])
def test_what_is_not_asked_for_is_left_out(counted: Path, choice: tuple[str, str]) -> None:
    ran = call("claims", *choice, record=counted)
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert "No claims that count incidents." in ran.stderr


def test_an_unknown_claim_is_named(counted: Path) -> None:
    ran = call("claims", "ffff", record=counted)
    assert ran.exit_code == 2
    assert "there is no claim 'C-ffff'" in ran.stderr
