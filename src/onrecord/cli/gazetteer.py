"""``onrecord gazetteer``: which gazetteers are in use, and what a place name resolves to, and why."""

from __future__ import annotations

import signal
from datetime import date
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from onrecord import codebook
from onrecord.cli.progress import progress
from onrecord.cli.session import Session, day_option, session, session_options
from onrecord.cli.table import print_table
from onrecord.cli.wording import number

if TYPE_CHECKING:
    from onrecord.places import Candidate
    from onrecord.places.store.refused import Refused
    from onrecord.places.store.schema import About

HEAD = ("name", "kind", "admin1", "country", "latitude", "longitude", "gazetteer", "score")
LISTED = ("name", "places", "from", "licence", "attribution")


@click.group("gazetteer")
def command() -> None:
    """Choose the gazetteers that place names are looked up in, and ask what a name means."""


@command.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE...")
@click.option("--name", metavar="NAME", help="What the gazetteer is called (default: made from the files' names).")
@click.option("--licence", metavar="TEXT", help="The licence of the data (default: its source's own).")
@click.option("--attribution", metavar="TEXT", help="The words by which the source wants to be named.")
@click.option("--replace", is_flag=True, help="Put it in the place of a gazetteer of the same name.")
@session_options
def add(files: tuple[Path, ...], name: str | None, licence: str | None, attribution: str | None, replace: bool) -> None:
    """Build a gazetteer from FILES and use it from now on, before the embedded one.

    FILES are GeoNames dumps, with alternateNamesV2, division codes and hierarchy where you have them; Who's On First as
    JSON Lines or a folder of GeoJSON; or a CSV file of your own places. All may be zipped or gzipped.
    """
    from onrecord.places.store.adding import add as build
    from onrecord.places.store.refused import Refused

    here = session()
    signal.signal(signal.SIGTERM, _ended)  # so that nothing half-built stays
    try:
        with progress(here, "building the gazetteer") as advance:
            about = build(files, name, licence, attribution, replace, advance)
    except Refused as refused:
        _refuse(here, refused)
    here.say(f"{about.name}: {number(about.places, 'place')}, in use; {about.attribution}")
    if here.json:
        here.answer(_told(about))


def _ended(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _refuse(here: Session, refused: Refused) -> None:
    details = {"name": refused.name, "reason": refused.reason, "next": refused.next_step} if here.json else {}
    here.fail(f"refused {refused}", 1, **details)


@command.command("list")
@session_options
def show() -> None:
    """Print the gazetteers in use, in the order in which they are asked, with licence and attribution."""
    from onrecord.places.store.inventory import inventory

    here = session()
    usable, refused = inventory()
    if here.json:
        for about in usable:
            here.answer(_told(about))
    else:
        print_table(LISTED, [[a.name, f"{a.places:,}", a.form, a.licence, a.attribution] for a in usable], ("places",))
    for one in refused[:-1]:
        here.complain(str(one))
    if refused:
        _refuse(here, refused[-1])


def _told(about: About) -> dict[str, object]:
    return {
        "name": about.name, "form": about.form, "places": about.places, "licence": about.licence,
        "attribution": about.attribution, "sha256": about.digest, "files": list(about.files),
    }  # fmt: skip


@command.command("remove")
@click.argument("name")
@session_options
def remove(name: str) -> None:
    """Stop using the gazetteer NAME and delete what was built of it; the files it came from stay."""
    from onrecord.places.store.inventory import remove as delete
    from onrecord.places.store.refused import Refused

    here = session()
    try:
        delete(name)
    except Refused as refused:
        _refuse(here, refused)
    here.say(f"{name}: removed")


@command.command("lookup")
@click.argument("name")
@click.option("--country", metavar="CODE", type=str.upper, help="The country that the text speaks of, such as IQ.")
@click.option("--near", metavar="PLACE|LAT,LON", help="A place, or a point in degrees, that the place should lie near.")
@day_option("--on", "The day that is spoken of: places that did not stand then are left out.")
@click.option("--why", is_flag=True, help="Show the reasons that each score is the sum of.")
@session_options
def lookup(name: str, country: str | None, near: str | None, on: date | None, why: bool) -> None:
    """Print what NAME resolves to, best first. Exit code 1 where nothing has such a name."""
    from onrecord.places import lookup
    from onrecord.places.store.refused import Refused
    from onrecord.plain import plain

    here = session()
    if country is not None and country not in codebook.table("countries"):
        here.fail(f"--country {country!r} is no country's code. Next: write two letters of ISO 3166-1, such as IQ")
    try:
        found = lookup(name, country, _point(near, country, here) if near else None, on)
    except Refused as refused:
        _refuse(here, refused)
    if not found:
        here.fail(f"no place is named {name!r} or something like it. Next: try another spelling", 1)
    if not here.json:
        head = (*HEAD, "why") if why else HEAD
        print_table(head, [row(one, why) for one in found], right=("latitude", "longitude", "score"))
    for candidate in found if here.json else ():
        here.answer(plain(candidate))


def _point(near: str, country: str | None, here: Session) -> tuple[float, float]:
    """Latitude and longitude in degrees, given so or as a place's name."""
    from onrecord.places import lookup

    try:
        latitude, longitude = (float(part) for part in near.split(","))
    except ValueError:
        best = next(iter(lookup(near, country)), None)
    else:
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            here.fail(
                f"--near {near!r} is no point on Earth. Next: write latitude,longitude in degrees, as 35.47,44.39"
            )
        return latitude, longitude
    if best is None or best.latitude is None or best.longitude is None:
        here.fail(f"--near {near!r} is no known place and no point; write latitude,longitude as in 35.47,44.39")
    return best.latitude, best.longitude


def row(found: Candidate, why: bool) -> list[str]:
    """The cells of a candidate under ``HEAD``; with its reasons, without those that add nothing."""
    degrees = ["" if value is None else f"{value:.2f}" for value in (found.latitude, found.longitude)]
    names = [found.name, found.kind, found.admin1 or "", found.country or ""]
    cells = [*names, *degrees, found.gazetteer, f"{found.score:.2f}"]
    if why:
        cells.append(", ".join(f"{reason.replace('_', ' ')} {value:+.2f}" for reason, value in found.why if value))
    return cells
