"""Tellings to incidents: which words of a report tell of the same incident.

Within a sentence grammar decides (the participle, the "when" clause, the noun in "killed in a blast"); across
sentences it is the same incident when types agree, nothing contradicts, and something points back: the headline, a
definite noun, the same people, the same place.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.coding.clauses import Predicate
from onrecord.coding.phrases import Phrase
from onrecord.coding.tellings import Parse, Telling
from onrecord.model import Harm, Place, Weapon, When
from onrecord.reading import Sentence

VIOLENT = frozenset(
    "attack armed_clash air_drone_strike suicide_bomb shelling_artillery_missile remote_explosive_landmine_ied grenade "
    "chemical_weapon looting_property_destruction mob_violence violent_demonstration excessive_force_against_protesters".split()
)
HARMING = VIOLENT | {"abduction_forced_disappearance", "protest_with_intervention", "sexual_violence", "peaceful_protest"}
_GENERIC = frozenset(("attack", "armed_clash"))
# Types that name their weapon.
_ARMED = frozenset(
    "air_drone_strike suicide_bomb shelling_artillery_missile remote_explosive_landmine_ied grenade chemical_weapon".split()
)
_PROTESTS = frozenset(
    "peaceful_protest protest_with_intervention violent_demonstration mob_violence excessive_force_against_protesters".split()
)
_BOMBS = frozenset(("remote_explosive_landmine_ied", "suicide_bomb", "grenade"))
_ANOTHER = frozenset(("another", "second", "later", "separate", "third", "further"))
_CAUSES = frozenset(("when", "as", "after", "while", "because"))
_BY_EVENT = frozenset("in by during from with after on following amid".split())


@dataclass(slots=True)
class Told:
    """One incident of the report: its tellings, and what they say of place, time and harm."""

    tellings: list[Telling]
    places: list[Place] = field(default_factory=list)
    when: When | None = None
    harm: list[Harm] = field(default_factory=list)
    weapons: list[Weapon] = field(default_factory=list)
    inherits: bool = False  # its time is that of a sentence before its own
    doer: tuple[Sentence, Phrase] | None = None  # whose plan it is, where the plan itself does not say

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
        if chief in _GENERIC and armed:
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


def within(parsed: Parse, tellings: list[Telling]) -> list[Told]:
    """The incidents of one sentence: each telling joins an earlier or later one that grammar ties it to."""
    host: dict[int, int] = {}
    for tied in (_tied, _loosely):
        for i, telling in enumerate(tellings):
            for j in sorted(range(len(tellings)), key=lambda k: abs(tellings[k].word - telling.word)):
                if i not in host and _root(host, j) != i and tied(telling, tellings[j]) and _may(telling, tellings[j]):
                    host[i] = j
    groups: dict[int, list[Telling]] = {}
    for i, telling in enumerate(tellings):
        groups.setdefault(_root(host, i), []).append(telling)
    return [Told(group) for group in groups.values()]


def _loosely(telling: Telling, other: Telling) -> bool:
    """What grammar leaves alone: harm goes with the nearest event of its sentence, or with harm of another effect; a
    general noun without parties of its own ("one of the biggest attacks") with the event that it sums up."""
    if telling.harm_only:
        return not _two_doers(telling, other) and (not other.harm_only or other.effect != telling.effect)
    bare = telling.rule.noun and not telling.agents and not telling.targets and telling.type in _GENERIC
    return bare and not other.harm_only or telling.rule.frame == "victim" and other.type == telling.type


def _two_doers(telling: Telling, other: Telling) -> bool:
    """Whether both clauses name their own and different doers."""
    one, two = ({t.sentence.lower[p.core] for p in t.agents} for t in (telling, other))
    return bool(one) and bool(two) and not one & two


def _root(host: dict[int, int], index: int) -> int:
    while index in host:
        index = host[index]
    return index


def _may(telling: Telling, other: Telling) -> bool:
    if not _one_status(telling.status, other.status):
        return False
    if telling.harm_only or other.harm_only:
        return other.type in HARMING or other.harm_only
    pair = {telling.type, other.type}
    if telling.type == "looting_property_destruction" and pair <= VIOLENT:
        return True  # what a strike or a bomb destroyed
    return compatible(telling.type, other.type) or {telling.type, other.type} <= VIOLENT and "armed_clash" in (telling.type, other.type)


def _tied(telling: Telling, other: Telling) -> bool:
    """Whether grammar ties ``telling`` to ``other``: both are one incident."""
    return _argument(telling, other) or _continued(telling, other) or _caused(telling, other) or _same_verb(telling, other)


def _argument(telling: Telling, other: Telling) -> bool:
    """ "the blast killed", "killed in a blast": the other is subject or circumstance of this verb."""
    own = telling.predicate
    if own is None or other.phrase is None or telling.rule.noun and other.predicate is not own and not telling.harm_only:
        return False
    held = [*own.subject, *own.objects, *(p for prep, p in own.obliques if prep in _BY_EVENT)]
    return any(p.first <= other.word < p.stop for p in held)


def _continued(telling: Telling, other: Telling) -> bool:
    """ "..., killing two", "... and killed two": this verb continues the other's clause."""
    own, prior = telling.predicate, other.predicate
    if own is None or prior is None or own is prior:
        return False
    step: Predicate | None = own
    while step is not None and step.link in ("ing", "and", "before"):
        step = step.previous
        if step is prior:
            return own.link != "and" or telling.harm_only or other.harm_only or telling.type == other.type
    return own.link == "" and own.previous is prior and telling.harm_only and prior.lemma != "say" and own.passive


