"""Whether a known name is a place here, or belongs to a person, an organisation, an outlet or a description."""

from __future__ import annotations

import re
from functools import cache

from onrecord import codebook
from onrecord.places import gazetteer
from onrecord.places.gazetteer import MAIN
from onrecord.places.mentions import Mention
from onrecord.places.nations import demonym_of
from onrecord.places.runs import HYPHENS, Word
from onrecord.places.setting import left, right, tied
from onrecord.places.spotting import GREAT
from onrecord.places.vocabulary import bearings, common, kind_words, words

FAMOUS = 6.0  # of a city of a million, or an area as well known: "Middle East", "West Bank"


def belongs_to(mention: Mention, text: str, mode: str) -> str | None:
    """What the name is part of when it is no place: ``person``, ``organisation``, ``authority`` (a body of the place's
    own), ``description``; else None. "US" is a country where the sentence is not all in capitals, "Us" is none."""
    if mention.key == "us" and not _states(text[mention.start : mention.start + 2], mode):
        return "pronoun"
    word, gap = right(text, mention.end)
    if gap in ("-", "‐", "‑") and word.lower() in words("describing"):
        return "description"
    if text[mention.start - 1 : mention.start] in HYPHENS and left(text, mention.start)[0].lower() in words("prefixes"):
        return "description"
    if mention.key in words("adjectival") and gap == " " and word.lower() not in words("after"):
        return "description"
    if _acronym(mention, text, mode):
        return "acronym"
    if body := _before_organisation(mention, text, mode):
        return body
    if _in_organisation(mention, text) or _whole(mention.key):
        return "organisation"
    return "person" if _person(mention, text, mode, word.lower(), gap) else None


def _states(printed: str, mode: str) -> bool:
    return printed == "U." or (printed == "US" and mode != "capitals")


def _acronym(mention: Mention, text: str, mode: str) -> bool:
    """Capitals that are some town's other name: "HMS" is no Homs; "ROME" is Rome, and "UAE" a country."""
    printed, top = text[mention.start : mention.end], mention.entries[0]
    return mode != "capitals" and len(printed) < 5 and printed.isupper() and top.how != 0 and top.kind != "country"


def _before_organisation(mention: Mention, text: str, mode: str) -> str | None:
    """Whether the capitalised words behind the name end in an organisation's, "Kirkuk Joint Operations", or in a body
    of the place's own (``authority``): "Kirkuk Police Command", "Aleppo City Council"."""
    end, kinds = mention.end, False
    for word in mention.run[mention.after : mention.after + 4]:
        if not word.capital or not tied(text[end : word.start]):
            return None
        if word.key in words("authorities") or (word.key in words("organisations") and not kinds):
            if mode != "sentences" and word.key in common() and text[word.end : word.end + 1] == " ":
                return None
            return "authority" if word.key in words("authorities") and not everyday(mention) else "organisation"
        kinds = kinds or word.key in words("sites") or word.key in kind_words()  # "Mosul Airport" is a place
        end = word.end
    return None


def _whole(key: str) -> bool:
    """Whether the gazetteer's name itself is an organisation's: "University of Texas"."""
    first, _, rest = key.partition(" ")
    return rest.startswith("of ") and first in words("organisations_of")


def _in_organisation(mention: Mention, text: str) -> bool:
    """Whether capitalised words before the name make it an organisation's: "Bank of England", "al-Qaida in Iraq"."""
    before = text[max(0, mention.start - 50) : mention.start]
    if not before.endswith((" of ", " in ", " the ", " and ")):
        return False
    found = _heads().search(before)
    return found is not None and found[0][0].isupper()


@cache
def _heads() -> re.Pattern[str]:
    of, named = ("|".join(codebook.table("places")[table]) for table in ("organisations_of", "organisation_heads"))
    return re.compile(rf"\b(?:(?:{named}) (?:in|of)|(?:{of}) of) (?:the )?(?:[\w-]+ and (?:the )?)?\Z", re.IGNORECASE)


def _person(mention: Mention, text: str, mode: str, behind: str, gap: str) -> bool:
    """A title or an unknown capitalised word before, a surname behind, or a verb of speech: a person's name."""
    single = mention.after - mention.first == 1
    title, space = left(text, mention.start)
    if space == ". " and (len(title) == 1 or title.lower() in words("titles")):
        return True
    if mention.entries[0].kind == "country" and not (single and mention.key in words("given_names")):
        return False
    before, after = mention.before_word, mention.behind_word
    if before is not None and tied(text[before.end : mention.start]) and _forename(before, mode):
        return True
    if after is not None and single and tied(text[mention.end : after.start]) and _surname(mention, after, text, mode):
        return True
    return single and gap == " " and behind in words("speech") and mention.entries[0].prior < 6 and mode != "capitals"


def _forename(before: Word, mode: str) -> bool:
    key = before.key
    if not before.capital:
        return key in ("bin", "ibn")
    if len(key) < 2:  # "A Mosul man", "D-Maryland"; an initial comes with its full stop
        return False
    if key in words("titles") or key in words("given_names"):
        return True
    return not _ordinary(key) and mode != "headline" and not _well_known(key)


def _surname(mention: Mention, behind: Word, text: str, mode: str) -> bool:
    key = behind.key
    if len(key) < 2:
        return text[behind.end : behind.end + 1] == "."  # "George W. Bush", but "Mosul A bomb"
    if not behind.capital or key in words("roles"):
        return False
    forename = mention.key in words("given_names") or mention.key in words("titles")
    given = forename and (mode == "sentences" or key not in common())
    if given and (key in words("surnames") or not (key in kind_words() or key in words("sites"))):
        return True
    known = mention.entries[0].prior >= GREAT and mention.entries[0].how == MAIN
    return not known and not _ordinary(key) and mode == "sentences" and not _well_known(key)


def _ordinary(key: str) -> bool:
    """A word that neither begins nor ends a person's name."""
    known = (
        key in common() or key in bearings() or key in kind_words() or key in words("sites") or key in words("parts")
    )
    return known or demonym_of(key) is not None


def _well_known(key: str) -> bool:
    entries = gazetteer.named(key)
    return bool(entries) and entries[0].prior >= GREAT and entries[0].how == MAIN


def everyday(mention: Mention) -> bool:
    """Whether the name is made of everyday words or a mere two letters, so that its capitals say nothing."""
    town = mention.entries[0].kind in ("settlement", "capital")
    single = mention.after - mention.first == 1
    if mention.entries[0].prior >= FAMOUS and mention.entries[0].how == MAIN and not (town and single):
        return False
    if mention.entries[0].gid.startswith("onrecord:") and not single:
        return False
    if len(mention.key) < 3:
        return True
    return all(word in common() for word in mention.key.split())
