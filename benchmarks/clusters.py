"""Which leads report the same incident."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Account

AHEAD = ("planned", "averted")  # what has not happened is news, but not the incident that leads are grouped by


def first(accounts: Sequence[Account]) -> Account:
    """The account of a report's own news: what occurred before what is planned, news before the past, the earliest.

    A report in which the coder finds no incident is stood for by an account without type: it can link by its words.
    """
    if not accounts:
        return Account("", "")
    return min(accounts, key=lambda a: (a.status in AHEAD, a.background, min((s for s, _ in a.evidence), default=0)))