def _caused(telling: Telling, other: Telling) -> bool:
    """ "killed when a bomb exploded": the other stands in this verb's clause of time or cause."""
    own, cause = telling.predicate, other.predicate
    if own is None or cause is None or not telling.harm_only or other.harm_only:
        return False
    return cause.link in _CAUSES and cause.previous is own


def _same_verb(telling: Telling, other: Telling) -> bool:
    """Nouns without a verb of their own, and toll words, go with the nearest incident of the sentence."""
    if telling.harm_only and telling.predicate is None and not other.harm_only:
        return True
    return telling.predicate is not None and telling.predicate is other.predicate and telling.word != other.word


def across(groups: list[Told]) -> list[Told]:
    """The incidents of the report: groups of later sentences join earlier ones that they point back to."""
    found: list[Told] = []
    for group in groups:
        alike = [old for old in reversed(found) if _same(old, group)]
        earlier = next((old for old in alike if _same_day(old, group)), alike[0] if alike else None)
        if earlier is None:
            found.append(group)
        else:
            _join(earlier, group)
    return found


def _join(old: Told, new: Told) -> None:
    old.tellings.extend(new.tellings)
    old.places.extend(place for place in new.places if place not in old.places)
    old.when = old.when or new.when
    old.harm.extend(new.harm)
    old.weapons.extend(new.weapons)


def _same(old: Told, new: Told) -> bool:
    one, other = old.chief, new.chief
    joined = any(t.sentence is other.sentence for t in old.tellings)
    headline = _headline(old) and other.sentence.index <= one.sentence.index + 2 and not joined
    alike = compatible(old.type, new.type) or _mere_harm(old, new) or headline and _alike(old, new)
    if _another(other) or not _one_status(one.status, other.status) or not alike or _contradict(old, new, headline):
        return False
    return headline or _points_back(old, new)


def _another(telling: Telling) -> bool:
    """ "a second blast", "a later explosion", "another attack": not what was told before."""
    sentence, word = telling.sentence, telling.word
    before = sentence.lower[max(0, word - 3) : word]
    return telling.rule.noun and not telling.definite and not _ANOTHER.isdisjoint(before)


