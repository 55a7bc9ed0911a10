"""What the reader marks: layers of labels over the words, and what it says of a trigger and of two marks together.

The order of layers and labels is that of the encoder's outputs: a change of order is a new encoder.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.terms import EFFECTS, INCIDENT_TYPES, STATUSES

# Each layer with its labels. Marks of one layer do not overlap; marks of different layers may.
LAYERS: dict[str, tuple[str, ...]] = {
    "role": (
        "perpetrator_person", "perpetrator_organisation", "target_person", "target_object", "weapon", "place", "when",
    ),
    "trigger": INCIDENT_TYPES,
    "harm": EFFECTS,  # a count and the people counted: "at least three policemen", "a soldier"
    "attribution": ("source", "cue"),
    "content": ("content",),
    "figure": (
        "cases", "deaths", "suspected", "hospitalised", "recovered", "tested", "vaccinated", "quarantined",
        "evacuated", "displaced", "missing", "injured", "assisted", "incidents", "animals_culled", "animals_dead",
        "other",
    ),
    "measure": (
        "C1_school_closing", "C2_workplace_closing", "C3_cancel_public_events", "C4_restrictions_on_gatherings",
        "C5_close_public_transport", "C6_stay_at_home_requirements", "C7_restrictions_on_internal_movement",
        "C8_international_travel_controls", "H1_public_information", "H2_testing", "H3_contact_tracing",
        "H6_facial_coverings", "H7_vaccination", "quarantine", "cull", "trade_ban", "state_of_emergency", "other",
    ),
    "relief": ("relief",),
    "entity": ("person", "group", "organisation", "place", "object", "weapon"),
}  # fmt: skip

# What is said of a trigger: one of the statuses, and three that hold or not. ``terrorism``: the incident is one that
# MUC-4 and GTD want (violence by others than a state's forces in the field, against others than fighters in a fight).
STANDING = STATUSES
HOLDS = ("background", "aggregate", "terrorism")

# By whose guide a text is marked: the token that opens its windows ("[CLS]", "[unused0]" in BERT's vocabulary). MUC-4
# marks roles of terrorist acts alone, the general guide those of every incident.
GUIDES = {"general": 101, "muc4": 1}

# What two marks are to each other: of one incident, the same participant, of one statement.
RELATIONS = ("incident", "participant", "statement")


@dataclass(frozen=True)
class Outputs:
    """Where each layer's numbers stand among the encoder's outputs a token: O, then B and I of each label."""

    @cached_property
    def columns(self) -> dict[str, tuple[int, int]]:
        """Layer to its half-open range of columns; ``standing`` and ``holds`` come last."""
        found, at = {}, 0
        for layer, labels in LAYERS.items():
            width = 1 + 2 * len(labels)
            found[layer] = (at, at + width)
            at += width
        found["standing"] = (at, at + len(STANDING))
        found["holds"] = (at + len(STANDING), at + len(STANDING) + len(HOLDS))
        return found

    @cached_property
    def width(self) -> int:
        return self.columns["holds"][1]


OUTPUTS = Outputs()
PAIR = 48  # numbers a token has for each relation
