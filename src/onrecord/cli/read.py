"""``onrecord read``: reports into the record, coded and matched."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.coder import chosen_coder, coder_options
from onrecord.cli.opening import opened_record
from onrecord.cli.progress import progress
from onrecord.cli.session import Session, day_option, jobs_option, session, session_options
from onrecord.cli.wording import number

if TYPE_CHECKING:
    from onrecord.coding.many import Coder
    from onrecord.intake import Intaken, Metadata, Refusal
    from onrecord.record import Matched, Record, Taken


@click.command("read")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--outlet", help="The outlet, where the source names none.")
@day_option("--published", "The publication date, where the source gives none: 2020-04-14.")
@click.option("--byline", help="Who wrote it, where the source names nobody.")
@click.option("--title", help="The title, where the source has none.")
@click.option("--url", help="Where it was found.")
@click.option("--language", metavar="CODE", help="Its language, such as en, where the source does not say.")
@click.option("--collector", help="Who collected it.")
@coder_options
@jobs_option
@session_options
def command(
    paths: tuple[str, ...], coder: str, options: tuple[str, ...], exact: bool, jobs: int, **metadata: Any
) -> None:
    """Take reports into the record, code and match them.

    PATH is a file (text, HTML, Markdown with front matter, JSON Lines), a folder, a glob, or - for standard input. What
    the record holds already is left as it is, so the same call may be repeated, and goes on where it was stopped.
    """
    from onrecord.intake import Metadata
    from onrecord.record import coders

    chosen = chosen_coder(coder, options, exact)
    with opened_record(write=True) as record:
        taken = take(record, paths, Metadata(**metadata), chosen, jobs)
        matched = match(record)
        stamps = coders(record)
    tell(session(), taken, matched)
    if len(stamps) > 1:
        session().note(session().record, several(stamps))
    if taken.refused:
        sys.exit(1)


def take(record: Record, paths: Sequence[str], options: Metadata, coder: Coder, jobs: int) -> Taken:
    """Reads and codes; every refusal is told as soon as it is known."""
    from onrecord.record import take

    here, told = session(), 0
    with progress(here, f"Reading {', '.join(paths[:3])}{' ...' if len(paths) > 3 else ''}") as advance:

        def show(taken: Taken) -> None:
            nonlocal told
            advance(f"{number(taken.seen, 'report')}, {number(taken.accounts, 'account')}")
            for refusal in taken.refused[told:]:
                here.refuse(refusal)
            told = len(taken.refused)

        taken = take(record, noted(here, intaken(paths, options, record.files)), coder, jobs=jobs, progress=show)
        show(taken)
    return taken


def intaken(paths: Sequence[str], options: Metadata, own: Sequence[str] = ()) -> Iterator[Intaken | Refusal]:
    """The reports under ``paths``, and what could not be had; the record's ``own`` files are none."""
    from onrecord.intake import Refusal, gather, reports

    for source in gather(paths, options, own):
        if isinstance(source, Refusal):
            yield source
        else:
            yield from reports(source)


def noted(here: Session, found: Iterable[Intaken | Refusal]) -> Iterator[Intaken | Refusal]:
    """What was found, unchanged; the notes that intake made on it are told."""
    from onrecord.intake import Intaken

    for item in found:
        for note in item.notes if isinstance(item, Intaken) else ():
            here.note(item.name, note)
        yield item


def match(record: Record, anew: bool = False) -> Matched:
    from onrecord.record import match

    with progress(session(), "Matching accounts"):
        return match(record, anew=anew)


def tell(here: Session, taken: Taken, matched: Matched) -> None:
    """What the call has done, in one line or as JSON."""
    from onrecord.plain import plain

    if here.json:
        here.answer({**plain(taken), "incidents": plain(matched)})
        return
    newer = f" ({number(taken.versions, 'earlier version')} replaced)" if taken.versions else ""
    reports = (
        f"{number(taken.added, 'report')} added{newer}, {taken.unchanged} there already, {len(taken.refused)} refused"
    )
    here.say(f"{reports}; {number(taken.accounts, 'new account')}; {incidents(matched)}.")


def several(stamps: Mapping[str, int]) -> str:
    """That not all reports were coded alike: by versions, precisions or coders whose results may differ."""
    named = ", ".join(f"{stamp} ({number(count, 'report')})" for stamp, count in stamps.items())
    return f"its reports were read by several coders: {named}; their accounts were made in different ways"


def incidents(matched: Matched) -> str:
    """``25 incidents (3 new, 1 changed)``."""
    news = {"new": matched.added, "changed": matched.changed, "gone": matched.removed}
    changes = ", ".join(f"{number} {word}" for word, number in news.items() if number)
    return f"{number(matched.incidents, 'incident')} ({changes or 'none changed'})"
