"""``onrecord incidents``: what happened, as a table or as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli import wording
from onrecord.cli.filters import Wanted, filter_options
from onrecord.cli.opening import opened_record
from onrecord.cli.rulings import spec
from onrecord.cli.session import session, session_options
from onrecord.cli.table import print_table

if TYPE_CHECKING:
    from onrecord.rulings import Incident

HEAD = ("id", "when", "what", "where", "by", "against", "harm", "sources")


@click.command("incidents")
@click.option(
    "--format", "form", type=click.Choice(("table", "jsonl", "csv")), help="How to print them (default: table)."
)
@click.option("--ruling", metavar="NAME", help="Settle the tolls by this ruling (default: the record's).")
@filter_options
@session_options
def command(form: str | None, ruling: str | None, wanted: Wanted) -> None:
    """Print the incidents of the record, earliest first."""
    from onrecord.record import Filter, incidents, ruled

    here = session()
    settled = spec(ruling) if ruling else None
    with opened_record() as record:
        chosen = wanted.filter()
        found = [one.incident for one in ruled(record, chosen, settled)] if settled else incidents(record, chosen)
    form = form or ("jsonl" if here.json else "table")
    if form == "table":
        print_rows(found)
    else:
        print_data(form, found)
    if not found:
        here.say("No incidents." if wanted.filter() == Filter() else "No incidents are like that.")


def print_data(form: str, found: list[Incident]) -> None:
    """All incidents in an export's form, here with nothing left out."""
    from importlib import import_module

    from onrecord.publish import About
    from onrecord.record import Told

    told = (Told(one, ()) for one in found)
    for line in import_module(f"onrecord.publish.{form}").lines(told, About(form)):
        click.echo(line, nl=False)


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
        wording.place(incident.place, incident.country),
        wording.parties(incident.perpetrators, most=2),
        wording.parties(incident.targets, most=2),
        wording.harm(incident.harm),
        wording.sources(incident),
    ]
