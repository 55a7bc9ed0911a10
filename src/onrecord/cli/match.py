"""``onrecord match``: accounts of the same incident linked, again or anew."""

from __future__ import annotations

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.read import incidents
from onrecord.cli.read import match as link
from onrecord.cli.session import session, session_options
from onrecord.cli.wording import number


@click.command("match")
@click.option("--anew", is_flag=True, help="Work out everything again, whatever was found before.")
@session_options
def command(anew: bool) -> None:
    """Link accounts of the same incident, and derive the incidents.

    Reading does so by itself; this is for a record that was cut off, judged, or that a newer Onrecord links better.
    What people judged stands.
    """
    from onrecord.plain import plain

    here = session()
    with opened_record(write=True, create=False) as record:
        matched = link(record, anew)
    if here.json:
        here.answer(plain(matched))
    else:
        here.say(f"{incidents(matched)}; {number(matched.judgements, 'new link')}.")
