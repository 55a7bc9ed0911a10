"""One source -> its reports: decode, part into paragraphs, clean, tell the metadata."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TypeVar

from onrecord.intake.cleaning import Draft, comments, elsewhere, furniture, repeats, trailing
from onrecord.intake.encoding import Decoded, decoded
from onrecord.intake.front_matter import front_matter, parsed
from onrecord.intake.json_lines import code_lines, numbered, report_of
from onrecord.intake.json_text import line_map
from onrecord.intake.language import language_of
from onrecord.intake.masthead import byline, date_line, masthead
from onrecord.intake.metadata import Metadata
from onrecord.intake.offsets import OffsetMap, Paragraph, joined
from onrecord.intake.source import (
    LINES_LIMIT,
    MARKS_LIMIT,
    SOURCE_LIMIT,
    TEXT_LIMIT,
    Intaken,
    Refusal,
    Removed,
    Source,
    Unreadable,
)
from onrecord.model import Report

T = TypeVar("T")
CLEANING: tuple[Callable[[Draft], None], ...] = (comments, elsewhere, furniture, repeats, trailing, masthead)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Parted:
    """A source in paragraphs: its metadata within, the title where its form tells it, and what was left out."""

    paragraphs: list[Paragraph]
    metadata: Metadata
    title: Paragraph | None = None
    removed: tuple[Removed, ...] = ()


def reports(source: Source) -> list[Intaken | Refusal]:
    """The reports of a source, or its refusal; nothing is raised for what a source holds."""
    try:
        kind = source.kind or sniffed(source.data)
        if kind == "jsonl":
            return _lines(source)
        return [_line(source) if kind == "line" else _document(source, kind)]
    except Unreadable as error:
        return [error.refusal(source.name)]
    except RecursionError:
        return [Refusal(source.name, "it is nested too deep", "save its text alone and read that")]


def sniffed(data: bytes) -> str:
    """The kind of a source without a telling name: html, jsonl or text (which may have front matter)."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{") and start[1:].lstrip().startswith(b'"'):
        return "jsonl"
    return "html" if _PAGE.match(start.decode("latin-1").replace("\0", "").lstrip("ÿþ")) else "text"


def _document(source: Source, kind: str) -> Intaken:
    if len(source.data) > SOURCE_LIMIT:
        raise Unreadable(f"larger than {SOURCE_LIMIT:,} bytes", "split it into its reports")
    found = decoded(source.data)
    if not found.text.strip("\ufeff \t\r\n\0"):
        raise Unreadable("empty", "give a file with text in it")
    _bounded(found.text, kind)
    beside = _beside(source)
    parted = _page(found.text) if kind == "html" else _text(found.text, kind)
    known = _known(parted, beside, source.options, kind)
    return _intaken(source, found, _cleaned(parted, known), known)


def _bounded(text: str, kind: str) -> None:
    """Raises ``Unreadable`` past the limits in ``source.py``, before any time is spent on the text."""
    if kind != "html" and len(text) > TEXT_LIMIT:
        raise Unreadable(f"its text is longer than {TEXT_LIMIT:,} characters", "split it into its reports")
    if kind != "html" and max(text.count("\n"), text.count("\r")) > LINES_LIMIT:
        raise Unreadable(f"it has more than {LINES_LIMIT:,} lines", "split it into its reports")
    marks = {"html": "<&", "markdown": "&<*_[`\\"}.get(kind, "")
    if sum(map(text.count, marks)) > MARKS_LIMIT:
        raise Unreadable(f"it has more than {MARKS_LIMIT:,} tags or marks", "save its text alone and read that")


def _beside(source: Source) -> Metadata:
    """What the source's sidecar says."""
    return _sidecar(source.sidecar) if source.sidecar else Metadata()


@lru_cache(maxsize=16)
def _sidecar(data: bytes) -> Metadata:
    """Kept for a while: every line of a JSON Lines file has the same."""
    try:
        text = decoded(data).text
    except Unreadable as error:
        raise Unreadable(f"its sidecar cannot be read: {error.reason}", error.next_step) from error
    return parsed(text, "its sidecar")


def _text(text: str, kind: str) -> _Parted:
    from onrecord.intake import markdown, printed

    within, start = front_matter(text)
    part = markdown.paragraphs if kind == "markdown" else printed.paragraphs
    return _Parted(part(text, start), within)


