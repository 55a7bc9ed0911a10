"""The nouns of a situation report: what it counts and lists, typed, before it is put in words or drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from onrecord.publish.about import Head
from onrecord.rulings import Incident


@dataclass(frozen=True, slots=True)
class Tally:
    """People of one effect over several incidents. ``low`` and ``high`` add up what has a number; ``best`` only where
    the ruling names one for each. ``told``: incidents that tell of it; ``wordy``: of them those without any number,
    which are in no sum; ``open``: those with a least number and no most."""

    low: int = 0
    high: int = 0
    best: int | None = None
    told: int = 0
    wordy: int = 0
    open: int = 0

    @property
    def numbered(self) -> int:
        return self.told - self.wordy

    def __add__(self, other: Tally) -> Tally:
        known = [one for one in (self, other) if one.numbered]
        best = sum(one.best or 0 for one in known) if known and all(one.best is not None for one in known) else None
        return Tally(self.low + other.low, self.high + other.high, best, self.told + other.told,
                     self.wordy + other.wordy, self.open + other.open)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: how many incidents, their killed and injured, and how many in the period before."""

    name: str
    incidents: int
    killed: Tally
    injured: Tally
    before: int | None = None
    part: str = ""  # the larger group that it is part of


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of days of the charts, both included: incidents by event type, killed, reports published."""

    start: date
    end: date
    types: dict[str, int]
    killed: Tally
    reports: int
    growing: bool  # so near the newest report that more is likely to be told yet


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over several incidents: those of this report that it holds, and the people that it tells beyond them."""

    incident: Incident
    parts: tuple[str, ...]
    killed: Tally
    injured: Tally
    within: str = ""  # a larger sum that may hold the same people, so that this one is not added


@dataclass(frozen=True, slots=True)
class Harmed:
    """One effect: the people of the incidents counted, those that only sums tell of, and both."""

    effect: str
    incidents: int
    single: Tally
    sums: Tally

    @property
    def whole(self) -> Tally:
        return self.single + self.sums


@dataclass(frozen=True, slots=True)
class Source:
    """A report that tells of an incident; ``url`` only if it is one of the web."""

    report: str
    outlet: str
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Incidents at one point (degrees WGS 84). ``rough``: placed in a division, not at a place in it."""

    latitude: float
    longitude: float
    name: str
    incidents: int
    killed: Tally
    rough: bool


@dataclass(frozen=True, slots=True)
class Sorted:
    """Every incident of the choice, in exactly one of these: what is counted, and what is told apart and why."""

    counted: tuple[Incident, ...] = ()
    sums: tuple[Incident, ...] = ()
    rough: tuple[Incident, ...] = ()  # dated too roughly to say that they are of the period
    earlier: tuple[Incident, ...] = ()  # began before the period and go on in it
    background: tuple[Incident, ...] = ()
    apart: dict[str, tuple[Incident, ...]] = field(default_factory=dict)  # by status

    @property
    def every(self) -> int:
        rest = sum(map(len, self.apart.values()))
        return sum(map(len, (self.counted, self.sums, self.rough, self.earlier, self.background))) + rest


@dataclass(frozen=True, slots=True)
class Outlet:
    """Reports that an outlet published in the period, whatever they tell of; of the incidents counted, those that it
    tells of, and those that it alone tells of."""

    name: str
    reports: int
    incidents: int
    alone: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much there was to read: reports in the record published in the period and in the one before, the runs of days
    without any (first and last day), and the outlets."""

    reports: int
    before: int
    without: tuple[tuple[date, date], ...]
    outlets: tuple[Outlet, ...]


@dataclass(frozen=True, slots=True)
class Delay:
    """Days from an incident to its first report: in half of the incidents at most, and in most of them; of how many.
    ``None`` where too few are dated to a day."""

    half: int | None
    most: int | None
    of: int


@dataclass(frozen=True, slots=True)
class Saying:
    """One row of the other families: in words, with the outlet and the day of the report."""

    family: str
    words: tuple[str, ...]
    outlet: str
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A family's rows, the newest reports first, and how many there are in all."""

    family: str
    every: int
    rows: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """What it was made from: the record's state, versions, the ruling asked for (``None``: its own), those used."""

    log: Head | None
    newest: date | None  # the last day on which a report of the record was published
    ruling: str | None
    rulings: dict[str, int]
    codebooks: tuple[str, ...]
    coders: tuple[str, ...]
    withheld: int  # names of persons left out
    coarse: int  # places made coarse
    gazetteers: tuple[str, ...]
    said: str = ""  # what a reader has to know of what was not shown


@dataclass(frozen=True, slots=True)
class Situation:
    """All of a report. ``before`` is the period before with what it counts; ``None`` where the record has nothing of it
    to read, so that nothing can be compared."""

    since: date
    until: date
    by: str  # the unit of the charts
    sorted: Sorted
    sums: tuple[Sum, ...]
    before: tuple[date, date, tuple[Incident, ...], Tally] | None
    killed: Tally
    injured: Tally
    casualties: int  # incidents whose accounts tell of casualties and of no deaths
    undated: int
    areas: tuple[Row, ...]
    types: tuple[Row, ...]
    actors: tuple[Row, ...]
    harms: tuple[Harmed, ...]
    bins: tuple[Bin, ...]
    unplaced_in_bins: int
    spots: tuple[Spot, ...]
    off_map: int
    coverage: Coverage
    delay: Delay
    growing: date | None
    listed: tuple[Incident, ...]
    sources: dict[str, tuple[Source, ...]]
    families: tuple[Said, ...]
    method: Method
