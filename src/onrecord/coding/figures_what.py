"""What a number counts: by the noun behind it, by what its clause says became of those counted, else by what stood
before ("down from 336")."""

from __future__ import annotations

from onrecord.coding.figures_carried import (
    AUXILIARIES,
    OF_WHOM,
    PARTS,
    Before,
    carried,
    changed,
    elliptic,
    is_part,
    joint,
    last,
    of_people,
    resumed,
)
from onrecord.coding.figures_clause import by_clause, governor, of_a_whole, told_behind
from onrecord.coding.figures_window import Window, are_animals
from onrecord.coding.figures_words import nouns, predicates, words
from onrecord.numbers import Count

PRECAUTION = frozenset(("prevent", "stop", "contain", "curb", "precaution", "precautionary", "avoid", "halt"))
SUSPICION = frozenset(("suspected", "probable", "possible", "suspect", "presumed"))
WARDS = frozenset(("ward", "wards", "hospital", "hospitals", "clinic", "clinics", "unit", "units"))
LOST = frozenset(("lost", "lose", "loses", "losing"))
POSITIVE = frozenset(("positive",))
WHOLE_PLACES = frozenset(("country", "nation", "city", "town", "state", "province", "population"))
SUMMED = " the number of "
BECOMING = ("deaths", "recovered", "hospitalised", "quarantined", "vaccinated", "tested", "suspected")


def is_sure(seen: Window, what: str | None) -> bool:
    """Whether the words about a number say themselves what it counts: its noun, or a predicate of its clause."""
    told = (*nouns(seen.noun), *predicates(seen.before), *predicates(seen.behind))
    if what == "other" and seen.head in words("places"):
        return True  # "found in | 41 of the 50 states"
    return any(one.what in (what, "affected") for one in told) or (what or "").startswith("animals")


def what_is_counted(seen: Window, count: Count, before: Before, animal: bool = False) -> str | None:
    """What ``count`` counts, or None where it is nothing that a figure tells.

    ``before`` is what was counted before it, ``animal`` whether the number before it counted animals.
    """
    said = seen.noun.split()
    part = is_part(seen) and are_animals(seen.later.split()[1:4])
    bare = elliptic(seen) and not of_people(seen)
    goes_on = before.animal and before.near is None  # not where the sentence has counted people since
    led = seen.earlier.split()[-3:] if seen.behind.startswith(OF_WHOM) else []  # "the birds, | 30 of which died"
    told = are_animals([*led, *seen.before.split()[-8:]])
    animal = part or are_animals([*said, *_summed(seen).split()]) or (bare and (animal or goes_on or told))
    if count.kind == "ordinal":
        return _ordinal(seen, count, animal)
    if _only_a_measure(seen):
        return "other"
    what = _told(seen, before, animal)
    if what == "injured" and "hospitalised" in (resumed(seen), *(one.what for one in predicates(seen.behind))):
        return "hospitalised"  # "seven of the injured are in a critical state"
    if what == "cases" and words("doubting").intersection(seen.earlier.split()[-2:]):
        return "suspected"
    if animal:
        return None if of_a_whole(seen) and not told_behind(seen) else _of_animals(what, seen)
    return None if what == "animals_culled" and said and not _slaughtered(seen) else what


def _summed(seen: Window) -> str:
    """What a number behind which it is named is of: "brought to nine | the number of dead swans"."""
    return seen.behind[: len(SUMMED) + 25] if seen.behind.startswith(SUMMED) else " "


def _slaughtered(seen: Window) -> bool:
    """Whether a verb that is said of animals alone makes those counted animals, whatever their name."""
    alike = words("slaughter").intersection([*seen.before.split()[-4:], *seen.behind.split()])
    return bool(alike) and not of_people(seen) and seen.head not in words("things")


