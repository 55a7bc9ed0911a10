"""Names of states and provinces cut short, as newspapers print them behind a town: "Va.", "W. Va.", "N.Y.", "NSW"."""

from __future__ import annotations

import re

from onrecord import codebook
from onrecord.places import gazetteer
from onrecord.places.gazetteer import Entry
from onrecord.places.mentions import Mention
from onrecord.places.names import normal
from onrecord.places.runs import Run, Word
from onrecord.places.vocabulary import words

_SHORT = re.compile(r"[A-Z](?:[a-z]{0,4}\.(?: ?[A-Z][a-z]?\.){0,2}|[A-Z]{2}\b|ld\b)")


def abbreviated(text: str) -> list[Mention]:
    """The short names in ``text``, in its order. Those that are words or other names too ("Miss.", "Pa.", "La.") count
    only behind a comma."""
    found = []
    for match in _SHORT.finditer(text):
        form = _forms().get(match[0].replace(" ", ""))
        if form is None or text[match.start() - 1 : match.start()].isalnum():
            continue
        sure, entry = form
        if sure or text[max(0, match.start() - 2) : match.start()] == ", ":
            found.append(_mention(match, entry))
    return found


def _mention(match: re.Match[str], entry: Entry) -> Mention:
    start, end = match.span()
    key = normal(entry.name)
    run: Run = [Word(start, end, match[0], key, True)]
    return Mention(start, end, key, (entry,), run, 0, 1)


@gazetteer.remembered(1)
def _forms() -> dict[str, tuple[bool, Entry]]:
    """Each short form without blanks: whether it needs no comma before it, and the place."""
    found: dict[str, tuple[bool, Entry]] = {}
    for country, names in codebook.table("places")["abbreviations"].items():
        for name, forms in names.items():
            entry = _entry(name, country)
            if entry is not None:
                found |= {form: (form.lower() not in words("behind_comma"), entry) for form in forms}
    return found


def _entry(name: str, country: str) -> Entry | None:
    inside = (entry for entry in gazetteer.named(normal(name)) if entry.country == country and entry.kind != "admin2")
    return min(inside, key=lambda entry: entry.kind != "admin1", default=None)
