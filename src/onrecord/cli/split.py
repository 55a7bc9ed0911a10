"""``onrecord split``: accounts taken out of an incident that they do not tell of."""

from __future__ import annotations

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.outcome import note_former, outcome
from onrecord.cli.session import session_options
from onrecord.cli.who import by_option, name, reason
from onrecord.cli.wording import number


@click.command("split")
@click.argument("id")
@click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT...")
@click.option("--why", required=True, metavar="TEXT", help="Your reason; it is kept with your word.")
@by_option
@session_options
def command(id: str, accounts: tuple[str, ...], why: str, by: str | None) -> None:
    """Take accounts out of an incident.

    ACCOUNT is the number that `onrecord show` gives it, or the beginning of its id. Each is said to be different from
    each that stays; whether those taken out belong together is left to the matcher.
    """
    from onrecord.record.saying import split

    who, why = name(by), reason(why)
    with opened_record(write=True, create=False) as record, outcome(record) as tell:
        said = split(record, id, accounts, who, why)
        note_former(said)
        out = number(len(said.subject) - 1, "account")
        tell(said.number, f"Judgement {said.number}, by {who}: {out} taken out of {said.subject[0]}")
