"""Messages and keys written for these tests, in the form of MUC-4; no text of MUC is in the repository."""

from __future__ import annotations

from pathlib import Path

from benchmarks.muc4.keys import SLOTS, Fill, Template

TEXT = """SAN ISIDRO, 14 MAR 89 (RADIO EJEMPLO) -- [TEXT] REBELS OF THE GREEN DAWN MOVEMENT [MAV] BLEW UP
THE RIVER BRIDGE WITH DYNAMITE YESTERDAY.  ANA LUZ PEREZ, THE MAYOR, AND TWO FISHERMEN WERE KILLED.

   ON SUNDAY, UNIDENTIFIED MEN KIDNAPPED THE TEACHER RAUL SOTO IN THE SAME TOWN.
"""
SLOT_NAMES = """INCIDENT: DATE|INCIDENT: LOCATION|INCIDENT: TYPE|INCIDENT: STAGE OF EXECUTION|INCIDENT: INSTRUMENT ID
INCIDENT: INSTRUMENT TYPE|PERP: INCIDENT CATEGORY|PERP: INDIVIDUAL ID|PERP: ORGANIZATION ID
PERP: ORGANIZATION CONFIDENCE|PHYS TGT: ID|PHYS TGT: TYPE|PHYS TGT: NUMBER|PHYS TGT: FOREIGN NATION
PHYS TGT: EFFECT OF INCIDENT|PHYS TGT: TOTAL NUMBER|HUM TGT: NAME|HUM TGT: DESCRIPTION|HUM TGT: TYPE|HUM TGT: NUMBER
HUM TGT: FOREIGN NATION|HUM TGT: EFFECT OF INCIDENT|HUM TGT: TOTAL NUMBER""".replace("\n", "|").split("|")

BRIDGE = {
    "date": ["13 MAR 89"],
    "location": ["EL SALVADOR: SAN ISIDRO (TOWN)"],
    "type": ["BOMBING"],
    "stage": ["ACCOMPLISHED"],
    "instrument": ['"DYNAMITE"'],
    "instrument_type": ['DYNAMITE: "DYNAMITE"'],
    "category": ["TERRORIST ACT"],
    "individual": ['"REBELS"'],
    "organization": ['"GREEN DAWN MOVEMENT" / "MAV"'],
    "confidence": ['REPORTED AS FACT: "GREEN DAWN MOVEMENT" / "MAV"'],
    "phys_id": ['"RIVER BRIDGE" / "BRIDGE"'],
    "phys_type": ['TRANSPORTATION ROUTE: "RIVER BRIDGE" / "BRIDGE"'],
    "phys_number": ['1: "RIVER BRIDGE" / "BRIDGE"'],
    "phys_effect": ['DESTROYED: "RIVER BRIDGE" / "BRIDGE"'],
    "hum_name": ['"ANA LUZ PEREZ"'],
    "hum_description": ['"MAYOR": "ANA LUZ PEREZ"', '"FISHERMEN"'],
    "hum_type": ['GOVERNMENT OFFICIAL: "ANA LUZ PEREZ"', 'CIVILIAN: "FISHERMEN"'],
    "hum_number": ['1: "ANA LUZ PEREZ"', '2: "FISHERMEN"'],
    "hum_effect": ['DEATH: "ANA LUZ PEREZ"', 'DEATH: "FISHERMEN"'],
}
TEACHER = {
    "date": ["- 14 MAR 89"],
    "location": ["EL SALVADOR: SAN ISIDRO (TOWN)"],
    "type": ["KIDNAPPING"],
    "stage": ["ACCOMPLISHED"],
    "individual": ['"UNIDENTIFIED MEN" / "MEN"'],
    "hum_name": ['"RAUL SOTO"'],
    "hum_description": ['? "TEACHER": "RAUL SOTO"'],
    "hum_type": ['CIVILIAN: "RAUL SOTO"'],
    "hum_number": ['1: "RAUL SOTO"'],
}
INAPPLICABLE = ("instrument", "instrument_type", "phys_id", "phys_type", "phys_number", "phys_nation", "phys_effect")


def printed(message: str, number: str, slots: dict[str, list[str]], starred: tuple[str, ...] = ()) -> str:
    """A template as key files print it."""
    lines = [
        f"0.  MESSAGE: ID                     {message} (MADE UP)",
        f"1.  MESSAGE: TEMPLATE               {number}",
    ]
    for at, (slot, name) in enumerate(zip(SLOTS, SLOT_NAMES, strict=True), start=2):
        values = ["*"] if slot in starred or number == "*" else slots.get(slot, ["-"])
        lines.append(f"{at}.".ljust(4) + name.ljust(32) + values[0])
        lines += [" " * 36 + value for value in values[1:]]
    return "\n".join(lines) + "\n"


def write(folder: Path) -> tuple[Path, Path]:
    """A file of two messages and its key: one message of two incidents, one that is irrelevant."""
    texts, keys = folder / "texts", folder / "keys"
    texts.write_text(
        f"DEV-MUC3-9001 (MADE UP)\n\n   {TEXT}\n\nDEV-MUC3-9002 (MADE UP)\n\n   QUITO, NO DATE -- [TEXT] IT RAINED.\n",
        encoding="latin-1",
    )
    first = printed("DEV-MUC3-9001", "1", BRIDGE)
    second = printed("DEV-MUC3-9001", "2 (OPTIONAL)", TEACHER, INAPPLICABLE)
    none = printed("DEV-MUC3-9002", "*", {})
    keys.write_text(f";; a comment\n\n{first}\n{second}\n{none}", encoding="latin-1")
    return texts, keys


def template(**slots: str | tuple[str, ...]) -> Template:
    """A template with one fill a slot: its value, or its alternatives."""
    fills = {name: (Fill((told,) if isinstance(told, str) else told),) for name, told in slots.items()}
    return Template("DEV-MUC3-9001", fills)
