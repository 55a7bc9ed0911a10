"""HTML pages -> article, headline and metadata, each with its place in the source."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.intake import Intaken, Refusal, Source, reports
from onrecord.intake.page import blocks
from onrecord.intake.page_metadata import page_metadata
from onrecord.intake.tags import Tag, tokens

PROSE = (
    "A bomb killed four people &amp; wounded nine at a market in the <b>old</b> city&nbsp;on Tuesday, police said.",
    "No group said that it had planted the device, which went off near the vegetable stalls at nine o&rsquo;clock.",
    "Two of the wounded died later in hospital, a doctor told reporters who were waiting outside on Tuesday evening.",
    "Police closed the roads to the market and searched the houses nearby until late in the evening, neighbours said.",
)
CLEAN = (
    "A bomb killed four people & wounded nine at a market in the old city on Tuesday, police said.",
    "No group said that it had planted the device, which went off near the vegetable stalls at nine o’clock.",
    "Two of the wounded died later in hospital, a doctor told reporters who were waiting outside on Tuesday evening.",
    "Police closed the roads to the market and searched the houses nearby until late in the evening, neighbours said.",
)
BODY = "".join(f"<p>{words}</p>\n" for words in PROSE)
MENU = '<nav><ul><li><a href="/">Home</a><li><a href="/w">World news from everywhere today</a></ul></nav>'
SHARE = '<div class="share-bar"><a href="#">Share on Facebook now</a> <a href="#">Send it by mail</a></div>'
COMMENTS = (
    '<section id="comments"><h2>2 Comments</h2><p>My cousin says that forty people were killed there, not four.</p>'
    "<form><textarea>Write here what you think</textarea><button>Send</button></form></section>"
)
FOOTER = "<footer><p>© 2020 Northern Herald. All rights reserved by the Northern Herald.</p></footer>"
ASIDE = '<aside><h3>Related</h3><p><a href="#">Twenty killed in a clash near the border, army says</a></p></aside>'
HEAD = "<head><title>Bomb kills four in market | Northern Herald</title><style>p{color:red}</style></head>"

PAGES = [
    ("article element", f"<html>{HEAD}<body>{MENU}<article><h1>Bomb kills four in market</h1>{SHARE}{BODY}</article>"
     f"{COMMENTS}{FOOTER}</body></html>"),
    ("divisions only", f"<html>{HEAD}<body>{MENU}<div class=wrap><h1>Bomb kills four in market</h1>{BODY}{SHARE}</div>"
     f"{COMMENTS}{FOOTER}"),
    ("related within", f"<html>{HEAD}<body><main><h1>Bomb kills four in market</h1>"
     + BODY.replace("</p>\n", f"</p>\n{ASIDE}", 1) + f"</main>{FOOTER}"),
    ("class that reads like furniture", f'<html>{HEAD}<body><div class="page sidebar widget"><h1>Bomb kills four in'
     f" market</h1>{BODY}</div>{FOOTER}"),
    ("breaks for paragraphs", f"<html>{HEAD}<body>{MENU}<div class=article><h1>Bomb kills four in market</h1><div>"
     + "<br><br>".join(PROSE) + f"</div></div>{FOOTER}"),
    ("unclosed tags", f"<html>{HEAD}<body><div><h1>Bomb kills four in market</h1>" + "<p>".join(["", *PROSE])),
    ("scripts and hidden words", f"<html>{HEAD}<body><h1>Bomb kills four in market</h1>{BODY}<script>var killed = "
     '"<p>Ninety people were killed in a blast, said no one.</p>";</script><p hidden>Ninety were killed in a blast.</p>'
     "<!-- <p>Ninety people were killed in a blast, said no one.</p> -->"),
]  # fmt: skip


def taken(page: str) -> Intaken:
    found = reports(Source("page.html", page.encode(), "html"))[0]
    assert isinstance(found, Intaken), found
    return found


@pytest.mark.parametrize(("label", "page"), PAGES, ids=[case[0] for case in PAGES])
def test_article(label: str, page: str) -> None:
    found = taken(page)
    assert found.report.title == "Bomb kills four in market"
    assert tuple(found.report.text.split("\n\n")) == CLEAN
    for words in ("four people", "o’clock", "Police closed", "Bomb kills"):
        start = found.report.coded_text.index(words)
        first, last = found.map.source_span(start, start + len(words)) or (0, 0)
        assert page[first:last].replace("&rsquo;", "’") == words


def test_captions_are_kept_once() -> None:
    figure = "<figure><img src=x><figcaption>Police stand guard at the gate. (Ann Lee/Herald)</figcaption></figure>"
    page = f"<html><body><article><h1>Bomb kills four in market</h1>{figure}{BODY}{figure}<p>{PROSE[0]}</article>"
    assert taken(page).report.text.count("stand guard") == 1


def test_what_is_removed_is_recorded() -> None:
    out = " ".join(piece.text for piece in taken(PAGES[0][1]).removed)
    for words in ("World news", "Facebook", "forty people", "All rights"):
        assert words in out


METADATA = """<html lang="en-GB"><head>
<meta property="og:site_name" content="Northern Herald &amp; Post"><meta name=author content="http://example.org/ann">
<meta property="og:title" content="Bomb kills four"><meta property="article:published_time" content="{time}">
<link rel="canonical" href="https://herald.example/bomb">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "datePublished": "2020-04-15",
"author": [{{"name": "Ann Lee"}}, {{"name": "Jo Roe"}}], "publisher": {{"name": "Other"}}}}]}}</script>
<script type="application/ld+json">{{broken</script></head>"""


def test_metadata_of_a_page() -> None:
    found, title = page_metadata(METADATA.format(time="2020-04-14T23:30:00-05:00"))
    assert (found.outlet, found.published, found.byline) == (
        "Northern Herald & Post",
        date(2020, 4, 14),
        "Ann Lee, Jo Roe",
    )
    assert (found.language, found.url) == ("en", "https://herald.example/bomb")
    assert title and title.text == "Bomb kills four"
    assert METADATA[slice(*title.source)] == "Bomb kills four"


def test_metadata_that_does_not_parse_is_unknown() -> None:
    assert page_metadata(METADATA.format(time="yesterday"))[0].published == date(2020, 4, 15)
    assert page_metadata("<p>nothing <time datetime='soon'>")[0].published is None
    assert page_metadata("<html lang='{{lang}}'>")[0].language is None


def test_byline_and_date_printed_on_the_page() -> None:
    top = '<p class="meta">By Ann Lee</p><p class="meta">14 April 2020</p>'
    report = taken(f"<html><body><article><h1>Bomb kills four in market</h1>{top}{BODY}</article></body></html>").report
    assert (report.byline, report.published) == ("Ann Lee", date(2020, 4, 14))


TOKENS = [
    ("<p a='>'>x</p>", ["p", "/p"]),
    ("<!-- <b> --><i>", ["i"]),
    ("a < b <c", ["c"]),
    ("<script>if (a<b) '</p>'</script><p>", ["script", "/script", "p"]),
    ("<a href='unclosed><b>", ["a", "b"]),
    ("<![CDATA[<x>]]><y/>", ["y"]),
    ("<!doctype html><?php <z> ?>", []),
]


@pytest.mark.parametrize(("page", "names"), TOKENS)
def test_tags(page: str, names: list[str]) -> None:
    tags = [token for token in tokens(page) if isinstance(token, Tag)]
    assert [("/" if tag.closing else "") + tag.name for tag in tags] == names


def test_entities_are_never_fetched_or_expanded() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a "x"><!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><article>'
        f"<p>The text &x; and &a; of the page that stays as it is written here, as any words would.</p>{BODY}</article>"
    )
    assert "&x; and &a;" in taken(page).report.text


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote", "x"])
def test_deep_nesting_is_refused_by_name(tag: str) -> None:
    page = f"<html><body>{f'<{tag}>' * 30_000}<p>Two men were killed on Monday.</p>"
    found = reports(Source("deep.html", page.encode(), "html"))[0]
    assert isinstance(found, Refusal)
    assert (found.name, "nested" in found.reason, bool(found.next_step)) == ("deep.html", True, True)


def test_unclosed_paragraphs_and_rows_do_not_nest() -> None:
    assert len(blocks("<p><b>One two." * 3000)) == 3000
    assert len(blocks("<table>" + "<tr><td>x<td>y" * 3000)) == 6000
