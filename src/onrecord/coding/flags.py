"""What a person should look at in an account."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Place, When
from onrecord.places import ambiguous, conflicts

INHERITED = "when_inherited"


def to_see(where: Place | None, when: When | None, inherited: bool) -> Iterator[str]:
    """Readings of the place that contradict or are about as likely, a time told elsewhere (``inherited``), a time that
    stays relative because the report gives no date of its own."""
    if where is not None and conflicts(where):
        yield "place_conflict"
    if where is not None and ambiguous(where):
        yield "place_ambiguous"
    if inherited:
        yield INHERITED
    if when is not None and when.start is None and when.offset is not None:
        yield "when_relative"
