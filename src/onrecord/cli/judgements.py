"""``onrecord judgements``: what people judged, and what of it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.session import session, session_options
from onrecord.cli.table import print_table

if TYPE_CHECKING:
    from onrecord.record.judged import Judged

HEAD = ("number", "time", "by", "judged", "of", "why", "state")
SHOWN = 3  # ids; the rest is counted


@click.command("judgements")
@click.option("--by", metavar="NAME", help="Only this person's.")
@session_options
def command(by: str | None) -> None:
    """List what people judged, oldest first, and whether it holds.

    A judgement is replaced by a later one of the same person on the same accounts, overruled where a "different" stands
    against it, and gone where no report tells of its accounts any longer.
    """
    from onrecord.plain import plain
    from onrecord.record.judged import judged

    here = session()
    with opened_record() as record:
        found = [one for one in judged(record) if by in (None, one.act.by)]
    for one in found if here.json else ():
        here.answer({**plain(one.act), "state": one.state, "by_acts": plain(one.by)})
    if found and not here.json:
        print_table(HEAD, [row(one) for one in found], right=("number",))
    if not found:
        here.say("Nobody has judged anything." if by is None else f"{by} has judged nothing.")


def row(one: Judged) -> list[str]:
    """The cells of a judgement under ``HEAD``."""
    act = one.act
    rest = len(act.subject) - SHOWN
    subject = ", ".join(act.subject[:SHOWN]) + (f" and {rest} more" if rest > 0 else "")
    state = one.state + (f" ({', '.join(map(str, one.by))})" if one.by else "")
    return [str(act.number), act.time[:16].replace("T", " "), act.by, act.verb, subject, act.why, state]
