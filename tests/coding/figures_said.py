"""Figures in short, for tables of cases: "deaths 3; cases 20+"."""

from __future__ import annotations

from datetime import date

from onrecord.coding import code
from onrecord.model import Figure, Report

PUBLISHED = date(2021, 5, 12)


def said(text: str, lead: str = "") -> str:
    """The figures of ``text``, which stands behind ``lead`` in its report."""
    whole = f"{lead} {text}" if lead else text
    found = code(Report("t", whole, published=PUBLISHED)).figures
    return "; ".join(short(one) for one in found if one.span[0] >= len(lead))


def short(one: Figure) -> str:
    """ "deaths 3", "deaths 3+" (at least), "deaths -3" (at most), "deaths 3-5", "deaths dozens"."""
    if one.low is None and one.high is None:
        return f"{one.what} {(one.vague or '?').lower().split()[0]}"
    if one.low == one.high:
        return f"{one.what} {one.low}"
    return f"{one.what} {'' if one.low is None else one.low}{'+' if one.high is None else f'-{one.high}'}"
