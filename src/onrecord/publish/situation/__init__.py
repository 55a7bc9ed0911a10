"""A situation report of a period and area: read, counted, put in words and pictures, and written as HTML, PDF or CSV.

``situation(record, choice)`` gives the typed report; ``printed`` its words and pictures; ``html``, ``pdf`` and ``rows``
write it. The same record and choice give the same bytes.
"""

from __future__ import annotations

from onrecord.publish.situation.choice import BadChoice, Choice
from onrecord.publish.situation.making import situation
from onrecord.publish.situation.nouns import Situation
from onrecord.publish.situation.printing import printed

__all__ = ["BadChoice", "Choice", "Situation", "printed", "situation"]
