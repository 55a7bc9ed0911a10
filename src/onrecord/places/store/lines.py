"""Lines of a file, plain, gzipped or zipped, one at a time; a fault in them is told with the file's name and line."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from onrecord.places.store.refused import Refused

LONGEST_LINE = 1 << 25  # bytes; a file without line ends is not read into memory whole
PASSED = ("readme", "__macosx")  # members of archives that hold no rows
WHOLE = "fetch the file again, whole"


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a member of a zip archive."""

    path: Path
    member: str | None = None

    @property
    def name(self) -> str:
        return self.path.name if self.member is None else f"{self.path.name}/{self.member}"

    @property
    def stem(self) -> str:
        """The name without folders and endings: ``IQ`` of ``IQ.zip/IQ.txt``."""
        return Path(self.member or self.path.name).name.split(".")[0]


def sources(path: Path) -> list[Source]:
    """The file itself, or the members of a zip archive. Raises ``Refused`` for what can't be opened."""
    try:
        if path.suffix.lower() != ".zip":
            path.open("rb").close()
            return [Source(path)]
        with zipfile.ZipFile(path) as archive:
            names = sorted(item.filename for item in archive.infolist() if not item.is_dir())
    except zipfile.BadZipFile as error:
        raise Refused(path.name, f"it is no whole zip archive ({error})", WHOLE) from error
    except OSError as error:
        raise Refused(path.name, f"it can't be opened ({error.strerror})", "name a file that can be read") from error
    found = [Source(path, name) for name in names if not _passed(name)]
    if not found:
        raise Refused(path.name, "the archive holds no file", "name another file")
    return found


def _passed(name: str) -> bool:
    parts = [part.lower() for part in name.split("/") if part not in (".", "..")]
    return any(part.startswith((*PASSED, ".")) for part in parts)


def lines(source: Source) -> Iterator[tuple[int, str]]:
    """The lines of a source with their numbers, from 1, without their ends; a byte-order mark is dropped.

    Raises ``Refused`` where the file breaks off, is damaged, or is not UTF-8.
    """
    number = 0
    try:
        with opened(source) as file:
            while line := file.readline(LONGEST_LINE):
                number += 1
                if len(line) >= LONGEST_LINE:
                    raise Refused(source.name, "the line has no end", "name a file of lines", number)
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
                yield number, text.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise Refused(source.name, "it is not UTF-8", "save it as UTF-8", number) from error
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        raise Refused(source.name, f"the file breaks off or is damaged ({error})", WHOLE, number + 1) from error
    except OSError as error:
        raise Refused(source.name, f"it can't be read ({error.strerror})", "name a file that can be read") from error


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """The bytes of a source, unpacked."""
    if source.member is not None:
        with zipfile.ZipFile(source.path) as archive, archive.open(source.member) as inside:
            yield inside
        return
    with source.path.open("rb") as file:
        if file.read(2) == b"\x1f\x8b":
            file.seek(0)
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield cast(IO[bytes], unpacked)
            return
        file.seek(0)
        yield file
