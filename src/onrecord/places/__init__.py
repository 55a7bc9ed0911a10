"""Places: which names of a report are places, which points they mean, and by what evidence."""

from __future__ import annotations

from onrecord.places.ambiguous import ambiguous
from onrecord.places.finding import find, survey
from onrecord.places.gazetteer import stamped
from onrecord.places.looking import Candidate, lookup
from onrecord.places.nations import country_of
from onrecord.places.phrased import conflicts

__all__ = ["Candidate", "ambiguous", "conflicts", "country_of", "find", "lookup", "stamped", "survey"]
