"""One letter a word for what it is in its sentence.

U time expression, D determiner, # number, J adjective, N noun, P proper noun, A pronoun, S possessive mark, V past
verb, Z present verb, B base verb, G -ing form, K participle, M modal, X be, H have, O do, T "to" of an infinitive,
I preposition or conjunction, W relative or question word, C "and"/"or", R adverb or particle, and the punctuation
, ; . - ( ) " and %. A sentence's tags are one string, so that phrases are regular expressions over it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.reading.english import english
from onrecord.reading.words import guess, lexicon

# The tag of each class of closed words (codebook/english.yaml).
_LETTERS = {
    "be": "X", "have": "H", "do": "O", "modal": "M", "number": "#", "determiner": "D", "preposition": "I",
    "pronoun": "A", "relative": "W", "adverb": "R", "conjunction": "C", "possessive": "S", "dash": "-",
    "apostrophe": '"S', "quotation": '"',
}  # fmt: skip
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ";", ".": ".", "!": ".", "?": ".", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-",
    "–": "-", "—": "-", "‑": "-", "'": '"S', '"': '"', "“": '"', "”": '"', "‘": '"', "’": '"S', "`": '"',
}  # fmt: skip
_HEADS = frozenset("DJNP#KAG")  # what may open a noun phrase


@cache
def closed() -> dict[str, str]:
    """Words of the closed classes -> their letter; those of several classes ("that", "her") are in the lexicon."""
    classes = english().classes
    found = {word: letter for name, letter in _LETTERS.items() for word in classes[name]}
    return found | _PUNCTUATION


def tag(words: list[str], lower: list[str], title: bool, fixed: dict[int, str] | None = None) -> str:
    """The tags of one sentence, which has words: one letter a word. ``title``: it is written as headlines are (see
    ``is_headline``). ``fixed`` gives the letters that are known already, by index: # within a count, U within a time
    expression."""
    options = _possible(words, lower, title, fixed or {})
    chosen = ""
    for i, letters in enumerate(options[:-1]):
        if letters == "TI":
            chosen += "T" if "B" in options[i + 1] else "I"
        elif len(letters) == 1:
            chosen += letters
        else:
            following = lower[i + 1] if i + 1 < len(lower) else ""
            chosen += _choose(letters, lower[i], chosen, options[i + 1][0], lower[i - 1] if i else "", following)
    return chosen


def _possible(words: list[str], lower: list[str], title: bool, fixed: dict[int, str]) -> list[str]:
    """All tags that each word may have by itself, and a full stop behind the last word."""
    options = list(map(_titled if title else _within, words))
    options[0] = _options(words[0], title, first=True)
    for i, letter in fixed.items():
        options[i] = letter
    for i in range(1, len(lower)):
        if lower[i] == "dead" and lower[i - 1] in english().shooting:
            options[i] = "%"  # "shot dead seven people": no adjective of the people
    return [*options, "."]


def is_headline(words: list[str]) -> bool:
    """Whether nearly all longer words are capitalised, so that capitals tell nothing."""
    firsts = [word[0] for word in words if len(word) > 3 and word[0].isalpha()]
    return len(firsts) > 1 and sum(map(str.isupper, firsts)) >= 0.75 * len(firsts)


@lru_cache(maxsize=32768)
def _within(word: str) -> str:
    """The options of a word within a sentence."""
    return _options(word, False)


@lru_cache(maxsize=32768)
def _titled(word: str) -> str:
    """The options of a word of a headline."""
    return _options(word, True)


def _options(word: str, title: bool, first: bool = False) -> str:
    """All tags that the word may have; ``title``: capitals tell nothing here; ``first``: nor at a sentence's start."""
    lower = word.lower()
    if word == "US":
        return "P"
    letter = closed().get(lower)
    if letter and not (letter in "XHOM#" and _is_name(word, title, first)):
        return letter
    if not word[0].isalpha():
        return _of_figures(word)
    known = lexicon().get(lower)
    if word[0].isupper() and not (known and (title or first or lower in english().no_names)):
        return "R" if first and lower.endswith("ly") else "P"
    return known or guess(lower)


