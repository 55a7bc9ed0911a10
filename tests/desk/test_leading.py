"""What is taken for a path of this desk, and what a browser would take for another's address."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest

from onrecord.desk.leading import own_path

OWN = (
    "/", "/review", "/review?country=LK&after=I-1", "/incidents/I-1", "/reports/wire%2F2020-04-14?at=3-9#w",
    "/reports/גשר", "/incidents?q=a//b&since=2020-04-14", "/a//b", "/?next=https://elsewhere.example/",
    "/%2F%2Felsewhere.example", "/%2f/elsewhere.example", "/%5Celsewhere.example", "/%09/elsewhere.example",
    "/..//elsewhere.example", "/@elsewhere.example", "/:80",
)  # fmt: skip
FOREIGN = (
    ("nothing", ""), ("no path", "review"), ("relative", "../review"), ("a query", "?next=/"), ("a space first", " /x"),
    ("another host", "//elsewhere.example"), ("three slashes", "///elsewhere.example"),
    ("a backslash for a slash", "/\\elsewhere.example"), ("two of them", "\\\\elsewhere.example"),
    ("one later on", "/a\\..\\..\\elsewhere.example"), ("one in the query", "/a?b=\\"),
    ("a tab between", "/\t/elsewhere.example"), ("a line break between", "/\n/elsewhere.example"),
    ("a header of their own", "/a\r\nSet-Cookie: x=1"), ("a null", "/\0/elsewhere.example"), ("delete", "/a\x7f"),
    ("a line separator", "/a\u2028b"), ("a turn of direction", "/a\u202eb"), ("a lone surrogate", "/a\ud800"),
    ("a wide space", "/\u3000/elsewhere.example"),
    ("a scheme", "https://elsewhere.example"), ("its name alone", "https:elsewhere.example"),
    ("a script", "javascript:alert(1)"), ("data", "data:text/html,x"), ("encoded whole", "%2F%2Felsewhere.example"),
)  # fmt: skip


@pytest.mark.parametrize("path", OWN)
def test_a_path_of_this_desk(path: str) -> None:
    assert own_path(path, "/usual") == path
    assert urlsplit(urljoin("http://127.0.0.1:8460/login", path)).netloc == "127.0.0.1:8460"


@pytest.mark.parametrize(("label", "asked"), FOREIGN)
def test_all_else_leads_where_it_usually_does(label: str, asked: str) -> None:
    assert (own_path(asked, "/usual"), own_path(asked)) == ("/usual", ""), label
