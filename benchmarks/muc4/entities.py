"""Templates as the neural literature scores them: an incident type and five roles of entities, each a set of mentions.

Conventions read off the preprocessing and the scorer of GTT (Du, Rush and Cardie, "Template Filling with Generative
Transformers", NAACL 2021): victims are the *named* human targets; optional fills and optional templates count as any
other; a gold mention that the text does not contain as it stands is dropped, and an entity that keeps none with it;
templates of a message that are alike count once; mentions lose case, punctuation and articles.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.muc4.keys import Template
from benchmarks.muc4.texts import one_line

ROLES = {
    "PerpInd": "individual",
    "PerpOrg": "organization",
    "Target": "phys_id",
    "Victim": "hum_name",
    "Weapon": "instrument",
}
Entity = tuple[str, ...]

_ARTICLE = re.compile(r"\b(a|an|the)\b")
_MARKS = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True, slots=True)
class Event:
    """One template: the types that count, and by role the entities, each by its mentions."""

    types: tuple[str, ...]
    roles: dict[str, tuple[Entity, ...]]

    @property
    def entities(self) -> int:
        return sum(len(entities) for entities in self.roles.values())

    def agrees(self, other: Event) -> bool:
        """Whether the two have a type in common."""
        return bool(set(self.types) & set(other.types))


def normal(mention: str) -> str:
    """A mention as it is compared: lower case, no punctuation, no articles, single blanks."""
    return " ".join(_ARTICLE.sub(" ", mention.lower().translate(_MARKS)).split())


def gold(templates: Sequence[Template], text: str) -> list[Event]:
    """The events of a key, as far as the text contains their mentions."""
    within = one_line(text)
    return _events(templates, within)


def told(templates: Sequence[Template]) -> list[Event]:
    """The events that the machine tells: one type each, the first."""
    return [Event(event.types[:1], event.roles) for event in _events(templates, None)]


def _events(templates: Sequence[Template], within: str | None) -> list[Event]:
    events: list[Event] = []
    for template in templates:
        roles = {role: _entities(template, slot, within) for role, slot in ROLES.items()}
        event = Event(tuple(kind.lower() for kind in template.types()), roles)
        if event not in events:
            events.append(event)
    return events


def _entities(template: Template, slot: str, within: str | None) -> tuple[Entity, ...]:
    found = []
    for fill in template.fills(slot):
        mentions = [value for value in fill.values if within is None or value.lower() in within]
        if mentions:
            found.append(tuple(normal(value) for value in mentions))
    return tuple(found)


def subset(told: Entity, gold: Entity) -> bool:
    """phi of CEAF-REE: every mention told is one of the gold entity's."""
    return all(mention in gold for mention in told)