def _of_figures(word: str) -> str:
    """The tag of what begins with no letter: "25-year-old", "3rd", "$300" or "1,200", another mark."""
    if (word[0].isdigit() and word[-1].isalpha() and "-" in word) or word[-2:] in ("st", "nd", "rd", "th"):
        return "J"
    return "#" if word[0].isdigit() or word[0] in "$£€" else "%"


def _is_name(word: str, title: bool, first: bool) -> bool:
    return word[0].isupper() and not title and not first and len(word) > 3


def _choose(options: str, word: str, before: str, after: str, previous: str, following: str) -> str:
    """The one of several possible tags that the neighbours ask for."""
    last = before[-1:] or "."
    if word == "that":
        return "I" if last in "VZBGK" else "W" if last in "NP" else "I"
    if word == "her":
        return "D" if after in _HEADS else "A"
    if "K" in options and "V" in options:
        return "K" if following == "by" and last in "NP" else _past(options, before, after)
    if options == '"S':
        return "S" if previous.endswith("s") and following[:1].isalpha() else '"'
    if options == "GJ":
        return "J" if after in "NJP" else "G"
    if "G" in options:
        dated = last == "U" and before.rstrip("U").endswith("D")  # "the April bombing"
        return _ing("D" if dated else last, after, previous, options)
    if not any(letter in options for letter in "ZBV"):
        nominal = "N" in options and "J" in options
        return ("J" if after in "NPJ" else "N") if nominal else options[0]
    return _noun_or_verb(options, word, last, after, previous)


def _past(options: str, before: str, after: str) -> str:
    """Past or participle: a participle after be and have, before a noun behind a determiner, and before "by"."""
    last = before.rstrip("R")[-1:] or "."
    if last in "XHDSJ#I":
        return "K"
    if last in "AWNPU" or last in '")':
        return "V"
    if last == "," and after in "NJ":
        return "V"  # "the attackers, who ..., opened fire"
    return "V" if last in "C," and after in "D#AP" else "K" if "K" in options else options[0]


def _ing(last: str, after: str, previous: str, options: str) -> str:
    if "N" in options and last in "VZ." and after in "IVZXHM":
        return "N"  # "officials say fighting in the city has killed ..."
    if "N" in options and ((last in "DS" and after in "KVZXHM") or (last == "I" and after in ".,")):
        return "N"  # "the shelling killed", "killed by shelling"
    nominal = last in "DSJ#" or (last in "NP" and not previous.endswith("s"))
    if nominal and after not in _HEADS:
        return "N"
    return "G"


def _noun_or_verb(options: str, word: str, last: str, after: str, previous: str) -> str:
    """Noun or verb: "to attack", "they attack", "an attack", "militants attack a convoy", "attacks in the city"."""
    finite = next((letter for letter in "ZVB" if letter in options), "B")
    if last in "TMO" and "B" in options:
        return "B"
    if last in "AW":
        return _present(finite)
    other = next((letter for letter in options if letter in "NJRI"), "")
    if not other:
        return "B" if "B" in options and last in "XH" else finite
    if last in "#NP" and other == "J" and after not in "NPJ":
        return finite  # "ten die in"
    if last in "DJS#I":
        return other
    if last in ",C" and after == "#" and "Z" in options:
        return "Z"  # "blast kills 12, wounds 30"
    if last in "NP":
        return _present(finite) if _predicate(word, previous, after, options) else other
    return options[0] if options[0] in "NJRI" else finite


def _present(letter: str) -> str:
    """The tag of a finite verb: a base form behind its subject is a present."""
    return "Z" if letter == "B" else letter


def _predicate(word: str, previous: str, after: str, options: str) -> bool:
    """Whether a word that may be noun or verb is the verb of the noun before it: number agrees, an object follows."""
    singular, several = word.endswith("s"), previous.endswith("s")
    if "V" in options and after in "D#AI":
        return True
    if several and not singular and after in ",.":
        return True
    if word in english().rising and after in "IT":
        return True
    if singular == (several or previous in english().plurals):
        return False
    if after == "R":
        return word not in english().bodies
    return after in "D#A" or after in ("P" if singular else "PNJ")