def _told(seen: Window, before: Before, animal: bool) -> str | None:
    """By the noun, the place, the clause, or what came before; "other" and "affected" are told of beings alone."""
    what = _by_noun(seen) or (_of_places(seen) if _is_of_places(seen) else None)
    if animal and what and governor(seen) == "animals_culled":
        return "animals_culled"  # "cull 2,000 infected birds"
    if what or (seen.head in words("things") and not changed(seen)):
        return what
    what = by_clause(seen)
    if what == "recovered" and " home " in seen.behind and not words("sent_home").isdisjoint(seen.noun.split()):
        what = next(
            (one.what for one in predicates(seen.behind) if one.what != what), "other"
        )  # "pupils were sent home"
    if what == "cases" and before.near and _of_those(seen):
        what = before.near  # "150 deaths, of which | only seven are confirmed"
    if what and is_a_thing(seen):
        return "other" if words("uncounted").isdisjoint(seen.noun.split()) else None
    what = what or (None if of_a_whole(seen) else carried(seen, before) or _of_others(seen))
    return None if what in ("other", "affected") and not animal and not of_people(seen) else what


def _only_a_measure(seen: Window) -> bool:
    """Whether a number is only what others are measured against, or who does it: "out of | 170", "a country of | two
    million", "by | 24,000 volunteers", "the number of farms stands at | 74"."""
    led = seen.before.split()[-2:]
    if (led == ["out", "of"] and not nouns(seen.noun)) or (led[-1:] == ["of"] and led[0] in WHOLE_PLACES):
        return True
    counted = seen.before.partition(" number of ")[2].split()[:2] if elliptic(seen) else []
    agent = led[-1:] == ["by"] and not words("responders").isdisjoint(seen.noun.split())
    return agent or not (words("places") | words("things")).isdisjoint(counted)


def _of_those(seen: Window) -> bool:
    """Whether a number is part of the one before: ", of which | seven are", ", including | 26 people who"."""
    if "including" in (*seen.before.split()[:1], *seen.earlier.split()[-1:]):
        return True
    led = f" {' '.join(seen.before.split()[:2])} " in OF_WHOM
    return elliptic(seen) and (led or seen.noun.startswith(OF_WHOM))


def is_a_thing(seen: Window) -> bool:
    """Whether the noun behind the number names things, of which what befell people is not told: "sleep in | seven
    rooms", "ten | hot meals in the camps"."""
    head = seen.head
    plain = head.endswith("s") and not head.endswith(tuple(words("people_endings"))) and seen.noun_tag == "N"
    beings = of_people(seen) or are_animals(seen.noun.split()) or seen.noun.startswith(PARTS)
    return plain and not beings and not predicates(seen.noun)


def _of_others(seen: Window) -> str | None:
    """People of no class of their own; those who come to help are no figure."""
    return "other" if of_people(seen) and words("responders").isdisjoint(seen.noun.split()) else None


def _is_of_places(seen: Window) -> bool:
    """ "14 countries", "nine of the state's | nineteen districts"."""
    part = seen.behind.startswith(" of ") and len(seen.behind.split()) < 4
    return seen.head in words("places") or (part and not words("places").isdisjoint(seen.later.split()[1:3]))


def _of_places(seen: Window) -> str | None:
    """Places that a hazard has reached are counted, as other: "the disease has spread to 14 countries"."""
    said = f"{seen.earlier} {seen.before} {seen.behind} {seen.later}".split()
    return None if of_a_whole(seen) or words("spreading").isdisjoint(said) else "other"


def _by_noun(seen: Window) -> str | None:
    """By the first noun of the phrase that says it; "suspected cases" are suspected, treated patients in hospital."""
    found = nouns(seen.noun) or nouns(_summed(seen))
    if not found or found[0].what == "incidents":
        return None
    what = found[0].what
    if what == "cases":
        if not SUSPICION.isdisjoint([*seen.noun.split(), *seen.behind.split()[:5]]):
            return "suspected"
        if "patient" in seen.noun and not of_a_whole(seen):
            return _of_patients(seen)
    behind = {one.what for one in predicates(seen.behind)}
    if what == "deaths" and behind & {"suspected", "tested"}:  # "58 more deaths are under investigation"
        return "suspected" if "suspected" in behind else "tested"  # "six carcasses were sent to a laboratory"
    if what == "tested" and POSITIVE.intersection([*seen.noun.split()[:1], *seen.behind.split()[1:4]]):
        return "cases"  # "five samples tested positive"
    return what


