"""``onrecord undo``: a judgement taken back."""

from __future__ import annotations

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.outcome import outcome
from onrecord.cli.session import session_options
from onrecord.cli.who import by_option, name


@click.command("undo")
@click.argument("number", type=click.IntRange(1), required=False)
@click.option("--why", default="", metavar="TEXT", help="Your reason; it is kept.")
@by_option
@session_options
def command(number: int | None, why: str, by: str | None) -> None:
    """Take back your last judgement, or the one of that NUMBER.

    Called again, it takes back the one before. To undo an undo, give its own number: `onrecord judgements` lists them.
    The judgement is kept, and so is that you took it back.
    """
    from onrecord.record.acts import undo

    who = name(by)
    with opened_record(write=True, create=False) as record, outcome(record) as tell:
        own, act = undo(record, number, who, why)
        what = f"undo of {act.of}" if act.of else f"{act.verb}: {', '.join(act.subject)}"
        tell(own, f"Judgement {own}, by {who}: {act.number} is taken back ({what})")
