"""What another coder returns, held to the contract before anything of it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from onrecord import codebook
from onrecord.coders.protocol import CannotCode, Coder
from onrecord.model import Coded, Report, Span

LISTS = ("mentions", "evidence")  # fields that hold spans alone


@dataclass(frozen=True, slots=True)
class Checked:
    """A coder's ``code``, which refuses a report whose coding breaks the contract."""

    coder: Coder

    def __call__(self, report: Report) -> Coded:
        coded = self.coder.code(report)
        stamp = (self.coder.codebook, f"{self.coder.name} {self.coder.version}")
        fault = next(faults(coded, report, stamp), None)
        if fault is not None:
            step = f"tell the makers of the coder {self.coder.name} {self.coder.version}"
            raise CannotCode(f"what the coder returned breaks the contract: {fault}", step)
        return coded


def faults(coded: Any, report: Report, stamp: tuple[str, str]) -> Iterator[str]:
    """What is wrong with a coding, each in words: its id, its stamp (codebook, coder), its types, its spans."""
    if not isinstance(coded, Coded):
        yield f"{type(coded).__name__} is no Coded"
        return
    if coded.id != report.id:
        yield f"it is of the report {coded.id!r}"
    if (coded.codebook, coded.coder) != stamp:
        yield f"it is stamped {coded.codebook}, {coded.coder}, not {', '.join(stamp)}"
    for account in coded.incidents:
        if account.type not in codebook.table("types"):
            yield f"there is no incident type {account.type!r}"
        elif account.event_type != codebook.event_type(account.type):
            yield f"{account.type} is not of {account.event_type}"
    yield from untrue(coded, report.coded_text, "")


def untrue(value: Any, text: str, path: str) -> Iterator[str]:
    """Every span below ``value`` that does not say what its value says, by its path."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from untrue(item, text, f"{path}[{index}]")
    elif is_dataclass(value):
        yield from _of_value(value, text, path)
        for field in fields(value):
            if field.name not in ("span", "spans", *LISTS):
                yield from untrue(getattr(value, field.name), text, f"{path}.{field.name}".lstrip("."))


def _of_value(value: Any, text: str, path: str) -> Iterator[str]:
    if hasattr(value, "span") and _said(text, value.span) != value.text:
        yield f"{path}.span {value.span} does not read {value.text!r}"
    for name, span in getattr(value, "spans", {}).items():
        own, said = getattr(value, name, None), _said(text, span)
        if said is None or (isinstance(own, str) and own != said):
            yield f"{path}.spans.{name} {span} does not read {own!r}"
    for name in LISTS:
        for span in getattr(value, name, ()):
            if _said(text, span) is None:
                yield f"{path}.{name} {span} is no span of the text"


def _said(text: str, span: Span) -> str | None:
    """The words at a span; None for what is no span, is empty or leaves the text."""
    if not (isinstance(span, tuple) and len(span) == 2 and all(type(end) is int for end in span)):
        return None
    return text[span[0] : span[1]] if 0 <= span[0] < span[1] <= len(text) else None
