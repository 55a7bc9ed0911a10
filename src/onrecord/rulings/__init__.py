"""Accounts of one incident to the incident itself, by a ruling chosen by name. Pure: the same in, the same out."""

from __future__ import annotations

from onrecord.rulings.incident import Incident, OwnValue, Party, Period, Toll, Voice
from onrecord.rulings.registry import UnknownRuling, known, label, rerule, rule, ruling

__all__ = [
    "Incident", "OwnValue", "Party", "Period", "Toll", "UnknownRuling", "Voice", "known", "label", "rerule", "rule",
    "ruling",
]  # fmt: skip
