"""What a situation report is asked for: the period, the area, the kinds of incidents, the ruling; and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from shlex import quote
from urllib.parse import urlencode

from onrecord.codebook import label
from onrecord.publish import countries
from onrecord.publish.situation.words import event_type, listed
from onrecord.rulings import label as ruling_label
from onrecord.rulings.hierarchy import PREFIX

Box = tuple[float, float, float, float]  # west, south, east, north in degrees WGS 84
Circle = tuple[float, float, float]  # latitude, longitude in degrees WGS 84, kilometres
FACETS = (
    "event_type", "type", "country", "admin1", "place", "actor", "status", "corroboration", "flag", "outlet",
    "reviewed",
)  # fmt: skip
UNITS = ("day", "week", "month", "year")


class BadChoice(ValueError):
    """A choice that can't be; the message names what is wrong and what to write."""


@dataclass(frozen=True, slots=True)
class Choice:
    """``facets``: of each facet one value must hold. Days are both included. ``by``: the unit of the charts;
    ``listed``: how many incidents are listed; ``asof``: the day that the report states as its own."""

    since: date | None = None
    until: date | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    box: Box | None = None
    near: Circle | None = None
    q: str = ""
    ruling: str | None = None
    by: str | None = None
    listed: int | None = None
    asof: date | None = None

    def of(self, facet: str) -> tuple[str, ...]:
        return tuple(self.facets.get(facet, ()))

    @property
    def period(self) -> tuple[date, date]:
        """First and last day, once both are known."""
        if self.since is None or self.until is None:
            raise BadChoice("the period has no end or no beginning")
        return self.since, self.until

    def query(self) -> str:
        """The query of its address on the desk."""
        return urlencode(list(self._pairs()))

    def command(self, output: str = "FILE.pdf") -> str:
        """The command that makes it again."""
        options = (f"--{name.replace('_', '-')} {quote(value)}" for name, value in self._pairs())
        return f"onrecord report {' '.join(options)} -o {output}"

    def shifted(self) -> Choice:
        """The same of the period before, as long as this one; of the first days of the calendar none."""
        since, until = self.period
        days = until.toordinal() - since.toordinal() + 1
        first = max(1, since.toordinal() - days)
        return replace(self, since=date.fromordinal(first), until=date.fromordinal(max(1, since.toordinal() - 1)))

    def _pairs(self) -> Iterator[tuple[str, str]]:
        yield from ((name, day.isoformat()) for name, day in (("since", self.since), ("until", self.until)) if day)
        yield from ((name, value) for name in FACETS for value in self.of(name))
        if self.box:
            yield "box", ",".join(f"{degrees:g}" for degrees in self.box)
        if self.near:
            yield "near", ",".join(f"{part:g}" for part in self.near)
        ruling = f"{PREFIX}FILE" if (self.ruling or "").startswith(PREFIX) else self.ruling
        given = {"q": self.q, "ruling": ruling, "by": self.by, "listed": self.listed, "as_of": self.asof}
        yield from ((name, str(value)) for name, value in given.items() if value)


def area(choice: Choice) -> str:
    """The area in words: "Kirkuk and Diyala, Iraq"; "All places" where none is chosen."""
    names = [countries.name(code) for code in choice.of("country")]
    where = [part for part in (listed(choice.of("place")), listed(choice.of("admin1")), listed(names)) if part]
    if choice.near:
        latitude, longitude, km = choice.near
        where.append(f"within {km:g} km of {degrees(latitude, 'NS')}, {degrees(longitude, 'EW')}")
    if choice.box:
        west, south, east, north = choice.box
        where.append(
            f"between {degrees(south, 'NS')} and {degrees(north, 'NS')},"
            f" {degrees(west, 'EW')} and {degrees(east, 'EW')}"
        )
    return ", ".join(where) or "All places"


def within(choice: Choice) -> str:
    """The area after a noun: "in Iraq", "within 50 km of 35.47° N, 44.39° E"."""
    words = area(choice)
    return (
        f"in {words[0].lower()}{words[1:]}"
        if words == "All places"
        else f"in {words}"
        if not words[0].islower()
        else words
    )


def filters(choice: Choice) -> tuple[tuple[str, str], ...]:
    """What else it is narrowed to, each filter with its values in words."""
    names = [name for name in FACETS if name not in ("country", "admin1", "place") and choice.of(name)]
    found = [(name, listed([worded(name, value) for value in choice.of(name)], "or")) for name in names]
    return (*found, *([("words sought", choice.q)] if choice.q else []))


def worded(facet: str, value: str) -> str:
    if facet == "event_type":
        return event_type(value)
    return value if facet in ("actor", "outlet", "place", "admin1") else label(value)


def degrees(value: float, signs: str) -> str:
    """ "35.47° N"."""
    return f"{abs(value):g}° {signs[0] if value >= 0 else signs[1]}"


def checked(choice: Choice, most: int) -> Choice:
    """The choice, if its period and area can be; else ``BadChoice``."""
    since, until = choice.period
    if since > until:
        raise BadChoice(f"the period ends ({until}) before it begins ({since}); swap them")
    if (until - since).days >= most:
        raise BadChoice(f"the period has {(until - since).days + 1} days; choose {most} at most")
    if choice.by not in (None, *UNITS):
        raise BadChoice(f"by={choice.by!r} is no unit of the charts; write one of {', '.join(UNITS)}")
    if choice.near and not (abs(choice.near[0]) <= 90 and abs(choice.near[1]) <= 180 and 0 < choice.near[2] <= 20_000):
        raise BadChoice("near is no place on Earth; write latitude,longitude,kilometres as in 35.47,44.39,50")
    return choice


def ruling_words(name: str | None) -> str:
    return f"the ruling {ruling_label(name)}" if name else "the record's own ruling"
