"""``onrecord report``: a situation report of a period and area, as HTML, PDF or CSV."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.filters import box, type_name
from onrecord.cli.opening import opened_record
from onrecord.cli.rulings import spec
from onrecord.cli.session import day, session, session_options
from onrecord.cli.wording import number
from onrecord.terms import STATUSES

if TYPE_CHECKING:
    from onrecord.publish.situation import Choice, Situation

FORMS = (".html", ".pdf", ".csv")
_CIRCLE = re.compile(r"^[-\d.]+,[-\d.]+,[\d.]+(\s*km)?$")


def circle(value: str) -> tuple[float, float, float]:
    """Latitude and longitude in degrees, and kilometres around."""
    try:
        latitude, longitude, km = (float(part) for part in value.removesuffix("km").split(","))
    except ValueError:
        raise click.BadParameter(f"{value!r} is no circle; write latitude,longitude,km as in 35.47,44.39,50") from None
    return latitude, longitude, km


@click.command("report")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", required=True,
              help="The file to write: .html, .pdf or .csv.")  # fmt: skip
@click.option("--since", type=day, metavar="DAY", help="The first day (default: 30 days up to the last).")
@click.option("--until", type=day, metavar="DAY", help="The last day (default: that of the newest report).")
@click.option("--country", multiple=True, type=str.upper, metavar="CODE", help="Only this country, such as IQ.")
@click.option("--area", "areas", multiple=True, metavar="AREA",
              help="Only this first-level division (Kirkuk), box (W,S,E,N) or circle (LAT,LON,KM).")  # fmt: skip
@click.option("--admin1", multiple=True, metavar="NAME", help="Only this first-level division.")
@click.option("--place", multiple=True, metavar="NAME", help="Only this place.")
@click.option("--box", type=box, metavar="W,S,E,N", help="Only what happened between these degrees.")
@click.option("--near", type=circle, metavar="LAT,LON,KM", help="Only what happened so near to this point.")
@click.option("--type", multiple=True, type=type_name, metavar="TYPE", help="Only this type, such as armed_clash.")
@click.option("--event-type", multiple=True, type=str.lower, metavar="TYPE", help="Only this group of types.")
@click.option("--actor", multiple=True, metavar="NAME", help="Only with this actor, on either side.")
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help="Only this status.")
@click.option("--corroboration", multiple=True, metavar="GRADE", help="Only so borne out, such as independent.")
@click.option("--flag", multiple=True, metavar="FLAG", help="Only with this flag.")
@click.option("--outlet", multiple=True, metavar="NAME", help="Only what this outlet tells of.")
@click.option("--reviewed", multiple=True, metavar="STATE", help="Only what persons decided so, such as accepted.")
@click.option("--q", metavar="WORDS", default="", help="Only what reports with these words tell of.")
@click.option("--ruling", metavar="NAME", help="Settle the tolls by this ruling (default: the record's).")
@click.option("--by", type=click.Choice(("day", "week", "month", "year")), help="The bars of the charts.")
@click.option("--listed", type=click.IntRange(1, 2000), help="How many incidents are listed (default: 120).")
@click.option("--as-of", "asof", type=day, metavar="DAY", help="The day that the report states as its own.")
@click.option("--font", "fonts", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
              metavar="DIR", help="A folder with fonts for scripts that the PDF's own lack.")  # fmt: skip
@session_options
def command(output: Path, fonts: tuple[Path, ...], **asked: Any) -> None:
    """Write a situation report: highlights, what is unsure, map, charts, tables, incidents with sources.

    The same record and choice give the same bytes. Names of private persons stay out.
    """
    from onrecord.publish import PublishError
    from onrecord.publish.situation import BadChoice, situation
    from onrecord.publish.writing import write
    from onrecord.rulings import UnknownRuling

    here, form = session(), output.suffix.lower()
    if form not in FORMS:
        here.fail(f"{output}: a report is written as {', '.join(FORMS)}; name such a file")
    with opened_record() as record:
        try:
            choice, made = situation(record, choice_of(asked))
            chunks, lacking = written(form, made, choice, fonts)
            write(output, chunks)
        except (BadChoice, UnknownRuling) as error:
            here.fail(str(error))
        except PublishError as error:
            here.fail(str(error), 1)
    if lacking:
        here.note(str(output), f"no letters for {', '.join(lacking)}: such words stand as code points; add --font DIR")
    if here.json:
        here.answer({"file": str(output), "since": str(made.since), "until": str(made.until),
                     "incidents": len(made.sorted.counted), "again": choice.command(str(output))})  # fmt: skip
    here.say(f"{number(len(made.sorted.counted), 'incident')} from {made.since} to {made.until} in {output}")


def choice_of(asked: dict[str, Any]) -> Choice:
    """The choice that the options tell."""
    from onrecord.publish.situation import Choice
    from onrecord.publish.situation.choice import FACETS

    admin1, boxes, near = areas(asked["areas"])
    many = {**asked, "admin1": (*asked["admin1"], *admin1)}
    facets = {name: tuple(sorted(set(many[name]))) for name in FACETS if many[name]}
    ruling = spec(asked["ruling"]) if asked["ruling"] else None
    return Choice(
        asked["since"], asked["until"], facets, asked["box"] or boxes, asked["near"] or near, asked["q"], ruling,
        asked["by"], asked["listed"], asked["asof"],
    )  # fmt: skip


def areas(given: Iterable[str]) -> tuple[list[str], Any, Any]:
    """What ``--area`` names: divisions, a box, a circle."""
    names, boxes, near = [], None, None
    for value in given:
        if value.count(",") == 3:
            boxes = box(value)
        elif _CIRCLE.match(value):
            near = circle(value)
        else:
            names.append(value)
    return names, boxes, near


def written(
    form: str, made: Situation, choice: Choice, fonts: tuple[Path, ...]
) -> tuple[Iterable[Any], tuple[str, ...]]:
    """The file's content, and the scripts that its fonts lack."""
    from onrecord.publish.situation import printed

    if form == ".csv":
        from onrecord.publish.situation.rows import lines

        return lines(made), ()
    if form == ".html":
        from onrecord.publish.situation.html import page

        return [page(printed(made, choice))], ()
    from onrecord.publish.situation.pdf import pdf

    content, lacking = pdf(made, choice, fonts)
    return [content], lacking
