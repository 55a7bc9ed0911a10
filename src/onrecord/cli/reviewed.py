"""What people said of an account, in lines: who accepted, corrected or doubted it, when and why, and their notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Review


def lines(review: Review | None) -> Iterator[tuple[str, str]]:
    """Name and value of each line; none where nobody said anything."""
    if review is None:
        return
    if review.state and review.act is not None:
        yield "reviewed", review.state + signed(review.by, review.time, review.act, review.why)
    for flag, why in review.flags:
        if flag != "review_unsure":  # which the state tells
            yield "  but", why
    for note in review.notes:
        yield "note", note.text + signed(note.by, note.time, note.act)


def signed(by: str | None, time: str | None, act: int, why: str = "") -> str:
    """`` by Ada, 2026-11-22 (judgement 3: five names)``."""
    return f" by {by}, {(time or '')[:10]} (judgement {act}" + (f": {why})" if why else ")")
