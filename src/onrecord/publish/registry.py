"""The export formats by name, and how an export is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.publish.about import About
from onrecord.publish.public import public
from onrecord.publish.writing import PublishError, is_device, write

if TYPE_CHECKING:
    from onrecord.model import Coded, Report
    from onrecord.record import Told

Lines = Callable[[Iterable["Told"], About], Iterator[str]]

# Each is a module of this package with a function ``lines``; the ruling is the one that its convention asks for.
FORMATS: dict[str, str | None] = {
    "acled": "lowest", "csv": None, "ged": "ucdp", "geojson": None, "hxl": None, "jsonl": None,
}  # fmt: skip
PACKAGE = "datapackage"  # several tables in one file, with more than incidents


class UnknownFormat(LookupError):
    """A format that does not exist; the message lists those that do."""


def known() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted((*FORMATS, PACKAGE)))


def usual_ruling(name: str) -> str | None:
    """The ruling by which a format is made unless another is asked for; ``None``: the record's own."""
    return FORMATS.get(name)


def export(
    name: str,
    told: Iterable[Told],
    out: Path | str,
    about: About | None = None,
    coded: Iterable[tuple[Report, Coded]] = (),
) -> About:
    """Writes incidents, earliest first, to the file ``out`` in the format ``name``, and ``out``.about.json beside it.

    Victims', witnesses' and other private persons' names stay out. ``coded`` are all reports with what was coded of
    them, for a format that holds more than incidents (``record.coded``). Returns what the export says of itself. Raises
    ``UnknownFormat``, and ``PublishError`` where a file can't be written; then the old files are untouched.
    """
    target, about = Path(out), about or About(name)
    write(target, pieces(name, told, about, coded))
    if not is_device(target):
        write(target.with_name(f"{target.name}.about.json"), [about.text()])
    return about


def pieces(
    name: str, told: Iterable[Told], about: About, coded: Iterable[tuple[Report, Coded]] = ()
) -> Iterator[str | bytes]:
    """What ``export`` writes, as text or bytes, piece by piece; ``about`` is complete when the last piece is taken."""
    if name == PACKAGE:
        from onrecord.publish.datapackage import pieces as packed

        return packed(_given(told, about), coded, about)
    return _lines(name)(_given(told, about), about)


def stream(name: str, told: Iterable[Told], about: About | None = None) -> Iterator[str]:
    """The same text in pieces, for standard output; ``about`` is complete when the last piece is taken.

    Raises ``PublishError`` for a format that is no text.
    """
    about = about or About(name)
    return _lines(name)(_given(told, about), about)


def _lines(name: str) -> Lines:
    if name == PACKAGE:
        raise PublishError(f"{name} is a ZIP file and no text: name a file to write it to")
    if name not in FORMATS:
        raise UnknownFormat(f"no export format {name!r}; known: {', '.join(known())}")
    lines: Lines = import_module(f"onrecord.publish.{name}").lines
    return lines


def _given(told: Iterable[Told], about: About) -> Iterator[Told]:
    for one in told:
        about.take(one.incident)
        yield public(one, about)
