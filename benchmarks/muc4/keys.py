"""MUC-4 answer keys: templates of 23 slots, each with fills that may have alternatives, a referent, or be optional.

Form after the task documentation (``template-doc-part1.v7``, sections 2 to 4): ``/`` between alternatives, ``?``
before what may be left out, ``:`` before the fill of another slot that this one is about, ``-`` for null and ``*`` for
what does not apply. Lines that begin with ``;`` are comments; a message told as irrelevant has no template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SLOTS = (
    "date", "location", "type", "stage", "instrument", "instrument_type",
    "category", "individual", "organization", "confidence",
    "phys_id", "phys_type", "phys_number", "phys_nation", "phys_effect", "phys_total",
    "hum_name", "hum_description", "hum_type", "hum_number", "hum_nation", "hum_effect", "hum_total",
)  # fmt: skip
FIRST = 2  # the number printed before "INCIDENT: DATE"; the slots follow in order

_HEAD = re.compile(r"^(\d{1,2})\.\s+[A-Z]+(?: [A-Z]+)*: ?[A-Z]+(?: [A-Z]+)*(?:\s{2,}(.*)|\s*$)")
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|([/:])|([^"/:]+)')
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Fill:
    """One filler: its alternatives, best first, those of the fill it refers to, and whether it may be left out."""

    values: tuple[str, ...]
    refs: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of a message. A slot that is not in ``slots`` is null; ``inapplicable`` ones are not scored."""

    message: str
    slots: Mapping[str, tuple[Fill, ...]] = field(default_factory=dict)
    optional: bool = False
    inapplicable: frozenset[str] = frozenset()

    def fills(self, slot: str) -> tuple[Fill, ...]:
        return self.slots.get(slot, ())

    def types(self) -> tuple[str, ...]:
        """The incident types that count, as printed: one, or alternatives."""
        return tuple(value for fill in self.fills("type") for value in fill.values)


Keys = dict[str, list[Template]]


def read_keys(path: Path) -> Keys:
    """The templates of each message in a key file, in order; an irrelevant message has an empty list.

    ValueError where a line is numbered like a slot and is none.
    """
    keys: Keys = {}
    for entry in _entries(path.read_text(encoding="latin-1").splitlines()):
        message = entry[0][0].split(" (")[0].strip()
        number = entry[1][0]
        keys.setdefault(message, [])
        if number != "*":
            keys[message].append(_template(message, "OPTIONAL" in number, entry))
    return keys


def _entries(lines: list[str]) -> Iterator[dict[int, list[str]]]:
    """The printed values of each template by the number of their slot: one for every line."""
    entry: dict[int, list[str]] = {}
    at = -1
    for line in lines:
        head = _HEAD.match(line)
        if head:
            at = int(head[1])
            if at == 0 and entry:
                yield entry
                entry = {}
            entry[at] = [(head[2] or "-").strip()]
        elif line[:1].isdigit():
            raise ValueError(f"no slot of MUC-4: {line!r}")
        elif line[:1].isspace() and line.strip() and at >= 0:
            entry[at] = _joined(entry[at], line.strip())
    if entry:
        yield entry


def _joined(values: list[str], line: str) -> list[str]:
    """The values with one line more, which goes on with the last where that stops short."""
    last = values[-1] if values else ""
    short = last.count('"') % 2 == 1 or last.endswith(("/", ":")) or line.startswith(("/", ":"))
    return [*values[:-1], f"{last} {line}"] if short else [*values, line]


def _template(message: str, optional: bool, entry: dict[int, list[str]]) -> Template:
    slots: dict[str, tuple[Fill, ...]] = {}
    inapplicable = set()
    for number, printed in ((number, printed) for number, printed in entry.items() if number >= FIRST):
        slot = SLOTS[number - FIRST]
        if printed == ["*"]:
            inapplicable.add(slot)
            continue
        found = [fill for line in printed if (fill := read_fill(line, slot)) is not None]
        if found:
            slots[slot] = tuple(found)
    return Template(message, slots, optional, frozenset(inapplicable))


def read_fill(printed: str, slot: str) -> Fill | None:
    """A fill as printed; None for null. Dates and locations keep their own dashes and colons."""
    optional = printed.startswith("?")
    body = printed.lstrip("? ")
    if slot in ("date", "location"):
        parts = [_unwrapped(part.strip()) for part in re.split(" / " if slot == "location" else "/", body)]
        return _fill([" ".join(part.split()) for part in parts if part], [], optional)
    values, refs = _sides(body)
    return _fill(values, refs, optional)


def _unwrapped(part: str) -> str:
    """An alternative without the parentheses around all of it; those around the kind of a place stay."""
    if not part.startswith("("):
        return part
    inner = part[1:]
    return inner.removesuffix(")") if inner.count(")") > inner.count("(") else inner


def _sides(body: str) -> tuple[list[str], list[str]]:
    """Values and referents: what stands before a colon is a value, what stands after it refers."""
    values: list[str] = []
    refs: list[str] = []
    after = False
    for quoted, mark, bare in _TOKEN.findall(body):
        word = quoted.replace("\\", "") if quoted else bare.strip(" ()?")
        if mark == ":":
            values += [refs.pop()] if after and refs else []  # A: "x" / B: "y"
            after = True
        elif word:
            (refs if after else values).append(" ".join(word.split()))
    return values, refs


def _fill(values: list[str], refs: list[str], optional: bool) -> Fill | None:
    """Null among the alternatives makes a fill optional; nothing but null is no fill."""
    told = tuple(dict.fromkeys(value for value in values if value != "-"))
    named = tuple(dict.fromkeys(ref for ref in refs if ref != "-"))
    return Fill(told, named, optional or "-" in values) if told else None
