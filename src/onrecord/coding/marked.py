"""Accounts from marks: what the encoder marked, turned into values by grammar, codebook and gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.actors import find_weapons, identify, kind_of_noun
from onrecord.codebook import event_type
from onrecord.coding.clusters import Cluster
from onrecord.coding.draft import Draft, meet
from onrecord.coding.earlier import days_of
from onrecord.coding.harms import settled
from onrecord.coding.marked_harm import HIT, harms_of
from onrecord.coding.metonyms import doer
from onrecord.coding.placing import beside
from onrecord.coding.setting import dateline, fineness, said_then
from onrecord.coding.statements import attribution_for
from onrecord.coding.trimmed import bare
from onrecord.coding.words import words
from onrecord.marking import Mark
from onrecord.model import Account, Attribution, Participant, Place, Span, Weapon, When
from onrecord.numbers import people

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_DOERS = ("perpetrator_person", "perpetrator_organisation")
NATURE = {"target_object": "object", "perpetrator_organisation": "organisation"}


def account(draft: Draft, cluster: Cluster) -> Account:
    """The account of one incident, from the marks that belong to it."""
    kind = cluster.type
    status = max(cluster.standing.statuses, key=cluster.standing.statuses.__getitem__)
    where = _places(draft, cluster)
    who, whom = _doers(draft, cluster), participants(draft, cluster, HIT)
    taken = {p.span for p in who}
    harms = settled(list(harms_of(draft, cluster)), draft) if status in ("occurred", "alleged") else ()
    sentences = {draft.reading.at(mark.span[0]).span for mark in cluster.triggers}
    when = _when(draft, cluster)
    return Account(
        kind, event_type(kind), status, cluster.standing.background >= 0.5, cluster.standing.aggregate >= 0.5,
        where[0] if where else None, tuple(where[1:]), when, who,
        tuple(p for p in whom if p.span not in taken), tuple(_weapons(draft, cluster)), harms,
        _attribution(draft, cluster), tuple(sorted(sentences)), round(cluster.chance, 2), (),
        terrorism=round(cluster.standing.terrorism, 2),
    )  # fmt: skip


def _places(draft: Draft, cluster: Cluster) -> list[Place]:
    """The places that belong to it, the finest first; where none is marked, the one in its own words, or the
    dateline's."""
    found: list[Place] = []
    for mark in cluster.of("role", "place"):
        if _headed_for(draft, mark):
            continue
        known = [place for place in draft.places if meet(place.span, mark.span)] or _unresolved(draft, mark.span)
        found += [place for place in known if place not in found]
    if not found:
        own = beside(draft, cluster.triggers)
        early = draft.reading.at(cluster.triggers[0].span[0]).index < 6
        line = own or (dateline(draft) if early else None)
        found = [line] if line is not None else []
    return sorted(found, key=fineness, reverse=True)


def _headed_for(draft: Draft, mark: Mark) -> bool:
    """ "went away towards the forest": where nothing has happened yet."""
    before = [word for word in draft.text[: mark.span[0]].lower().split()[-2:] if word != "the"]
    return before[-1:] in (["towards"], ["toward"])


def _unresolved(draft: Draft, span: Span) -> list[Place]:
    """A place that no gazetteer knows, if the words end in a name: that name, and no point. A common noun ("the
    coast") names none."""
    words = list(_WORD.finditer(draft.text, *span))
    names = [match.start() for match in words if match.group()[0].isupper()]
    named = (names[0], span[1]) if names else span
    return [Place(draft.text[slice(*named)], named, name=draft.text[slice(*named)])] if names else []


def _when(draft: Draft, cluster: Cluster) -> When | None:
    """The time that belongs to it: one of its own sentences, the finest, the first of these; not that of its being said
    ("officials said on Saturday")."""
    marks = cluster.of("role", "when")
    marked = [when for when in draft.whens if any(meet(when.span, mark.span) for mark in marks)]
    found = [when for when in marked if not said_then(draft.reading.at(when.span[0]), when)]
    days = days_of(draft, cluster.triggers[0].span)
    if days.earlier:
        sentence = draft.reading.at(cluster.triggers[0].span[0])
        elsewhere = [when for when in found if draft.reading.at(when.span[0]) is not sentence]
        found = [when for when in found if when in days.marks] or ([days.since] if days.since else elsewhere)
    own = {draft.reading.at(mark.span[0]).index for mark in cluster.triggers}
    here = [when for when in found if draft.reading.at(when.span[0]).index in own] or found
    return min(here, key=lambda when: (when.precision != "day", when.span), default=None)


