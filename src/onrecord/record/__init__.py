"""The database: sources, reports, accounts, judgements, incidents, and the log of how they came.

Open one with ``Record.open``; the verbs take it first: ``take``, ``match``, ``judge``, ``review``, ``correct``,
``contribute``, ``undo``, ``verify``; so do the questions: ``incidents``, ``incident``, ``changes``, ``accounts``,
``reports``, ``coded``, ``coders``, ``source``, ``search``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.record.book import DEFAULT, Record
from onrecord.record.errors import RecordError
from onrecord.record.fault import Fault

if TYPE_CHECKING:
    from onrecord.record.acts import judge, undo
    from onrecord.record.checking import Unfit
    from onrecord.record.choosing import Choice, choose, choose_default, ruling_of
    from onrecord.record.contents import Origin, accounts, coded, coders, reports, source
    from onrecord.record.correcting import contribute, correct
    from onrecord.record.fulltext import Hit, search, told_in
    from onrecord.record.history import Changed, changes
    from onrecord.record.matching import Matched, match
    from onrecord.record.pipeline import Taken, take
    from onrecord.record.proof import verify
    from onrecord.record.queries import Filter, Told, by_id, incident, incidents
    from onrecord.record.reviewed import Note, Review, review_states, reviews
    from onrecord.record.reviewing import review
    from onrecord.record.ruling import reruled, ruled

_WHERE = {
    "acts": ("judge", "undo"),
    "checking": ("Unfit",),
    "choosing": ("Choice", "choose", "choose_default", "ruling_of"),
    "contents": ("Origin", "accounts", "coded", "coders", "reports", "source"),
    "correcting": ("contribute", "correct"),
    "fulltext": ("Hit", "search", "told_in"),
    "history": ("Changed", "changes"),
    "matching": ("Matched", "match"),
    "pipeline": ("Taken", "take"),
    "proof": ("verify",),
    "queries": ("Filter", "Told", "by_id", "incident", "incidents"),
    "reviewed": ("Note", "Review", "review_states", "reviews"),
    "reviewing": ("review",),
    "ruling": ("reruled", "ruled"),
}  # what needs SQLAlchemy is imported when it is asked for: ``onrecord --help`` must not wait for it

__all__ = [
    "DEFAULT", "Changed", "Choice", "Fault", "Filter", "Hit", "Matched", "Note", "Origin", "Record", "RecordError",
    "Review", "Taken", "Told", "Unfit", "accounts", "by_id", "changes", "choose", "choose_default", "coded", "coders",
    "contribute", "correct", "incident", "incidents", "judge", "match", "reports", "reruled", "review",
    "review_states", "reviews", "ruled", "ruling_of", "search", "source", "take", "told_in", "undo", "verify",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    for module, names in _WHERE.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
