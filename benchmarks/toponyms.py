"""The geoparsing corpora, LGL and GeoVirus: articles with the names of places that people marked in them.

Each corpus is parted by the SHA-256 of an article's text into a half that weights and rules may learn from (``train``)
and one that is only scored (``test``), so that the halves never move and copies of a text are of one half.
"""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CORPORA = {"LGL": "bench/geoparsing/lgl.xml", "GeoVirus": "bench/geoparsing/GeoVirus.xml"}


class Toponym(NamedTuple):
    """A name of a place that people marked: code-point offsets, and its point (degrees) where they gave one."""

    start: int
    end: int
    point: tuple[float, float] | None


class Article(NamedTuple):
    """A text, and the toponyms marked in it in text order."""

    text: str
    toponyms: list[Toponym]


def half(text: str) -> str:
    """The half that a text belongs to, ``train`` or ``test``, by the first byte of its hash."""
    return "train" if hashlib.sha256(text.encode()).digest()[0] % 2 == 0 else "test"


def articles(path: Path, wanted: str) -> Iterator[Article]:
    """The articles of one half of a corpus (``all`` for both), in the file's order."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        if wanted in ("all", half(text)):
            found = [*map(_lgl, article.iter("toponym")), *map(_geovirus, article.iter("location"))]
            yield Article(text, sorted(found, key=lambda toponym: toponym.start))


def _lgl(node: ElementTree.Element) -> Toponym:
    place = node.find("gaztag")
    return Toponym(_number(node, "start"), _number(node, "end"), None if place is None else _point(place))


def _geovirus(node: ElementTree.Element) -> Toponym:
    """GeoVirus counts from one."""
    return Toponym(_number(node, "start") - 1, _number(node, "end") - 1, _point(node))


def _number(node: ElementTree.Element, name: str) -> int:
    return int(node.findtext(name) or "")


def _point(node: ElementTree.Element) -> tuple[float, float]:
    return float(node.findtext("lat") or ""), float(node.findtext("lon") or "")
