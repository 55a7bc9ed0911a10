"""UCDP GED's source columns: outlet, day and headline of each report, and on whose word it stands; no more of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.linking import Filed
from onrecord.publish.about import About
from onrecord.publish.cells import Cell
from onrecord.publish.headlines import headline
from onrecord.rulings import Voice

if TYPE_CHECKING:
    from onrecord.record import Told


def sources(told: Told, about: About) -> dict[str, Cell]:
    """Values of several reports are joined by ";", in the order of publication; headlines stand in quotation marks."""
    reports = {one.report.id: one for one in told.accounts}
    articles = [_article(one, told, about) for one in reports.values()]
    voices = dict.fromkeys(filter(None, map(_voice, told.incident.voices)))
    return {
        "number_of_sources": told.incident.independent_sources,
        "source_article": ";".join(_quoted(",".join(filter(None, each))) for each in articles) or None,
        "source_office": ";".join(each[0] for each in articles) or None,
        "source_date": ";".join(each[1] for each in articles) or None,
        "source_headline": ";".join(_quoted(each[2]) for each in articles if each[2]) or None,
        "source_original": ";".join(voices) or None,
    }


def _article(one: Filed, told: Told, about: About) -> tuple[str, str, str]:
    """Outlet, day and headline; each "" where it is not known, a headline also where it may not leave the house."""
    report = one.report
    day = report.published.isoformat() if report.published else ""
    return _part(report.outlet or ""), day, _part(headline(one, told, about) or "")


def _voice(voice: Voice) -> str:
    """ "spokesman, Joint Operations Command"; "" for one of whom only the outlet is known."""
    return _part(", ".join(_words(voice)))


def _words(voice: Voice) -> Iterator[str]:
    yield from (part for part in (voice.role, voice.organisation) if part)


def _part(text: str) -> str:
    """A value without the signs that part values."""
    return text.replace(";", ",").replace('"', "'")


def _quoted(text: str) -> str:
    return f'"{text}"'
