"""When: the time expressions of a text as periods of whole days."""

from onrecord.times.find import whens

__all__ = ["whens"]
