"""Whom an incident harmed, from marks: the counts that the encoder marked, by the number grammar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.actors import find_weapons, identify, kind_of_noun
from onrecord.codebook import event_type
from onrecord.coding.clusters import Cluster
from onrecord.coding.draft import Draft, meet
from onrecord.coding.harm import plurals
from onrecord.coding.harm_apart import part_of_others
from onrecord.coding.harm_words import harm_words
from onrecord.coding.marked_people import mended
from onrecord.coding.rules import Rule, rules
from onrecord.coding.trimmed import bare
from onrecord.coding.words import words
from onrecord.marking import Mark
from onrecord.model import Harm, Span, Who
from onrecord.numbers import people
from onrecord.reading.words import verbs as inflected

HIT = ("target_person", "target_object")
_NOBODY = frozenset(("his", "her", "their", "its"))  # words that count nobody
_DESCRIBING = (" to be ", " identified as ", " described as ")  # "a woman, believed to be | an aid worker"
_SUMMING = frozenset(("taking", "bringing", "pushing", "raising", "took", "brought", "pushed", "raised"))


def harms_of(draft: Draft, cluster: Cluster) -> Iterator[Harm]:
    """The counts that belong to it; those whom nobody counts say that some were harmed, where no others are counted:
    "more than 300 pupils, parents and teachers"."""
    rows = list(_rows(draft, cluster))
    numbered = {_told_in(draft, row) for row in rows if _number(row)}
    yield from (row for row in rows if _number(row) or row.vague is not None or _told_in(draft, row) not in numbered)


def _number(row: Harm) -> bool:
    return (row.low, row.high) != (None, None)


def _told_in(draft: Draft, row: Harm) -> tuple[str, int]:
    """Effect and sentence of a row."""
    return row.effect, draft.reading.at(row.span[0]).index


def _rows(draft: Draft, cluster: Cluster) -> Iterator[Harm]:
    """What each of its marks counts, by the number grammar."""
    marks = mended(draft, cluster.of("harm"))
    for mark in marks:
        text = draft.text[slice(*mark.span)]
        if _counts_nobody(draft, mark, marks):
            continue
        count = people(text)
        low, high, vague = (count.low, count.high, count.vague) if count else one_person(text)
        effect = _effect(draft, cluster, mark, low is None)
        if effect is None:
            continue
        who = next((m for m in cluster.of("role", *HIT) if meet(m.span, mark.span)), None)
        named = _who(draft, who) if who is not None else None
        yield Harm(effect, named, low, high, vague.lower() if vague else None, text, mark.span)


def _counts_nobody(draft: Draft, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether it counts things, nobody, those of several incidents, or some of those counted before."""
    text = draft.text[slice(*mark.span)]
    pronoun = text.lower() in _NOBODY | words().pronouns
    described = draft.text.endswith(_DESCRIBING, 0, mark.span[0])
    return pronoun or described or _of_things(text) or _sums_up(draft, mark.span) or _of_others(draft, mark, marks)


def _of_others(draft: Draft, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether they are some of those whom an earlier mark counts."""
    return part_of_others(draft.text, mark.span) and any(
        one.label == mark.label and one.span[0] < mark.span[0] for one in marks
    )


def _effect(draft: Draft, cluster: Cluster, mark: Mark, bare: bool) -> str | None:
    """What befell the people of a mark, by the words about it; None where they say nothing of the death that the
    reader sees. ``bare``: nobody says how many they are."""
    if mark.label != "killed":
        return mark.label
    if harm_words().limbs.match(draft.text, mark.span[1]):
        return "injured"
    if _of_death(draft, (mark,) if bare else (mark, *cluster.triggers)):
        return "killed"
    if bare or event_type(cluster.type) == "strategic_developments" or cluster.type == "peaceful_protest":
        return None
    if not _injuries().isdisjoint(draft.reading.at(mark.span[0]).lower):
        return "injured"
    return "abducted" if cluster.type == "abduction_forced_disappearance" else "killed"


def _of_death(draft: Draft, marks: Sequence[Mark]) -> bool:
    """Whether a sentence of the marks says in any word that somebody died, so that people whom nobody counts may be
    dead."""
    return any(not _deaths().isdisjoint(draft.reading.at(mark.span[0]).lower) for mark in marks)


@cache
def _deaths() -> frozenset[str]:
    """Words of a death: "killed", "murder", "dead", "bodies"."""
    known, table = harm_words(), rules()
    fatal = {word for given in table.verbs.values() for rule in given for word in rule.fatal}
    nouns = {word for word, given in table.nouns.items() if _kills(given)}
    verbs = {word for word, (base, _) in inflected().items() if _kills(table.verbs.get(base, ()))}
    tolls = {word for word, effect in (*known.states.items(), *known.tolls.items()) if effect == "killed"}
    return frozenset(fatal | nouns | verbs | tolls | known.deadly | known.bodies)


@cache
def _injuries() -> frozenset[str]:
    """Words of those injured: "wounded", "hurt", "treatment"."""
    known = harm_words()
    told = {word for word, effect in (*known.states.items(), *known.tolls.items()) if effect == "injured"}
    return frozenset(known.hurting | told)


def _kills(given: Sequence[Rule]) -> bool:
    return any(rule.effect == "killed" for rule in given)


def _of_things(text: str) -> bool:
    """Whether it counts things, whatever the encoder takes them for: "87 detonators", "three bullet wounds"."""
    last = text.split()[-1].lower()
    if last in harm_words().not_people:
        return True
    head = kind_of_noun(text.partition(" of ")[0].split()[-1].lower())
    if head is not None and head[1] == "person":
        return False  # "28 passengers of a bus"
    known = kind_of_noun(last)
    return (known is not None and known[1] == "object") or (known is None and bool(find_weapons(text)))


def _sums_up(draft: Draft, span: Span) -> bool:
    """Whether the number is a toll that sums up more than one incident: "taking the death toll to 49"."""
    sentence = draft.reading.at(span[0])
    before = sentence.lower[max(0, sentence.word_at(span[0]) - 7) : sentence.word_at(span[0])]
    return "toll" in before and not _SUMMING.isdisjoint(before)


def one_person(text: str) -> tuple[int | None, int | None, str | None]:
    """One person for a name or a singular noun of a person; unknown for a plural."""
    said = text.partition(" of ")[0].split()
    known = kind_of_noun(said[-1].lower()) if said else None
    if any(_is_several(word.lower()) for word in said):
        return None, None, None
    last = said[-1].lower() if said else ""
    single = known is not None and known[1] == "person" and not last.endswith("s") and last not in plurals()
    named = known is None and len(said) > 1 and said[-1][:1].isupper() and not said[-1].endswith("s")
    return (1, 1, None) if single or named else (None, None, None)


def _is_several(word: str) -> bool:
    """Whether a word names people in the plural: "soldiers", "members", "those"."""
    known = kind_of_noun(word)
    return word == "those" or (known is not None and known[1] == "person" and word.endswith(("s", "ese")))


def _who(draft: Draft, mark: Mark) -> Who:
    span = bare(draft, mark.span)
    text = draft.text[slice(*span)]
    return Who(text, span, identify(text).kind)
