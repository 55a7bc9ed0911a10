"""Tellings to incidents within a sentence: grammar ties them (a participle, a "when" clause, "killed in a blast")."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.coding.clauses import Predicate
from onrecord.coding.tellings import Telling
from onrecord.coding.told import GENERIC, VIOLENT, Told, compatible, one_status
from onrecord.coding.words import words

# Types at which people may come to harm.
_HARMING = VIOLENT | {
    "abduction_forced_disappearance",
    "protest_with_intervention",
    "sexual_violence",
    "peaceful_protest",
}
Tie = Callable[[Telling, Telling], bool]
# How a clause of time or cause hangs on the verb (Predicate.link).
_CAUSES = frozenset(("when", "as", "after", "while", "because"))


def within(tellings: list[Telling], parted: Tie = lambda telling, other: False) -> list[Told]:
    """The incidents of one sentence: each telling joins an earlier or later one that grammar ties it to.

    ``parted``: whether two tell of two days, so that they never join.
    """
    host: dict[int, int] = {}
    for tie in (_tied, _loosely):
        tied = _unless(parted, tie)
        for i in range(len(tellings)):
            if i not in host:
                host.update(_nearest(tellings, i, host, tied))
    groups: dict[int, list[Telling]] = {}
    for i, telling in enumerate(tellings):
        groups.setdefault(_root(host, i), []).append(telling)
    return [Told(group) for group in groups.values()]


def _unless(parted: Tie, tie: Tie) -> Tie:
    return lambda telling, other: tie(telling, other) and not parted(telling, other)


def _nearest(tellings: list[Telling], i: int, host: dict[int, int], tied: Tie) -> dict[int, int]:
    """The telling nearest to the ``i``-th that it is tied to and may be one incident with, if there is one."""
    telling = tellings[i]
    for j in sorted(range(len(tellings)), key=lambda k: abs(tellings[k].word - telling.word)):
        if _root(host, j) != i and tied(telling, tellings[j]) and _may(telling, tellings[j]):
            return {i: j}
    return {}


def _root(host: dict[int, int], index: int) -> int:
    """The telling that the ``index``-th hangs on in the end; ``host``: telling -> the one that it joins."""
    while index in host:
        index = host[index]
    return index


def _may(telling: Telling, other: Telling) -> bool:
    """Whether status and types let both be one incident."""
    if not one_status(telling.status, other.status):
        return False
    if telling.harm_only or other.harm_only:
        return other.type in _HARMING or other.harm_only
    pair = {telling.type, other.type}
    if telling.type == "looting_property_destruction" and pair <= VIOLENT:
        return True  # what a strike or a bomb destroyed
    return compatible(telling.type, other.type) or ("armed_clash" in pair and pair <= VIOLENT)


def _tied(telling: Telling, other: Telling) -> bool:
    """Whether grammar ties ``telling`` to ``other``: both are one incident."""
    return any(tie(telling, other) for tie in (_argument, _continued, _caused, _same_verb))


def _argument(telling: Telling, other: Telling) -> bool:
    """ "the blast killed", "killed in a blast": the other is subject or circumstance of this verb."""
    own = telling.predicate
    if own is None or other.phrase is None:
        return False
    if telling.rule.noun and other.predicate is not own and not telling.harm_only:
        return False
    held = [*own.subject, *own.objects, *(p for prep, p in own.obliques if prep in words().by_event)]
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


def _loosely(telling: Telling, other: Telling) -> bool:
    """What grammar leaves alone: harm goes with the nearest event of its sentence, or with harm of another effect; a
    general noun without parties of its own ("one of the biggest attacks") with the event that it sums up."""
    if telling.harm_only:
        return not _two_doers(telling, other) and (not other.harm_only or other.effect != telling.effect)
    bare = telling.rule.noun and not telling.agents and not telling.targets and telling.type in GENERIC
    return (bare and not other.harm_only) or (telling.rule.frame == "victim" and other.type == telling.type)


def _two_doers(telling: Telling, other: Telling) -> bool:
    """Whether both clauses name their own and different doers."""
    one, two = ({t.sentence.lower[p.core] for p in t.agents} for t in (telling, other))
    return bool(one) and bool(two) and not one & two
