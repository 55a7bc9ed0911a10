"""Values as the desk prints them: days, counts, places, parties and codes, days and numbers as the browser asks."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache

from markupsafe import Markup

from onrecord import codebook
from onrecord.bounds import in_words
from onrecord.desk import locales
from onrecord.model import When
from onrecord.publish.countries import name as country
from onrecord.rulings import Incident, Period

TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # Unicode Standard Annex 9
UNKNOWN = "–"
ACRONYMS = {word: word.upper() for word in ("ied", "uxo", "un")}
NAMED = frozenset({"actor", "admin1", "outlet", "place"})  # facets whose values are names


def straight(text: str) -> str:
    """Without the signs that turn a text's direction, for titles and attributes: nothing else keeps these apart from
    what stands beside them, as ``<bdi>`` does on the page."""
    return TURNS.sub("", text)


def day(value: date | None) -> str:
    """ "14 Apr 2020", by the browser's locale; the month always by its name, so that none can be mistaken."""
    return locales.day(value) if value else UNKNOWN


def days(when: Period | When) -> str:
    """ "12 Apr 2020", "12–14 Apr 2020", "30 Apr – 2 May 2020"."""
    start, end = when.start, when.end
    if start is None or end is None or start == end:
        return day(start or end)
    return locales.span(start, end)


def moment(value: datetime | str) -> Markup:
    """A moment in UTC, which the page's script tells in local time; a string is ISO 8601, in UTC where it says none."""
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return Markup('<time class="moment" datetime="{}">{} {:%H:%M} UTC</time>').format(
        at.isoformat(timespec="seconds"), day(at), at
    )


def where(one: Incident) -> str:
    place = one.place
    if place is None:
        return country(one.country) if one.country else UNKNOWN
    parts = (place.name or place.text, place.admin1, country(place.country) if place.country else None)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def who(one: Incident) -> str:
    """Those who did it against those whom it hit, the first of each."""
    sides = [side[0].name or side[0].text for side in (one.perpetrators, one.targets) if side]
    return " → ".join(sides) if one.perpetrators else f"→ {sides[0]}" if sides else UNKNOWN


def killed(one: Incident) -> str:
    found = one.toll("killed")
    return toll(found.low, found.high, found.vague) if found else UNKNOWN


def number(value: float | None) -> str:
    """ "12,345", by the browser's locale."""
    return UNKNOWN if value is None else locales.number(value)


def toll(low: int | None, high: int | None, vague: str | None = None) -> str:
    """ "12", "12 – 20", "at least 12", "up to 20", "dozens"."""
    return in_words(low, high, vague or UNKNOWN, number, " – ")


def label(value: str, table: str = "types") -> str:
    """A code as people write it: a type or an event type as ACLED prints it ("Other" too, as it stands among the types
    of its event type, where ``codebook.label`` has words that stand alone), else the words of the code, which on the
    desk may be an acronym."""
    words = _printed().get(value) if table == "types" else None
    words = words or " ".join(ACRONYMS.get(word, word) for word in value.split("_"))
    return words[:1].upper() + words[1:]


@cache
def _printed() -> dict[str, str]:
    labels = {name: str(entry["label"]) for name, entry in codebook.table("types").items()}
    return labels | {str(name): str(words) for name, words in codebook.table("acled")["event_types"].items()}


def picked(value: str, facet: str) -> str:
    """A facet's value as people write it: names as they are, a country by its name, codes by their label."""
    if facet == "country":
        return country(value)
    return value if facet in NAMED else label(value)


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 report", "12,345 reports": apart from a situation report's, as a locale writes the number."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"
