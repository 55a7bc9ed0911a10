"""A picture in SVG, written by hand: every text escaped, no style attribute and no script, so that it stands in a page
of any policy. Colours are given twice: as they print here, as classes for a page that knows light and dark."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

# What prints: also in greyscale, and told apart by those who see no red or no green.
PAINT = {
    "ink": {"fill": "#1a1f26"}, "soft": {"fill": "#525b67"}, "solid": {"fill": "#1f3a5f"},
    "range": {"fill": "#b9cbe2", "stroke": "#1f3a5f", "stroke-width": "0.8"},
    "rule": {"stroke": "#c4cad2", "stroke-width": "0.7", "fill": "none"},
    "axis": {"stroke": "#525b67", "stroke-width": "0.9", "fill": "none"},
    "young": {"fill": "#eceef1"}, "sea": {"fill": "#e9eff5"}, "land": {"fill": "#fbfaf7"},
    "chosen": {"fill": "#f1eadb"},
    "border": {"stroke": "#9aa3ae", "stroke-width": "0.6", "fill": "none"},
    "country": {"fill": "#6b7480"},
    "frame": {"stroke": "#525b67", "stroke-width": "0.8", "fill": "none"},
    "least": {"fill": "#a3221d", "fill-opacity": "0.75", "stroke": "#6d1512", "stroke-width": "0.8"},
    "most": {"fill": "#a3221d", "fill-opacity": "0.12", "stroke": "#a3221d", "stroke-width": "0.9"},
    "nobody": {"fill": "#ffffff", "stroke": "#1f3a5f", "stroke-width": "1.3"},
    "halo": {"fill": "#1a1f26", "stroke": "#ffffff", "stroke-width": "2.6", "paint-order": "stroke"},
}  # fmt: skip
FONT = "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans Devanagari, sans-serif"


def picture(id: str, width: float, height: float, title: str, desc: str, parts: Iterable[str]) -> str:
    """The whole picture; ``title`` and ``desc`` are what a screen reader says."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 {num(width)} {num(height)}" role="img"'
        f' aria-labelledby="{id}-title {id}-desc" font-family="{FONT}" font-size="11">'
    )
    told = f'<title id="{id}-title">{escape(title)}</title><desc id="{id}-desc">{escape(desc)}</desc>'
    return head + told + "".join(parts) + "</svg>"


def tag(name: str, kind: str, **attributes: float | str) -> str:
    """An element of one of the kinds of ``PAINT``; ``_`` in a name stands for "-"."""
    given = {
        key.replace("_", "-"): value if isinstance(value, str) else num(value) for key, value in attributes.items()
    }
    every = {"class": kind, **PAINT[kind], **given}
    return f"<{name} {' '.join(f'{key}={quoteattr(value)}' for key, value in every.items())}/>"


def words(x: float, y: float, text: str, kind: str = "ink", **attributes: float | str) -> str:
    """A line of text, its base line at ``y``."""
    return tag("text", kind, x=x, y=y, **attributes)[:-2] + f">{escape(text)}</text>"


def num(value: float) -> str:
    """At most two decimals, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
