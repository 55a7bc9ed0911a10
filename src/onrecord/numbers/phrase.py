"""One conjunct of a noun phrase: how many people "a soldier", "his two sons", "a family of four" stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.model import Span
from onrecord.numbers.count import Count
from onrecord.numbers.lexicon import people_words
from onrecord.numbers.pattern import any_of

TOKEN = re.compile(r"[^\s,\"“”()]+")
INCLUDED = re.compile(r"\s+of\s+(?:them|whom|those|these|which)\b")
PERSON_END = re.compile(r"(?:man|woman|person|boy|girl|year-old)\Z")
NAME_PART = re.compile(
    r"(?:al|el|bin|ibn|abu|de|del|van|von|da|la)-?\Z|[A-ZÀ-Þ][\w'’-]*\.?\Z|(?:al|el|ar|as|at)-[A-ZÀ-Þ]"
)


@dataclass(slots=True)
class Tally:
    """What a conjunct adds up to. ``form``: number, single ("a soldier"), plural ("soldiers"), name ("Ali"), nobody
    (things and groups of unknown size)."""

    form: str
    span: Span
    low: int | None = None
    high: int | None = None
    vague: str | None = None
    additional: bool = False
    share: bool = False
    included: bool = False  # "two of them": part of what was counted before
    bare: bool = False  # no determiner and no number: it may share those of the conjunct before
    generic: bool = False  # "people", "others": what follows may be its parts
    person: bool = False  # its head is known to be a person
    trails: bool = False  # a preposition follows: the next conjunct may belong to its phrase


def tally(phrase: str, low: str, span: Span, found: list[Count]) -> Tally:
    """The tally of ``phrase[span]``; ``low`` is the phrase in lower case, ``found`` its counts."""
    tokens = list(TOKEN.finditer(low, *span))
    cut = next(
        (i for i, token in enumerate(tokens) if i and token.group() in people_words()["prepositions"]), len(tokens)
    )
    if cut and cut < len(tokens) and tokens[cut].group() == "of" and _quantifies(tokens[cut - 1], found):
        cut = _next_preposition(tokens, cut)
    words = [token.group() for token in tokens[:cut]]
    end = tokens[cut - 1].end() if cut else span[1]
    inside = [count for count in found if span[0] <= count.span[0] < end]
    result = _numbered(low, inside, words) or _unnumbered(phrase, tokens[:cut], words, inside)
    if cut < len(tokens) and tokens[cut].group() == "of" and result.form != "number":
        result = _carried(phrase, low, (tokens[cut].end(), span[1]), found, words[-1]) or result
    result.trails = cut < len(tokens)
    return result


def _quantifies(token: re.Match[str], found: list[Count]) -> bool:
    """Whether the word before "of" is a number: "dozens of", "two of"."""
    return any(count.kind in ("count", "share") and count.span[1] == token.end() for count in found)


def _next_preposition(tokens: list[re.Match[str]], cut: int) -> int:
    prepositions = people_words()["prepositions"]
    return next((i for i in range(cut + 1, len(tokens)) if tokens[i].group() in prepositions), len(tokens))


def _numbered(low_phrase: str, inside: list[Count], words: list[str]) -> Tally | None:
    count = next((count for count in inside if count.kind in ("count", "share")), None)
    if count is None:
        return None
    included = INCLUDED.match(low_phrase, count.span[1]) is not None
    head, low, high = words[-1] if words else "", count.low, count.high
    if head in people_words()["things"] or count.kind == "share":
        return Tally("nobody", count.span, included=included)
    if head in ("families", "households", "groups", "teams"):
        return Tally("nobody", count.span)
    if head == "couples":
        low, high = low and low * 2, high and high * 2
    generic = head in people_words()["generic"] or count.span[1] - count.span[0] == len(" ".join(words))
    more, share = count.additional, count.share
    return Tally("number", count.span, low, high, count.vague, more, share, included, generic=generic, person=True)


def _unnumbered(phrase: str, tokens: list[re.Match[str]], words: list[str], inside: list[Count]) -> Tally:
    known = people_words()
    span = (tokens[0].start(), tokens[-1].end()) if tokens else (0, 0)
    if not words or words[-1] in known["things"]:
        return Tally("nobody", span)
    if len(words) == 1 and words[0] in known["pronouns"]:
        return Tally("single", span, 1, 1, person=True)
    first, head = words[0], words[-1]
    ordinal = first in ("a", "an") and any(count.kind == "ordinal" for count in inside)
    determined = first in known["determiners"] or any(word.endswith("'s") for word in words[:-1])
    if head in known["collectives"]:
        return Tally("nobody", span, bare=not determined)
    if is_plural(head) and first not in ("a", "an", "another"):
        return Tally("plural", span, bare=not determined, generic=head in known["generic"])
    person = head in known["singular"] or PERSON_END.search(head) is not None
    if determined:
        return Tally("single", span, 1, 1, additional=first == "another" or ordinal, person=person)
    if person and not (len(tokens) > 1 and _is_name(phrase, tokens)):
        return Tally("single", span, 1, 1, bare=True, person=True)
    return Tally("name" if _is_name(phrase, tokens) else "nobody", span, bare=True)


def _carried(phrase: str, low: str, span: Span, found: list[Count], carrier: str) -> Tally | None:
    """ "a family of four", "the bodies of five men", "the death of a soldier", "a total of 14 people"."""
    known = people_words()
    if carrier not in known["carriers"]:
        return None
    inner = tally(phrase, low, span, found)
    if inner.form == "number" or (inner.form == "single" and carrier not in known["collectives"]):
        return inner
    return None


def is_plural(word: str) -> bool:
    """Whether an English noun in lower case is plural."""
    known = people_words()
    if word in known["irregular_plurals"]:
        return True
    return word.endswith("s") and word not in known["singular_in_s"] and not word.endswith(("ss", "us", "is", "'s"))


def _is_name(phrase: str, tokens: list[re.Match[str]]) -> bool:
    """Whether all words of a conjunct are parts of a name, but for one that describes it: "former Premier Ali"."""
    described = len(tokens) > 1 and tokens[0].group() in people_words()["described"]
    return not phrase.isupper() and all(NAME_PART.match(phrase[t.start() : t.end()]) for t in tokens[described:])


@cache
def splits() -> re.Pattern[str]:
    """What joins the conjuncts of a phrase."""
    return re.compile(
        r"\s*,\s+(?P<listed>and\s+|or\s+)?|\s+(?P<joint>and|&|plus|along\s+with|together\s+with|as\s+well\s+as|or)\s+"
    )


@cache
def asides() -> re.Pattern[str]:
    """What is said beside a conjunct between commas, when the list goes on after it: "a driver, said to be
    local, and a nurse"."""
    return re.compile(rf",\s*{any_of(people_words()['asides'])}\b[^,]*(?=,\s*and\b)")


@cache
def ends() -> re.Pattern[str]:
    """Where what counts ends: "including two children", ", all civilians", who, a dash, a bracket."""
    known = people_words()
    listed, after_comma = any_of(known["inclusion"]), any_of(known["inclusion_after_comma"])
    return re.compile(rf"(?:,\s*|\s+){listed}\b|,\s*{after_comma}\b|\s[-–—]+\s|[:;(—]")
