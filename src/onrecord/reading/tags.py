"""One letter a word for what it is in its sentence.

U time expression, D determiner, # number, J adjective, N noun, P proper noun, A pronoun, S possessive mark, V past verb, Z present verb,
B base verb, G -ing form, K participle, M modal, X be, H have, O do, T "to" of an infinitive, I preposition or
conjunction, W relative or question word, C "and"/"or", R adverb or particle, and the punctuation , ; . - ( ) " and %.
A sentence's tags are one string, so that phrases are regular expressions over it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.reading.words import guess, lexicon

_BE = "am is are was were be been being 're ain't isn't aren't wasn't weren't"
_HAVE = "have has had having 've hasn't haven't hadn't"
_DO = "do does did doesn't don't didn't"
_MODAL = "can could may might must shall should will would 'll cannot can't couldn't won't wouldn't shouldn't"
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million millions billion dozen dozens scores several"
)
_DETERMINERS = "the a an this these those some any no every each all both another its his their our my your"
_PREPOSITIONS = (
    "of in on at by for with from into onto over under after before since until against near outside inside "
    "between among during without within along across through throughout toward towards upon despite amid amidst "
    "behind beside besides beyond above below beneath around about because although though while whereas if unless "
    "as than per via except following including like amongst aboard"
)
_PRONOUNS = "i you he she it we they him them us me himself herself itself themselves there who-ever"
_RELATIVES = "who whom which whose what where when why how whoever"
_ADVERBS = "not n't never also then still just only even already later earlier ago too again yet very nearby meanwhile"
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ";", ".": ".", "!": ".", "?": ".", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-",
    "–": "-", "—": "-", "‑": "-", "'": '"S', '"': '"', "“": '"', "”": '"', "‘": '"', "’": '"S', "`": '"',
}  # fmt: skip
# Verb forms of harm that are no names even where headlines run on into the text and capitals tell nothing.
_NO_NAMES = frozenset(
    "killed wounded injured kidnapped abducted beheaded arrested detained kill kills die dies wounds injures attacks attacked".split()
)
_SHOOTING = frozenset("shoot shoots shot shooting gunned".split())
_RISING = frozenset("rises climbs falls drops soars jumps".split())  # "toll rises to 14"
_HEADS = frozenset("DJNP#KAG")  # what may open a noun phrase


@cache
def closed() -> dict[str, str]:
    """Words of the closed classes -> their letter."""
    found: dict[str, str] = {}
    classes = (
        (_BE, "X"), (_HAVE, "H"), (_DO, "O"), (_MODAL, "M"), (_NUMBERS, "#"), (_DETERMINERS, "D"), (_PREPOSITIONS, "I"),
        (_PRONOUNS, "A"), (_RELATIVES, "W"), (_ADVERBS, "R"), ("and or but nor & plus", "C"),
        ("'s #39;s ’s", "S"), ("#8212; #8211; #150; #151; -- --- ... ..", "-"), ("#39;", '"S'), ("quot gt lt", '"'),
    )  # fmt: skip
    for words, letter in classes:
        found.update(dict.fromkeys(words.split(), letter))
    return found | _PUNCTUATION


def tag(words: list[str], lower: list[str], fixed: dict[int, str] | None = None) -> str:
    """The tags of one sentence: one letter a word. ``fixed`` gives the letters that are known already, by index:
    # within a count, U within a time expression."""
    title = is_headline(words)
    options = [_options(word, title) for word in words]
    options[0] = _options(words[0], title, True)
    for i, letter in (fixed or {}).items():
        options[i] = letter
    for i in range(1, len(lower)):
        if lower[i] == "dead" and lower[i - 1] in _SHOOTING:
            options[i] = "%"  # "shot dead seven people": no adjective of the people
    options.append(".")
    chosen = ""
    for i, letters in enumerate(options[:-1]):
        if len(letters) > 1:
            following = lower[i + 1] if i + 1 < len(lower) else ""
            if letters == "TI":
                letters = "T" if "B" in options[i + 1] else "I"
            else:
                letters = _choose(letters, lower[i], chosen, options[i + 1][0], lower[i - 1] if i else "", following)
        chosen += letters
    return chosen


def is_headline(words: list[str]) -> bool:
    """Whether nearly all longer words are capitalised, so that capitals tell nothing."""
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(longer) > 1 and sum(word[0].isupper() for word in longer) >= 0.75 * len(longer)


@lru_cache(maxsize=65536)
def _options(word: str, title: bool, first: bool = False) -> str:
    """All tags that the word may have; ``title``: capitals tell nothing here; ``first``: nor at a sentence's start."""
    lower = word.lower()
    if word == "US":
        return "P"
    letter = closed().get(lower)
    if letter and not (letter in "XHOM#" and _is_name(word, title, first)):
        return {"her": "DA", "that": "IWD", "to": "TI"}.get(lower, letter)
    if word[0].isdigit() and word[-1].isalpha() and "-" in word:
        return "J"
    if not word[0].isalpha():
        return "J" if word[-2:] in ("st", "nd", "rd", "th") else ("#" if word[0].isdigit() or word[0] in "$£€" else "%")
    known = lexicon().get(lower)
    if word[0].isupper() and not (known and (title or first or lower in _NO_NAMES)):
        return "R" if first and lower.endswith("ly") else "P"
    return known or guess(lower)


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
        return _ing(last, after, previous, options)
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
        return finite if finite != "B" else "Z"
    other = next((letter for letter in options if letter in "NJRI"), "")
    if not other:
        return "B" if "B" in options and last in "TMOXH" else finite
    if last in "#NP" and other == "J" and after not in "NPJ":
        return finite  # "ten die in"
    if last in "DJS#I":
        return other
    if last in ",C" and after == "#" and "Z" in options:
        return "Z"  # "blast kills 12, wounds 30"
    if last in "NP":
        return (finite if finite != "B" else "Z") if _predicate(word, previous, after, options) else other
    return options[0] if options[0] in "NJRI" else finite


def _predicate(word: str, previous: str, after: str, options: str) -> bool:
    """Whether a word that may be noun or verb is the verb of the noun before it: number agrees, an object follows."""
    if "V" in options and after in "D#AI":
        return True
    if previous.endswith("s") and not word.endswith("s") and after in ",.":
        return True
    if word in _RISING and after in "IT":
        return True
    agrees = word.endswith("s") != (previous.endswith("s") or previous in ("police", "people", "troops", "gunmen"))
    return agrees and (
        after in "D#AR" or (after == "P" and word.endswith("s")) or (after in "PNJ" and not word.endswith("s"))
    )
