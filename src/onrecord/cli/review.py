"""``onrecord review``: a person's word on whether accounts are what their reports say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.outcome import note_former, outcome
from onrecord.cli.session import session_options
from onrecord.cli.who import by_option, name, reason

if TYPE_CHECKING:
    from onrecord.record.saying import Said

SENTENCES = {
    "accept": "accepted",
    "reject": "rejected",
    "unsure": "in doubt",
    "note": "noted",
}


@click.command("review")
@click.argument("verdict", type=click.Choice(tuple(SENTENCES)))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--why", default="", metavar="TEXT", help="Your reason, kept with your word; only accept can do without.")
@by_option
@session_options
def command(verdict: str, ids: tuple[str, ...], why: str, by: str | None) -> None:
    """Say of incidents or accounts whether they are what the reports say.

    ID is the beginning of an id; an incident stands for all its accounts as they are now. What you "accept" is marked
    as checked. What you "reject" counts nowhere any longer, until you undo it; what another stands by stays, flagged.
    "unsure" moves nothing but flags the incident, "note" keeps your words. What follows from it is printed.
    """
    from onrecord.record.saying import say_of

    who, why = name(by), why.strip() if verdict == "accept" else reason(why)
    with opened_record(write=True, create=False) as record, outcome(record) as tell:
        said = say_of(record, verdict, ids, who, why)
        note_former(said)
        tell(said.number, sentence(said, who))


def sentence(said: Said, who: str) -> str:
    return f"Judgement {said.number}, by {who}: {SENTENCES[said.verb]}: {', '.join(said.subject)}"
