"""Who and what an act's fillers name: mentions of one participant together, and how many people were hurt, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.actors import identify, kind_of_noun
from onrecord.coding.draft import Draft, meet
from onrecord.coding.guided_acts import Act, Filler, limits
from onrecord.coding.marked import NATURE, weapon
from onrecord.model import Harm, Participant, Weapon, Who
from onrecord.numbers import people

_PERSONS = ("perpetrator_person", "target_person")


@dataclass(frozen=True, slots=True)
class Entity:
    """Fillers of one participant, and the one that names it best."""

    fillers: tuple[Filler, ...]
    best: Filler


def entities(draft: Draft, act: Act, *labels: str) -> list[Entity]:
    """The participants of the labels, in the order of their first mentions."""
    groups: list[list[Filler]] = []
    for filler in (one for one in act.fillers if one.label in labels):
        homes = [group for group in groups if any(_same(draft, filler, other) for other in group)]
        groups = [group for group in groups if group not in homes]
        groups.append([one for group in homes for one in group] + [filler])
    named = [Entity(tuple(group), max(group, key=lambda one: one.confidence)) for group in groups]
    return [one for one in named if one.best.confidence >= limits()["entity"][one.best.label]]


def _same(draft: Draft, one: Filler, other: Filler) -> bool:
    """Whether two fillers of a label are one participant: by words, by the encoder, or by the codebook."""
    if one.label != other.label:
        return False
    ours, theirs = (draft.text[slice(*filler.span)].lower().split() for filler in (one, other))
    persons, shared = one.label in _PERSONS, {*ours} & {*theirs}
    if ours == theirs or (one.label == "target_person" and len(shared) == min(len({*ours}), len({*theirs}))):
        return True
    if persons and not shared and _is_name(ours) and _is_name(theirs):
        return False  # two people named, however near to each other
    if max(draft.marks.chance("participant", a, b) for a in one.marks for b in other.marks) > limits()["participant"]:
        return True
    known = [identify(draft.text[slice(*filler.span)]).actor for filler in (one, other)]
    return known[0] is not None and known[0] == known[1]


def _is_name(words: Sequence[str]) -> bool:
    """Whether several words end in none that the codebook knows to say what somebody is."""
    return len(words) > 1 and kind_of_noun(words[-1]) is None


def participant(draft: Draft, entity: Entity) -> Participant:
    """The participant, by the words that name it best."""
    span = entity.best.span
    text = draft.text[slice(*span)]
    who = identify(text)
    nature = NATURE.get(entity.best.label, "person")
    mentions = tuple(sorted({filler.span for filler in entity.fillers}))
    return Participant(text, span, mentions, who.actor, who.name, who.kind, nature)


def weapons(draft: Draft, act: Act) -> Iterator[Weapon]:
    for entity in entities(draft, act, "weapon"):
        yield weapon(draft, entity.best.span)


def harms(draft: Draft, act: Act) -> Iterator[Harm]:
    """What became of each person hit, by the marks of harm on its mentions, and how many they were."""
    for entity in entities(draft, act, "target_person"):
        effect = _effect(draft, entity)
        if effect is not None:
            low, high, vague, counted = _number(draft, entity)
            span = counted.span
            named = Who(draft.text[slice(*entity.best.span)], entity.best.span, participant(draft, entity).kind)
            yield Harm(effect, named, low, high, vague, draft.text[slice(*span)], span)


def _effect(draft: Draft, entity: Entity) -> str | None:
    """The effect that is marked on the mentions, the surest."""
    found: dict[str, float] = {}
    for mark in draft.marks.of("harm"):
        if any(meet(mark.span, one.span) for one in entity.fillers):
            found[mark.label] = found.get(mark.label, 0.0) + mark.confidence
    return max(found, key=found.__getitem__) if found else None


def _number(draft: Draft, entity: Entity) -> tuple[int | None, int | None, str | None, Filler]:
    """How many people: the first mention that says so, with the number before it; one for a name or a singular."""
    for filler in entity.fillers:
        count = people(_phrase(draft, filler))
        if count is not None and (count.low, count.high) != (None, None):
            return count.low, count.high, count.vague.lower() if count.vague else None, filler
    one = 1 if _single(draft.text[slice(*entity.best.span)]) else None
    return one, one, None, entity.best


def _phrase(draft: Draft, filler: Filler) -> str:
    """The filler with what its noun phrase has before it: "at least THREE PEASANTS"."""
    sentence = draft.reading.at(filler.span[0])
    word = sentence.word_at(filler.span[0])
    chunk = next((one for one in sentence.chunks if one.holds(word)), None)
    first = chunk.first if chunk is not None and chunk.kind == "N" else word
    return draft.text[sentence.starts[first] : filler.span[1]]


def _single(text: str) -> bool:
    """Whether the words name one person: a name of several words, or a single one that is no plural."""
    words = text.lower().split()
    return _is_name(words) or (kind_of_noun(words[-1]) is None and not words[-1].endswith("s"))