def _of_patients(seen: Window) -> str:
    """Patients are cases, unless the clause tells more of them: "the ward has 37 patients"."""
    before = seen.before.split()
    if LOST.intersection(before[-3:]):
        return "deaths"  # "doctors lost 32 patients"
    speaks = words("speaking_for").intersection(before[-2:-1])  # "a lawyer for | three of the patients"
    if (before[-1:] == ["for"] and not speaks) or (before[-1:] == ["treat"] and before[-2:-1] in (["to"], ["can"])):
        return "assisted"  # "antibiotics for 5,000 patients"
    said = seen.noun + seen.behind
    verbs = {one.what for one in predicates(said) if not said.startswith("with ", one.start)}
    told = verbs | {governor(seen), resumed(seen)}
    if not told - {None} and not WARDS.isdisjoint([*seen.earlier.split()[-8:], *before, *seen.behind.split()]):
        return "hospitalised"  # "the ward has 24 beds and 37 patients"
    return next((one for one in BECOMING if one in told), "cases")


def _of_animals(what: str | None, seen: Window) -> str | None:
    """Animals die of a disease, and are culled by people."""
    if what == "deaths" and not PRECAUTION.isdisjoint(seen.behind.split()):
        return "animals_culled"
    if LOST.intersection([*seen.before.split()[-4:], *seen.behind.split()[:4]]):
        return "animals_dead"
    killed = (governor(seen) == "deaths" and not seen.before.endswith(" of ")) or (
        any(f" {verb} killed " in seen.behind for verb in AUXILIARIES) and " died " not in seen.behind
    )
    by = seen.behind.partition(" by ")[2].split()
    killers = words("killers") | words("hazards")
    by_disease = not killers.isdisjoint([*seen.before.split(), *by]) or _disease_goes_on(seen)
    if what == "deaths" and killed and not by_disease:
        return "animals_culled"
    if what is None:
        what = "cases" if "affect" in seen.before else joint(seen) or (_apposed(seen) if seen.bare else None)
    return {"deaths": "animals_dead", "other": "cases", "affected": "cases"}.get(what or "", what)


def _disease_goes_on(seen: Window) -> bool:
    """ "The virus has sickened 14 horses and | killed nine": the subject is that of the verb before."""
    from onrecord.actors import is_people

    said = seen.earlier.split()
    last = max((n for n, word in enumerate(said) if word in words("hazards")), default=None)
    if last is None or said[-1] != "and" or not 0 < len(seen.before.split()) < 3:
        return False
    return not any(is_people(word) or word in words("responders") for word in said[last:])


def _apposed(seen: Window) -> str | None:
    """ "Hong Kong is to kill every chicken, | some 1.3 million birds"."""
    what = last(predicates(seen.earlier))
    return "animals_culled" if what == "deaths" and words("killers").isdisjoint(seen.earlier.split()) else what


def _ordinal(seen: Window, count: Count, animal: bool) -> str | None:
    """ "the fourth case", "the second victim to die", "the third assault in a week"."""
    found = nouns(seen.behind[:80])
    said = seen.behind.split()
    if count.low is None or (found and found[0].what == "incidents"):
        return None
    if count.low > 1 and (said[:1] == ["such"] or not words("repeated").isdisjoint(said[:4])):
        return "other"
    told = predicates(seen.behind) if (animal or of_people(seen)) and not seen.head.endswith("s") else []
    if told:
        what = told[0].what
        return _of_animals(what, seen) if animal else "deaths" if what == "animals_culled" else what
    if "victim" in said[:2]:
        dead = {"die", "died", "killed", "claimed", "claims"}
        return "deaths" if dead.intersection([*said, *seen.later.split(), *seen.before.split()[-3:]]) else "cases"
    singular = any(word in said[:5] for word in ("case", "death", "fatality", "victim", "infection", "outbreak"))
    if found and singular and found[0].what in ("cases", "deaths", "suspected", "other"):
        return None if found[0].what == "other" and count.low < 2 else found[0].what
    return None
