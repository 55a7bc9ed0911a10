"""What ``onrecord show`` says of each value beside its words: the stage that gave it, and the chance that it is right."""

from __future__ import annotations

import pytest

from onrecord.cli.account import values
from onrecord.model import Account, Harm, Place, Weapon

PLACE, WEAPON = Place("Mosul", (0, 5), "Mosul"), Weapon("gun", (6, 9), "small_arms")
HARM = Harm("killed", None, 2, 2, None, "two dead", (10, 18))
PLAIN = {"place": PLACE, "weapons": (WEAPON,), "harm": (HARM,), "confidence": 0.75}
BY = {
    "type": "both",
    "status": "rules",
    "background": "reader",
    "aggregate": "rules",
    "place": "rules",
    "harm": "reader",
}
SURE = {"type": 0.934, "status": 0.97, "background": 0.9, "aggregate": 0.99, "place": 0.8}

# label, what else the account holds, the name of a value, what is shown of it
SHOWN = [
    ("rules alone", {}, "what", "armed clash (occurred; confidence 0.75)"),
    ("rules alone, a place", {}, "where", "Mosul (unknown)"),
    (
        "type and status",
        {"by": BY, "sure": SURE},
        "what",
        "armed clash (occurred; confidence 0.75)  [type: rules and reader 0.93, status: rules 0.97]",
    ),
    (
        "background is told where it is so",
        {"by": BY, "sure": SURE, "background": True},
        "what",
        "armed clash (occurred, background; confidence 0.75)  [type: rules and reader 0.93, status: rules 0.97, background: reader 0.90]",
    ),
    ("a place", {"by": BY, "sure": SURE}, "where", "Mosul (unknown)  [rules 0.80]"),
    ("a stage without a chance", {"by": BY, "sure": SURE}, "killed", "2  [reader]"),
    ("a value of no stage", {"by": BY, "sure": SURE}, "with", "small arms"),
    ("terrorism", {"terrorism": 0.815}, "terrorism", "0.81 (the chance that GTD and MUC-4 would count it)"),
    ("terrorism not asked", {}, "terrorism", None),
]  # fmt: skip


@pytest.mark.parametrize(("label", "more", "name", "shown"), SHOWN, ids=[row[0] for row in SHOWN])
def test_what_is_shown(label: str, more: dict[str, object], name: str, shown: str | None) -> None:
    account = Account("armed_clash", "battles", **{**PLAIN, **more})  # type: ignore[arg-type]
    assert {given: said for given, said, _ in values(account)}.get(name) == shown
