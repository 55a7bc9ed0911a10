"""The contract's closed lists: the words that a value of each kind may be. Imports nothing of ours."""

from __future__ import annotations

INCIDENT_TYPES = (
    "government_regains_territory", "non_state_actor_overtakes_territory", "armed_clash",
    "excessive_force_against_protesters", "protest_with_intervention", "peaceful_protest",
    "violent_demonstration", "mob_violence",
    "chemical_weapon", "air_drone_strike", "suicide_bomb", "shelling_artillery_missile",
    "remote_explosive_landmine_ied", "grenade",
    "sexual_violence", "attack", "abduction_forced_disappearance",
    "agreement", "arrests", "change_to_group_activity", "disrupted_weapons_use",
    "headquarters_or_base_established", "looting_property_destruction", "non_violent_transfer_of_territory",
    "other_strategic",
)  # fmt: skip
STATUSES = ("occurred", "alleged", "planned", "denied", "averted")
EFFECTS = ("killed", "injured", "abducted", "missing", "detained", "displaced")
KINDS = (
    "state_forces", "rebel_group", "political_militia", "identity_militia", "rioters", "protesters",
    "civilians", "external_forces", "unknown",
)  # fmt: skip
NATURES = ("person", "organisation", "object")
PLACE_PRECISIONS = ("exact", "near", "admin2", "admin1", "area", "country", "unknown")
WHEN_PRECISIONS = ("day", "days", "week", "month", "year", "unknown")
