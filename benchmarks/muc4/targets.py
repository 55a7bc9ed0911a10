"""What and who was hit, as MUC-4 has it: physical targets, and human ones with number and effect from the harm rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.muc4.keys import Fill
from benchmarks.muc4.perpetrators import Slots
from benchmarks.muc4.phrases import chain, crosswalk, cut, first_of, is_object, name_in, plural
from onrecord.model import Account, Harm, Participant


@dataclass
class Victims:
    """One human target: the name, what describes it, and the harm rows that are about it."""

    name: str | None
    description: tuple[str, ...]
    kind: str
    rows: list[Harm] = field(default_factory=list)

    @property
    def label(self) -> tuple[str, ...]:
        """What the other slots refer to: the name, else the description."""
        return (self.name,) if self.name else self.description


def objects(account: Account, text: str, said: str) -> Slots:
    """The PHYS TGT slots; ``said`` is the evidence, whose words tell the damage."""
    chains = [values for one in account.targets if is_object(one) and (values := chain(one, text))]
    listed: dict[str, str] = crosswalk()["flags_of_damage"]
    damage = next((listed[flag] for flag in account.flags if flag in listed), None)
    if account.by.get("targets") != "reader":
        damage = first_of(said, crosswalk()["damage"])
    return {
        "phys_id": [Fill(values) for values in chains],
        "phys_type": [Fill((first_of(values[0], crosswalk()["physical"]) or "OTHER",), values) for values in chains],
        "phys_number": [Fill(("PLURAL" if plural(values[0]) else "1",), values) for values in chains],
        "phys_effect": [Fill((damage,), values) for values in chains] if damage else [],
    }


def people(account: Account, text: str) -> Slots:
    """The HUM TGT slots. Harm that is about nobody named goes to the only target, or stands without a referent."""
    hit = _victims(account, text)
    loose = [row for row in account.harm if not any(row in one.rows for one in hit)]
    if len(hit) == 1:
        hit[0].rows += [row for row in loose if row.effect not in {other.effect for other in hit[0].rows}]
        loose = []
    effects: dict[str, str] = crosswalk()["effects"]
    alone = dict.fromkeys(effects[row.effect] for row in loose if row.effect in effects)
    return {
        "hum_name": [Fill((one.name,)) for one in hit if one.name],
        "hum_description": [
            Fill(one.description, (one.name,) if one.name else ()) for one in hit if one.description
        ],
        "hum_type": [Fill((_type(one),), one.label) for one in hit],
        "hum_number": [Fill((_number(one),), one.label) for one in hit],
        "hum_effect": [
            *(Fill((effect,), one.label) for one in hit for effect in _effects(one)), *(Fill((one,)) for one in alone)
        ],
    }  # fmt: skip


def _victims(account: Account, text: str) -> list[Victims]:
    """The people among the targets, then those whom only a harm row names; each with its rows."""
    told = account.by.get("targets") == "reader"
    hit = [one for target in account.targets if not is_object(target) and (one := _target(target, text, told))]
    for row in (row for row in account.harm if row.who):
        assert row.who
        label = cut(row.who.text)
        same = next((one for one in hit if label in one.description or one.name == label), None)
        same = same or next((one for one in hit if _touch(one, label)), None)
        if same is None and label.lower() not in crosswalk()["pronouns"]:
            hit.append(same := Victims(None, (label,), row.who.kind))
        if same:
            same.rows.append(row)
    return hit


def _touch(one: Victims, label: str) -> bool:
    whole = " ".join(((one.name or ""), *one.description))
    return f" {label} " in f" {whole} " or any(f" {part} " in f" {label} " for part in one.label)


def _target(target: Participant, text: str, told: bool) -> Victims | None:
    name = name_in(target, text, told)
    if not name:
        values = chain(target, text)
        return Victims(None, values, target.kind) if values else None
    rest = cut(cut(target.text).replace(name, " ").strip())
    others = [cut(text[start:end]) for start, end in target.mentions if (start, end) != target.span]
    said = [phrase for phrase in (rest, *others) if phrase and not {*phrase.split()} & {*name.split()}]
    return Victims(name, tuple(said[:1]), target.kind)


def _type(one: Victims) -> str:
    said = " ".join(one.description)
    kind: str = crosswalk()["kinds_of_people"].get(one.kind, "CIVILIAN")
    return first_of(said, crosswalk()["people"]) or kind


def _effects(one: Victims) -> list[str]:
    effects: dict[str, str] = crosswalk()["effects"]
    return list(dict.fromkeys(effects[row.effect] for row in one.rows if row.effect in effects))


def _number(one: Victims) -> str:
    """How many: the bounds of the first harm row that has one, else one or several by the words."""
    if one.name:
        return "1"
    told = next((row for row in one.rows if (row.low, row.high, row.vague) != (None, None, None)), None)
    if told:
        return printed(told)
    return "PLURAL" if one.description and plural(one.description[0]) else "1"


def printed(row: Harm) -> str:
    """A count as MUC-4 prints it: 6, ~60, 5-7, 30-, -26 (7.22)."""
    if row.low is None and row.high is None:
        return "PLURAL"
    if row.low == row.high:
        return f"~{row.low}" if row.vague in crosswalk()["about"] else f"{row.low}"
    return f"{row.low or ''}-{row.high or ''}"
