"""``onrecord export``: incidents in the formats of others, each export saying what it left out."""

from __future__ import annotations

import json

import click

from onrecord.cli.filters import Wanted, filter_options
from onrecord.cli.opening import opened_record
from onrecord.cli.session import session, session_options
from onrecord.cli.wording import number


@click.command("export")
@click.argument("format", metavar="FORMAT")
@click.option(
    "-o", "--output", "output", metavar="FILE", required=True, help="The file to write; - for standard output."
)
@filter_options
@session_options
def command(format: str, output: str, wanted: Wanted) -> None:
    """Write the incidents to a file in another format.

    FORMAT is acled, csv, geojson or jsonl. Private persons' names stay out. FILE.about.json states the ruling, the
    codebook and what was left out.
    """
    from onrecord.publish import PublishError, export, known, stream
    from onrecord.record import incidents

    here = session()
    if format not in known():
        here.fail(f"no export format {format!r}; the formats are {', '.join(known())}")
    with opened_record() as record:
        found = incidents(record, wanted.filter())
    if output == "-":
        for piece in stream(format, found):
            click.echo(piece, nl=False)
        return
    try:
        about = export(format, found, output)
    except PublishError as error:
        here.fail(str(error), 1)
    if here.json:
        here.answer({"file": output, **json.loads(about.text())})
    here.say(f"{number(about.rows, 'row')} in {output}; what was left out: {output}.about.json")
