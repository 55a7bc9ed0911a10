"""Nouns: of which kind and nature what they name is, by dictionary look-ups over ``people.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.actors.registry import citizens
from onrecord.codebook import table


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun's reading. It ``yields`` where a modifier says more of the side; ``collective`` is one word for many."""

    kind: str
    nature: str
    yields: bool = False
    plural: bool = False
    collective: bool = False


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists of ``people.yaml``: stops, participles, counts, partitives, armed, former, ..."""
    return frozenset(table("people")[name])


def kind_of_noun(head: str) -> tuple[str, str] | None:
    """Kind and nature of a noun or compound ("police station"); its last word decides where it is not listed whole.

    None for a word that the codebook does not have.
    """
    found = noun(head)
    return (found.kind, found.nature) if found else None


def is_people(head: str) -> bool:
    """Whether the noun names people: persons, groups of persons and citizens ("Iraqis"), no organisations or things."""
    found = noun(head)
    return found is not None and found.nature == "person"


@cache
def noun(head: str) -> Noun | None:
    """The reading of a noun in the singular or plural, as printed or in small letters; None for a word not listed."""
    whole = " ".join(head.split()).replace("’", "'")
    known = nouns().get(whole.lower()) or _citizen(whole) or _small(whole)
    if known:
        return known
    prefix, _, rest = whole.partition("-")
    if prefix.lower() in listed("former") and rest:
        return Noun("civilians", "person") if (was := noun(rest)) and was.nature == "person" else None
    _, space, rest = whole.partition(" ")
    return noun(rest) if space else None


def _citizen(word: str) -> Noun | None:
    if word in citizens():
        return Noun("civilians", "person", plural=word.endswith(("s", "men", "ese", "ch", "sh")))
    return communities().get(word[:1].upper() + word[1:].lower()) if word[:1].isupper() else None


def _small(word: str) -> Noun | None:
    """Citizens and communities in small letters, as a caller may have made them ("palestinians")."""
    if not word.islower() or word in listed("capital_only"):
        return None
    return _small_people().get(word)


@cache
def _small_people() -> dict[str, Noun]:
    people = {word.lower(): noun for word in citizens() if (noun := _citizen(word))}
    return {word.lower(): noun for word, noun in communities().items()} | people


@cache
def nouns() -> dict[str, Noun]:
    """Every noun of the codebook in lower case, singular and plural, save the names of communities."""
    known: dict[str, Noun] = {}
    for group in table("people")["nouns"].values():
        if not group.get("proper"):
            known |= {word: reading for word, reading in _forms(group) if word not in known}
    return known


@cache
def communities() -> dict[str, Noun]:
    """Members of peoples and faiths ("Yazidi", "Yazidis"), with their capital."""
    groups = [group for group in table("people")["nouns"].values() if group.get("proper")]
    return {word[:1].upper() + word[1:].lower(): reading for group in groups for word, reading in _forms(group)}


def _forms(group: dict[str, object]) -> list[tuple[str, Noun]]:
    kind, nature, number = str(group["kind"]), str(group["nature"]), group.get("number")
    one = Noun(kind, nature, bool(group.get("yields")), number == "plural", number is not None)
    more = Noun(kind, nature, one.yields, True, one.collective)
    words = group["words"]
    assert isinstance(words, list)
    single = [(word, one) for word in words]
    return single if one.plural else single + [(plural(word), more) for word in words if plural(word) != word]


def plural(word: str) -> str:
    """The plural of an English noun: ``gunman`` -> ``gunmen``, ``police chief`` -> ``police chiefs``."""
    irregular = table("people")["irregular"]
    if word in irregular:
        return str(irregular[word])
    stem, space, last = word.rpartition(" ")
    if last in irregular:
        return f"{stem}{space}{irregular[last]}"
    if last.endswith("man") and not last.endswith(("human", "german", "roman")):
        return word[:-3] + "men"
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word[:-1] + "ies" if last.endswith("y") and last[-2:-1] not in "aeiou" else word + "s"
