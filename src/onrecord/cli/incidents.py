"""``onrecord incidents``: what happened, as a table or as data."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import wording
from onrecord.cli.opening import opened_record
from onrecord.cli.session import day_option, session, session_options
from onrecord.cli.table import print_table
from onrecord.model import INCIDENT_TYPES, STATUSES

if TYPE_CHECKING:
    from onrecord.rulings import Incident

HEAD = ("id", "when", "what", "where", "by", "against", "harm", "sources")


def box(value: str) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees."""
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError:
        raise click.BadParameter(f"{value!r} is no box; write west,south,east,north as in 41,33,46,37") from None
    return west, south, east, north


@click.command("incidents")
@click.option(
    "--format", "form", type=click.Choice(("table", "jsonl", "csv")), help="How to print them (default: table)."
)
@click.option("--type", type=click.Choice(INCIDENT_TYPES), metavar="TYPE", help="Only this type, such as armed_clash.")
@click.option("--event-type", metavar="TYPE", help="Only this group of types, such as battles.")
@click.option("--status", type=click.Choice(STATUSES), help="Only this status.")
@click.option("--country", metavar="CODE", help="Only this country, such as IQ.")
@day_option("--since", "Only what happened on this day or later.")
@day_option("--until", "Only what happened on this day or earlier.")
@click.option("--box", type=box, metavar="W,S,E,N", help="Only what happened between these degrees.")
@session_options
def command(form: str | None, country: str | None, since: date | None, until: date | None, **given: Any) -> None:
    """Print the incidents of the record, earliest first."""
    from onrecord.record import Filter, incidents

    here = session()
    wanted = Filter(country=country.upper() if country else None, since=since, until=until, **given)
    with opened_record() as record:
        found = incidents(record, wanted)
    PRINTERS[form or ("jsonl" if here.json else "table")](found)
    if not found:
        here.say("No incidents." if wanted == Filter() else "No incidents are like that.")


def print_lines(found: list[Incident]) -> None:
    from onrecord.plain import plain

    for incident in found:
        click.echo(json.dumps(plain(incident), ensure_ascii=False))


def print_csv(found: list[Incident]) -> None:
    """The table as CSV, one row an incident, every count in a column of its own."""
    raise NotImplementedError


def print_rows(found: list[Incident]) -> None:
    if found:
        print_table(HEAD, [row(incident) for incident in found], right=("sources",))


def row(incident: Incident) -> list[str]:
    """The cells of an incident under ``HEAD``."""
    when = incident.when
    return [
        incident.id,
        wording.days(when.start, when.end, when.precision) + (" (assumed)" if when.assumed else ""),
        wording.what(incident),
        wording.place(incident.place),
        wording.parties(incident.perpetrators),
        wording.parties(incident.targets),
        wording.harm(incident.harm),
        wording.sources(incident),
    ]


PRINTERS = {"table": print_rows, "jsonl": print_lines, "csv": print_csv}
