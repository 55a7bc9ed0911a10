"""What a page says of itself: meta tags (Open Graph and others), JSON-LD, ``<time>``, canonical link and language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.intake.dates import as_date
from onrecord.intake.metadata import Metadata, language_code
from onrecord.intake.offsets import Fragment, Paragraph, paragraph
from onrecord.intake.tags import Tag, Words, attributes, fragments, tokens

# Field -> meta names, best first (Open Graph protocol, Dublin Core, Google News, Parse.ly, Sailthru).
_META = {
    "outlet": ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone"),
    "published": ("article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
                  "dc.date.issued", "dc.date", "dcterms.created", "pubdate", "publishdate", "publish-date", "date"),
    "byline": ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"),
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "url": ("og:url",),
    "language": ("og:locale", "content-language"),
}  # fmt: skip
_ARTICLES = frozenset(
    ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report", "WebPage")
)  # schema.org


@dataclass(slots=True)
class _Head:
    """What was met while reading the page, before it is weighed."""

    meta: dict[str, Fragment] = field(default_factory=dict)
    ld: list[dict[str, Any]] = field(default_factory=list)
    title: list[Fragment] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    canonical: str | None = None
    language: str | None = None


def page_metadata(page: str) -> tuple[Metadata, Paragraph | None]:
    """The page's metadata, and its title with its place in the source; what does not parse is unknown."""
    head = _read(page)
    ld = [item for top in head.ld for item in _items(top) if _ARTICLES.intersection(_types(item))]
    title = next((head.meta[name] for name in _META["title"] if name in head.meta), None)
    printed = paragraph(page, [title] if title else head.title)
    found = Metadata(
        outlet=_meta(head, "outlet") or _first(ld, "publisher"),
        published=_day([_meta(head, "published"), _first(ld, "datePublished"), *head.times]),
        byline=_name(_first(ld, "author")) or _name(_meta(head, "byline")),
        language=head.language or _language(_meta(head, "language") or _first(ld, "inLanguage")),
        title=printed.text or None,
        url=_link(head.canonical) or _link(_meta(head, "url")) or _link(_first(ld, "url")),
    )
    return found, printed if printed.text else None


def _read(page: str) -> _Head:
    head, inside = _Head(), ""
    for token in tokens(page):
        if isinstance(token, Tag):
            inside = "" if token.closing else _tag(page, token, head)
        elif inside == "title" and not head.title:
            head.title = list(fragments(page, token.start, token.end))
        elif inside == "json-ld":
            head.ld += _parsed(page, token)
    return head


def _tag(page: str, tag: Tag, head: _Head) -> str:
    """Takes what the tag says; returns what the words after it are: title, json-ld or nothing of ours."""
    if tag.name not in ("html", "meta", "link", "time", "script", "title"):
        return ""
    given = attributes(page, tag)
    value = {name: fragment.words or "" for name, fragment in given.items()}
    if tag.name == "meta" and "content" in given:
        name = value.get("property") or value.get("name") or value.get("itemprop") or value.get("http-equiv") or ""
        head.meta.setdefault(name.lower(), given["content"])
    elif tag.name == "html":
        head.language = _language(value.get("lang") or value.get("xml:lang"))
    elif tag.name == "link" and value.get("rel", "").lower() == "canonical":
        head.canonical = value.get("href")
    elif tag.name == "time" and "datetime" in value:
        head.times.append(value["datetime"])
    json_ld = tag.name == "script" and value.get("type", "").lower().startswith("application/ld+json")
    return "json-ld" if json_ld else tag.name


def _parsed(page: str, words: Words) -> list[dict[str, Any]]:
    try:
        found = json.loads(page[words.start : words.end])
    except (ValueError, RecursionError):
        return []
    return [item for item in (found if isinstance(found, list) else [found]) if isinstance(item, dict)]


def _items(top: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield top
    graph = top.get("@graph")
    yield from (item for item in graph if isinstance(item, dict)) if isinstance(graph, list) else ()


def _types(item: dict[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def _first(ld: list[dict[str, Any]], key: str) -> str | None:
    return next((words for item in ld if (words := _words_of(item.get(key)))), None)


def _words_of(value: Any) -> str | None:
    """A string, the name of a thing, or the names in a list, joined."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(filter(None, map(_words_of, value[:10])))
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _meta(head: _Head, name: str) -> str | None:
    found = (head.meta[key].words for key in _META[name] if key in head.meta)
    return next((" ".join(words.split()) for words in found if words and words.strip()), None)


def _name(words: str | None) -> str | None:
    """A person's or desk's name; a link to a profile is none."""
    return words if words and "://" not in words and len(words) < 200 else None


def _link(words: str | None) -> str | None:
    return words.strip() if words and words.strip().lower().startswith(("http://", "https://")) else None


def _language(words: str | None) -> str | None:
    return language_code(words) if words else None


def _day(values: list[str | None]) -> Any:
    for value in filter(None, values):
        try:
            return as_date(value)
        except ValueError:
            continue
    return None
