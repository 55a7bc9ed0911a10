"""``onrecord coders``: what can code reports, and where it comes from."""

from __future__ import annotations

import click

from onrecord.cli.session import session, session_options
from onrecord.cli.words import safe


@click.command("coders")
@session_options
def command() -> None:
    """List the coders that are installed, for --coder of `read` and `code`."""
    from onrecord.coders import listed
    from onrecord.plain import plain

    here, found = session(), listed()
    if here.json:
        here.answer(plain(found))
        return
    width = max(len(one.name) for one in found)
    for one in found:
        click.echo(safe(f"{one.name:{width}}  {one.fault or one.about} [{one.package}]"))
