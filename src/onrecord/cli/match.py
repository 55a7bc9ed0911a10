"""``onrecord match``: accounts of the same incident linked, again or anew."""

from __future__ import annotations

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.read import incidents
from onrecord.cli.read import match as link
from onrecord.cli.session import session, session_options
from onrecord.cli.wording import number


@click.command("match")
@session_options
def command() -> None:
    """Link accounts, and derive the incidents anew.

    Reading does so by itself; this is for a record that a newer Onrecord links better. What people judged stands.
    """
    from onrecord.plain import plain

    here = session()
    with opened_record(write=True, create=False) as record:
        matched = link(record)
    if here.json:
        here.answer(plain(matched))
    else:
        here.say(f"{incidents(matched)}; {number(matched.judgements, 'new judgement')}.")
