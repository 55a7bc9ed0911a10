"""The registry of named actors and the forces of states, made ready for look-up from ``actors.yaml``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.actors.words import Phrases, keys
from onrecord.codebook import table


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of the registry; ``country`` is the one country that it belongs to, if there is one."""

    actor: str
    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an actor: its words as printed in the codebook, and how exactly a text must print them."""

    entry: Entry | None  # None: a name that is no actor, so that nothing inside it is one
    name: str
    exact: bool = False

    def fits(self, printed: str) -> bool:
        """Whether ``printed``, whose words are the alias's, is printed as the alias asks."""
        if self.exact:
            return printed.replace(".", "") == self.name.replace(".", "")
        return self.name.islower() or not printed.islower()


@cache
def entries() -> dict[str, Entry]:
    """All named actors by id."""
    return {actor: _entry(actor, row) for actor, row in table("actors")["actors"].items()}


def _entry(actor: str, row: dict[str, Any]) -> Entry:
    countries = row.get("countries", [])
    alone = len(countries) == 1 or (countries and row["kind"] == "state_forces")
    return Entry(actor, row["name"], row["kind"], countries[0] if alone else None)


@cache
def aliases() -> Phrases[Alias]:
    """Every name of every actor, and the decoys."""
    return Phrases((alias.name, alias) for alias in _all_aliases())


def alias_names() -> list[str]:
    """Every name of every actor as the codebook prints it."""
    return [alias.name for alias in _all_aliases()]


@cache
def _all_aliases() -> tuple[Alias, ...]:
    named = [Alias(None, name) for name in table("actors")["decoys"]]
    for actor, row in table("actors")["actors"].items():
        entry = entries()[actor]
        named += [Alias(entry, row["name"])] if row["name"] not in row.get("exact", ()) else []
        named += [Alias(entry, name) for name in row.get("aliases", ())]
        named += [Alias(entry, name, exact=True) for name in row.get("exact", ())]
    return tuple(named)


@cache
def support(actor: str) -> re.Pattern[str]:
    """What shows that a text is about an actor: its full names, and the words for its countries."""
    row, countries = table("actors")["actors"].get(actor, {}), table("countries")
    words = [name for name in (row.get("name"), *row.get("aliases", ())) if name and not name.isupper()]
    for code in row.get("countries", ()):
        words += [
            word for field in ("adjectives", "people", "names", "capital") for word in countries[code].get(field, ())
        ]
        words.append(countries[code]["name"])
    printed = sorted({*words, *map(str.upper, words)})  # a text all in capitals is searched too, small letters are not
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, printed))})(?!\w)")


@dataclass(frozen=True, slots=True)
class Nation:
    """A country as a modifier: "Iraqi", "Iraq's"."""

    country: str
    word: str

    def fits(self, printed: str) -> bool:
        """Nationality words need their capitals: "US troops" and never "us"."""
        return printed.isupper() if len(keys(self.word)[0]) <= 2 else printed[:1].isupper()


@cache
def nations() -> Phrases[Nation]:
    """Adjectives, citizens and names of countries; the first country listed has an ambiguous word."""
    named: dict[tuple[str, ...], Nation] = {}
    for country, row in table("countries").items():
        for word in (*row.get("adjectives", ()), *row.get("people", ()), row["name"], *row.get("names", ())):
            named.setdefault(keys(word), Nation(country, word))
    return Phrases((nation.word, nation) for nation in named.values())


@cache
def citizens() -> dict[str, str]:
    """Words for a country's people, as printed, with the country: "Iraqis" -> IQ."""
    people: dict[str, str] = {}
    for country, row in table("countries").items():
        for word in row.get("people", ()):
            people.setdefault(word, country)
    return people


@cache
def forces() -> Phrases[str]:
    """Words for a state's forces with the force: "federal police" -> federal-police."""
    return Phrases((word, force) for force, row in table("actors")["forces"].items() for word in row["words"])


@cache
def state_actor(country: str, force: str) -> Entry:
    """The force of a state: the registry's entry where it has one, else made from country and force."""
    row = table("countries")[country]
    actor = f"{_slug(row['name'])}-{force}"
    if actor in entries():
        return entries()[actor]
    adjective = (row.get("adjectives") or [row["name"]])[0]
    return Entry(actor, f"{adjective} {table('actors')['forces'][force]['name']}", "state_forces", country)


def _slug(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
