"""``onrecord export``: incidents in the formats of others, each export saying what it left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.filters import Wanted, filter_options
from onrecord.cli.opening import opened_record
from onrecord.cli.rulings import spec
from onrecord.cli.session import session, session_options
from onrecord.cli.wording import number

if TYPE_CHECKING:
    from onrecord.publish import About
    from onrecord.record import Record


@click.command("export")
@click.argument("format", metavar="FORMAT")
@click.option(
    "-o", "--output", "output", metavar="FILE", required=True, help="The file to write; - for standard output."
)
@click.option("--ruling", metavar="NAME", help="Settle the tolls by this ruling (default: the format's own).")
@filter_options
@session_options
def command(format: str, output: str, ruling: str | None, wanted: Wanted) -> None:
    """Write the incidents to a file in another format.

    FORMAT is acled, csv, datapackage, ged, geojson, hxl or jsonl. Private persons' names stay out. FILE.about.json
    states the ruling, the codebook, the state of the record, what was converted and what was left out.
    """
    from onrecord.publish import PublishError, export, known, stream, usual_ruling
    from onrecord.record import coded, ruled
    from onrecord.rulings import UnknownRuling

    here = session()
    if format not in known():
        here.fail(f"no export format {format!r}; the formats are {', '.join(known())}")
    with opened_record() as record:
        try:
            about = _about(record, format, spec(ruling) if ruling else usual_ruling(format))
            told = ruled(record, wanted.filter(), about.ruling)
            if output == "-":
                for piece in stream(format, told, about):
                    click.echo(piece, nl=False)
                return
            export(format, told, output, about, coded(record))
        except UnknownRuling as error:
            here.fail(str(error))
        except PublishError as error:
            here.fail(str(error), 1)
    if here.json:
        here.answer({"file": output, **about.plain()})
    here.say(f"{number(about.rows, 'row')} in {output}; what was left out: {output}.about.json")


def _about(record: Record, format: str, ruling: str | None) -> About:
    """What the export says of itself before it has begun: the ruling asked for, and the state of the record."""
    from onrecord.publish import About, Head
    from onrecord.record.log import last

    with record.reading() as connection:
        entry = last(connection)
    return About(format, ruling, Head(entry.seq, entry.hash, entry.time) if entry else None)
