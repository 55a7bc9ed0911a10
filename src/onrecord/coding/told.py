"""An incident as a report tells it: the words that tell of it together, and which types may be one incident."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.coding.phrases import Phrase
from onrecord.coding.tellings import Telling
from onrecord.model import Harm, Place, Weapon, When
from onrecord.reading import Sentence

# Groups of the contract's types. Those that violence may be told as; the vague ones; those that name their weapon;
# gatherings, which turn into each other as they go; what goes off; those by which land changes hands.
VIOLENT = frozenset((
    "attack", "armed_clash", "air_drone_strike", "suicide_bomb", "shelling_artillery_missile",
    "remote_explosive_landmine_ied", "grenade", "chemical_weapon", "looting_property_destruction", "mob_violence",
    "violent_demonstration", "excessive_force_against_protesters",
))  # fmt: skip
GENERIC = frozenset(("attack", "armed_clash"))
_ARMED = frozenset((
    "air_drone_strike", "suicide_bomb", "shelling_artillery_missile", "remote_explosive_landmine_ied", "grenade",
    "chemical_weapon",
))  # fmt: skip
_PROTESTS = frozenset((
    "peaceful_protest", "protest_with_intervention", "violent_demonstration", "mob_violence",
    "excessive_force_against_protesters",
))  # fmt: skip
_BOMBS = frozenset(("remote_explosive_landmine_ied", "suicide_bomb", "grenade"))
TERRITORIAL = frozenset(
    ("government_regains_territory", "non_state_actor_overtakes_territory", "non_violent_transfer_of_territory")
)


@dataclass(slots=True, eq=False)
class Told:
    """One incident of the report: its tellings, and what they say of place, time and harm."""

    tellings: list[Telling]
    places: list[Place] = field(default_factory=list)
    when: When | None = None
    harm: list[Harm] = field(default_factory=list)
    weapons: list[Weapon] = field(default_factory=list)
    inherits: bool = False  # its time is that of a sentence before its own
    doer: tuple[Sentence, Phrase] | None = None  # whose plan it is, where the plan itself does not say
    contested: bool = False  # somebody says in the next sentence that it is not so

    @property
    def chief(self) -> Telling:
        """The telling that says what happened: the first that is no mere harm."""
        return next((t for t in self.tellings if not t.harm_only), self.tellings[0])

    @property
    def type(self) -> str:
        """The most definite of the tellings' types: a bombing that is called an attack is a bombing."""
        chief = self.chief.type
        types = [t.type for t in self.tellings if not t.harm_only and compatible(t.type, chief)]
        if chief in _BOMBS and "suicide_bomb" in types:
            return "suicide_bomb"
        armed = [t.type for t in self.tellings if t.type in _ARMED]
        if chief in GENERIC and armed:
            return armed[0]
        return "armed_clash" if chief == "attack" and "armed_clash" in types else chief


def compatible(one: str, other: str) -> bool:
    """Whether two types may be the same incident told in different words."""
    if one == other:
        return True
    pair = {one, other}
    if pair <= _PROTESTS or pair <= _BOMBS:
        return True
    if "mob_violence" in pair and pair & {"looting_property_destruction", "attack", "violent_demonstration"}:
        return True
    return "attack" in pair and pair <= VIOLENT


def one_status(one: str, other: str) -> bool:
    """Whether one incident may be told with both: what one clause tells as done, another may tell as alleged."""
    return one == other or {one, other} == {"occurred", "alleged"}
