"""Intake: bytes become reports, cleaned of what is no article, with a map back to the source.

``gather`` finds sources, ``reports`` takes the reports out of one, ``code_lines`` reads the input of ``onrecord code``.
What cannot be taken in is a ``Refusal``, never an exception.
"""

from __future__ import annotations

from onrecord.intake.gathering import gather
from onrecord.intake.json_lines import code_lines
from onrecord.intake.metadata import Metadata
from onrecord.intake.offsets import OffsetMap, Piece
from onrecord.intake.source import DEPTH_LIMIT, SOURCE_LIMIT, TEXT_LIMIT, Intaken, Options, Refusal, Removed, Source
from onrecord.intake.taking import reports

__all__ = [
    "DEPTH_LIMIT",
    "SOURCE_LIMIT",
    "TEXT_LIMIT",
    "Intaken",
    "Metadata",
    "OffsetMap",
    "Options",
    "Piece",
    "Refusal",
    "Removed",
    "Source",
    "code_lines",
    "gather",
    "reports",
]
