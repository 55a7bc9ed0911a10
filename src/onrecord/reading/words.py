"""What a word may be: its usual tags, from GUM's counts (lexicon.tsv), a list of verbs of the news (verbs.txt) and
endings."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from onrecord.reading.english import english

VOWELS = "aeiou"


def forms(base: str, past: str = "", participle: str = "") -> dict[str, str]:
    """Inflected form -> tag letters of one verb: B base, Z third person, G -ing, V past, K participle.

    ``past`` and ``participle`` are given where they are irregular.
    """
    found = {base: "B", _third_person(base): "Z", _present_participle(base): "G"}
    for form, tag in ((past or _past(base), "V"), (participle or _past(base), "K")):
        found[form] = found.get(form, "") + tag
    return found


def _third_person(base: str) -> str:
    if _ends_cy(base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _present_participle(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    silent = base.endswith("e") and not base.endswith("ee")
    return (base[:-1] if silent else _doubled(base)) + "ing"


def _past(base: str) -> str:
    """The regular past, which is the regular participle too."""
    if _ends_cy(base):
        return base[:-1] + "ied"
    return base + "d" if base.endswith("e") else _doubled(base) + "ed"


def _ends_cy(base: str) -> bool:
    return base.endswith("y") and base[-2] not in VOWELS


def _doubled(base: str) -> str:
    """The verb with its last letter doubled where endings double it: "plan", "planning"."""
    return base + base[-1] if _doubles(base) else base


def _doubles(base: str) -> bool:
    """Whether the verb ends in one vowel and one consonant and has one syllable, or is listed."""
    if len(base) < 3 or base[-1] in VOWELS + "wxy" or base[-2] not in VOWELS or base[-3] in VOWELS:
        return False
    return base in english().doubled or sum(letter in VOWELS for letter in base) == 1


@cache
def verbs() -> dict[str, tuple[str, str]]:
    """Inflected form -> (base form, tag letters), over verbs.txt."""
    found: dict[str, tuple[str, str]] = {}
    for line in _lines("verbs.txt"):
        for entry in line.split():
            base, past, participle = [*entry.split(":"), "", ""][:3]
            for form, tags in forms(base, past, participle).items():
                known = found.get(form, (base, ""))
                found[form] = (known[0], known[1] + "".join(t for t in tags if t not in known[1]))
    return found


@cache
def lexicon() -> dict[str, str]:
    """Word in lower case -> its tags, the most usual first."""
    found = dict(line.split("\t") for line in _lines("lexicon.tsv"))
    for word in (word for line in _lines("nouns.txt") for word in line.split()):
        found[word] = found.get(word, "") + ("" if "N" in found.get(word, "") else "N")
    for form, (base, tags) in verbs().items():
        noun = "N" if form[-1] != "d" and "N" in found.get(base, "") and form in (base, base + "s", base + "es") else ""
        known = found.get(form, noun)
        found[form] = known + "".join(tag for tag in noun + tags if tag not in known)
    return found


def guess(word: str) -> str:
    """Tags of a word that the lexicon lacks, by its ending; nouns where nothing else is told."""
    for ending, tags in english().endings:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return tags
    return "N"


def base_form(word: str) -> str:
    """The base form of a verb in lower case, or the word itself."""
    known = verbs().get(word)
    return known[0] if known else word


def _lines(name: str) -> list[str]:
    text = files("onrecord.reading").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
