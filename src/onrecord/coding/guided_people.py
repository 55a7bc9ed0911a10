"""Whom and what the fillers of the guide "muc4" name: mentions of one participant together; how many were hurt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.actors import identify
from onrecord.coding.draft import Draft
from onrecord.coding.guided_fillers import Filler, fillers, limits
from onrecord.marking import Mark
from onrecord.model import Harm, Participant, Who
from onrecord.numbers import people

NATURE = {"physical": "object", "organization": "organisation"}
DOERS = ("individual", "organization")
_ABOUT = frozenset(
    ("at", "least", "more", "less", "than", "about", "some", "nearly", "almost", "over", "approximately")
)
_AFTER = frozenset(("of", "at", "in", "from", "on", "with", "who", "for", "belonging", "that"))
HURT = {"killed": "killed", "injured": "injured"}


@dataclass(frozen=True)
class Entity:
    """A participant: its fillers in text order, the one that names it best, and what is said of it."""

    layer: str
    fillers: tuple[Filler, ...]
    best: Filler
    said: dict[str, float]

    @property
    def confidence(self) -> float:
        return self.best.confidence

    def marks(self) -> list[Mark]:
        return [mark for filler in self.fillers for mark in filler.marks]


def entities(draft: Draft) -> list[Entity]:
    """The participants of the report, in the order of their first mentions."""
    groups: list[list[Filler]] = []
    for filler in fillers(draft):
        homes = [group for group in groups if any(_same(draft, filler, other) for other in group)]
        groups = [group for group in groups if group not in homes]
        groups.append([one for group in homes for one in group] + [filler])
    return sorted((_entity(draft, group) for group in groups), key=lambda one: one.fillers[0].span)


def _entity(draft: Draft, group: list[Filler]) -> Entity:
    group.sort(key=lambda one: one.span)
    named = [one for one in group if one.label == "name"] or group
    best = max(named, key=lambda one: one.confidence)
    weights = [(mark.confidence, draft.marks.said[mark.index]) for filler in group for mark in filler.marks]
    total = sum(weight for weight, _ in weights)
    said = {name: sum(weight * chances[name] for weight, chances in weights) / total for name in weights[0][1]}
    return Entity(best.layer, tuple(group), best, said)


def _same(draft: Draft, one: Filler, other: Filler) -> bool:
    """Whether two fillers of a slot are one participant: by words, by the encoder, or by the codebook."""
    if one.layer != other.layer:
        return False
    ours, theirs = (draft.text[slice(*filler.span)].lower().split() for filler in (one, other))
    shared = {*ours} & {*theirs}
    if ours == theirs or (one.label == other.label == "name" and len(shared) == min(len({*ours}), len({*theirs}))):
        return True
    if one.label == other.label == "name" and not shared:
        return False  # two people named, however near to each other
    if max(draft.marks.chance("participant", a, b) for a in one.marks for b in other.marks) > limits()["participant"]:
        return True
    if one.layer != "organization":
        return False
    known = [identify(draft.text[slice(*filler.span)]).actor for filler in (one, other)]
    return known[0] is not None and known[0] == known[1]


def participant(draft: Draft, entity: Entity) -> Participant:
    """The participant, by the words that name it best."""
    span = entity.best.span
    text = draft.text[slice(*span)]
    who = identify(text)
    nature = NATURE.get(entity.layer, "person")
    mentions = tuple(sorted({filler.span for filler in entity.fillers}))
    if entity.best.label == "name":
        return Participant(text, span, mentions, None, text, who.kind, nature)
    kind = "state_forces" if entity.said["state"] >= limits()["state"] and nature != "object" else who.kind
    name = None if nature == "person" and who.actor is None else who.name
    return Participant(text, span, mentions, who.actor, name, kind if entity.layer in DOERS else who.kind, nature)


def harms(draft: Draft, found: Sequence[Entity]) -> Iterator[Harm]:
    """What became of each person hit, and how many they were."""
    for entity in found:
        for effect in _effects(entity):
            low, high, vague, counted = _number(draft, entity)
            who = participant(draft, entity)
            named = Who(who.text, who.span, who.kind)
            yield Harm(effect, named, low, high, vague, draft.text[slice(*counted.span)], counted.span)


def _effects(entity: Entity) -> list[str]:
    """What likely became of a victim."""
    chances = {effect: entity.said[name] for name, effect in HURT.items()}
    chances["abducted"] = entity.said["kidnapping"]
    return [effect for effect, chance in chances.items() if chance >= limits()["effect"]]


def _number(draft: Draft, entity: Entity) -> tuple[int | None, int | None, str | None, Filler]:
    """How many people: the mention that names them best, else the first that says so, with the number before it; one
    for a name or a singular."""
    for filler in (entity.best, *entity.fillers):
        count = people(_phrase(draft, filler))
        if count is not None and (count.low, count.high) != (None, None):
            return count.low, count.high, count.vague.lower() if count.vague else None, filler
    one = 1 if _single(draft, entity.best) else None
    return one, one, None, entity.best


def _phrase(draft: Draft, filler: Filler) -> str:
    """The filler with what its noun phrase has before it: "at least THREE PEASANTS"."""
    sentence = draft.reading.at(filler.span[0])
    word = sentence.word_at(filler.span[0])
    chunk = next((one for one in sentence.chunks if one.holds(word)), None)
    first = chunk.first if chunk is not None and chunk.kind == "N" else word
    while first > 0 and (sentence.tags[first - 1] in "#()" or sentence.lower[first - 1] in _ABOUT):
        first -= 1
    return draft.text[sentence.starts[first] : filler.span[1]].replace("[", " ").replace("]", " ")


def _single(draft: Draft, filler: Filler) -> bool:
    """Whether the words name one person: a name, or a singular."""
    words = draft.text[slice(*filler.span)].lower().split()
    stop = next((n for n, word in enumerate(words) if n and word in _AFTER), len(words))
    head = words[stop - 1].strip(",.[]()")
    return filler.label == "name" or not (head.endswith("s") or head in limits()["several"])
