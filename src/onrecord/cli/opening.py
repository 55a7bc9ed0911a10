"""The record that a command works on, opened; what goes wrong with it said in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.cli.session import session

if TYPE_CHECKING:
    from onrecord.record import Record


@contextmanager
def opened_record(*, write: bool = False, create: bool | None = None) -> Iterator[Record]:
    """The record named by ``--record``; made where there is none if ``create`` (by default if ``write``).

    Ends the program with code 2 where the record can't be opened or asked, with 1 where writing it failed midway: what
    was written before is kept, and the same call goes on with the rest.
    """
    from onrecord.record import Record, RecordError

    here = session()
    begun = False
    try:
        with Record.open(here.record, create=write if create is None else create, readonly=not write) as record:
            begun = write
            yield record
    except RecordError as error:
        here.fail(f"{error.name}: {error.reason}. Next: {error.next_step}", 1 if begun else 2)
