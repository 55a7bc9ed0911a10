"""What a number counts: by the noun behind it, by what its clause says became of those counted, else by what stood
before ("down from 336")."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.codebook import table
from onrecord.coding.figures_window import Window, are_animals
from onrecord.coding.figures_words import Told, nouns, predicates, words
from onrecord.numbers import Count

PRECAUTION = frozenset(("prevent", "stop", "contain", "curb", "precaution", "precautionary", "avoid", "halt"))
SUSPICION = frozenset(("suspected", "probable", "possible", "suspect", "presumed"))
ASIDES = frozenset(("including", "among"))
WHOLE_PLACES = frozenset(("country", "nation", "city", "town", "state", "province", "population"))
PLACING = frozenset(("in", "at", "after", "within"))
PARTS = (" of ", " of the ")
RELATIVES = frozenset(("who", "which", "whom"))
AUXILIARIES = frozenset(["is", "are", "was", "were", "be", "been", "being", "has", "have", "had"])
BECOMING = ("deaths", "recovered", "hospitalised", "quarantined", "vaccinated", "tested", "suspected")
UNSURE = ("cases", "other", "affected")


def what_is_counted(seen: Window, count: Count, before: str | None, animal: bool = False) -> str | None:
    """What ``count`` counts, or None where it is nothing that a figure tells.

    ``before`` is what the number before it in the sentence counted, ``animal`` whether that counted animals.
    """
    said = seen.noun.split()
    part = seen.behind in PARTS and are_animals(seen.later.split()[1:4])
    animal = part or are_animals(said) or (animal and _elliptic(seen) and not _of_people(seen))
    if count.kind == "ordinal":
        return _ordinal(seen, count, animal)
    if WHOLE_PLACES.intersection(seen.before.split()[-2:-1]) and seen.before.endswith(" of "):
        return "other"  # "a country of two million"
    what = _told(seen, before, animal)
    if what == "cases" and words("doubting").intersection(seen.earlier.split()[-2:]):
        return "suspected"
    if animal:
        return _of_animals(what, seen)
    return None if what == "animals_culled" and said else what


def _told(seen: Window, before: str | None, animal: bool) -> str | None:
    """By the noun, the place, the clause, or what came before; "other" and "affected" are told of beings alone."""
    what = _by_noun(seen, animal) or (_of_places(seen) if seen.head in words("places") else None)
    if animal and what and _governor(seen) == "animals_culled":
        return "animals_culled"  # "cull 2,000 infected birds"
    if what or (seen.head in words("things") and not _changed(seen)):
        return what
    what = _by_clause(seen) or (None if _of_a_whole(seen) else _carried(seen, before) or _of_others(seen))
    return None if what in ("other", "affected") and not animal and not _of_people(seen) else what


def _of_people(seen: Window) -> bool:
    """Whether the noun phrase behind the number names people."""
    from onrecord.actors import is_people

    return not words("people").isdisjoint(seen.noun.split()) or is_people(seen.head)


def _of_others(seen: Window) -> str | None:
    """People of no class of their own; those who come to help are no figure."""
    return "other" if _of_people(seen) and words("responders").isdisjoint(seen.noun.split()) else None


def _of_places(seen: Window) -> str | None:
    """Places that a hazard has reached are counted, as other: "the disease has spread to 14 countries"."""
    said = f"{seen.earlier} {seen.before} {seen.behind} {seen.later}".split()
    return None if _of_a_whole(seen) or words("spreading").isdisjoint(said) else "other"


def _by_noun(seen: Window, animal: bool) -> str | None:
    """By the first noun of the phrase that says it; "suspected cases" are suspected, treated patients in hospital."""
    found = nouns(seen.noun)
    if not found or found[0].what == "incidents":
        return None
    what = found[0].what
    if what == "deaths" and animal and any(told.what == "cases" for told in _behind(seen)):
        return "cases"  # "two dead swans tested positive"
    if what == "cases":
        if not SUSPICION.isdisjoint([*seen.noun.split(), *seen.behind.split()[:5]]):
            return "suspected"
        if "patient" in seen.noun and not _of_a_whole(seen):
            told = {one.what for one in predicates(seen.noun + seen.behind)} | {_governor(seen), _resumed(seen)}
            return next((one for one in BECOMING if one in told), what)
    return what


def _by_clause(seen: Window) -> str | None:
    """By the verb whose object is counted, else the first predicate behind the number, else the last one before it.

    "12 people infected with the virus have died": what the participle tells gives way to the clause's own verb.
    """
    behind = _behind(seen)
    if _of_a_whole(seen):
        return _of_the_whole(seen, behind)
    governor = _governor(seen)
    if governor and governor not in UNSURE:
        return governor
    if not behind:
        far = None if _placed(seen) else _last(predicates(seen.before))
        told = governor or _resumed(seen) or _included(seen) or far
        if seen.behind in PARTS and not told:  # "17 of | the 20 cases"
            return next((one.what for one in nouns(seen.later[:40])), None)
        return told or (_last(nouns(seen.before)) if _elliptic(seen) else None)
    what, said = behind[0].what, seen.behind[: behind[0].start]
    if what == "deaths" and _might(said):
        return "other"
    reduced = AUXILIARIES.isdisjoint(said.split()) or not RELATIVES.isdisjoint(said.split())
    return next(_own_verbs(seen, behind), what) if what in UNSURE and reduced else what


def _placed(seen: Window) -> bool:
    """Whether a number of things only says where or when: "have died in | four failed harvests"."""
    led = bool(PLACING.intersection(seen.before.split()[-1:]))
    return led and not (_elliptic(seen) or _of_people(seen))


def _of_the_whole(seen: Window, behind: list[Told]) -> str | None:
    """ "Half of the 24 people infected have died": those infected; the clause's own verb tells only of the half."""
    if not behind or not AUXILIARIES.isdisjoint(seen.behind[: behind[0].start].split()):
        return None
    rest = seen.behind[behind[0].end :].split()
    own = len(behind) > 1 or not AUXILIARIES.isdisjoint(rest) or seen.later.startswith(" , ")
    return behind[0].what if own else None


