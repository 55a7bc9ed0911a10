"""``onrecord claims``: what sources count ("the third attack in a week"), and what the record holds of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import wording
from onrecord.cli.opening import opened_record
from onrecord.cli.session import day_option, session, session_options
from onrecord.cli.table import print_table
from onrecord.cli.words import marked, safe

if TYPE_CHECKING:
    from onrecord.claims import Claim, Tested
    from onrecord.rulings import Incident

HEAD = ("id", "published", "outlet", "claims", "of", "where", "period", "holds", "may", "missing", "verdict")
NUMBERS = ("holds", "may", "missing")


@click.command("claims")
@click.argument("id", required=False)
@click.option(
    "--format", "form", type=click.Choice(("table", "jsonl", "csv")), help="How to print them (default: table)."
)
@day_option("--since", "Only claims published on this day or later.")
@day_option("--until", "Only claims published on this day or earlier.")
@click.option("--country", type=str.upper, metavar="CODE", help="Only claims of this country, such as IQ.")
@session_options
def command(id: str | None, form: str | None, since: date | None, until: date | None, country: str | None) -> None:
    """Test the claims that count incidents against the record.

    With an id (or the beginning of one) it shows one claim, its words, and the incidents that the record holds of it.
    What the record lacks says nothing against a source: no record is whole.
    """
    from onrecord.record.claiming import Asked, claims

    here = session()
    if id is not None:
        show(id if id.startswith("C-") else f"C-{id}")
        return
    with opened_record() as record:
        found = claims(record, Asked(since, until, country))
    form = form or ("jsonl" if here.json else "table")
    if form == "table" and found:
        print_table(HEAD, [list(row(one).values()) for one in found], right=NUMBERS)
    elif form != "table":
        print_data(form, found)
    if not found:
        here.say("No claims that count incidents.")


def show(id: str) -> None:
    """One claim: its words, then every incident that counts, then those that may."""
    from onrecord.plain import plain
    from onrecord.record.claiming import claim

    here = session()
    with opened_record() as record:
        tested, held = claim(record, id)
    if here.json:
        here.answer({**plain(tested), "incidents": plain(held)})
        return
    for line in lines(tested, held):
        click.echo(line)


def lines(tested: Tested, held: list[Incident]) -> Iterator[str]:
    """The claim, a line a part, and the incidents as the table of incidents has them."""
    one = tested.claim
    yield safe(f"{one.id}  {count(one)} {one.of or 'such incidents'}, {where(one)}, {period(one)}")
    yield safe(f"  {'says':<10}{one.source} ({one.outlet or 'outlet unknown'}, {one.published or 'date unknown'})")
    width = max(40, min(shutil.get_terminal_size((100, 24)).columns, 120)) - 12
    yield from (f"  {'':<10}{part}" for part in marked(one.text, 0, len(one.text), (), width, sys.stdout.isatty()))
    yield safe(f"  {'counts':<10}{kinds(one)}{of_whom(one)}")
    yield safe(f"  {'verdict':<10}{tested.verdict}")
    for incident in held:
        mark = "holds" if incident.id in tested.holds else "may hold"
        present = " (the present one)" if incident.id == one.present else ""
        yield safe(f"  {mark:<10}{summary(incident)}{present}")


def summary(incident: Incident) -> str:
    when = wording.days(incident.when.start, incident.when.end, incident.when.precision)
    where = wording.place(incident.place, incident.country)
    return f"{incident.id}  {when}  {wording.what(incident)}, {where}, {wording.harm(incident.harm)}"


def row(tested: Tested) -> dict[str, str]:
    """The cells of a claim under ``HEAD``."""
    one = tested.claim
    missing = "" if tested.missing is None else str(tested.missing)
    cells = (
        one.id, str(one.published or wording.UNKNOWN), one.outlet or wording.UNKNOWN, count(one),
        one.of or wording.UNKNOWN, where(one), period(one), str(len(tested.holds)), str(len(tested.may)), missing,
        tested.verdict,
    )  # fmt: skip
    return dict(zip(HEAD, cells, strict=True))


def print_data(form: str, found: list[Tested]) -> None:
    """All claims as JSON Lines, whole, or as CSV: the cells of the table, and the words."""
    from onrecord.plain import plain
    from onrecord.publish.cells import line

    if form == "csv":
        click.echo(line([*HEAD, "source", "text", "incidents"]), nl=False)
    for one in found:
        cells: list[Any] = [*row(one).values(), one.claim.source, one.claim.text, "; ".join(one.holds)]
        click.echo(line(cells), nl=False) if form == "csv" else session().answer(plain(one))


def count(one: Claim) -> str:
    """``no. 3`` of an ordinal, ``12``, ``at least 1000``, ``scores``."""
    number = wording.count(one.low, one.high, one.vague)
    return f"no. {number}" if one.ordinal else number


def where(one: Claim) -> str:
    return wording.place(one.place, one.country)


def period(one: Claim) -> str:
    when = one.period
    return wording.days(when.start, when.end, when.precision) if when is not None else "at any time"


def kinds(one: Claim) -> str:
    """The types of incidents that it counts, in words."""
    from onrecord.rulings.scope import of_kind

    violence = set(one.types) == of_kind("attack")
    return "violence of any kind" if violence else ", ".join(wording.label(type) for type in one.types)


def of_whom(one: Claim) -> str:
    """By whom and on whom, where the words say."""
    by = f"; by {', '.join(one.by)}" if one.by else ""
    on = [*one.on, *one.on_words] or list(one.on_kinds)
    return by + (f"; on {', '.join(map(wording.spaced, on))}" if on else "") + ("; deadly ones" if one.deadly else "")
