"""The report as PDF, set by Typst: tagged, so that a screen reader reads it (PDF/UA-1); the same bytes on every
machine, since it takes no font of the system and no time of day."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from onrecord.plain import plain
from onrecord.publish.signs import on_one_line
from onrecord.publish.situation import scripts
from onrecord.publish.situation.choice import Choice
from onrecord.publish.situation.nouns import Situation
from onrecord.publish.situation.printing import printed
from onrecord.publish.situation.sheet import Sheet
from onrecord.publish.writing import PublishError

HERE = files("onrecord.publish.situation")


def pdf(
    one: Situation, choice: Choice, fonts: Sequence[Path] = (), sheet: Sheet | None = None
) -> tuple[bytes, tuple[str, ...]]:
    """The file, and the scripts of which it has no letters: their words are put as code points, never as blank boxes.
    ``fonts``: folders with fonts for those; a file made with them has other bytes."""
    found = scripts.Fonts(_fonts(fonts))
    sheet = sheet or printed(one, choice)
    missing = found.missing(json.dumps(plain(sheet), ensure_ascii=False))
    say: Callable[[str], str] = partial(scripts.shown, missing=missing)
    data = _said(plain(printed(one, choice, say) if missing else sheet), say)
    lacking = scripts.names(missing)
    data |= {"fonts": list(found.families), "foot": _foot(sheet, lacking)}
    made = _compiled(json.dumps(data, ensure_ascii=False), found.fonts, _time(one, choice))
    return made, lacking


def _compiled(sheet: str, fonts: typst.Fonts, time: datetime) -> bytes:
    """The file as PDF/UA-1; where letters are shaped so that this can't be kept (some Devanagari syllables have glyphs
    of no single sign), as a tagged PDF all the same."""

    def made(standards: list[typst.PDFStandard]) -> bytes:
        source = (HERE / "report.typ").read_bytes()
        return typst.compile(source, sys_inputs={"sheet": sheet}, format="pdf", font_paths=fonts,
                             ignore_system_fonts=True, pdf_standards=standards, timestamp=time)  # fmt: skip

    try:
        return made(["ua-1"])
    except typst.TypstError as error:
        if "missing codepoints" not in error.message:
            raise PublishError(f"the PDF could not be set: {error.message}; the HTML can be written") from error
        return made([])


def _foot(sheet: Sheet, lacking: Sequence[str]) -> str:
    if not lacking:
        return "Made with Onrecord. Counts are of what reports tell, not of what happened."
    return f"No letters here for {', '.join(lacking)}: such words stand as code points; the HTML has them as written."


def _said(value: Any, say: Callable[[str], str]) -> Any:
    """Every string of the sheet so that the fonts can show it; pictures are drawn with such strings already."""
    if isinstance(value, str):
        return value if value.startswith("<svg ") else say(on_one_line(value))
    if isinstance(value, list):
        return [_said(item, say) for item in value]
    if isinstance(value, dict):
        return {key: item if key == "url" else _said(item, say) for key, item in value.items()}
    return value


def _fonts(folders: Sequence[Path]) -> typst.Fonts:
    own = Path(str(HERE / "fonts"))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[own, *folders])


def _time(one: Situation, choice: Choice) -> datetime:
    """The file's own date: the day given, else that of the record's newest entry."""
    if choice.asof:
        return datetime.combine(choice.asof, time(), UTC)
    log = one.method.log
    return datetime.fromisoformat(log.time).replace(microsecond=0) if log else datetime(1970, 1, 1, tzinfo=UTC)
