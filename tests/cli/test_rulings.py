"""Rulings from the command line: listed, tried, chosen for one incident and for the record, withdrawn."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.rulings import known
from tests.cli.conftest import Call


def mosul(call: Call, path: Path, *options: str) -> dict[str, Any]:
    lines = call("incidents", "--json", *options, record=path).stdout.splitlines()
    return next(row for row in map(json.loads, lines) if row["place"]["name"] == "Mosul")


def toll(incident: dict[str, Any]) -> tuple[int | None, int | None, int | None]:
    (killed,) = (one for one in incident["harm"] if one["effect"] == "killed")
    return killed["low"], killed["best"], killed["high"]


def test_all_are_listed(onrecord_call: Call) -> None:
    listed = [row["ruling"] for row in json.loads(onrecord_call("rulings", "--json").stdout)]
    assert sorted(listed) == list(known())
    assert "GTD codebook" in onrecord_call("rulings").stdout


def test_tried_without_being_kept(path: Path, onrecord_call: Call) -> None:
    before = mosul(onrecord_call, path)
    assert toll(before) == (2, None, 3)
    assert toll(mosul(onrecord_call, path, "--ruling", "gtd")) == (2, 2, 2)
    shown = onrecord_call("show", before["id"], "--ruling", "lowest", record=path).stdout
    assert "the lowest number: 2 by Morning Wire" in shown
    assert "Evening Post: 3  (left out: tells more than 2)" in shown
    assert mosul(onrecord_call, path) == before


def test_chosen_for_an_incident_and_withdrawn(path: Path, onrecord_call: Call) -> None:
    before = mosul(onrecord_call, path)
    ran = onrecord_call("rule", before["id"][:8], "median", "--why", "as agreed", "--by", "Ada", record=path)
    assert ran.exit_code == 0, ran.output
    assert f"by Ada: {before['id']} is settled by median" in ran.stderr
    chosen = mosul(onrecord_call, path)
    assert (toll(chosen), chosen["ruling"], chosen["why"]["ruling"]) == (
        (2, 2, 2),
        "median",
        "chosen by Ada: as agreed",
    )
    assert mosul(onrecord_call, path, "--ruling", "range")["ruling"] == "median"  # a person's choice stays
    assert onrecord_call("match", "--ruling", "ucdp", "--by", "Bo", record=path).exit_code == 0
    assert mosul(onrecord_call, path)["ruling"] == "median"
    assert onrecord_call("rule", before["id"], "default", "--why", "no more", record=path).exit_code == 0
    assert mosul(onrecord_call, path)["ruling"] == "ucdp"
    assert onrecord_call("match", "--ruling", "range", "--by", "Bo", record=path).exit_code == 0
    after = mosul(onrecord_call, path)
    assert after["why"].pop("ruling") == "chosen by Bo"
    assert after == before
    assert onrecord_call("verify", record=path).exit_code == 0


def test_an_order_of_sources_is_kept_with_the_choice(path: Path, tmp_path: Path, onrecord_call: Call) -> None:
    order, id = tmp_path / "order.yaml", mosul(onrecord_call, path)["id"]
    order.write_text("order:\n  - outlet: Evening Post\n")
    ran = onrecord_call("rule", id, f"hierarchy:{order}", "--why", "the post was there", record=path)
    assert ran.exit_code == 0, ran.output
    order.unlink()
    chosen = mosul(onrecord_call, path)
    assert (toll(chosen), chosen["ruling"]) == ((3, 3, 3), "hierarchy (order)")
    assert onrecord_call("changes", record=path).stdout.rstrip().endswith("the post was there)")
    assert "ruling hierarchy (order) (" in onrecord_call("changes", record=path).stdout
    assert onrecord_call("match", "--anew", record=path).exit_code == 0
    assert mosul(onrecord_call, path) == chosen
    assert onrecord_call("verify", record=path).exit_code == 0


WRONG = [
    ("no such ruling", ["--ruling", "latest"], "no ruling 'latest'; known: gtd, hierarchy, ibc"),
    ("no file", ["--ruling", "hierarchy"], "needs an order of sources: hierarchy:FILE"),
    ("a file that is not there", ["--ruling", "hierarchy:nowhere.yaml"], "nowhere.yaml can't be read"),
]


@pytest.mark.parametrize(("label", "options", "said"), WRONG, ids=[case[0] for case in WRONG])
@pytest.mark.parametrize("command", ["incidents", "show", "match"])
def test_a_ruling_that_is_none(
    label: str, options: list[str], said: str, command: str, record: Path, onrecord_call: Call
) -> None:
    ran = onrecord_call(command, *(["x"] if command == "show" else []), *options, record=record)
    assert ran.exit_code == 2
    assert said in ran.stderr


def test_ruling_an_incident_that_is_not_there(path: Path, onrecord_call: Call) -> None:
    ran = onrecord_call("rule", "nowhere", "gtd", "--why", "x", record=path)
    assert ran.exit_code == 2
    assert "there is no incident 'I-nowhere'" in ran.stderr


def test_a_reason_that_says_nothing(path: Path, onrecord_call: Call) -> None:
    id = mosul(onrecord_call, path)["id"]
    ran = onrecord_call("rule", id, "gtd", "--why", " ", record=path)
    assert ran.exit_code == 2
    assert "--why is empty" in ran.stderr
    assert mosul(onrecord_call, path)["ruling"] != "gtd"
