"""Reports for tests as outlets print them: one account each, whose passage is all of the text or the words named."""

from __future__ import annotations

from datetime import date

from onrecord.linking import Filed, origins
from onrecord.model import Account, Attribution, Report

BODIES = {  # tellings of one attack that share no more than what happened
    "p": "Three policemen died when their post on the Sirwan road was overrun at daybreak, a doctor said.",
    "q": "A raid on a guard post near Halfaya left three officers dead on Monday, according to the governor.",
    "r": "The men came in pickups and shot three of the guards before help could reach the road, a farmer recalled.",
}


def account(
    id: str, text: str, outlet: str | None = None, day: int | None = 4, told: str | None = None, **report: str
) -> Filed:
    """One account of one report; ``told``: the words of it that tell the incident, by default all."""
    title = report.get("title")
    start = (len(title) + 2 if title else 0) + (text.index(told) if told else 0)
    evidence = ((start, start + len(text if told is None else told)),)
    published = date(2021, 5, day) if day else None
    filed = Report(id, text, published=published, outlet=outlet or id.title(), **report)
    return Filed(id, filed, Account("attack", "violence_against_civilians", evidence=evidence))


def said(filed: Filed, *words: str) -> Filed:
    """The account with attributions in these words of its text."""
    starts = [(filed.report.coded_text.index(each), each) for each in words]
    voices = tuple(Attribution(None, None, None, None, each, (at, at + len(each))) for at, each in starts)
    return Filed(
        filed.id,
        filed.report,
        Account("attack", "violence_against_civilians", attribution=voices, evidence=filed.account.evidence),
    )


def groups(*filed: Filed) -> list[str]:
    """The origins in short: the accounts of each, joined."""
    return ["".join(member.account for member in origin.members) for origin in origins(filed)]