def _alike(old: Told, new: Told) -> bool:
    """Whether a headline's general word ("raid") may stand for the text's definite one ("air strike")."""
    pair = {old.type, new.type}
    return pair <= VIOLENT and bool(pair & _GENERIC)


def _headline(told: Told) -> bool:
    """Whether the incident stands in the headline: the title, capitals, or a first line without a full stop."""
    sentence = told.chief.sentence
    return sentence.title or sentence.headline or sentence.index == 0 and sentence.text[-1:] not in '.!?"'


def _one_status(one: str, other: str) -> bool:
    return one == other or {one, other} == {"occurred", "alleged"}


def _mere_harm(old: Told, new: Told) -> bool:
    return (new.chief.harm_only and old.type in VIOLENT) or (old.chief.harm_only and new.type in VIOLENT)


def _contradict(old: Told, new: Told, headline: bool) -> bool:
    """Whether time, place or toll say that these are two incidents. A headline may round the toll and name the region."""
    if old.when and new.when and _disjoint(old.when, new.when):
        return True
    pairs = [(a, b) for a in old.places for b in new.places]
    if headline:
        return bool(pairs) and all(None not in (a.country, b.country) and a.country != b.country for a, b in pairs)
    if pairs and not any(_one_place(a, b) for a, b in pairs):
        return True
    return not new.chief.harm_only and _tolls_differ(old.harm, new.harm)


def _disjoint(one: When, other: When) -> bool:
    if one.start and one.end and other.start and other.end:
        return one.end < other.start or other.end < one.start
    if one.offset and other.offset:
        return one.offset[1] < other.offset[0] or other.offset[1] < one.offset[0]
    return False


def _one_place(one: Place, other: Place) -> bool:
    """Whether one place may lie in the other: the same name, or one is the region or country of the other."""
    if one.name == other.name or one.country != other.country or None in (one.country, other.country):
        return one.name == other.name or None in (one.country, other.country)
    if "country" in (one.precision, other.precision):
        return True
    coarse = {"admin1", "area", "unknown"}
    return bool({one.precision, other.precision} & coarse) and (one.admin1 == other.admin1 or None in (one.admin1, other.admin1))


def _tolls_differ(one: list[Harm], other: list[Harm]) -> bool:
    for a in one:
        for b in other:
            if a.effect == b.effect and None not in (a.low, b.low) and a.low != b.low and _victims(a) != _victims(b):
                return True
    return False


def _victims(harm: Harm) -> str:
    return harm.who.text.lower().split()[-1] if harm.who else ""


def _points_back(old: Told, new: Told) -> bool:
    one, other = old.chief.sentence, new.chief.sentence
    if any(t.sentence is other for t in old.tellings):
        return old.type == new.type and (bool(_cores(old) & _cores(new)) or not new.harm)
    last = max(t.sentence.index for t in old.tellings)
    if any(t.definite or _pronominal(t) for t in new.tellings) or new.chief.harm_only and other.index <= last + 2:
        return True
    if _same_day(old, new) and (old.type == new.type or new.chief.rule.noun):
        return True
    if not new.places and not new.harm and not new.when and not any(t.targets for t in new.tellings):
        return True  # it tells nothing of its own
    return bool(_cores(old) & _cores(new)) or bool(set(old.places) & set(new.places))


def _pronominal(telling: Telling) -> bool:
    """ "They hit ...": what was told last goes on."""
    own = telling.predicate
    if own is None or telling.rule.noun or own.previous is not None or len(own.subject) != 1:
        return False
    return telling.sentence.lower[own.subject[0].core] in ("it", "they", "this")


def _same_day(old: Told, new: Told) -> bool:
    if old.when is None or new.when is None or old.when.start is None or old.when.precision != "day":
        return False
    return (old.when.start, old.when.end) == (new.when.start, new.when.end)


def _cores(told: Told) -> set[str]:
    """The nouns of the parties."""
    return {t.sentence.lower[p.core] for t in told.tellings for p in (*t.agents, *t.targets) if t.sentence.tags[p.core] in "NP"}
