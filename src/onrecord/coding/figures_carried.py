"""What a number without words of its own counts: by what its sentence says of others, or the sentence before told."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.coding.figures_window import VERBS, Window
from onrecord.coding.figures_words import Told, nouns, predicates, words

ASIDES = frozenset(("including", "among"))
AUXILIARIES = frozenset(["is", "are", "was", "were", "be", "been", "being", "has", "have", "had"])
PARTS = (" of ", " of the ", " of its ", " of their ")
OWNERS = (" 's ", " ’s ")
OF_WHOM = (" of them ", " of those ", " of these ", " of whom ", " of which ", " of the ")
OF_THEM = (" of them ", " of those ", " of these ", " of whom ")


class Before(NamedTuple):
    """What was counted before a number: by the number before it in its sentence, by the first and by the last of the
    sentence before; ``animal``: whether that counted animals alone."""

    near: str | None = None
    first: str | None = None
    last: str | None = None
    animal: bool = False


def is_part(seen: Window) -> bool:
    """Whether a number is part of the one behind it: "five of | six", "30 of the farm's | 60 cows"."""
    owned = seen.behind.startswith(" of ") and seen.behind.endswith(OWNERS) and len(seen.behind.split()) < 8
    return seen.behind in PARTS or owned


def of_people(seen: Window) -> bool:
    """Whether the noun phrase behind the number names people."""
    from onrecord.actors import is_people

    return not words("people").isdisjoint(seen.noun.split()) or is_people(seen.head)


def carried(seen: Window, before: Before) -> str | None:
    """Where its own clause tells nothing, what the sentence tells of others ("12 boys and 5 girls"), or what the number
    before it counted ("4 from Oslo")."""
    if elliptic(seen):
        return before.near or _of_the_sentence(seen) or _of_the_one_before(seen, before)
    if seen.before.split()[-2:] in (["they", "include"], ["these", "include"], ["they", "included"], ["among", "them"]):
        return before.near or before.last
    definite = seen.before.split()[-1:] in (["the"], ["all"], ["these"], ["those"]) or "others" in seen.noun.split()
    if ASIDES.intersection([*seen.before.split()[:1], *seen.earlier.split()[-1:]]):
        return before.near or before.last
    if not of_people(seen) or not (seen.bare or definite):
        return None
    told = sorted([*nouns(seen.earlier), *predicates(seen.earlier)])
    return last(told) or joint(seen) or ((before.near or before.last) if definite else None)


def _of_the_sentence(seen: Window) -> str | None:
    """ "Six states report cases: | 43 in Nebraska"; "the number of those with cholera doubled, from | 14"."""
    told = last([told for told in nouns(seen.earlier) if told.what != "other"])
    return told or (last(predicates(seen.earlier)) if changed(seen) else None)


def _of_the_one_before(seen: Window, before: Before) -> str | None:
    """ "Canada has 330 cases and two deaths. | Spain has 95": the first is gone on with, by a verb of having; "three of
    them" are of the last."""
    if seen.behind.startswith(OF_THEM):
        return before.last
    if is_part(seen):  # "said 13 of | the 47"
        return before.first
    led = seen.before.split()[-1:]
    if seen.lead in VERBS and words("holding").isdisjoint(led):
        return None  # "had expected 10,000"
    if seen.lead == "I" and not changed(seen) and seen.before.split()[-2:] not in ([], ["most", "with"]):
        return None  # "a code that begins with 2111", but "New York has the most with 51, Texas with 16"
    return before.first


def joint(seen: Window) -> str | None:
    """The predicate of those counted together: "30 sheep and 90 cows | were slaughtered"."""
    if not seen.open or seen.later.split()[:1] not in (["and"], [","], ["or"], ["including"]):
        return None
    return next((told.what for told in predicates(seen.later)), None)


def resumed(seen: Window) -> str | None:
    """The predicate that follows an aside: "two people, one of them a child, | have died"."""
    rest = seen.behind.rstrip() + seen.later if seen.behind.startswith(" ,") else seen.later
    if not rest.startswith(" , ") or not (seen.open or rest is not seen.later):
        return None
    for part in rest.split(" , ")[2:]:
        said = part.split()
        if said[:1] and (said[0] in AUXILIARIES or said[0] == "died"):
            return next((told.what for told in predicates(f" {part} ")), None)
    return None


def last(found: list[Told]) -> str | None:
    return next((told.what for told in reversed(found) if told.what != "incidents"), None)


def elliptic(seen: Window) -> bool:
    """ "rose to 97", "down from 336 the year before", "7 from Suva": no noun of its own."""
    if len(seen.noun.split()) > 1 and seen.noun.startswith(" of ") and not seen.noun.startswith(OF_WHOM):  # "of crows"
        return changed(seen)
    return changed(seen) or not seen.noun.strip() or seen.tag in "I,."


def changed(seen: Window) -> bool:
    """ "Rose to | 97"; "has doubled in a day, from | 14 to 26"."""
    said = seen.before.split()
    led = seen.earlier.split()[-8:] if said in (["from"], ["to"]) else []
    return said[-1:] in (["to"], ["from"], ["at"], ["by"], ["as"]) and not words("changes").isdisjoint([*said, *led])
