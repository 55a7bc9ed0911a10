"""Places: which names of a report are places, which points they mean, and by what evidence."""

from __future__ import annotations

from onrecord.places.finding import find
from onrecord.places.nations import country_of

__all__ = ["country_of", "find"]
