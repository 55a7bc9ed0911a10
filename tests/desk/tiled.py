"""A PMTiles file of one tile, written by its specification (https://github.com/protomaps/PMTiles, version 3)."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

PNG, PLAIN = 2, 1  # kind of tile; neither the file's own parts nor its tiles are compressed


def write(path: Path) -> Path:
    """The whole world as one grey picture."""
    tile, metadata = picture(), b"{}"
    directory = bytes((1, 0, 1)) + varint(len(tile)) + bytes((1,))  # one entry: id 0, a run of one, length, offset 0
    at = 127
    parts = [(at, len(directory)), (at + len(directory), len(metadata)), (0, 0)]
    parts.append((at + len(directory) + len(metadata), len(tile)))
    numbers = struct.pack("<8Q3Q", *(number for part in parts for number in part), 1, 1, 1)
    kinds = struct.pack("<6B", 1, PLAIN, PLAIN, PNG, 0, 0)
    box = struct.pack("<4iB2i", -180 * 10**7, -85 * 10**7, 180 * 10**7, 85 * 10**7, 0, 0, 0)
    path.write_bytes(b"PMTiles\x03" + numbers + kinds + box + directory + metadata + tile)
    return path


def picture() -> bytes:
    rows = b"".join(b"\x00" + b"\x99" * 256 for _ in range(256))
    head = struct.pack(">2I5B", 256, 256, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def varint(number: int) -> bytes:
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes((*found, number))
