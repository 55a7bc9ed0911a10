"""Days and numbers as a person's browser asks for them (Accept-Language); the desk's own words stay English."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_interval, format_skeleton
from babel.numbers import format_decimal
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

USUAL = "en_GB"  # whose order of day, month and year no one mistakes; of a request that asks for no language
DAY = "yMMMd"  # CLDR: the month by its name, so that no order of figures can be mistaken
LONGEST = 200  # characters of a header that are looked at

_asked: ContextVar[str] = ContextVar("locale", default=USUAL)


class Localed:
    """Middleware: while a request is answered, ``day``, ``span`` and ``number`` write as its Accept-Language asks."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            _asked.set(chosen(Headers(scope=scope).get("accept-language", "")))
        await self.app(scope, receive, send)


def now() -> str:
    """The locale of the request that is being answered, as ``de`` or ``en_GB``."""
    return _asked.get()


@lru_cache(maxsize=256)
def chosen(header: str) -> str:
    """The first locale of an Accept-Language header that CLDR has, by the header's own weights."""
    ranked = sorted(_weighed(header[:LONGEST]), key=lambda pair: -pair[1])
    found = (_parsed(tag) for tag, weight in ranked if weight > 0)
    return next(filter(None, found), USUAL)


def _weighed(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            yield tag.strip(), float(weight or 1)
        except ValueError:
            continue


def _parsed(tag: str) -> str | None:
    """``None`` for a language that CLDR has not; of a region that it has not, the language."""
    for name in (tag, tag.partition("-")[0]):
        try:
            return str(Locale.parse(name, sep="-"))
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return None


def day(value: date) -> str:
    """ "14 Apr 2020", "Apr 14, 2020", "14. Apr. 2020"."""
    return _apart(format_skeleton(DAY, datetime(value.year, value.month, value.day), locale=now()))


def span(start: date, end: date) -> str:
    """Two days and what lies between them, what they share said once: "12–14 Apr 2020"."""
    return _apart(format_interval(start, end, DAY, locale=now()))


def number(value: float) -> str:
    """ "12,345", "12.345", "12 345"."""
    return _apart(format_decimal(value, locale=now()))


def _apart(text: str) -> str:
    """Kept apart from the English around it, where it is written from right to left."""
    return f"\u2068{text}\u2069" if _leftwards(now()) else text


@cache
def _leftwards(name: str) -> bool:
    return Locale.parse(name).text_direction == "rtl"
