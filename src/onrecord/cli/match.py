"""``onrecord match``: accounts of the same incident linked, again or anew."""

from __future__ import annotations

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.read import incidents
from onrecord.cli.read import match as link
from onrecord.cli.rulings import spec
from onrecord.cli.session import session, session_options
from onrecord.cli.who import by_option, name
from onrecord.cli.wording import number


@click.command("match")
@click.option("--anew", is_flag=True, help="Work out everything again, whatever was found before.")
@click.option("--ruling", metavar="NAME", help="From now on settle tolls by this ruling, where nobody chose another.")
@click.option("--why", default="", metavar="TEXT", help="Your reason for the ruling; it is kept with your word.")
@by_option
@session_options
def command(anew: bool, ruling: str | None, why: str, by: str | None) -> None:
    """Link accounts of the same incident, and derive the incidents.

    Reading does so by itself; this is for a record that was cut off, judged, or that a newer Onrecord links better.
    What people judged stands.
    """
    from onrecord.plain import plain
    from onrecord.record import Choice, choose_default

    here, settled = session(), spec(ruling) if ruling else None
    with opened_record(write=True, create=False) as record:
        if settled:
            choose_default(record, Choice(settled, name(by), why))
        matched = link(record, anew)
    if here.json:
        here.answer(plain(matched))
    else:
        here.say(f"{incidents(matched)}; {number(matched.judgements, 'new link')}.")
