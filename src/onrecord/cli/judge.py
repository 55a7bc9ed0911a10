"""``onrecord judge``: a person's word on whether two incidents, or two accounts, are one."""

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
    "same": "{0} and {1} are the same",
    "different": "{0} and {1} are different",
    "unsure": "{0} and {1} may be the same",
}


@click.command("judge")
@click.argument("verdict", type=click.Choice(tuple(SENTENCES)))
@click.argument("a")
@click.argument("b")
@click.option("--why", required=True, metavar="TEXT", help="Your reason; it is kept with your word.")
@by_option
@session_options
def command(verdict: str, a: str, b: str, why: str, by: str | None) -> None:
    """Say whether A and B are one incident.

    A and B are incidents or accounts, named by the beginnings of their ids. "same" joins them, "different" keeps them
    apart for good, "unsure" notes a doubt and moves nothing. Your word outranks the matcher's; "different" outranks
    "same", whoever says it. What follows from it is printed.
    """
    from onrecord.record.saying import say

    who, why = name(by), reason(why)
    with opened_record(write=True, create=False) as record, outcome(record) as tell:
        said = say(record, verdict, a, b, who, why)
        note_former(said)
        tell(said.number, sentence(said, who))


def sentence(said: Said, who: str) -> str:
    return f"Judgement {said.number}, by {who}: {SENTENCES[said.verb].format(*said.subject)}"
