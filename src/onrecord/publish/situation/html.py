"""The report as HTML: a part for the desk's page, or a file that stands alone, its styles within, without script."""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from onrecord.publish.situation.sheet import Sheet

STYLES = "desk/static/css/situation.css"


def part(sheet: Sheet, linked: bool = False) -> Markup:
    """The report without a page around it; ``linked``: incidents lead to their pages on the desk. All data escaped."""
    return Markup(_environment().get_template("sheet.html").render(sheet=sheet, linked=linked))


def page(sheet: Sheet) -> str:
    """A whole file."""
    styles = (files("onrecord") / STYLES).read_text(encoding="utf-8")
    return _environment().get_template("alone.html").render(sheet=sheet, linked=False, styles=Markup(styles))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("onrecord.publish.situation"), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, autoescape=select_autoescape(default=True, default_for_string=True),
    )  # fmt: skip
    made.filters["quoted"] = partial(quote, safe="")
    made.filters["drawn"] = Markup  # pictures of ``svg.py``, which escapes all words in them
    return made
