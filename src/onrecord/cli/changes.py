"""``onrecord changes``: what became of the incidents, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.outlining import cause, what
from onrecord.cli.session import day, json_text, session, session_options
from onrecord.cli.table import print_table

if TYPE_CHECKING:
    from onrecord.record.history import Changed

HEAD = ("log", "time", "incident", "change", "what", "because")
COLUMNS = ("log", "time", "incident", "change", "others", "what", "because", "before", "after")
PAGE = 500  # rows of a table whose columns are made equally wide


def moment(value: str) -> date | int:
    """A day, or the number of an entry of the log."""
    return int(value) if value.isdecimal() else day(value)


@click.command("changes")
@click.option("--since", type=moment, metavar="DAY|N", help="From this day (UTC) or this number of the log on.")
@click.option("--until", type=moment, metavar="DAY|N", help="Up to this day or number, included.")
@click.option(
    "--format", "form", type=click.Choice(("table", "jsonl", "csv")), help="How to print them (default: table)."
)
@session_options
def command(since: date | int | None, until: date | int | None, form: str | None) -> None:
    """List what became of the incidents, oldest first, and why.

    An incident is added, changed, merged into another, split from another, moved to another id, or removed; because of
    a report that came, was changed or coded anew, of a person's judgement or choice of ruling, or of a newer Onrecord.
    """
    from onrecord.record.history import changes

    here = session()
    form = form or ("jsonl" if here.json else "table")
    with opened_record() as record:
        if not printed(form, changes(record, since, until)):
            here.say("Nothing changed." if since is None and until is None else "Nothing changed then.")


def printed(form: str, found: Iterable[Changed]) -> bool:
    """Prints them as they come; whether there were any."""
    waiting, any = iter(found), False
    while some := list(islice(waiting, PAGE)):
        if form == "table":
            print_table(HEAD, [row(one) for one in some], right=("log",))
        else:
            lines = csv_lines(some, head=not any) if form == "csv" else json_lines(some)
            for line in lines:
                click.echo(line, nl=False)
        any = True
    return any


def json_lines(some: Iterable[Changed]) -> Iterator[str]:
    from onrecord.plain import plain

    return (json_text(plain(one)) + "\n" for one in some)


def csv_lines(some: Iterable[Changed], head: bool) -> Iterator[str]:
    from onrecord.publish.cells import line

    if head:
        yield line(COLUMNS)
    for one in some:
        cells: list[Any] = [one.log, one.time, one.id, one.kind, ", ".join(one.others), what(one), because(one)]
        yield line([*cells, *(json_text(value) if value else None for value in (one.before, one.after))])


def row(one: Changed) -> list[str]:
    """The cells of a change under ``HEAD``."""
    return [str(one.log), one.time[:16].replace("T", " "), one.id, one.kind, what(one), because(one)]


def because(one: Changed) -> str:
    return "; ".join(cause(each) for each in one.because)