def _page(text: str) -> _Parted:
    """The article of a page; front matter does not occur in one."""
    from onrecord.intake.article import article, headline
    from onrecord.intake.page import blocks
    from onrecord.intake.page_metadata import page_metadata

    found = blocks(text)
    if sum(len(block.paragraph.text) for block in found) > TEXT_LIMIT:
        raise Unreadable(f"its text is longer than {TEXT_LIMIT:,} characters", "split it into its reports")
    body = article(text, found)
    within, printed = page_metadata(text)
    title = headline(found, body) or printed
    kept = [block.paragraph for block in body if block.paragraph is not title]
    chosen = {id(part) for part in (*kept, title)}
    outside = [block.paragraph for block in found if id(block.paragraph) not in chosen]
    said = Metadata(byline=_first(byline, outside), published=_first(date_line, outside))
    removed = tuple(Removed("outside the article", part.text, part.source) for part in outside)
    return _Parted(kept, within.over(said), title, removed)


def _first(read: Callable[[str], T | None], parts: list[Paragraph]) -> T | None:
    """The first byline or date line among the page's lines outside the article."""
    return next((value for part in parts if (value := read(part.text)) is not None), None)


def _known(parted: _Parted, beside: Metadata, options: Metadata, kind: str) -> Metadata:
    """Front matter, then the sidecar, then the page, then the options."""
    first, second = (beside, parted.metadata) if kind == "html" else (parted.metadata, beside)
    return first.over(second).over(options)


def _cleaned(parted: _Parted, known: Metadata) -> Draft:
    title, printed = parted.title, None
    if known.title and not (title and known.title in (title.text, parted.metadata.title)):
        printed, title = title, Paragraph(known.title, ())
    removed = [*parted.removed, *([Removed("headline", printed.text, printed.source)] if printed else [])]
    draft = Draft(list(parted.paragraphs), title, removed=removed)
    for stage in CLEANING:
        stage(draft)
    if not draft.paragraphs:
        raise Unreadable("no article text in it", "paste the article's text into a file and read that")
    return draft


def _intaken(source: Source, found: Decoded, draft: Draft, known: Metadata) -> Intaken:
    known = known.over(Metadata(byline=draft.byline, published=draft.published))
    text, _ = joined(draft.paragraphs)
    coded, pieces = joined([draft.title, *draft.paragraphs] if draft.title else draft.paragraphs)
    sha256 = hashlib.sha256(source.data).hexdigest()
    report = Report(
        id=known.id or report_id(source.name, sha256, known),
        text=text,
        title=draft.title.text if draft.title else None,
        published=known.published,
        outlet=known.outlet,
        url=known.url,
        language=known.language or language_of(coded),
        byline=known.byline,
    )
    removed = tuple(sorted(draft.removed, key=lambda piece: piece.source))
    where = OffsetMap(pieces, found.encoding, found.bom)
    notes = (f"not valid UTF-8, read as {found.label}",) if found.guessed else ()
    time = _time(source, known)
    return Intaken(report, source.name, source.data, sha256, where, time, known.collector, removed, notes)


def report_id(name: str, sha256: str, known: Metadata) -> str:
    """A report's identity where none is given: its bytes, its URL or file name, and its outlet.

    The folder is left out, so that a moved file is the same report; the outlet is in, so that two outlets' copies of
    one wire story are two reports.
    """
    where = known.url or name.replace("\\", "/").rsplit("/", 1)[-1]
    return hashlib.sha256("\0".join((sha256, where, known.outlet or "")).encode("utf-8", "replace")).hexdigest()[:20]


def _time(source: Source, known: Metadata) -> datetime:
    return known.collected or source.collected or datetime.now(UTC).replace(microsecond=0)


def _lines(source: Source) -> list[Intaken | Refusal]:
    """Each line of JSON Lines as a source of its own."""
    taken: list[Intaken | Refusal] = []
    for number, line in numbered(source.data.splitlines(keepends=True)):
        data = line if isinstance(line, bytes) else line.encode()
        taken += reports(replace(source, name=f"{source.name}, line {number}", data=data, kind="line"))
    return taken or [Refusal(source.name, "empty", "give a file with text in it")]


def _line(source: Source) -> Intaken:
    """One line of JSON Lines: its text as it stands, what it does not say from the sidecar and the options."""
    report = report_of(source.data)
    known = Metadata(outlet=report.outlet, published=report.published, byline=report.byline, url=report.url,
                     language=report.language, title=report.title)  # fmt: skip
    known = known.over(replace(_beside(source).over(source.options), id=None, title=None))
    report = replace(report, outlet=known.outlet, published=known.published, byline=known.byline, url=known.url,
                     language=known.language or language_of(report.text))  # fmt: skip
    where = line_map(source.data.decode("utf-8"), report.title, report.text)
    sha256 = hashlib.sha256(source.data).hexdigest()
    return Intaken(report, source.name, source.data, sha256, where, _time(source, known), known.collector)


__all__ = ["CLEANING", "code_lines", "report_id", "reports", "sniffed"]
