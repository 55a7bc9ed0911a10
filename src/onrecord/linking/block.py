"""Which accounts are worth comparing: near in time and place, or, where either is missing, sharing a rare name."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from onrecord import codebook
from onrecord.linking.profile import Profile

CELL = 0.75  # degrees of latitude: more than two fine points and the distance window together (75 km)
BUCKET = 14  # days


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Every pair worth comparing, once; the order of ``profiles`` changes only the order of the pairs."""
    index = Index(common_names(profiles))
    for profile in profiles:
        partners = index.partners(profile)
        yield from ((profiles[i], profile) for i in sorted(partners))
        index.add(profile)


def common_names(profiles: Sequence[Profile]) -> frozenset[str]:
    """Names in too many accounts to say anything about one of them."""
    limit = codebook.table("linking")["rare"]
    seen = Counter(name for profile in profiles for name in handles(profile))
    return frozenset(name for name, times in seen.items() if times > limit)


def handles(profile: Profile) -> set[str]:
    """The names that an account without day or country can be found by."""
    own = {profile.name} if profile.name else set()
    return {*profile.names, *profile.perpetrators.named, *profile.targets.named, *own}


class Index:
    """Accounts seen so far, by grid cell and fortnight, by country and fortnight, and by rare name."""

    def __init__(self, common: frozenset[str] = frozenset()) -> None:
        self.size = 0
        self._common = common
        self._cells: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        self._fine: dict[tuple[str | None, int], list[int]] = defaultdict(list)
        self._coarse: dict[tuple[str | None, int], list[int]] = defaultdict(list)
        self._names: dict[str, list[int]] = defaultdict(list)
        self._vague: dict[str, list[int]] = defaultdict(list)

    def add(self, profile: Profile) -> None:
        """Takes in one account under the next number."""
        number, self.size = self.size, self.size + 1
        for name in handles(profile) - self._common:
            (self._names if profile.firm else self._vague)[name].append(number)
        if not profile.firm:
            return
        for bucket in buckets(profile):
            if is_fine(profile):
                self._cells[(*_cell(profile), bucket)].append(number)
            (self._fine if is_fine(profile) else self._coarse)[profile.country, bucket].append(number)

    def partners(self, profile: Profile) -> set[int]:
        """The numbers of the accounts seen so far that may tell of the same incident."""
        found: set[int] = set()
        for name in handles(profile) - self._common:
            found.update(self._vague.get(name, ()))
            found.update(() if profile.firm else self._names.get(name, ()))
        if profile.firm:
            for bucket in buckets(profile):
                found.update(self._coarse.get((profile.country, bucket), ()))
                found.update(self._neighbours(profile, bucket))
        return found

    def _neighbours(self, profile: Profile, bucket: int) -> Iterator[int]:
        if not is_fine(profile):
            yield from self._fine.get((profile.country, bucket), ())
            return
        for cell in _cells_around(profile):
            yield from self._cells.get((*cell, bucket), ())


def is_fine(profile: Profile) -> bool:
    """Whether the account has a point that reaches little further than a town."""
    return profile.point is not None and profile.reach <= codebook.table("linking")["distance"]["fine"]


def buckets(profile: Profile) -> range:
    """The fortnights of an account's days, widened by half the window, so that two within it share one."""
    assert profile.start is not None and profile.end is not None
    pad = (codebook.table("linking")["window"]["days"] + 1) // 2 + profile.slack
    return range((profile.start - pad) // BUCKET, (profile.end + pad) // BUCKET + 1)


def _cell(profile: Profile) -> tuple[int, int]:
    latitude, longitude = _degrees(profile)
    band = math.floor(latitude / CELL)
    return band, _column(band, longitude)


def _degrees(profile: Profile) -> tuple[float, float]:
    place = profile.account.place
    assert place is not None and place.latitude is not None and place.longitude is not None
    return place.latitude, place.longitude


def _column(band: int, longitude: float) -> int:
    """Columns narrow towards the poles, so that every cell is about as wide as high."""
    return math.floor(longitude * max(0.05, math.cos(math.radians((band + 0.5) * CELL))) / CELL)


def _cells_around(profile: Profile) -> Iterator[tuple[int, int]]:
    latitude, longitude = _degrees(profile)
    for band in range(math.floor(latitude / CELL) - 1, math.floor(latitude / CELL) + 2):
        column = _column(band, longitude)
        yield from ((band, c) for c in range(column - 1, column + 2))
