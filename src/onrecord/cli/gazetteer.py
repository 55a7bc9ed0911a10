"""``onrecord gazetteer``: what a place name resolves to, and why."""

from __future__ import annotations

import click

from onrecord.cli.session import session, session_options
from onrecord.cli.table import print_table

HEAD = ("name", "kind", "admin1", "country", "latitude", "longitude", "gazetteer", "score", "why")


@click.group("gazetteer")
def command() -> None:
    """Ask the gazetteer what a place name means."""


@command.command("lookup")
@click.argument("name")
@click.option("--country", metavar="CODE", type=str.upper, help="The country that the text speaks of, such as IQ.")
@session_options
def lookup(name: str, country: str | None) -> None:
    """Print what NAME resolves to, best first, and why. Exit code 1 where nothing has such a name."""
    from onrecord.places import lookup
    from onrecord.plain import plain

    here = session()
    found = lookup(name, country)
    for candidate in found if here.json else ():
        here.answer(plain(candidate))
    if not found:
        here.fail(f"no place is named {name!r} or something like it. Next: try another spelling", 1)
    if not here.json:
        print_table(HEAD, [_row(plain(one)) for one in found], right=("latitude", "longitude", "score"))


def _row(candidate: dict[str, object]) -> list[str]:
    return [_cell(candidate.get(name)) for name in HEAD]


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return f"{value:.2f}" if isinstance(value, float) else "" if value is None else str(value)
