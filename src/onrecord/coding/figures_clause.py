"""What the clause of a number says became of those it counts."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.codebook import table
from onrecord.coding.figures_carried import AUXILIARIES, elliptic, is_part, last, of_people, resumed
from onrecord.coding.figures_window import Window
from onrecord.coding.figures_words import Told, nouns, predicates, words

PLACING = frozenset(("in", "at", "after", "within"))
RELATIVES = frozenset(("who", "which", "whom"))
UNSURE = ("cases", "other", "affected")
FORECAST = frozenset(("deaths", "cases", "hospitalised", "displaced"))  # what nobody counts before it has happened
HOUSED = frozenset(("camp", "camps", "tents", "shelters"))
KNOWN = (" known to have ", " believed to have ", " thought to have ", " found to have ", " reported to have ")


def by_clause(seen: Window) -> str | None:
    """By the verb whose object is counted, else the first predicate behind the number, else the last one before it.

    "12 people infected with the virus have died": what the participle tells gives way to the clause's own verb.
    """
    behind = told_behind(seen)
    if of_a_whole(seen):
        return _of_the_whole(seen, behind)
    active = governor(seen)
    if active and active not in UNSURE:
        return active
    if not behind:
        far = None if _placed(seen) else last(predicates(seen.before))
        told = active or resumed(seen) or _included(seen) or far
        if is_part(seen) and not told:  # "17 of | the 20 cases"
            return next((one.what for one in nouns(seen.later[:40])), None)
        return told or (last(nouns(seen.before)) if elliptic(seen) else None)
    what, said = behind[0].what, seen.behind[: behind[0].start]
    if what in FORECAST and _might(said):
        return "other"
    reduced = AUXILIARIES.isdisjoint(said.split()) or not RELATIVES.isdisjoint(said.split())
    return next(_own_verbs(seen, behind), what) if what in UNSURE and reduced else what


def _placed(seen: Window) -> bool:
    """Whether a number of things only says where or when: "have died in | four failed harvests"."""
    led = bool(PLACING.intersection(seen.before.split()[-1:]))
    return led and not (elliptic(seen) or of_people(seen))


def _of_the_whole(seen: Window, behind: list[Told]) -> str | None:
    """ "Half of the 24 people infected have died": those infected; the clause's own verb tells only of the half."""
    if not behind:
        return None
    said = seen.behind[: behind[0].start]
    if not (AUXILIARIES.isdisjoint(said.split()) or RELATIVES.intersection(said.split()) or said.endswith(KNOWN)):
        return None
    rest = seen.behind[behind[0].end :].split()
    own = len(behind) > 1 or not AUXILIARIES.isdisjoint(rest) or seen.later.startswith(" , ")
    return behind[0].what if own else None


def told_behind(seen: Window) -> list[Told]:
    """The predicates behind the number, without those that its people are the subject of: "900 workers | to cull"."""
    found = predicates(seen.behind)
    if is_part(seen):  # "five of | six patients have died"
        said = seen.later.partition(" ,")[0] + " "
        whole = predicates(said)
        reduced = whole[:1] and whole[0].what in UNSURE and AUXILIARIES.isdisjoint(said[: whole[0].start].split())
        own = whole[1:] if reduced else []  # "25 of | the 40 infected succumbed"
        return [told._replace(start=0, end=0) for told in own or whole][:1]
    passed = words("active") | frozenset(table("figures")["before_only"])
    if seen.behind.endswith(" in ") and not HOUSED.isdisjoint(seen.later.split()[:3]):  # "are living in | 154 camps"
        found.append(Told(len(seen.behind), "displaced", len(seen.behind)))
    return [told for told in found if not _leads(seen, told) and seen.behind[told.start : told.end] not in passed]


def _leads(seen: Window, told: Told) -> bool:
    """Whether a predicate tells only of a number behind it: "tablets for |", "given soap to |"."""
    last_word = seen.behind[told.start : told.end].split()[-1:]
    return told.what == "assisted" and last_word in (["for"], ["to"], ["reached"], ["serves"], ["served"])


def _own_verbs(seen: Window, behind: list[Told]) -> Iterator[str]:
    first = behind[0]
    return (
        told.what
        for told in behind[1:]
        if told.what not in (first.what, *UNSURE) and _finite(seen, first.start, told.start)
    )


def governor(seen: Window) -> str | None:
    """What the verb tells whose object is counted: "quarantined about | 71 travellers"."""
    found = predicates(seen.before)
    if not found or not words("between").issuperset(seen.before[found[-1].end :].split()):
        return None
    if found[-1].what in FORECAST and _might(seen.before[: found[-1].start]):
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
    told = not words("telling").isdisjoint(near)  # "could confirm the deaths of | 12 cats"
    return not words("possibility").isdisjoint(near) and "have" not in near and not told


def of_a_whole(seen: Window) -> bool:
    """ "Half of the | 24 patients", "five of | six": the predicate tells of the part, not of the whole."""
    said = seen.before.split()
    return said[:1] == ["of"] and len(said) < 6 and RELATIVES.isdisjoint(said) and said != ["of", "them"]


def _finite(seen: Window, first: int, later: int) -> bool:
    """Whether the later of two predicates has a verb of its own: "infected with the virus | have died"."""
    return seen.behind.startswith("died", later) or bool(AUXILIARIES.intersection(seen.behind[first:later].split()))