def _behind(seen: Window) -> list[Told]:
    """The predicates behind the number, without those that its people are the subject of: "900 workers | to cull"."""
    found = predicates(seen.behind)
    if seen.behind in PARTS:  # "five of | six patients have died"
        return [told._replace(start=0, end=0) for told in predicates(seen.later.partition(" ,")[0] + " ")][:1]
    passed = words("active") | frozenset(table("figures")["before_only"])
    return [told for told in found if seen.behind[told.start : told.end] not in passed]


def _own_verbs(seen: Window, behind: list[Told]) -> Iterator[str]:
    first = behind[0]
    return (
        told.what
        for told in behind[1:]
        if told.what not in (first.what, *UNSURE) and _finite(seen, first.start, told.start)
    )


def _governor(seen: Window) -> str | None:
    """What the verb tells whose object is counted: "quarantined about | 71 travellers"."""
    found = predicates(seen.before)
    if not found or not words("between").issuperset(seen.before[found[-1].end :].split()):
        return None
    if found[-1].what == "deaths" and _might(seen.before[: found[-1].start]):
        return "other"
    return None if seen.before[found[-1].start : found[-1].end] in words("objectless") else found[-1].what


def _included(seen: Window) -> str | None:
    """ "The new cases include | three nurses"."""
    found = nouns(seen.before)
    return found[-1].what if found and words("including").issuperset(seen.before[found[-1].end :].split()) else None


def _might(said: str) -> bool:
    """ "could | kill 2 million": nobody has died."""
    near = said.split()[-4:]
    if "may" in near and near[near.index("may") + 1 :][:1] and near[near.index("may") + 1].isdigit():
        return False  # the month
    return not words("possibility").isdisjoint(near) and "have" not in near


