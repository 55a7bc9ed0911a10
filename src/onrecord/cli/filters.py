"""The options that choose incidents, shared by ``incidents`` and ``export``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.session import day_option
from onrecord.terms import INCIDENT_TYPES, STATUSES

if TYPE_CHECKING:
    from onrecord.record import Filter


@dataclass(frozen=True)
class Wanted:
    """What was asked for; ``filter()`` is the record's form of it, made late because the record is slow to import."""

    type: str | None
    event_type: str | None
    status: str | None
    country: str | None
    since: date | None
    until: date | None
    box: tuple[float, float, float, float] | None

    def filter(self) -> Filter:
        from onrecord.record import Filter

        return Filter(**vars(self))


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options; the command gets them as ``wanted``."""

    @wraps(command)
    def call(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in Wanted.__dataclass_fields__}
        command(wanted=Wanted(**chosen), **given)

    wrapped: Callable[..., None] = call
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def type_name(value: str) -> str:
    """An incident type of the contract, also as people write it: ``Armed clash``."""
    name = value.strip().lower().replace(" ", "_").replace("-", "_").replace("/", "_")
    if name not in INCIDENT_TYPES:
        raise click.BadParameter(f"no type {value!r}; the types are {', '.join(INCIDENT_TYPES)}")
    return name


def box(value: str) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees."""
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError:
        raise click.BadParameter(f"{value!r} is no box; write west,south,east,north as in 41,33,46,37") from None
    return west, south, east, north


_OPTIONS = (
    click.option("--type", type=type_name, metavar="TYPE", help="Only this type, such as armed_clash."),
    click.option("--event-type", type=str.lower, metavar="TYPE", help="Only this group of types, such as battles."),
    click.option("--status", type=click.Choice(STATUSES), help="Only this status."),
    click.option("--country", type=str.upper, metavar="CODE", help="Only this country, such as IQ."),
    day_option("--since", "Only what happened on this day or later."),
    day_option("--until", "Only what happened on this day or earlier."),
    click.option("--box", type=box, metavar="W,S,E,N", help="Only what happened between these degrees."),
)