def _doers(draft: Draft, cluster: Cluster) -> tuple[Participant, ...]:
    made = (doer(draft, one) for one in participants(draft, cluster, _DOERS))
    return tuple(one for one in made if one is not None)


def participants(draft: Draft, cluster: Cluster, labels: Sequence[str]) -> tuple[Participant, ...]:
    """The participants of one side, each once with all its mentions, named by its fullest mention."""
    found: list[Participant] = []
    for group in _same(draft, cluster.of("role", *labels)):
        made = [_participant(draft, mark) for mark in group]
        if all(one.text.lower() in words().pronouns or _is_count(one.text) for one in made):
            continue  # nobody says who "they" are, nor who the "three"
        named = [one for one in made if one.actor is not None] or made
        best = max(
            named, key=lambda one: (one.text.lower() not in words().pronouns, one.kind != "unknown", -one.span[0])
        )
        spans = {span for one in made for span in one.mentions} | _further(draft, group, labels)
        found.append(replace(best, mentions=tuple(sorted(spans))))
    return tuple(sorted(found, key=lambda one: one.span))


def _is_count(text: str) -> bool:
    """Whether the words are a number and name nobody."""
    count = people(text)
    whole = count is not None and count.span == (0, len(text))
    return text.isdigit() or (whole and kind_of_noun(text.split()[-1].lower()) is None)


def _further(draft: Draft, group: Sequence[Mark], labels: Sequence[str]) -> set[Span]:
    """The mentions of a participant that stand too far from the incident to belong to it."""
    every = [mark for mark in draft.marks.of("role") if mark.label in labels and mark not in group]
    return {bare(draft, mark.span) for mark in every if any(_one(draft, mark, other) for other in group)}


def _same(draft: Draft, marks: Sequence[Mark]) -> list[list[Mark]]:
    """Marks of one participant together: by the encoder, by the same words, or by the same actor of the codebook."""
    groups: list[list[Mark]] = []
    for mark in marks:
        home = next((g for g in groups if any(_one(draft, mark, other) for other in g)), None)
        if home is None:
            groups.append([mark])
        else:
            home.append(mark)
    return groups


def _one(draft: Draft, mark: Mark, other: Mark) -> bool:
    if draft.marks.chance("participant", mark, other) > 0.5:
        return True
    one, two = (draft.text[slice(*bare(draft, m.span))].lower().split() for m in (mark, other))
    if one == two:
        return True
    known = [identify(draft.text[slice(*m.span)]).actor for m in (mark, other)]
    return known[0] is not None and known[0] == known[1]


def _participant(draft: Draft, mark: Mark) -> Participant:
    span = bare(draft, mark.span)
    text = draft.text[slice(*span)]
    who = identify(text)
    nature = NATURE.get(mark.label, who.nature)
    if mark.label == "target_person" and who.nature == "object":
        nature = "person"
    return Participant(text, span, (span,), who.actor, who.name, who.kind, nature)


def _weapons(draft: Draft, cluster: Cluster) -> Iterator[Weapon]:
    for mark in cluster.of("role", "weapon"):
        yield weapon(draft, bare(draft, mark.span))


def weapon(draft: Draft, span: Span) -> Weapon:
    """The weapon named at ``span``, of the codebook's kind."""
    text = draft.text[slice(*span)]
    known = find_weapons(text)
    return Weapon(text, span, known[0].kind if known else "other")


def _attribution(draft: Draft, cluster: Cluster) -> tuple[Attribution, ...]:
    """Who says so: the sources of the statements that hold a trigger. (Sources that the reader marks name the outlet
    as often as whoever says it, and are left aside.)"""
    found = (attribution_for(draft, trigger.span) for trigger in cluster.triggers)
    return next((sources for sources in found if sources), ())
