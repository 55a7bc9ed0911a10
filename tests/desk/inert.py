"""Whether an answer does anything but say its words: for pages, tables, JSON and pictures."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
RAW = ("script", "style")
LOADING = ("src", "srcset", "data", "poster", "background")  # what a browser fetches by itself
LEADING = ("href", "action", "formaction", "xlink:href", "hx-get", "hx-post", "cite")  # and what it is led to
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
COME_TRUE = ("60481729",)  # 7777 * 7777: a template was run
FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")


class Page(HTMLParser):
    """What is wrong with a page; ``words`` is the text that a reader sees."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.words = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[tuple[str, bool]] = []  # with whether it keeps turned text to itself
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.faults += [
            f"<{tag} {name}={value!r}>: {why}" for name, value in attrs for why in _attribute(tag, name, value)
        ]
        if tag not in VOID:
            names = [name for name, _ in attrs]
            self._open.append((tag, tag in ("bdi", "textarea", "input") or "dir" in names))
        if tag in ("iframe", "object", "embed", "base", "frame", "applet"):
            self.faults.append(f"<{tag}> is on the page")
        if tag in RAW and not dict(attrs).get("src") and dict(attrs).get("type") != "application/json":
            self.faults.append(f"<{tag}> stands in the page itself")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.words += data
        if TURNS.search(data) and not any(own for _, own in self._open):
            self.faults.append(f"text that turns direction is not kept to itself: {data[:60]!r} in {self._path()}")

    def handle_comment(self, data: str) -> None:
        if "alert(" in data:
            self.faults.append(f"what was planted is a comment: {data[:60]!r}")

    def _path(self) -> str:
        return " ".join(tag for tag, _ in self._open)


def _attribute(tag: str, name: str, value: str | None) -> Iterator[str]:
    if name.startswith(("on", "hx-on")) or name in ("style", "srcdoc", "hx-vals"):
        yield "acts"
    value = value or ""
    if name in LEADING + LOADING:
        bare = re.sub(r"[\x00-\x20\x7f-\x9f]", "", value).lower()
        scheme = bare.partition(":")[0] if ":" in bare.partition("/")[0].partition("?")[0].partition("#")[0] else ""
        if scheme not in ("", "http", "https", "mailto"):
            yield "leads to what acts"
        if name in LOADING and (scheme or bare.startswith("//")) and not bare.startswith("data:image/"):
            yield "loads from elsewhere"
        if name in ("action", "formaction", "hx-get", "hx-post") and (scheme or bare.startswith(("//", "/\\"))):
            yield "sends to elsewhere"
    if name in ("title", "aria-label", "alt", "placeholder") and TURNS.search(value):
        yield "turns direction"


def html_faults(text: str) -> list[str]:
    return Page(text).faults


def csv_faults(text: str) -> Iterator[str]:
    """Cells that a spreadsheet would run, or that break the table; numbers may be negative."""
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    for row in rows:
        if len(row) != len(rows[0]):
            yield f"a row of {len(row)} cells in a table of {len(rows[0])}: {row[:3]!r}"
        for cell in row:
            parts = [cell, *cell.split(";")[1:]] if not cell.startswith("'") else cell.split(";")[1:]
            if any(FORMULA.match(part) and not NUMBER.fullmatch(part.strip()) for part in parts):
                yield f"a formula: {cell[:60]!r}"
            if CONTROLS.search(cell) or TURNS.search(cell) or "\n" in cell or "\r" in cell or "\t" in cell:
                yield f"what moves the cursor: {cell[:60]!r}"


def json_faults(body: bytes, strict: bool) -> Iterator[str]:
    """JSON that can't be read; ``strict``: as the API writes it, with nothing that acts where it is pasted."""
    text = body.decode()
    json.loads(text, parse_constant=_never)
    if strict and (found := re.search("[<\x7f-\x9f\u2028\u2029]", text) or TURNS.search(text)):
        yield f"{found[0]!r} stands in the JSON as it is"
    if CONTROLS.search(text):
        yield "a control character stands in the JSON as it is"


def xml_faults(body: bytes) -> Iterator[str]:
    """A picture with scripts, handlers or links."""
    for one in ElementTree.fromstring(body).iter():
        tag = str(one.tag).rpartition("}")[2].lower()
        if tag in ("script", "foreignobject", "iframe", "image", "use", "style"):
            yield f"<{tag}> is in the picture"
        yield from (f"<{tag} {name}>" for name in one.attrib if name.lower().startswith("on") or name.endswith("href"))


def header_faults(headers: Any) -> Iterator[str]:
    if "planted" in headers.get("set-cookie", ""):
        yield "what was planted sets a cookie"
    if headers.get("x-content-type-options") != "nosniff":
        yield "a browser may guess what this is"
    if "content-security-policy" not in headers:
        yield "there is no policy"
    to = headers.get("location", "")
    if urlsplit(to).netloc not in ("", "127.0.0.1:8460") or to.startswith(("//", "/\\")):
        yield f"it leads elsewhere: {to!r}"


def faults(answer: Any) -> list[str]:
    """All that is wrong with an answer, by what it says that it is."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    found = list(header_faults(answer.headers))
    if kind == "text/html":
        kept = answer.headers.get("content-disposition", "").startswith("attachment")  # a file, which has its own style
        found += (one for one in html_faults(answer.text) if not (kept and one.startswith("<style>")))
    elif kind == "text/csv":
        found += csv_faults(answer.text)
    elif kind in ("application/json", "application/geo+json"):
        found += json_faults(answer.content, "/api/" in str(answer.url) and "/exports/" not in str(answer.url))
    elif kind == "application/x-ndjson":
        found += (fault for line in answer.content.splitlines() for fault in json_faults(line, False))
    elif kind == "image/svg+xml":
        found += xml_faults(answer.content)
    elif kind in ("application/octet-stream", "application/zip", "application/pdf"):
        if not answer.headers.get("content-disposition", "").startswith(("attachment", "inline; filename")):
            found.append("bytes of others are shown and not kept")
    elif answer.content and kind != "text/plain":
        found.append(f"nobody looked at what {kind!r} does")
    if kind.startswith("text/") or "json" in kind:
        found += [f"{words} came true" for words in COME_TRUE if words in answer.text]
    return found


def _never(word: str) -> None:
    raise ValueError(f"{word} is no JSON")
