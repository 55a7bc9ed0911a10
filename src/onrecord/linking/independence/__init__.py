"""Whose word each account of an incident is: copies, agency stories, relayed and quoted words share one origin."""

from __future__ import annotations

from onrecord.linking.independence.named import outlet_key
from onrecord.linking.independence.nouns import Member, Origin
from onrecord.linking.independence.origins import origins
from onrecord.linking.independence.quoted import said

__all__ = ["Member", "Origin", "origins", "outlet_key", "said"]
