"""Reads the marked texts of ``training/texts``: plain text with marks in square brackets.

One file holds many texts. A text begins with ``=== id | region | period | style``, has one line ``@n type status
news|background [aggregate] [XX]`` for each incident, perhaps a line ``layers: ...``, and then its words, in which
``[role:n words]`` marks the words (``n``: the incidents, as 1 or 1,2; ``/x`` after it names the participant or the
statement: ``[perp:1/a gunmen] ... [perp:1/a they]``). Marks may stand in marks of another layer.

    python -m training.markup training/texts/*.txt    # checks the files and says what they hold
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from onrecord.marking.labels import LAYERS
from onrecord.terms import EFFECTS
from training.examples import Example, Mark, Told

ROLES = {
    "perp": "perpetrator_person", "perporg": "perpetrator_organisation", "targ": "target_person",
    "obj": "target_object", "weapon": "weapon", "place": "place", "when": "when",
}  # fmt: skip
INCIDENT_LAYERS = frozenset(("role", "trigger", "harm"))
_TOKEN = re.compile(r"\[([a-z]+)(?::([A-Za-z0-9_,]+))?(?:/([A-Za-z0-9_]+))? |\]")
_HEAD = re.compile(r"^=== *(.+)$", re.MULTILINE)


def texts(source: str, name: str) -> Iterator[Example]:
    """The texts of one file.

    Raises:
        ValueError: a text that does not follow the form; the message names the file, the text and the reason.
    """
    parts = _HEAD.split(source)
    for head, body in zip(parts[1::2], parts[2::2], strict=True):
        try:
            yield _text(head, body)
        except (ValueError, KeyError) as problem:
            raise ValueError(f"{name}: {head.split('|')[0].strip()}: {problem}") from None


def _text(head: str, body: str) -> Example:
    identity, *facts = [part.strip() for part in head.split("|")]
    lines = body.strip("\n").split("\n")
    layers, incidents = INCIDENT_LAYERS, {}
    while lines and (lines[0].startswith("@") or lines[0].startswith("layers:")):
        line = lines.pop(0)
        if line.startswith("@"):
            number, told = _told(line)
            incidents[number] = told
        else:
            layers = _layers(line.removeprefix("layers:").split())
    text, marks = _marks("\n".join(lines).strip())
    _whole(marks, incidents)
    named = dict(zip(("region", "period", "style"), facts, strict=False))
    return Example(identity, text, tuple(marks), incidents, layers, linked=True, facts=named)


def _layers(names: list[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        if name == "incidents":
            found |= INCIDENT_LAYERS
        elif name == "statements":
            found |= {"attribution", "content"}
        elif name in ("figures", "measures"):
            found.add(name[:-1])
        elif name in LAYERS:
            found.add(name)
        else:
            raise ValueError(f"no layer {name!r}")
    return frozenset(found)


def _told(line: str) -> tuple[int, Told]:
    number, kind, status, *rest = line[1:].split()
    unknown = [
        word for word in rest if word not in ("news", "background", "aggregate") and not re.fullmatch("[A-Z]{2}", word)
    ]
    if unknown:
        raise ValueError(f"{line!r}: what is {unknown[0]!r}?")
    return int(number), Told(kind, status, "background" in rest, "aggregate" in rest)


def _marks(body: str) -> tuple[str, list[Mark]]:
    """The words without their brackets, and the marks that the brackets were."""
    text: list[str] = []
    length, at, stack, marks = 0, 0, [], []
    for token in _TOKEN.finditer(body):
        text.append(body[at : token.start()])
        length += token.start() - at
        at = token.end()
        if token[0] != "]":
            stack.append((token[1], token[2], token[3], length))
        elif not stack:
            raise ValueError(f"a bracket closes that none opened: {body[max(0, at - 40) : at]!r}")
        else:
            marks.append(_mark(*stack.pop(), length))
    if stack:
        raise ValueError(f"[{stack[-1][0]} is never closed")
    whole = "".join([*text, body[at:]])
    if "[" in whole or "]" in whole:
        raise ValueError(f"a bracket is no mark: {whole[max(0, whole.find('[')) :][:40]!r}")
    return whole, sorted(marks, key=lambda mark: mark.span)


def _mark(name: str, of: str | None, entity: str | None, start: int, end: int) -> Mark:
    span = (start, end)
    if name in ("fig", "measure"):
        layer = "figure" if name == "fig" else "measure"
        if of not in LAYERS[layer]:
            raise ValueError(f"[{name}:{of} is none of {', '.join(LAYERS[layer])}")
        return Mark(layer, of or "", span, (), None, entity)
    if name in ("relief", "content"):
        return Mark(name, name, span, (), entity)
    incidents = tuple(int(number) for number in of.split(",")) if of else ()
    if name == "trig":
        return Mark("trigger", "", span, incidents)
    if name in ("source", "cue"):
        return Mark("attribution", name, span, incidents, entity)
    if name in EFFECTS:
        return Mark("harm", name, span, incidents)
    if name not in ROLES:
        raise ValueError(f"no mark is named {name!r}")
    return Mark("role", ROLES[name], span, incidents, entity)


def _whole(marks: list[Mark], incidents: dict[int, Told]) -> None:
    """Whether every mark is of an incident that is there, every incident has its trigger, and no layer overlaps."""
    named = {number for mark in marks for number in mark.incidents}
    if named - incidents.keys():
        raise ValueError(f"incident {min(named - incidents.keys())} has no @ line")
    triggered = {number for mark in marks if mark.layer == "trigger" for number in mark.incidents}
    if incidents.keys() - triggered:
        raise ValueError(f"incident {min(incidents.keys() - triggered)} has no [trig: ...]")
    for mark in marks:
        if mark.layer in INCIDENT_LAYERS and not mark.incidents:
            raise ValueError(f"[{mark.label or 'trig'} at {mark.span} names no incident")
        if mark.span[0] == mark.span[1]:
            raise ValueError(f"an empty mark at {mark.span}")
    for layer in LAYERS:
        spans = sorted(mark.span for mark in marks if mark.layer == layer)
        if any(one[1] > other[0] for one, other in pairwise(spans)):
            raise ValueError(f"two marks of the layer {layer} overlap")


def main(paths: list[str]) -> int:
    """Checks the files named; prints what they hold, or what is wrong with them."""
    wrong = 0
    for path in paths:
        found: list[Example] = []
        try:
            found.extend(texts(Path(path).read_text(encoding="utf-8"), path))
        except ValueError as problem:
            print(problem)
            wrong += 1
        types = Counter(told.type for one in found for told in one.incidents.values())
        empty = sum(not one.incidents for one in found)
        words = sum(len(one.text.split()) for one in found)
        print(f"{path}: {len(found)} texts, {words} words, {empty} without incidents; {dict(types.most_common())}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
