"""``onrecord verify``: the record proved whole."""

from __future__ import annotations

import sys

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.progress import progress
from onrecord.cli.session import session, session_options
from onrecord.cli.wording import number


@click.command("verify")
@session_options
def command() -> None:
    """Prove the record whole.

    Checked are the hashes of the sources, the spans against the text, the chain of the change log, and the incidents
    against their accounts. Every fault is named on its own line; the exit code is 1 if there is any.
    """
    from onrecord.plain import plain
    from onrecord.record import verify

    here = session()
    with opened_record(write=True, create=False) as record, progress(here, "Checking the record") as advance:
        faults = verify(record, advance)
    if here.json:
        here.answer({"record": here.record, "whole": not faults, "faults": plain(faults)})
    else:
        for fault in faults:
            click.echo(fault)
        here.say(f"{here.record} has {number(len(faults), 'fault')}." if faults else f"{here.record} is whole.")
    if faults:
        sys.exit(1)
