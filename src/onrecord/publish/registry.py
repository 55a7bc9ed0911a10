"""The export formats by name, and how an export is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from onrecord.publish.about import About
from onrecord.publish.public import public
from onrecord.publish.writing import is_device, write
from onrecord.rulings import Incident

Lines = Callable[[Iterable[Incident], About], Iterator[str]]

FORMATS = ("acled", "csv", "geojson", "jsonl")  # each a module of this package with a function ``lines``


class UnknownFormat(LookupError):
    """A format that does not exist; the message lists those that do."""


def known() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return FORMATS


def export(name: str, incidents: Iterable[Incident], out: Path | str) -> About:
    """Writes ``incidents`` to the file ``out`` in the format ``name``, and ``out``.about.json beside it.

    Victims', witnesses' and other private persons' names stay out. Returns what the export says of itself. Raises
    ``UnknownFormat``, and ``PublishError`` where a file can't be written; then the old files are untouched.
    """
    target, about = Path(out), About(name)
    write(target, _lines(name)(_given(incidents, about), about))
    if not is_device(target):
        write(target.with_name(f"{target.name}.about.json"), [about.text()])
    return about


def stream(name: str, incidents: Iterable[Incident], about: About | None = None) -> Iterator[str]:
    """The same text in pieces, for standard output; ``about`` is complete when the last piece is taken."""
    about = about or About(name)
    return _lines(name)(_given(incidents, about), about)


def _lines(name: str) -> Lines:
    if name not in FORMATS:
        raise UnknownFormat(f"no export format {name!r}; known: {', '.join(FORMATS)}")
    lines: Lines = import_module(f"onrecord.publish.{name}").lines
    return lines


def _given(incidents: Iterable[Incident], about: About) -> Iterator[Incident]:
    for incident in incidents:
        about.take(incident)
        yield public(incident, about)
