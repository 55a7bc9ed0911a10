"""``onrecord rulings``: the ways to settle a toll that sources disagree on, and where each comes from."""

from __future__ import annotations

import click

from onrecord.cli.session import session, session_options
from onrecord.cli.table import print_table

HEAD = ("ruling", "what it makes of the accounts", "source")


@click.command("rulings")
@session_options
def command() -> None:
    """List the rulings: what each makes of accounts that disagree, and where it comes from.

    A ruling's name goes to --ruling of incidents, show, export and match, and to onrecord rule.
    """
    from onrecord import codebook

    table = codebook.table("rulings")["rulings"]
    if session().json:
        session().answer([{"ruling": name, **row} for name, row in table.items()])
        return
    print_table(HEAD, [(name, row["says"], row["source"]) for name, row in table.items()])


def spec(name: str) -> str:
    """The ruling that a person named, as the rooms take it; ends the call with code 2 where it is none.

    ``hierarchy:FILE`` becomes the order that the file holds.
    """
    from onrecord.rulings import UnknownRuling, ruling
    from onrecord.rulings.hierarchy import PREFIX, BadHierarchy, read

    try:
        found = read(name.removeprefix(PREFIX)).spec if name.startswith(PREFIX) else name
        ruling(found)
    except (BadHierarchy, UnknownRuling) as error:
        session().fail(f"{error}; see: onrecord rulings")
    return found
