"""The situation report of a choice: a form and the report below it, and the same as HTML, PDF and CSV files."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from threading import Lock

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.board import Board, board_of
from onrecord.desk.fault import Fault
from onrecord.desk.pages import page
from onrecord.desk.public import shown
from onrecord.desk.state import BadState, day_in, state_of
from onrecord.desk.unnamed import due, unnamed
from onrecord.publish import countries
from onrecord.publish.about import About
from onrecord.publish.situation import BadChoice, Choice, Situation, printed, situation
from onrecord.publish.situation.choice import FACETS, UNITS, worded
from onrecord.publish.situation.html import page as alone
from onrecord.publish.situation.html import part
from onrecord.publish.situation.pdf import pdf
from onrecord.publish.situation.rows import lines
from onrecord.publish.situation.shown import Shown
from onrecord.publish.writing import PublishError
from onrecord.rulings import Incident, UnknownRuling, known

router = APIRouter(include_in_schema=False)
KEPT = 4  # reports
MOST = 20_000  # incidents of a report that is made while somebody waits
RULED = 3_000  # and of one whose tolls are settled anew by another ruling
FORMS = {"html": "text/html; charset=utf-8", "pdf": "application/pdf", "csv": "text/csv; charset=utf-8"}
PICKED = ("event_type", "country", "admin1", "actor", "status")  # facets that the form adds to


@router.get("/situation")
@shown
def situation_page(request: Request) -> Response:
    """The form, and the report of what it says."""
    table = board_of(request).columns()
    if not len(table):
        return page(request, "situation.html", here="/situation", every=0)
    given, made = _made(request, choice_of(request.query_params.multi_items()))
    sheet = printed(made, given)
    offered = {name: table.facets[name].values for name in PICKED if name in table.facets}
    return page(
        request, "situation.html", here="/situation", choice=given, report=part(sheet, linked=True),
        query=given.query(), chips=chips(given), offered=offered, country=countries.name, rulings=_rulings(),
        units=UNITS, every=len(table), near=",".join(f"{one:g}" for one in given.near or ()), worded=worded,
    )  # fmt: skip


@router.get("/situation.{form}")
@shown
def situation_file(request: Request, form: str) -> Response:
    """The report as a file."""
    if form not in FORMS:
        raise Fault(404, f"there is no situation report as {form!r}", f"take one of {', '.join(FORMS)}")
    given, made = _made(request, choice_of(request.query_params.multi_items()))
    name = f'attachment; filename="situation-{made.since}-{made.until}.{form}"'
    return Response(_content(form, given, made), media_type=FORMS[form], headers={"Content-Disposition": name})


def choice_of(pairs: Iterable[tuple[str, str]]) -> Choice:
    """What an address asks for: the incidents page's own names, and those that only a report has. ``BadState`` for what
    can't be."""
    given = [(name, value) for name, value in pairs if value.strip()]
    state, last = state_of((name, value) for name, value in given if name not in ("sort", "page")), dict(given)
    facets = {name: tuple(state.facets[name]) for name in FACETS if state.facets.get(name)}
    return Choice(
        state.since, state.until, facets, state.box, _circle(last.get("near")), state.q, _ruling(last.get("ruling")),
        _unit(last.get("by")), _number(last.get("listed")), day_in("as_of", last),
    )  # fmt: skip


def chips(choice: Choice) -> list[tuple[str, str, str]]:
    """What narrows the report: the facet, the value in words, and the query without it."""
    found = []
    for name in FACETS:
        for value in choice.of(name):
            left = {**choice.facets, name: tuple(one for one in choice.of(name) if one != value)}
            words = countries.name(value) if name == "country" else worded(name, value)
            found.append((name.replace("_", " "), words, replace(choice, facets=left).query()))
    found += [("box", "area on the map", replace(choice, box=None).query())] if choice.box else []
    return found + ([("words", choice.q, replace(choice, q="").query())] if choice.q else [])


class Kept:
    """The newest reports made, so that the files of the one on the screen need no second reading."""

    def __init__(self) -> None:
        self._lock, self._made = Lock(), OrderedDict[Hashable, tuple[Choice, Situation]]()

    def get(self, key: Hashable, make: Callable[[], tuple[Choice, Situation]]) -> tuple[Choice, Situation]:
        with self._lock:
            known = self._made.get(key)
        found = known or make()
        with self._lock:
            self._made[key] = found
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        return found


def _made(request: Request, choice: Choice) -> tuple[Choice, Situation]:
    """The report, anew where the record or, on a public desk, the day is another."""
    board, state = board_of(request), request.app.state
    if not hasattr(state, "situations"):
        state.situations = Kept()
    key = (board.head(), choice.query(), datetime.now(UTC).date() if board.settings.public else None)
    try:
        made: tuple[Choice, Situation] = state.situations.get(
            key, lambda: situation(board.record, choice, _shown(board, RULED if choice.ruling else MOST))
        )
    except (BadChoice, UnknownRuling) as error:
        raise BadState(str(error)) from error
    return made


def _shown(board: Board, most: int) -> Shown:
    """What this desk's readers may see."""
    settings = board.settings
    if not settings.public:
        return Shown(most=most)
    today = datetime.now(UTC).date()
    said = f"Incidents are shown {settings.delay} days after their first report." if settings.delay else ""
    keep = partial(_due, delay=settings.delay, today=today)
    return Shown(keep, _hidden, _hidden, unnamed, reports=False, most=most, said=said)


def _hidden(one: Incident, _: About) -> Incident:
    return unnamed(one)


def _due(one: Incident, delay: int, today: date) -> bool:
    return due(one.first_published, delay, today)


def _content(form: str, given: Choice, made: Situation) -> str | bytes:
    if form == "csv":
        return "".join(lines(made))
    try:
        return alone(printed(made, given)) if form == "html" else pdf(made, given)[0]
    except PublishError as error:
        raise Fault(500, str(error), "take the HTML, and tell us of it") from error


def _rulings() -> list[str]:
    return [name for name in known() if name != "hierarchy"]


def _ruling(text: str | None) -> str | None:
    if text is not None and text not in _rulings():
        raise BadState(f"ruling={text!r} is no ruling; write one of {', '.join(_rulings())}")
    return text


def _unit(text: str | None) -> str | None:
    if text is not None and text not in UNITS:
        raise BadState(f"by={text!r} is no unit of the charts; write one of {', '.join(UNITS)}")
    return text


def _circle(text: str | None) -> tuple[float, float, float] | None:
    if text is None:
        return None
    try:
        latitude, longitude, km = (float(part) for part in text.removesuffix("km").split(","))
    except ValueError:
        raise BadState(f"near={text!r} is no circle; write latitude,longitude,km as in 35.47,44.39,50") from None
    return latitude, longitude, km


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= 2000:
        raise BadState(f"listed={text!r} is no number of incidents; write one from 1 to 2000")
    return int(text)
