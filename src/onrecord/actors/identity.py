"""Any noun phrase for people, organisations or things: what it stands for, of which kind and whose.

The order of evidence: a named actor that the phrase is ("the Badr Organization"), one that it belongs to ("Hamas
fighters"), a nationality and a force ("two Iraqi soldiers"), its head noun ("gunmen", "a bridge"), its modifiers and
"of" phrase where the head noun says little ("a rebel leader", "members of the police"), last its capitals ("Abu Ali").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.actors.names import unknown_name
from onrecord.actors.nouns import Noun, listed, nouns
from onrecord.actors.phrase import Phrase, parse
from onrecord.actors.registry import Entry, forces, nations, state_actor
from onrecord.codebook import table

ARMED = frozenset(["state_forces", "rebel_group", "political_militia", "identity_militia", "external_forces"])


@dataclass(frozen=True, slots=True)
class Actor:
    """What a noun phrase stands for. ``actor`` and ``name`` are the registry's, or of the state's force that the phrase
    names; for a thing, of whom it belongs to. An unknown name is its own ``name``. ``country``: ISO 3166-1 alpha-2."""

    actor: str | None = None
    name: str | None = None
    kind: str = "unknown"
    nature: str = "person"
    country: str | None = None


@lru_cache(maxsize=65536)
def identify(phrase: str, country: str | None = None) -> Actor:
    """The actor of a noun phrase as printed, articles, numbers and "of" phrases included.

    ``country`` is that of the act, where known: "police" are then its police, and soldiers of another state are
    external_forces, as in ACLED.
    """
    actor = _read(parse(phrase), country)
    if country and actor.kind == "state_forces" and actor.country not in (None, country):
        return replace(actor, kind="external_forces")
    return actor


def _read(phrase: Phrase, country: str | None) -> Actor:
    if not phrase.core:
        return Actor()  # "14", "dozens": people whom nothing describes
    if phrase.entry is not None and phrase.is_named:
        return _named(phrase, phrase.entry)
    if phrase.link == "of" and phrase.core[-1].key in listed("partitives"):
        return identify(phrase.rest, country)
    if phrase.link == "and" and (both := _shared(phrase)):
        return identify(both, country)
    if phrase.reading is None:
        return _nameless(phrase, country)
    return _described(phrase, phrase.reading, country)


def _shared(phrase: Phrase) -> str | None:
    """ "US forces" for "US and Iraqi forces": the first nationality with the noun that two of them share."""
    core, other = list(phrase.core), parse(phrase.rest)
    ends = [end for end, nation in nations().at(phrase.text, core, 0) if nation.fits(core[0].text)]
    if len(core) not in ends or other.country is None or not other.head or len(other.core) == other.head:
        return None
    return f"{phrase.printed()} {other.printed(len(other.core) - other.head)}"


def _named(phrase: Phrase, entry: Entry) -> Actor:
    """A named actor, or people or things of a force that is named by them: "Iraqi soldiers", "Iraqi fighter jets"."""
    reading, last = phrase.reading, phrase.core[-1].text
    described = reading is not None and not (last[:1].isupper() and (reading.yields or reading.collective))
    nature = reading.nature if reading is not None and described else "organisation"
    return Actor(entry.actor, entry.name, entry.kind, nature, entry.country)


def _described(phrase: Phrase, reading: Noun, country: str | None) -> Actor:
    """A phrase with a known head noun."""
    owner = _owner(phrase)
    if owner is not None:
        return _owned(reading, owner)
    kind, whose = _side(phrase, reading, country)
    home = phrase.country or (whose.country if whose else None) or _of_country(phrase)
    if kind == "state_forces" and reading.kind == "state_forces" and reading.nature != "object":
        state = _force(phrase, reading, home or country)
        if state is not None:
            return Actor(state.actor, state.name, state.kind, reading.nature, state.country)
    actor, name = (whose.actor, whose.name) if whose is not None and whose.actor else (None, None)
    return Actor(actor, name or _proper(phrase, reading), kind, reading.nature, home)


def _of_country(phrase: Phrase) -> str | None:
    """The country after "of": "the police of Colombia"."""
    whose = parse(phrase.rest) if phrase.link == "of" and phrase.rest[:1].isupper() else None
    return whose.country if whose is not None and not whose.head else None


def _owner(phrase: Phrase) -> Entry | None:
    """The named actor before the head, unless a hyphen makes it a mere tie: "al-Qaeda-linked militants"."""
    if phrase.entry is None or phrase.span is None:
        return None
    return None if phrase.text[phrase.span[1] : phrase.span[1] + 1] == "-" else phrase.entry


def _owned(reading: Noun, owner: Entry) -> Actor:
    """People and things of a named actor: a "Hamas leader" is of Hamas, its hostages are civilians all the same."""
    theirs = reading.yields or reading.kind in ARMED or reading.kind == "unknown"
    if reading.nature == "person" and not theirs:
        return Actor(None, None, reading.kind, "person", owner.country)
    return Actor(owner.actor, owner.name, owner.kind if theirs else reading.kind, reading.nature, owner.country)


def _side(phrase: Phrase, reading: Noun, country: str | None) -> tuple[str, Actor | None]:
    """The kind of a phrase by its head noun, or by its modifiers and "of" phrase; and the actor of that phrase."""
    modifiers = [w.key for w in phrase.before]
    if reading.nature == "person" and reading.kind in ARMED and _any(modifiers, "former"):
        return "civilians", None
    if _any(modifiers, "armed") and phrase.core[-1].key in listed("plain"):
        return "political_militia", None
    if not reading.yields and reading.kind != "unknown":
        whose = _fights_for(phrase, reading, country)
        return (whose.kind if whose else reading.kind), whose
    side = _modified(phrase)
    if side is not None:
        return side, None
    whose = identify(phrase.rest, country) if phrase.link in ("of", "for", "from") and phrase.rest else None
    if whose is not None and whose.kind != "unknown" and (whose.actor or whose.nature != "object"):
        return whose.kind, whose
    return reading.kind, None


def _fights_for(phrase: Phrase, reading: Noun, country: str | None) -> Actor | None:
    """The named force after "of": "fighters of Boko Haram", "men of the Rapid Support Forces". Whoever attacks or
    takes is not of those whom "of" names, so that words for attackers and kidnappers name nobody."""
    sided = reading.kind in ("rebel_group", "state_forces") or phrase.core[-1].key in listed("plain")
    if phrase.link != "of" or reading.nature != "person" or not sided:
        return None
    whose = identify(phrase.rest, country)
    return whose if whose.actor is not None and whose.kind in ARMED and whose.nature != "object" else None


def _modified(phrase: Phrase) -> str | None:
    """The kind that the modifiers give, the one next to the head first: "rebel", "air force", "gunmen's"."""
    keys = [w.key for w in phrase.before]
    for end in range(len(keys), 0, -1):
        for start in range(max(0, end - 2), end):
            word = " ".join(keys[start:end])
            found = _sides().get(word) or (reading.kind if (reading := nouns().get(word)) else None)
            if found and found != "unknown":
                return found
    return None


def _force(phrase: Phrase, reading: Noun, country: str | None) -> Entry | None:
    """The force of a state that the head noun names; a vague one ("forces") only where no name comes before it."""
    if country is None or (reading.yields and _has_name(phrase)):
        return None
    core = list(phrase.core)
    for start in range(len(core)):
        for end, force in forces().at(phrase.text, core, start):
            if end == len(core):
                return state_actor(country, force)
    return None


def _has_name(phrase: Phrase) -> bool:
    """Whether a modifier is a name and no nationality: "Kurdish forces"."""
    before = list(phrase.before)
    return any(w.text[:1].isupper() and not any(nations().at(phrase.text, before, i)) for i, w in enumerate(before))


def _proper(phrase: Phrase, reading: Noun) -> str | None:
    """The printed name of a body that has one: "Diyala police", "Ministry of Health"."""
    if reading.nature != "organisation" and not (reading.collective and reading.kind in ARMED):
        return None
    if phrase.core[-1].text[:1].isupper() and phrase.link in ("of", "for") and phrase.rest[:1].isupper():
        last = parse(phrase.rest).core
        end = phrase.text.rindex(phrase.rest) + last[-1].end if last else phrase.core[-1].end
        return phrase.text[phrase.core[0].start : end]
    first = next((i for i, w in enumerate(phrase.before) if w.text[:1].isupper()), None)
    return phrase.printed(first) if first is not None and _has_name(phrase) else None


def _nameless(phrase: Phrase, country: str | None) -> Actor:
    """A phrase whose last word the codebook lacks: a country, a person's or a group's name, or a rare noun."""
    state = _state(phrase)
    if state is not None:
        return state
    name, owner = unknown_name(phrase), _owner(phrase)
    if name is None and owner is not None:
        return Actor(owner.actor, owner.name, owner.kind, _guess(phrase.core[-1].key), owner.country)
    if name is None:
        return Actor(None, None, _modified(phrase) or "unknown", _guess(phrase.core[-1].key), phrase.country)
    if name.described:
        whose = identify(name.described, country)
        return Actor(whose.actor, name.text, whose.kind, "person", whose.country)
    return Actor(None, name.text, name.kind, name.nature, phrase.country)


def _state(phrase: Phrase) -> Actor | None:
    """A country that acts: "Iraq", "the United States"."""
    core = list(phrase.core)
    for end, nation in nations().at(phrase.text, core, 0):
        if end == len(core) and nation.fits(core[0].text):
            entry = state_actor(nation.country, "government")
            return Actor(entry.actor, entry.name, entry.kind, "organisation", nation.country)
    return None


def _guess(word: str) -> str:
    """The nature of a noun that no list has, by its ending: "statistician", "yachtsmen"."""
    person = word.removesuffix("s").endswith(("ist", "ian", "man", "men", "woman", "women", "ologer", "eer"))
    return "person" if person else "object"


def _any(modifiers: list[str], name: str) -> bool:
    return any(word in listed(name) for word in modifiers)


@cache
def _sides() -> dict[str, str]:
    return {word: kind for kind, words in table("people")["sides"].items() for word in words}
