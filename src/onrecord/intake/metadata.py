"""What is known about a report besides its text, from front matter, a sidecar, the page or the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

from onrecord.intake.dates import as_date

# Other names for our fields in front matter and sidecars of common tools (Hugo, Jekyll, Zotero, newspaper).
_ALSO = {
    "date": "published", "pubdate": "published", "publish_date": "published", "author": "byline", "authors": "byline",
    "by": "byline", "publisher": "outlet", "site": "outlet", "source": "outlet", "lang": "language", "link": "url",
    "headline": "title", "retrieved": "collected", "accessed": "collected",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metadata:
    """Unknown is None. ``language`` is an ISO 639-1 code; ``collected``, ``collector``: when and by whom."""

    id: str | None = None
    outlet: str | None = None
    published: date | None = None
    byline: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None
    collected: datetime | None = None
    collector: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """This, with what it lacks taken from ``other``."""
        mine = {f.name: getattr(self, f.name) for f in fields(self)}
        return Metadata(**{k: v if v is not None else getattr(other, k) for k, v in mine.items()})


def metadata(given: Mapping[Any, Any]) -> Metadata:
    """Metadata from keys and values as a person wrote them; keys that mean nothing here are left alone.

    Raises ``ValueError``, naming the key, for a date that is none or a value that is no word.
    """
    known: dict[str, Any] = {}
    names = {f.name for f in fields(Metadata)}
    for key, value in given.items():
        word = str(key).strip().lower().replace("-", "_")
        name = word if word in names else _ALSO.get(word)
        if name and value is not None and (name not in known or word == name):
            known[name] = _value(str(key), name, value)
    return Metadata(**known)


def _value(key: str, name: str, value: Any) -> Any:
    if name == "published":
        return _named(key, as_date, value)
    if name == "collected":
        return _named(key, as_time, value)
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if not isinstance(value, (str, int, float, date)):
        raise ValueError(f"{key!r} is no word or number")
    text = " ".join(str(value).split())
    return (language_code(text) if name == "language" else text) or None


def _named(key: str, read: Any, value: Any) -> Any:
    try:
        return read(value)
    except ValueError as error:
        raise ValueError(f"{key!r} is no date: {str(value)[:40]!r}") from error


def as_time(value: Any) -> datetime:
    """A moment in UTC from a date, a date-time or ISO 8601; without a zone, it is taken as UTC."""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def language_code(text: str) -> str | None:
    """The primary language of a BCP 47 tag: "en" for "en-GB" and "en_US"; None for what is no tag."""
    code = text.strip().replace("_", "-").split("-")[0].lower()
    return code if code.isalpha() and 2 <= len(code) <= 3 else None
