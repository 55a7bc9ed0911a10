"""Files written whole or not at all: into a temporary file beside the target, then renamed over it."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path


class PublishError(Exception):
    """An export that could not be written; the message says why and what to do."""


def write(target: Path, chunks: Iterable[str | bytes]) -> None:
    """Writes bytes, or text as UTF-8, to ``target``; an existing file stays as it was until the new one is complete.

    Raises ``PublishError`` where the folder is missing, may not be written to, or the disk is full.
    """
    target = target.resolve()  # a link stays a link to the new content
    if target.is_dir():
        raise PublishError(f"{target} is a folder: name a file")
    if not target.parent.is_dir():
        raise PublishError(f"no folder {target.parent}: make it first, or name another")
    try:
        (_pour if is_device(target) else _replace)(target, chunks)
    except OSError as error:
        raise PublishError(f"{target} could not be written: {_reason(error)}") from error


def is_device(target: Path) -> bool:
    """Whether ``target`` is there and no plain file: a pipe, ``/dev/null``. It is written to, not replaced."""
    return target.exists() and not target.is_file()


def _pour(target: Path, chunks: Iterable[str | bytes]) -> None:
    with target.open("wb") as device:
        device.writelines(_bytes(chunks))


def _bytes(chunks: Iterable[str | bytes]) -> Iterator[bytes]:
    yield from (chunk if isinstance(chunk, bytes) else chunk.encode() for chunk in chunks)


def _replace(target: Path, chunks: Iterable[str | bytes]) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(_bytes(chunks))
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file gets here."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full; nothing was changed"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "no permission to write there"
    return error.strerror or str(error)
