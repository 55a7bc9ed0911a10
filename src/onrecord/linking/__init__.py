"""Which accounts tell of the same incident, and which reports repeat another's text. Pure: decides, writes nothing."""

from __future__ import annotations

from onrecord.linking.compare import compare
from onrecord.linking.independence import Member, Origin, origins
from onrecord.linking.match import link
from onrecord.linking.nouns import MATCHER, VERDICTS, Filed, Judgement, Linked

__all__ = [
    "MATCHER", "VERDICTS", "Filed", "Judgement", "Linked", "Member", "Origin", "compare", "link", "origins",
]  # fmt: skip
