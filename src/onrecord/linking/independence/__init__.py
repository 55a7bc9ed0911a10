"""Whose word each account of an incident is: copies, agency stories, relayed and quoted words share one origin."""

from __future__ import annotations

from onrecord.linking.independence.nouns import Member, Origin
from onrecord.linking.independence.origins import origins

__all__ = ["Member", "Origin", "origins"]
