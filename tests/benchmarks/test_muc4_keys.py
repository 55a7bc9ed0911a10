"""MUC-4 texts and answer keys, as printed and as read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.muc4.keys import Fill, read_fill, read_keys
from benchmarks.muc4.texts import dateline, messages, origin
from tests.benchmarks.muc4_made_up import INAPPLICABLE, write

FILLS = [
    ("a string", '"BRIDGE"', "phys_id", Fill(("BRIDGE",))),
    ("alternatives", '"GREEN DAWN" / "MAV"', "organization", Fill(("GREEN DAWN", "MAV"))),
    ("a slash within quotes", '"BUS/TRAIN STOP"', "phys_id", Fill(("BUS/TRAIN STOP",))),
    ("quotes within quotes", r'"\"LAS HOJAS\" FARM"', "phys_id", Fill(('"LAS HOJAS" FARM',))),
    ("optional", '? "TEACHER"', "hum_description", Fill(("TEACHER",), (), True)),
    ("optional, no blank", "?1", "hum_number", Fill(("1",), (), True)),
    ("null among alternatives", '"TRUCK" / -', "phys_id", Fill(("TRUCK",), (), True)),
    ("a referent", 'DEATH: "RAUL SOTO" / "SOTO"', "hum_effect", Fill(("DEATH",), ("RAUL SOTO", "SOTO"))),
    ("a dummy referent", 'NO INJURY: "-"', "hum_effect", Fill(("NO INJURY",))),
    ("alternatives with referents", 'INJURY: "A" / DEATH: "B"', "hum_effect", Fill(("INJURY", "DEATH"), ("A", "B"))),
    ("optional in parentheses", '? ("GUARD" / "WATCHMAN"): "LUIS"', "hum_description",
     Fill(("GUARD", "WATCHMAN"), ("LUIS",), True)),
    ("number alternatives", '10 / 10- / PLURAL: "MEN"', "hum_number", Fill(("10", "10-", "PLURAL"), ("MEN",))),
    ("a location keeps its colons", "PERU: LIMA (CITY)", "location", Fill(("PERU: LIMA (CITY)",))),
    ("two locations", "COLOMBIA / VENEZUELA", "location", Fill(("COLOMBIA", "VENEZUELA"))),
    ("locations in parentheses", "(PERU: LIMA (CITY)) / (CHILE)", "location", Fill(("PERU: LIMA (CITY)", "CHILE"))),
    ("dates in parentheses", "(- 29 MAR 89) / (28 MAR 89 - 29 MAR 89)", "date",
     Fill(("- 29 MAR 89", "28 MAR 89 - 29 MAR 89"))),
    ("null", "-", "hum_name", None),
]  # fmt: skip


@pytest.mark.parametrize(("label", "printed", "slot", "expected"), FILLS, ids=[row[0] for row in FILLS])
def test_fills(label: str, printed: str, slot: str, expected: Fill | None) -> None:
    assert read_fill(printed, slot) == expected


def test_keys_of_a_file(tmp_path: Path) -> None:
    keys = read_keys(write(tmp_path)[1])
    bridge, teacher = keys["DEV-MUC3-9001"]
    assert keys["DEV-MUC3-9002"] == []
    assert (bridge.types(), bridge.optional, bridge.inapplicable) == (("BOMBING",), False, frozenset())
    assert [fill.values for fill in bridge.fills("hum_description")] == [("MAYOR",), ("FISHERMEN",)]
    assert bridge.fills("hum_nation") == ()
    assert teacher.optional
    assert teacher.inapplicable == frozenset(INAPPLICABLE)


def test_a_line_that_is_no_slot_is_named(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_text("0.  MESSAGE: ID                     DEV-MUC3-9001\n1.  NOTHING\n", encoding="latin-1")
    with pytest.raises(ValueError, match="NOTHING"):
        read_keys(path)


def test_messages_of_a_file(tmp_path: Path) -> None:
    first, second = messages(write(tmp_path)[0])
    assert (first.id, first.published) == ("DEV-MUC3-9001", date(1989, 3, 14))
    assert first.text.startswith("SAN ISIDRO, 14 MAR 89") and first.text.endswith("SAME TOWN.")
    assert (second.id, second.published) == ("DEV-MUC3-9002", None)


DATELINES = [
    ("place and day", "SAN ISIDRO, 3 JAN 90 -- [TEXT]", date(1990, 1, 3), ("SAN ISIDRO", None)),
    ("a country in parentheses", "MADRID (SPAIN), 12 OCT 89 (EFE) -- ", date(1989, 10, 12), ("MADRID", "SPAIN")),
    ("no date", "LIMA, NO DATE -- [SPEECH]", None, ("LIMA", None)),
    ("no year", "LIMA, 7 FEB (AGENCY) -- [TEXT]", None, ("LIMA", None)),
    ("no such day", "LIMA, 31 FEB 89 -- [TEXT]", None, ("LIMA", None)),
]


@pytest.mark.parametrize(("label", "text", "day", "place"), DATELINES, ids=[row[0] for row in DATELINES])
def test_datelines(label: str, text: str, day: date | None, place: tuple[str, str | None]) -> None:
    assert (dateline(text), origin(text)) == (day, place)
