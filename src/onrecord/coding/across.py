"""Tellings to incidents across sentences.

They are one when types agree, nothing contradicts, and something points back: the headline, a definite noun, the same
people, the same place, the same day.
"""

from __future__ import annotations

from onrecord.coding.tellings import Telling
from onrecord.coding.told import GENERIC, VIOLENT, Told, compatible, one_status
from onrecord.coding.words import words
from onrecord.model import Harm, Place, When


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
    """Adds what ``new`` tells to ``old``; the time told first stays."""
    old.tellings.extend(new.tellings)
    old.places.extend(place for place in new.places if place not in old.places)
    old.when = old.when or new.when
    old.harm.extend(new.harm)
    old.weapons.extend(new.weapons)


def _same(old: Told, new: Told) -> bool:
    """Whether what a later sentence tells, ``new``, is the incident ``old``."""
    one, other = old.chief, new.chief
    joined = any(t.sentence is other.sentence for t in old.tellings)
    vowed = one.status == other.status == "planned" and old.type == new.type  # the text may come to it late
    near = other.sentence.index <= one.sentence.index + 2
    headline = one.sentence.heads and (near or vowed) and not joined
    alike = compatible(old.type, new.type) or _mere_harm(old, new) or (headline and _alike(old, new))
    if not alike or _another(other) or not one_status(one.status, other.status):
        return False
    return not _contradict(old, new, headline) and (headline or _points_back(old, new))


def _alike(old: Told, new: Told) -> bool:
    """Whether a headline's general word ("raid") may stand for the text's definite one ("air strike")."""
    pair = {old.type, new.type}
    return pair <= VIOLENT and bool(pair & GENERIC)


def _mere_harm(old: Told, new: Told) -> bool:
    """Whether one of the two only tells of people hit, and the other of violence that may have hit them."""
    return (new.chief.harm_only and old.type in VIOLENT) or (old.chief.harm_only and new.type in VIOLENT)


def _another(telling: Telling) -> bool:
    """ "a second blast", "a later explosion", "another attack": not what was told before."""
    sentence, word = telling.sentence, telling.word
    before = sentence.lower[max(0, word - 3) : word]
    return telling.rule.noun and not telling.definite and not words().another.isdisjoint(before)


def _contradict(old: Told, new: Told, headline: bool) -> bool:
    """Whether time, place or toll say that these are two incidents; a headline may round the toll, name the region."""
    if old.when and new.when and disjoint(old.when, new.when):
        return True
    pairs = [(a, b) for a in old.places for b in new.places]
    if headline:
        return bool(pairs) and all(None not in (a.country, b.country) and a.country != b.country for a, b in pairs)
    if pairs and not any(one_place(a, b) for a, b in pairs):
        return True
    return not new.chief.harm_only and _tolls_differ(old.harm, new.harm)


def disjoint(one: When, other: When) -> bool:
    """Whether no day is in both, by dates or else by days from publication."""
    if one.start and one.end and other.start and other.end:
        return one.end < other.start or other.end < one.start
    if one.offset and other.offset:
        return one.offset[1] < other.offset[0] or other.offset[1] < one.offset[0]
    return False


def one_place(one: Place, other: Place) -> bool:
    """Whether one place may lie in the other: the same name, or one is the region or country of the other."""
    if one.name == other.name or None in (one.country, other.country):
        return True
    if one.country != other.country:
        return False
    precisions = {one.precision, other.precision}
    if "country" in precisions:
        return True
    alike = one.admin1 == other.admin1 or None in (one.admin1, other.admin1)
    return alike and not precisions.isdisjoint(("admin1", "area", "unknown"))


def _tolls_differ(one: list[Harm], other: list[Harm]) -> bool:
    """Whether they give two different numbers for the same effect on different people."""
    pairs = ((a, b) for a in one for b in other if a.effect == b.effect and None not in (a.low, b.low))
    return any(a.low != b.low and _victims(a) != _victims(b) for a, b in pairs)


def _victims(harm: Harm) -> str:
    """The noun that says who was hit, in lower case."""
    return harm.who.text.lower().split()[-1] if harm.who else ""


def _points_back(old: Told, new: Told) -> bool:
    """Whether something in ``new`` says that it was told before."""
    other = new.chief.sentence
    if any(t.sentence is other for t in old.tellings):
        return old.type == new.type and (bool(_cores(old) & _cores(new)) or not new.harm)
    last = max(t.sentence.index for t in old.tellings)
    if any(t.definite or _pronominal(t) for t in new.tellings) or (new.chief.harm_only and other.index <= last + 2):
        return True
    if _same_day(old, new) and (old.type == new.type or new.chief.rule.noun):
        return True
    if not new.places and not new.harm and not new.when and not any(t.targets for t in new.tellings):
        return True  # it tells nothing of its own
    return not _cores(old).isdisjoint(_cores(new)) or any(place in old.places for place in new.places)


def _pronominal(telling: Telling) -> bool:
    """ "They hit ...": what was told last goes on."""
    own = telling.predicate
    if own is None or telling.rule.noun or own.previous is not None or len(own.subject) != 1:
        return False
    return telling.sentence.lower[own.subject[0].core] in ("it", "they", "this")


def _same_day(old: Told, new: Told) -> bool:
    """Whether both are dated to one and the same day."""
    if old.when is None or new.when is None or old.when.start is None or old.when.precision != "day":
        return False
    return (old.when.start, old.when.end) == (new.when.start, new.when.end)


def _cores(told: Told) -> set[str]:
    """The nouns of the parties."""
    parties = ((t.sentence, phrase) for t in told.tellings for phrase in (*t.agents, *t.targets))
    return {sentence.lower[p.core] for sentence, p in parties if sentence.tags[p.core] in "NP"}
