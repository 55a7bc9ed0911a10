"""A report's tokens in windows that the encoder takes: whole sentences, overlapping by the last one."""

from __future__ import annotations

from collections.abc import Sequence

LIMIT = 126  # tokens of text a window; 128 with the two that open and close it
OVERLAP = 40  # tokens: a longer last sentence is not read twice
STRIDE = 94  # of a sentence longer than a window


def windows(sizes: Sequence[int], limit: int = LIMIT) -> list[tuple[int, int]]:
    """Half-open ranges of tokens, in order, that cover all sentences; ``sizes``: tokens of each sentence."""
    ends, found, first = _ends(sizes), [], 0
    total = ends[-1] if ends else 0
    while first < total:
        inside = [end for end in ends if first < end <= first + limit]
        if not inside:
            found.append((first, min(total, first + limit)))
            first += STRIDE
            continue
        found.append((first, inside[-1]))
        if inside[-1] == total:
            break
        last = inside[-2] if len(inside) > 1 else inside[-1]
        first = last if inside[-1] - last <= OVERLAP else inside[-1]
    return found


def _ends(sizes: Sequence[int]) -> list[int]:
    found, at = [], 0
    for size in sizes:
        at += size
        found.append(at)
    return found