def _of_a_whole(seen: Window) -> bool:
    """ "Half of the | 24 patients", "five of | six": the predicate tells of the part, not of the whole."""
    said = seen.before.split()
    return said[:1] == ["of"] and len(said) < 6 and RELATIVES.isdisjoint(said)


def _finite(seen: Window, first: int, later: int) -> bool:
    """Whether the later of two predicates has a verb of its own: "infected with the virus | have died"."""
    return seen.behind.startswith("died", later) or bool(AUXILIARIES.intersection(seen.behind[first:later].split()))


def _carried(seen: Window, before: str | None) -> str | None:
    """Where its own clause tells nothing, what the sentence tells of others ("12 boys and 5 girls"), or what the number
    before it counted ("4 from Oslo")."""
    if _elliptic(seen):
        return before
    definite = seen.before.split()[-1:] in (["the"], ["all"], ["these"], ["those"]) or "others" in seen.noun.split()
    if ASIDES.intersection([*seen.before.split()[:1], *seen.earlier.split()[-1:]]):
        return before
    if not _of_people(seen) or not (seen.bare or definite):
        return None
    told = sorted([*nouns(seen.earlier), *predicates(seen.earlier)])
    return _last(told) or _joint(seen) or (before if definite else None)


def _joint(seen: Window) -> str | None:
    """The predicate of those counted together: "30 sheep and 90 cows | were slaughtered"."""
    if not seen.open or seen.later.split()[:1] not in (["and"], [","], ["or"], ["including"]):
        return None
    return next((told.what for told in predicates(seen.later)), None)


def _resumed(seen: Window) -> str | None:
    """The predicate that follows an aside: "two people, one of them a child, | have died"."""
    rest = seen.behind.rstrip() + seen.later if seen.behind.startswith(" ,") else seen.later
    if not rest.startswith(" , ") or not (seen.open or rest is not seen.later):
        return None
    for part in rest.split(" , ")[2:]:
        said = part.split()
        if said[:1] and (said[0] in AUXILIARIES or said[0] == "died"):
            return next((told.what for told in predicates(f" {part} ")), None)
    return None


def _last(found: list[Told]) -> str | None:
    return next((told.what for told in reversed(found) if told.what != "incidents"), None)


def _elliptic(seen: Window) -> bool:
    """ "rose to 97", "down from 336 the year before", "7 from Suva": no noun of its own."""
    return _changed(seen) or not seen.noun.strip() or seen.tag in "I,."


def _changed(seen: Window) -> bool:
    said = seen.before.split()
    return said[-1:] in (["to"], ["from"], ["at"], ["by"]) and not words("changes").isdisjoint(said)


def _of_animals(what: str | None, seen: Window) -> str | None:
    """Animals die of a disease, and are culled by people."""
    if what == "deaths" and not PRECAUTION.isdisjoint(seen.behind.split()):
        return "animals_culled"
    if what == "deaths" and _governor(seen) == "deaths" and words("killers").isdisjoint(seen.before.split()):
        return "animals_culled"
    if what is None:
        what = "cases" if "affect" in seen.before else _joint(seen)
    return {"deaths": "animals_dead", "other": "cases", "affected": "cases"}.get(what or "", what)


def _ordinal(seen: Window, count: Count, animal: bool) -> str | None:
    """ "the fourth case", "the second victim to die", "the third assault in a week"."""
    found = nouns(seen.behind[:80])
    said = seen.behind.split()
    if count.low is None:
        return None
    if found and found[0].what == "incidents":
        return "incidents" if count.low >= table("figures")["least_incidents"] and "in" in said else None
    told = predicates(seen.behind) if (animal or _of_people(seen)) and not seen.head.endswith("s") else []
    if told:
        return _of_animals(told[0].what, seen) if animal else told[0].what
    if "victim" in said[:2]:
        return "deaths" if "die" in said else "cases"
    singular = any(word in said[:5] for word in ("case", "death", "fatality", "victim", "infection", "outbreak"))
    if found and singular and found[0].what in ("cases", "deaths", "suspected", "other"):
        return None if found[0].what == "other" and count.low < 2 else found[0].what
    return None
