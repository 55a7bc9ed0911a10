"""What the reader marks: layers of labels over the words, and what it says of a trigger and of two marks together.

The order of layers and labels is that of the encoder's outputs: a change of order is a new encoder.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

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

# What MUC-4 wants of terrorist acts, under its guide alone. Each slot is a layer, since a group's name may stand within
# the words for its members.
FILLERS: dict[str, tuple[str, ...]] = {
    "individual": ("individual",),
    "organization": ("organization",),
    "physical": ("physical",),
    "victim": ("name", "description"),
    "instrument": ("instrument",),
}

# The role that is nearest to each slot: a head for fillers begins as that for it (training/train.py).
NEAREST = {
    "individual": "perpetrator_person", "organization": "perpetrator_organisation", "physical": "target_object",
    "victim": "target_person", "instrument": "weapon",
}  # fmt: skip

# What is said of a filler, each of which holds or not: the types of the acts that it is of, what became of it, whether
# a state's forces acted, how surely who it names did it, and whether the act was only tried or threatened.
ACTS = ("attack", "bombing", "kidnapping", "arson", "robbery", "stoppage")
SAID = (
    *ACTS, "killed", "injured", "unhurt", "destroyed", "damaged", "state", "fact", "authorities", "accused", "claimed",
    "possible", "attempted", "threatened",
)  # fmt: skip

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
        """Layer to its half-open range of columns; ``standing`` and ``holds`` are of triggers, ``said`` of fillers."""
        widths = {layer: 1 + 2 * len(labels) for layer, labels in LAYERS.items()}
        widths |= {"standing": len(STANDING), "holds": len(HOLDS)}
        widths |= {layer: 1 + 2 * len(labels) for layer, labels in FILLERS.items()}
        widths["said"] = len(SAID)
        ends = list(accumulate(widths.values()))
        return {name: (end - width, end) for (name, width), end in zip(widths.items(), ends, strict=True)}

    @cached_property
    def width(self) -> int:
        return self.columns["said"][1]


EVERY = {**LAYERS, **FILLERS}
OUTPUTS = Outputs()
PAIR = 48  # numbers a token has for each relation
