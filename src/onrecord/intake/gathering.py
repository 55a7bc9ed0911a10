"""Paths, folders, globs and standard input -> sources, in a fixed order."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from onrecord.intake.encoding import foreign
from onrecord.intake.json_lines import numbered
from onrecord.intake.metadata import Metadata
from onrecord.intake.source import SOURCE_LIMIT, Refusal, Source
from onrecord.intake.taking import sniffed

KINDS = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
Folders = tuple[tuple[int, int], ...]  # device and inode of each folder from the first down
SIDECAR = ".meta.yaml"
STDIN = "-"
_PASSED_OVER = ("readme.", "license.", "changelog.")  # in a folder: about the reports, no report


@dataclass(frozen=True, slots=True)
class _Call:
    """What holds for all paths of a call: the metadata given, and files that are not to be opened."""

    options: Metadata
    own: tuple[str, ...]

    def owns(self, status: os.stat_result) -> bool:
        """Whether it is one of those files, by whatever name; looked at anew each time, for they come and go."""
        return any(found and os.path.samestat(status, found) for found in map(_status, self.own))


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def gather(
    paths: Iterable[str | os.PathLike[str]], options: Metadata | None = None, own: Sequence[str] = ()
) -> Iterator[Source | Refusal]:
    """The sources under ``paths``: files, folders (with all below them, sorted by name), globs and ``-``.

    In a folder, hidden files, sidecars, README, LICENSE and CHANGELOG are passed over. A file of JSON Lines becomes one
    source a line, so that its size does not matter. Nothing is raised for what is found there. ``own`` are files that
    the caller has open, such as its record: they are passed over in a folder, refused where named, opened never.
    """
    call = _Call(options or Metadata(), tuple(own))
    for path in paths:
        name = os.fspath(path)
        if name == STDIN:
            yield from _opened(sys.stdin.buffer, "standard input", None, None, call.options)
        else:
            yield from _named(name, call)


def _named(name: str, call: _Call) -> Iterator[Source | Refusal]:
    path = Path(name)
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        found = _globbed(name)
        if not found:
            yield _refused(name, error)
        for match in found:
            yield from _named(match, call)
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _whole_folder(path, call)
    elif call.owns(status):
        yield Refusal(name, "the record itself, no report", "name the reports to read into it")
    else:
        yield from _file(path, call.options)


def _whole_folder(path: Path, call: _Call) -> Iterator[Source | Refusal]:
    """All that is in a folder that was named, which should be something."""
    empty = True
    for item in _folder(path, call, ()):
        empty = False
        yield item
    if empty:
        yield Refusal(str(path), "no reports found in this folder", "check the path, or put reports there")


def _globbed(name: str) -> list[str]:
    import glob

    if not glob.has_magic(name):
        return []
    return sorted(m for m in glob.glob(name, recursive=True) if not m.endswith(SIDECAR) and not os.path.isdir(m))


def _folder(path: Path, call: _Call, above: Folders) -> Iterator[Source | Refusal]:
    """All files below, folders among them in their place in the order; a link back to a folder above is refused."""
    try:
        here = path.stat()
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        yield _refused(str(path), error)
        return
    if (here.st_dev, here.st_ino) in above:
        yield Refusal(str(path), "a link back to a folder above it", "remove the link")
        return
    for entry in entries:
        if not _passed_over(entry.name):
            yield from _entry(entry, call, (*above, (here.st_dev, here.st_ino)))


def _passed_over(name: str) -> bool:
    return name.startswith(".") or name.endswith(SIDECAR) or name.lower().startswith(_PASSED_OVER)


def _entry(entry: os.DirEntry[str], call: _Call, above: Folders) -> Iterator[Source | Refusal]:
    try:
        status = entry.stat()
    except OSError as error:
        yield _refused(entry.path, error)
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _folder(Path(entry.path), call, above)
    elif stat.S_ISREG(status.st_mode):
        yield from () if call.owns(status) else _file(Path(entry.path), call.options)
    else:
        yield Refusal(entry.path, "no ordinary file", "leave it out, or copy its text into a file")


def _file(path: Path, options: Metadata) -> Iterator[Source | Refusal]:
    try:
        with open(path, "rb") as stream:
            yield from _opened(stream, str(path), KINDS.get(path.suffix.lower()), _sidecar(path), options)
    except OSError as error:
        yield _refused(str(path), error)


def _sidecar(path: Path) -> bytes | None:
    """The bytes of ``NAME.meta.yaml``, with or without the file's own ending in NAME."""
    for beside in (path.with_name(path.name + SIDECAR), path.with_name(path.stem + SIDECAR)):
        if beside.is_file():
            return beside.read_bytes()
    return None


def _opened(
    stream: BinaryIO, name: str, kind: str | None, sidecar: bytes | None, options: Metadata
) -> Iterator[Source | Refusal]:
    """One source, or one for each line of JSON Lines; a source past ``SOURCE_LIMIT`` is refused unread."""
    now = datetime.now(UTC).replace(microsecond=0)
    kind = kind or sniffed(_peeked(stream))
    source = Source(name, b"", kind, options, sidecar, now)
    if kind == "jsonl":
        yield from _lines(stream, source)
        return
    data = stream.read(SOURCE_LIMIT + 1)
    if len(data) > SOURCE_LIMIT:
        yield Refusal(name, f"larger than {SOURCE_LIMIT:,} bytes", "split it into its reports")
    else:
        yield replace(source, data=data)


def _lines(stream: BinaryIO, whole: Source) -> Iterator[Source | Refusal]:
    """One source a line; a refusal where there is none."""
    number, what = 0, foreign(_peeked(stream))
    if what:
        yield Refusal(whole.name, what, "save it as JSON Lines in UTF-8")
        return
    for number, line in numbered(stream):
        data = line if isinstance(line, bytes) else line.encode()
        yield replace(whole, name=f"{whole.name}, line {number}", data=data, kind="line")
    if not number:
        yield Refusal(whole.name, "empty", "give a file with text in it")


def _peeked(stream: BinaryIO) -> bytes:
    """The first bytes, still unread: a buffered stream's ``peek`` waits for some, however few."""
    peek = getattr(stream, "peek", None)
    return bytes(peek(4096)) if peek else b""


def _refused(name: str, error: OSError | ValueError) -> Refusal:
    if isinstance(error, FileNotFoundError):
        return Refusal(name, "no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return Refusal(name, "no permission to read it", "give yourself the right to read it")
    reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
    return Refusal(name, f"cannot be read: {reason}", "check the path and the file")
