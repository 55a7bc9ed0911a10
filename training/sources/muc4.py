"""MUC-4's 1,300 development texts and answer keys (1992), as marks: roles, and their incidents by trigger words.

The keys quote words of the text; each occurrence is marked. They name no trigger: the words by which our rules would
tell of an incident, beside a filler of its template, are marked as the template's; beside none, as no terrorism.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Report, Span
from onrecord.terms import INCIDENT_TYPES
from training.examples import Example, Mark, Told
from training.sources.finding import apart, occurrences
from training.sources.weak import Trigger, triggers

_HEAD = re.compile(r"^((?:DEV|TST\d)-MUC[34]-\d{4})[^\n]*\n", re.MULTILINE)
_SLOT = re.compile(r"^(\d+)\.\s+([A-Z: ]+?)\s{2,}(.*)$")
_ROLES = {
    "INCIDENT: INSTRUMENT ID": "weapon", "PERP: INDIVIDUAL ID": "perpetrator_person",
    "PERP: ORGANIZATION ID": "perpetrator_organisation", "PHYS TGT: ID": "target_object",
    "HUM TGT: NAME": "target_person", "HUM TGT: DESCRIPTION": "target_person",
}  # fmt: skip
_STATUS = {"ACCOMPLISHED": "occurred", "ATTEMPTED": "averted", "THREATENED": "planned"}
_EFFECTS = {"DEATH": "killed", "INJURY": "injured", "SOME DEATH": "killed", "SOME INJURY": "injured"}
_TYPES = {
    "BOMBING": "remote_explosive_landmine_ied", "KIDNAPPING": "abduction_forced_disappearance", "ATTACK": "attack",
    "ARSON": "looting_property_destruction", "ROBBERY": "looting_property_destruction",
    "FORCED WORK STOPPAGE": "other_strategic", "HIJACKING": "abduction_forced_disappearance",
}  # fmt: skip
_BOMBS = frozenset(("suicide_bomb", "grenade", "shelling_artillery_missile", "remote_explosive_landmine_ied"))
_HARMS = frozenset((*_BOMBS, "attack", "armed_clash", "air_drone_strike", "mob_violence"))

Template = dict[str, list[str]]  # slot to its lines


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of each message of a file."""
    parts = _HEAD.split(path.read_text(encoding="latin-1"))
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        yield name, body.strip("\n")


def keys(path: Path) -> dict[str, list[Template]]:
    """The filled templates of each message; [] for a message that tells of no incident."""
    found: dict[str, list[Template]] = {}
    for block in re.split(r"^(?=0\.)", path.read_text(encoding="latin-1"), flags=re.MULTILINE):
        template, slot = {}, ""
        for line in block.splitlines():
            head = _SLOT.match(line)
            if head:
                slot = head[2].strip()
                template[slot] = [head[3].strip()]
            elif slot and line.strip() and not line.startswith(";"):
                template[slot].append(line.strip())
        if "MESSAGE: ID" in template:
            name = template["MESSAGE: ID"][0].split()[0]
            found.setdefault(name, [])
            if template.get("INCIDENT: TYPE", ["*"])[0] != "*":
                found[name].append(template)
    return found


def examples(shared: Path) -> Iterator[Example]:
    """The development texts."""
    folder = shared / "bench" / "muc4" / "dev"
    known = {name: list_ for path in sorted(folder.glob("key-*")) for name, list_ in keys(path).items()}
    for path in sorted(folder.glob("dev-*")):
        for name, text in texts(path):
            if name in known:
                yield _example(name, text, known[name])


def _example(name: str, text: str, templates: list[Template]) -> Example:
    marks = [m for n, template in enumerate(templates) for m in _near(list(_fillers(text, template, n)))]
    told = {n: _told(template) for n, template in enumerate(templates)}
    triggered, plain = _triggers(name, text, marks, told)
    for number, mark in enumerate(plain, start=len(told)):
        told[number] = Told(mark.label, None, None, None, terrorism=False)
        triggered.append(Mark("holds", "", mark.span, (number,)))
    return Example(name, text, tuple(apart([*triggered, *marks])), told, frozenset(("role",)), linked=True)


def _told(template: Template) -> Told:
    kind = next((v for k, v in _TYPES.items() if k in template["INCIDENT: TYPE"][0]), "attack")
    stage = template.get("INCIDENT: STAGE OF EXECUTION", [""])[0]
    return Told(kind, next((v for k, v in _STATUS.items() if k in stage), None), None, None, terrorism=True)


def _fillers(text: str, template: Template, number: int) -> Iterator[Mark]:
    """The marks of one template's quoted words. Alternatives of one filler are one participant."""
    for slot, label in _ROLES.items():
        for line in template.get(slot, []):
            quoted = re.findall(r'"([^"]+)"', line.split(": ")[-1] if "NAME" not in slot else line)
            for words in quoted:
                for span in occurrences(text, words):
                    yield Mark("role", label, span, (number,), f"{label}-{quoted[0]}")
    for line in template.get("HUM TGT: EFFECT OF INCIDENT", []):
        effect = next((v for k, v in _EFFECTS.items() if line.lstrip("? ").startswith(k)), None)
        for words in re.findall(r'"([^"]+)"', line) if effect else ():
            for span in occurrences(text, words):
                yield Mark("harm", effect or "", span, (number,))


def _near(fillers: list[Mark]) -> list[Mark]:
    """Without the later occurrences of a single word ("terrorists") far from every other filler of its template."""
    kept, seen = [], set()
    for mark in sorted(fillers, key=lambda m: m.span):
        single = mark.span[1] - mark.span[0] < 15
        others = (o for o in fillers if o.entity != mark.entity and abs(o.span[0] - mark.span[0]) < 250)
        if mark.entity not in seen or not single or any(others):
            kept.append(mark)
        seen.add(mark.entity)
    return kept


@dataclass(frozen=True, slots=True)
class _Plain:
    label: str
    span: Span


def _triggers(name: str, text: str, marks: list[Mark], told: dict[int, Told]) -> tuple[list[Mark], list[_Plain]]:
    """The trigger words that tell of a template, and those that tell of something else."""
    own, others = [], []
    for trigger in triggers(Report(name, text)):
        near = {n for m in marks if trigger.start <= m.span[0] < trigger.end for n in m.incidents}
        of = tuple(sorted(n for n in near if _may(trigger.type, told[n].type)))
        if of:
            own.append(Mark("trigger", _finer(trigger.type, told[of[0]].type), trigger.span, of))
        elif not near and trigger.type in INCIDENT_TYPES:
            others.append(_Plain(trigger.type, trigger.span))
    return own, others


def _may(said: str, of: str) -> bool:
    """Whether a word of one type may tell of a template of another."""
    return said == of or (said in _HARMS and of in _HARMS) or ("looting" in of and said in _HARMS)


def _finer(said: str, of: str) -> str:
    """The more telling of both: an "attack" that was a bombing is a bombing; a clash stays one."""
    return said if of == "attack" or said in _BOMBS else of


__all__ = ["Trigger", "examples", "keys", "texts"]
