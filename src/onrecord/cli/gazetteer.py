"""``onrecord gazetteer``: what a place name resolves to, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.session import session, session_options
from onrecord.cli.table import print_table

if TYPE_CHECKING:
    from onrecord.places import Candidate

HEAD = ("name", "kind", "admin1", "country", "latitude", "longitude", "gazetteer", "score", "why")


def point(value: str) -> tuple[float, float]:
    """Latitude and longitude in degrees."""
    try:
        latitude, longitude = (float(part) for part in value.split(","))
    except ValueError:
        raise click.BadParameter(f"{value!r} is no point; write latitude,longitude as in 35.47,44.39") from None
    return latitude, longitude


@click.group("gazetteer")
def command() -> None:
    """Ask the gazetteer what a place name means."""


@command.command("lookup")
@click.argument("name")
@click.option("--country", metavar="CODE", type=str.upper, help="The country that the text speaks of, such as IQ.")
@click.option("--near", metavar="LAT,LON", type=point, help="A point that the place should lie near, in degrees.")
@session_options
def lookup(name: str, country: str | None, near: tuple[float, float] | None) -> None:
    """Print what NAME resolves to, best first, and why. Exit code 1 where nothing has such a name."""
    from onrecord.places import lookup
    from onrecord.plain import plain

    here = session()
    found = lookup(name, country, near)
    if not found:
        here.fail(f"no place is named {name!r} or something like it. Next: try another spelling", 1)
    if not here.json:
        print_table(HEAD, [row(one) for one in found], right=("latitude", "longitude", "score"))
    for candidate in found if here.json else ():
        here.answer(plain(candidate))


def row(found: Candidate) -> list[str]:
    """The cells of a candidate under ``HEAD``; reasons that add nothing are left out."""
    degrees = ["" if value is None else f"{value:.2f}" for value in (found.latitude, found.longitude)]
    why = ", ".join(f"{reason.replace('_', ' ')} {value:+.2f}" for reason, value in found.why if value)
    names = [found.name, found.kind, found.admin1 or "", found.country or ""]
    return [*names, *degrees, found.gazetteer, f"{found.score:.2f}", why]
