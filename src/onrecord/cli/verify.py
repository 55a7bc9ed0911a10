"""``onrecord verify``: the record proved whole."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.progress import progress
from onrecord.cli.session import session, session_options
from onrecord.cli.wording import number
from onrecord.cli.words import safe

if TYPE_CHECKING:
    from onrecord.record import Fault

MOST = 20  # faults of one kind that are worth a line each; --json has them all


@click.command("verify")
@session_options
def command() -> None:
    """Prove the record whole.

    Checked are the hashes of the sources, the spans against the text, the chain of the change log, what people judged
    and chose, and the incidents against all of that. Every fault is named on its own line; the exit code is 1 if there
    is any.
    """
    from onrecord.plain import plain
    from onrecord.record import verify

    here = session()
    with opened_record(write=True, create=False) as record, progress(here, "Checking the record") as advance:
        faults = verify(record, advance)
    if here.json:
        here.answer({"record": here.record, "whole": not faults, "faults": plain(faults)})
    else:
        for line in told(faults):
            click.echo(line)
        here.say(f"{here.record} has {number(len(faults), 'fault')}." if faults else f"{here.record} is whole.")
    if faults:
        sys.exit(1)


def told(faults: Iterable[Fault]) -> Iterator[str]:
    """A line a fault, and how many more of its kind there are."""
    for check, group in groupby(faults, key=lambda fault: fault.check):
        some = [safe(str(fault)) for fault in group]
        yield from some[:MOST]
        if len(some) > MOST:
            yield f"{check}: and {len(some) - MOST} more; --json names them all"
