"""``onrecord rule``: a person's word on which ruling settles one incident."""

from __future__ import annotations

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.outcome import outcome
from onrecord.cli.rulings import spec
from onrecord.cli.session import session, session_options
from onrecord.cli.who import by_option, name, reason


@click.command("rule")
@click.argument("id")
@click.argument("ruling")
@click.option("--why", required=True, metavar="TEXT", help="Your reason; it is kept with your word.")
@by_option
@session_options
def command(id: str, ruling: str, why: str, by: str | None) -> None:
    """Settle one incident by another ruling than the record's.

    RULING is one that "onrecord rulings" lists, hierarchy:FILE for an order of sources of your own, or "default" to
    withdraw what was chosen. What was in the file is kept with your word. What follows is printed.
    """
    from onrecord.record.choosing import DEFAULT, Choice, choose
    from onrecord.rulings import label

    who, why, wanted = name(by), reason(why), ruling if ruling == DEFAULT else spec(ruling)
    with opened_record(write=True, create=False) as record, outcome(record, "choice") as tell:
        number, told = choose(record, id if id.startswith("I-") else f"I-{id}", Choice(wanted, who, why))
        if told.formerly:
            session().note(told.formerly, f"this incident is now {told.incident.id}")
        settled = "is settled as the record is" if ruling == DEFAULT else f"is settled by {label(wanted)}"
        tell(number, f"Choice {number}, by {who}: {told.incident.id} {settled}")
