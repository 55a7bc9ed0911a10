"""The codebook: the versioned rules by which text becomes values, as YAML that a researcher can read and argue with."""

from __future__ import annotations

from functools import cache

from onrecord.codebook.tables import BadTable, UnknownTable, names, table

VERSION = "1.0"

__all__ = ["VERSION", "BadTable", "UnknownTable", "event_type", "label", "names", "table"]


@cache
def event_type(type: str) -> str:
    """The ACLED event type of a sub-event type, both in snake case: ``suicide_bomb`` -> ``explosions_remote_violence``.

    Raises ``KeyError``, naming the known types, for a type that ``types.yaml`` lacks.
    """
    types = table("types")
    if type not in types:
        raise KeyError(f"no incident type {type!r}; known: {', '.join(types)}")
    return str(types[type]["event_type"])


def label(code: str) -> str:
    """A code as people write it, with a capital: a type by its label ("Air/drone strike"), any other by its words. A
    label that says nothing where it stands alone ("Other") gives way to the words of its code."""
    known = table("types").get(code)
    words = str(known["label"]) if known and known["label"] != "Other" else code.replace("_", " ")
    return words[:1].upper() + words[1:]
