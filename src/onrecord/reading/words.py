"""What a word may be: its usual tags, from GUM's counts (lexicon.tsv), a list of verbs of the news (verbs.txt) and
endings."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

VOWELS = "aeiou"
# Verbs of more than one syllable whose last letter doubles, and one-syllable ones that end like them but do not.
_DOUBLED = frozenset(
    "admit commit submit permit occur refer deter expel repel rebel propel transfer regret kidnap".split()
)
_ENDINGS = (
    ("ly", "R"), ("ing", "GJ"), ("ed", "VK"), ("ous", "J"), ("ful", "J"), ("ive", "J"), ("able", "J"), ("ible", "J"),
    ("less", "J"), ("ical", "J"), ("ic", "J"), ("al", "JN"), ("ish", "J"), ("ary", "J"), ("wide", "J"),
)  # fmt: skip


def forms(base: str, past: str = "", participle: str = "") -> dict[str, str]:
    """Inflected form -> tag letters of one verb: B base, Z third person, G -ing, V past, K participle."""
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    if _doubles(base):
        stem = base + base[-1]
    third = (
        base[:-1] + "ies"
        if _ends_cy(base)
        else base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    )
    regular = base[:-1] + "ied" if _ends_cy(base) else base + "d" if base.endswith("e") else stem + "ed"
    found = {base: "B", third: "Z", (base[:-2] + "ying" if base.endswith("ie") else stem + "ing"): "G"}
    for form, tag in ((past or regular, "V"), (participle or regular, "K")):
        found[form] = found.get(form, "") + tag
    return found


def _ends_cy(base: str) -> bool:
    return base.endswith("y") and base[-2] not in VOWELS


def _doubles(base: str) -> bool:
    if len(base) < 3 or base[-1] in VOWELS + "wxy" or base[-2] not in VOWELS or base[-3] in VOWELS:
        return False
    return base in _DOUBLED or sum(letter in VOWELS for letter in base) == 1


@cache
def verbs() -> dict[str, tuple[str, str]]:
    """Inflected form -> (base form, tag letters), over verbs.txt."""
    found: dict[str, tuple[str, str]] = {}
    for line in _lines("verbs.txt"):
        for entry in line.split():
            base, past, participle = (entry.split(":") + ["", ""])[:3]
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
    for ending, tags in _ENDINGS:
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
