"""A data package (Frictionless): a ZIP file of tables as CSV with ``datapackage.json``, which says what each field is.

Incidents, accounts, values with their offsets, reports, statements, measures, figures, relief and trends. Members are
stored uncompressed with a fixed date, so that the same record gives the same bytes on every machine.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING

from onrecord.model import Coded, Report
from onrecord.publish.about import About
from onrecord.publish.cells import Cell, line
from onrecord.publish.flat import flat
from onrecord.publish.package_rows import account, report, sayings, values
from onrecord.publish.package_schema import columns, descriptor, tables
from onrecord.publish.signs import json_line

if TYPE_CHECKING:
    from onrecord.record import Told

PIECE = 1 << 20  # bytes
BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP file can tell


class Tables:
    """The package's tables while they are written, each into a file of its own that goes when it is closed."""

    def __init__(self, stack: ExitStack) -> None:
        self.files = {name: stack.enter_context(_temporary()) for name in tables()}
        for name, file in self.files.items():
            file.write(line(columns(name)))

    def add(self, table: str, row: dict[str, Cell]) -> None:
        self.files[table].write(line(row.get(column) for column in columns(table)))


def pieces(told: Iterable[Told], coded: Iterable[tuple[Report, Coded]], about: About) -> Iterator[bytes]:
    """The file in pieces. ``coded`` are all reports with what was coded of them, ``told`` the incidents wanted."""
    with ExitStack() as stack:
        made = Tables(stack)
        _incidents(told, made, about)
        for one, said in coded:
            made.add("reports", report(one))
            for table, row in sayings(one, said, about):
                made.add(table, row)
        packed = stack.enter_context(tempfile.TemporaryFile())
        _pack(made, about, packed)
        packed.seek(0)
        while piece := packed.read(PIECE):
            yield piece


def _incidents(told: Iterable[Told], made: Tables, about: About) -> None:
    for one in told:
        about.rows += 1
        made.add("incidents", flat(one.incident))
        for each in one.accounts:
            made.add("accounts", account(each, one.incident, about))
            for row in values(each, one.incident, about):
                made.add("values", row)


def _temporary() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # closed by the stack that it is put on


def _pack(made: Tables, about: About, into: IO[bytes]) -> None:
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as archive:
        text = json_line(descriptor(about), indent=2) + "\n"
        archive.writestr(_member("datapackage.json"), text.encode())
        for name, file in made.files.items():
            file.flush()
            file.seek(0)
            with archive.open(_member(f"{name}.csv"), "w", force_zip64=True) as member:
                while text := file.read(PIECE):
                    member.write(text.encode())


def _member(name: str) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name, BEGINNING)
    found.create_system = 3  # Unix, on every machine
    found.external_attr = 0o644 << 16
    return found
