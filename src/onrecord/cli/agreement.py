"""``onrecord agreement``: samples that people coded blind, and how far they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.opening import opened_record
from onrecord.cli.session import session, session_options
from onrecord.cli.table import print_table

if TYPE_CHECKING:
    from onrecord.agreement import Agreement, Measured

HEAD = ("field", "compared", "agree %", "alpha", "95 % interval")


@click.command("agreement")
@click.argument("sample", required=False)
@session_options
def command(sample: str | None) -> None:
    """Show how far the coders of SAMPLE agree, people with people and with the machine.

    Without SAMPLE, list the samples. They are drawn and coded on the desk: onrecord serve, under Compare coders.
    """
    from onrecord.record.samples import drawn, pairs

    here = session()
    with opened_record() as record:
        if sample is not None:
            for first, second, found in pairs(record, sample):
                _answer(first, second, found)
            return
        for one in drawn(record):
            if here.json:
                here.answer({"id": one.id, "name": one.name, "reports": list(one.reports), "how": dict(one.how)})
            else:
                click.echo(f"{one.id}  {one.name}  ({len(one.reports)} reports)")


def _answer(first: str, second: str, found: Agreement) -> None:
    if session().json:
        session().answer(found.plain(first, second))
        return
    f1 = "nothing to compare" if found.f1 is None else f"F1 {100 * found.f1:.1f}"
    click.echo(f"{first} and {second}: {found.reports} reports, incidents {found.first} and {found.second}, {f1}")
    print_table(HEAD, [_cells(one) for one in found.measures], right=("compared", "agree %", "alpha"))


def _cells(one: Measured) -> tuple[str, ...]:
    between = "" if one.low is None else f"{one.low:.2f} to {one.high:.2f}"
    alpha, percent = ("" if value is None else f"{value:.{n}f}" for value, n in ((one.alpha, 2), (one.percent, 1)))
    return one.field.replace("_", " "), str(one.n), percent, alpha, between
