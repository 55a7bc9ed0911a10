"""JSON Lines: one incident a line, whole, with every account's own values and the reasons; UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.plain import plain
from onrecord.publish.about import About
from onrecord.publish.signs import json_line

if TYPE_CHECKING:
    from onrecord.record import Told


def lines(told: Iterable[Told], about: About) -> Iterator[str]:
    """The file in pieces, an incident each. The place's span is left out: it points into a report that stays here."""
    for one in told:
        content = plain(one.incident)
        if content["place"]:
            del content["place"]["span"]
        about.rows += 1
        yield json_line(content) + "\n"
