"""How many incidents one coding tells of the same days and surroundings: the more, the less is known of which is meant.

A report that lists ten attacks of one day in one town agrees with another's attack there by chance alone. The number is
a fact of the coding, so that it does not depend on what else is in the record.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord import codebook
from onrecord.linking.profile import kilometres, vector
from onrecord.model import Account

Setting = tuple[str | None, str | None, float | None, float | None]  # first and last day, ISO 8601; degrees WGS 84


def beside(told: Sequence[Setting]) -> list[int]:
    """For each account of one coding how many others share a day with it and lie within the linking distance."""
    return [sum(_together(one, other) for n, other in enumerate(told) if n != m) for m, one in enumerate(told)]


def setting(account: Account) -> Setting:
    """When and where an account is told to be."""
    when, place = account.when, account.place
    days = (when.start.isoformat(), when.end.isoformat()) if when and when.start and when.end else (None, None)
    return (*days, place.latitude, place.longitude) if place else (*days, None, None)


def _together(a: Setting, b: Setting) -> bool:
    """What has no day or no point is beside nothing."""
    start, end, latitude, longitude = a
    start2, end2, latitude2, longitude2 = b
    if start is None or end is None or start2 is None or end2 is None or max(start, start2) > min(end, end2):
        return False
    if latitude is None or longitude is None or latitude2 is None or longitude2 is None:
        return False
    apart = kilometres(vector(latitude, longitude), vector(latitude2, longitude2))
    return apart <= float(codebook.table("linking")["distance"]["km"])
