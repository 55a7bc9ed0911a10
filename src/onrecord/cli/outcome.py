"""What follows from a person's word: the incidents brought up to date, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.cli.changes import HEAD, row
from onrecord.cli.session import session
from onrecord.cli.table import print_table

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.record.history import Changed
    from onrecord.record.saying import Said


@contextmanager
def outcome(record: Record, kind: str = "judgement") -> Iterator[Callable[[int, str], None]]:
    """Gives what is to be called with the act's number and a sentence about it; what was not matched yet goes first.

    A word that can't be kept (no such incident, another person's judgement) ends the call with code 2.
    """
    from onrecord.record import RecordError, changes, match
    from onrecord.record.log import head

    match(record)
    with record.reading() as connection:
        before = head(connection)[0]
    kept = False

    def tell(number: int, sentence: str) -> None:
        nonlocal kept
        kept = True
        match(record)
        _print(kind, number, sentence, list(changes(record, before + 1)))

    try:
        yield tell
    except RecordError as error:
        session().fail(f"{error.name}: {error.reason}. Next: {error.next_step}", 1 if kept else 2)


def _print(kind: str, number: int, sentence: str, found: list[Changed]) -> None:
    from onrecord.plain import plain

    if session().json:
        session().answer({kind: number, "changes": plain(found)})
        return
    session().say(f"{sentence}." if found else f"{sentence}. No incident changes.")
    print_changes(found)


def print_changes(found: list[Changed]) -> None:
    if found:
        leave = HEAD.index("because")
        rows = [[cell for at, cell in enumerate(row(one)) if at > 1 and at != leave] for one in found]
        print_table([name for at, name in enumerate(HEAD) if at > 1 and at != leave], rows)


def note_former(said: Said) -> None:
    for id, now in said.formerly:
        session().note(id, f"this incident is now {now}")
