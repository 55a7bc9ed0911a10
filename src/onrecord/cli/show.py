"""``onrecord show``: one incident, and behind each of its values the words that say so."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from onrecord.cli import borne_out, linked, reviewed, tolls, wording
from onrecord.cli.opening import opened_record
from onrecord.cli.rulings import spec
from onrecord.cli.session import session, session_options
from onrecord.cli.words import marked, safe

if TYPE_CHECKING:
    from onrecord.linking import Filed
    from onrecord.model import Span
    from onrecord.record import Review, Told
    from onrecord.rulings import Incident

MARGIN = "     "


@click.command("show")
@click.argument("id")
@click.option(
    "--ruling", metavar="NAME", help="Settle the tolls by this ruling (default: the record's, or the chosen)."
)
@click.option("--links", is_flag=True, help="Print instead why every two of its accounts are taken for one incident.")
@session_options
def command(id: str, ruling: str | None, links: bool) -> None:
    """Show one incident and the words behind it.

    Every account of it is printed, each value with its sentence, its words underlined, the outlet and who says so. The
    beginning of an id is enough where no other incident begins so, with or without I-. An id that the incident had
    before it was merged or moved will do too.
    """
    from onrecord.plain import plain
    from onrecord.record import incident, reruled, reviews

    here = session()
    settled, whole = spec(ruling) if ruling else None, id if id.startswith("I-") else f"I-{id}"
    with opened_record() as record:
        told = reruled(record, whole, settled) if settled else incident(record, whole)
        with record.reading() as connection:
            said = reviews(connection, told.incident.accounts)
    if told.formerly:
        here.note(told.formerly, f"this incident is now {told.incident.id}")
    if here.json:
        data = plain(told) | ({"reviews": plain(said)} if said else {})
        here.answer({name: data[name] for name in data if name != "formerly" or told.formerly})
        return
    width = max(40, min(shutil.get_terminal_size((100, 24)).columns, 120)) - len(MARGIN)
    behind = linked.lines(told.accounts, width) if links else body(told, said, width, sys.stdout.isatty())
    for line in [*head(told.incident), *(["", *behind] if links else behind)]:
        click.echo(line)


def head(incident: Incident) -> Iterator[str]:
    """What happened, by the ruling: a line a value, with why where accounts differ."""
    when = incident.when
    yield f"{incident.id}  {wording.what(incident)}, {wording.spaced(incident.event_type)}"
    yield line(
        "when", wording.days(when.start, when.end, when.precision), "assumed" if when.assumed else when.precision
    )
    yield line(
        "where",
        wording.place(incident.place, incident.country),
        wording.point(incident.place) if incident.place else "",
    )
    yield line("by", wording.parties(incident.perpetrators))
    yield line("against", wording.parties(incident.targets))
    if incident.weapons:
        yield line("with", ", ".join(wording.spaced(weapon) for weapon in incident.weapons))
    for toll in incident.harm:
        yield from (line(*said) for said in tolls.lines(toll))
    if incident.aggregate:
        yield line("sums", ", ".join(incident.sums) or wording.UNKNOWN, incident.why.get("sums", ""))
    yield from (line(*said) for said in borne_out.lines(incident))
    if incident.flags:
        yield line("flags", ", ".join(wording.spaced(flag) for flag in incident.flags))
    for name, key in (("judged", "judgements"), ("reviewed", "reviews")):
        if key in incident.why:
            yield line(name, incident.why[key])
    reason = incident.why.get("ruling")
    yield line("ruling", incident.ruling, f"{reason}; " * bool(reason) + f"codebook {incident.codebook}")


def line(name: str, value: str, note: str = "") -> str:
    return safe(f"  {name:<10}{value}" + (f"  ({note})" if note else ""))


def body(told: Told, said: Mapping[str, Review], width: int, ansi: bool) -> Iterator[str]:
    """Every account: its outlet, day and title, what people said of it, then each value with its words."""
    from onrecord.cli.account import values
    from onrecord.reading.sentences import sentences

    leaning = borne_out.leaning(told.incident)
    for number, filed in enumerate(told.accounts, 1):
        text = filed.report.coded_text
        every = sentences(text)
        yield from ("", safe(f"{number}. {source(filed)}"))
        if filed.id in leaning:
            yield safe(f"   {'origin':<10}{leaning[filed.id]}")
        yield from (safe(f"   {name:<10}{word}") for name, word in reviewed.lines(said.get(filed.id)))
        for name, value, spans in values(filed.account):
            yield safe(f"   {name:<10}{value}")
            yield from (MARGIN + row for row in quoted(text, every, spans, width, ansi))


def quoted(text: str, sentences: Sequence[Span], spans: Sequence[Span], width: int, ansi: bool) -> Iterator[str]:
    """The sentences that hold the spans, the words underlined; a sentence that is meant as a whole has no marks."""
    for start, end in sentences:
        inside = [(a, b) for a, b in spans if a < end and b > start]
        if inside:
            parts = [(a, b) for a, b in inside if a > start or b < end]
            yield from marked(text, start, end, parts, width, ansi)


def source(filed: Filed) -> str:
    """``Rudaw, 2020-04-14: "Title"  [report id, account id]``: as much of the account's id as is needed to name it."""
    report = filed.report
    known = [report.outlet or "outlet unknown", str(report.published or "date unknown")]
    title = f': "{report.title}"' if report.title else ""
    return f"{', '.join(known)}{title}  [report {report.id}, account {filed.id[:8]}]"
