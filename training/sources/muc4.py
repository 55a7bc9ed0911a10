"""MUC-4's 1,300 development texts and answer keys (1992), as marks: fillers, and their incidents by trigger words.

The keys quote words of the text; each occurrence is marked. They name no trigger: the words by which our rules would
tell of an incident, beside a filler of its template, are marked as the template's; beside none, as no terrorism.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.muc4.keys import Fill, Template, read_keys
from benchmarks.muc4.texts import messages
from onrecord.marking.labels import ACTS, FILLERS
from onrecord.model import Report, Span
from onrecord.terms import INCIDENT_TYPES
from training.examples import UNSURE, Example, Mark, Told
from training.sources.finding import apart, occurrences
from training.sources.weak import triggers

# MUC-4's slots of fillers to layer and label
SLOTS = {
    "individual": ("individual", "individual"), "organization": ("organization", "organization"),
    "phys_id": ("physical", "physical"), "hum_name": ("victim", "name"), "hum_description": ("victim", "description"),
    "instrument": ("instrument", "instrument"),
}  # fmt: skip
NEAR = 250  # characters between fillers of one act

_STATUS = {"ACCOMPLISHED": "occurred", "ATTEMPTED": "averted", "THREATENED": "planned"}
_TYPES = {
    "BOMBING": "remote_explosive_landmine_ied", "KIDNAPPING": "abduction_forced_disappearance", "ATTACK": "attack",
    "ARSON": "looting_property_destruction", "ROBBERY": "looting_property_destruction",
    "FORCED WORK STOPPAGE": "other_strategic", "HIJACKING": "abduction_forced_disappearance",
}  # fmt: skip
_ACTS = {**{act.upper(): act for act in ACTS}, "FORCED WORK STOPPAGE": "stoppage", "HIJACKING": "kidnapping"}
# what is said of the fillers of a slot: by which slot of the key, and in which words
_SAID: dict[str, tuple[str, dict[str, set[str]]]] = {
    "victim": ("hum_effect", {
        "killed": {"DEATH"}, "injured": {"INJURY"}, "unhurt": {"NO INJURY", "NO INJURY OR DEATH"},
    }),
    "physical": ("phys_effect", {"destroyed": {"DESTROYED"}, "damaged": {"SOME DAMAGE"}}),
    "organization": ("confidence", {
        "fact": {"REPORTED AS FACT"}, "authorities": {"SUSPECTED OR ACCUSED BY AUTHORITIES"},
        "accused": {"SUSPECTED OR ACCUSED"}, "claimed": {"CLAIMED OR ADMITTED"}, "possible": {"POSSIBLE"},
    }),
}  # fmt: skip
_BOMBS = frozenset(("suicide_bomb", "grenade", "shelling_artillery_missile", "remote_explosive_landmine_ied"))
_HARMS = frozenset((*_BOMBS, "attack", "armed_clash", "air_drone_strike", "mob_violence"))


def examples(shared: Path) -> Iterator[Example]:
    """The development texts."""
    folder = shared / "bench" / "muc4" / "dev"
    known = {name: told for path in sorted(folder.glob("key-*")) for name, told in read_keys(path).items()}
    for path in sorted(folder.glob("dev-*")):
        for one in messages(path):
            if one.id in known:
                yield _example(one, known[one.id])


def _example(report: Report, templates: list[Template]) -> Example:
    marks = [m for n, template in enumerate(templates) for m in _near(list(_fillers(report.text, template, n)))]
    told = {n: _told(template) for n, template in enumerate(templates)}
    sure = apart(m for m in marks if m.label != UNSURE)
    triggered, plain = _triggers(report, sure, told)
    for number, mark in enumerate(plain, start=len(told)):
        told[number] = Told(mark.label, None, None, None, terrorism=False)
        triggered.append(Mark("holds", "", mark.span, (number,)))
    unsure = [m for m in marks if m.label == UNSURE]
    return Example(report.id, report.text, _clear(unsure, [*apart(triggered), *sure]), told, frozenset(FILLERS), True)


def _clear(unsure: list[Mark], sure: list[Mark]) -> tuple[Mark, ...]:
    """All marks in text order; those unsure only where none of their layer is sure."""
    kept = [
        one for one in unsure
        if not any(o.layer == one.layer and o.span[0] < one.span[1] and one.span[0] < o.span[1] for o in sure)
    ]  # fmt: skip
    return tuple(sorted([*sure, *kept], key=lambda m: m.span))


def _told(template: Template) -> Told:
    kind = next((v for k, v in _TYPES.items() if k in template.types()), "attack")
    stage = next((value for fill in template.fills("stage") for value in fill.values), "")
    return Told(kind, _STATUS.get(stage), None, None, terrorism=True)


def _fillers(text: str, template: Template, number: int) -> Iterator[Mark]:
    """The marks of one template's fillers. Alternatives of one filler are one participant."""
    for slot, (layer, label) in SLOTS.items():
        for fill in template.fills(slot):
            said = tuple(_said(template, layer, fill))
            entity = f"{layer}-{(*fill.refs, *fill.values)[0]}"
            for words in fill.values:
                for span in occurrences(text, words):
                    yield Mark(layer, label, span, (number,), entity, said=said)


def _said(template: Template, layer: str, fill: Fill) -> Iterator[tuple[str, bool]]:
    """What holds of a filler, and what doesn't."""
    acts = {_ACTS[kind] for kind in template.types()}
    yield from ((act, act in acts) for act in ACTS)
    category = {value for one in template.fills("category") for value in one.values}
    if category:
        yield "state", "STATE-SPONSORED VIOLENCE" in category
    stages = {value for one in template.fills("stage") for value in one.values}
    yield from ((name, name.upper() in stages) for name in ("attempted", "threatened"))
    if layer in _SAID:
        slot, words = _SAID[layer]
        names = {*fill.values, *fill.refs}
        found = {value for one in template.fills(slot) if names & {*one.refs} for value in one.values}
        if found:
            yield from ((name, bool(printed & found)) for name, printed in words.items())


def _near(fillers: list[Mark]) -> list[Mark]:
    """Unsure is the later occurrence of a single word ("terrorists") far from every other filler of its template."""
    kept, seen = [], set()
    for mark in sorted(fillers, key=lambda m: m.span):
        single = mark.span[1] - mark.span[0] < 15
        others = (o for o in fillers if o.entity != mark.entity and abs(o.span[0] - mark.span[0]) < NEAR)
        far = mark.entity in seen and single and not any(others)
        kept.append(replace(mark, label=UNSURE) if far else mark)
        seen.add(mark.entity)
    return kept


@dataclass(frozen=True, slots=True)
class _Plain:
    label: str
    span: Span


def _triggers(report: Report, marks: list[Mark], told: dict[int, Told]) -> tuple[list[Mark], list[_Plain]]:
    """The trigger words that tell of a template, and those that tell of something else."""
    own, others = [], []
    for trigger in triggers(report):
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
