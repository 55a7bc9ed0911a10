"""Pasted reports -> headline, byline and article; what is removed, and what must not be."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from onrecord.intake import Intaken, Source, reports
from onrecord.intake.masthead import byline, date_line

BODY = (
    "Gunmen opened fire on a police post near the river on Monday, killing three officers, the governor said.",
    "A second attack in the district wounded five people later in the day, according to the hospital.",
    "The governor said that a search for the attackers was under way in the hills north of the town.",
)
TEXT = "\n\n".join(BODY)
TITLE = "Gunmen kill three officers in attack on police post"


class Case(NamedTuple):
    label: str
    printed: str
    title: str | None = TITLE
    text: str = TEXT
    removed: tuple[str, ...] = ()
    byline: str | None = None
    published: str | None = None


CASES = [
    Case("body alone", TEXT, title=None),
    Case("headline", f"{TITLE}\n\n{TEXT}"),
    Case("headline as a question", f"Who attacked the police post by the river?\n\n{TEXT}",
         title="Who attacked the police post by the river?"),
    Case("section labels above", f"World News\nSecurity\n\n{TITLE}\n\n{TEXT}", removed=("section label",) * 2),
    Case("a region's label above", f"Middle East\n\n{TITLE}\n\n{TEXT}", removed=("section label",)),
    Case("labels on one line", f"Asia | World\n\n{TITLE}\n\n{TEXT}", removed=("section label",)),
    Case("outlet and section", f"Northern Herald | Sri Lanka\n\n{TITLE}\n\n{TEXT}", removed=("section label",)),
    Case("breadcrumb", f"Home > World > Asia\n\n{TITLE}\n\n{TEXT}", removed=("breadcrumb",)),
    Case("kicker with the outlet", f"In Northern Herald\n\n{TITLE}\n\n{TEXT}", removed=("section label",)),
    Case("byline", f"{TITLE}\n\nBy Ann Lee\n\n{TEXT}", removed=("byline",), byline="Ann Lee"),
    Case("date line", f"{TITLE}\n\nPublished: 14 April 2020, 10:45 GMT\n\n{TEXT}", removed=("date line",),
         published="2020-04-14"),
    Case("byline, date and reading time", f"{TITLE}\nBy Omar al-Aziz in Erbil\nApril 14, 2020\n4 min read\n\n{TEXT}",
         removed=("byline", "date line", "reading time"), byline="Omar al-Aziz", published="2020-04-14"),
    Case("share bar", f"{TITLE}\n\nShare\nFacebook Twitter WhatsApp\n\n{TEXT}", removed=("share bar",) * 2),
    Case("printed twice in a row", f"{TITLE}\n\n{BODY[0]}\n\n{BODY[0]}\n\n{BODY[1]}\n\n{BODY[2]}",
         removed=("printed twice",)),
    Case("caption twice, apart", f"{TITLE}\n\nPolice at the post. [Photo by Ann Lee]\n\n{BODY[0]}\n\n"
         f"Police at the post. [Photo by Ann Lee]\n\n{BODY[1]}\n\n{BODY[2]}",
         text=f"Police at the post. [Photo by Ann Lee]\n\n{TEXT}", removed=("printed twice",)),
    Case("headline printed again", f"{TITLE}\n\n{TITLE}\n\n{TEXT}", removed=("printed twice",)),
    Case("prompt to readers", f"{TITLE}\n\n{TEXT}\n\nDid you find this article useful?",
         removed=("prompt to readers",)),
    Case("comment count and form", f"{TITLE}\n\n{TEXT}\n\n2 Comments\n\nJo: It was ten officers, not three, I saw "
         "it.\n\nLeave a comment", removed=("comments",) * 3),
    Case("comment count under the headline", f"{TITLE}\n\n12 comments\n\n{TEXT}", removed=("comments",)),
    Case("newsletter", f"{TITLE}\n\n{BODY[0]}\n\nSign up for our newsletter\n\n{BODY[1]}\n\n{BODY[2]}",
         removed=("newsletter",)),
    Case("advertisement", f"{TITLE}\n\n{BODY[0]}\n\nADVERTISEMENT\n\n{BODY[1]}\n\n{BODY[2]}",
         removed=("advertisement",)),
    Case("link within", f"{TITLE}\n\n{BODY[0]}\n\nRead more: Blast in the capital\n\n{BODY[1]}\n\n{BODY[2]}",
         removed=("link to another article",)),
    Case("related headlines", f"{TITLE}\n\n{TEXT}\n\nRelated articles\n\nTwenty dead in blast\n\nMayor shot in his car",
         removed=("link to another article",) * 3),
    Case("trailing Source", f"{TITLE}\n\n{TEXT} Source", removed=("trailing link",)),
    Case("trailing Read more", f"{TITLE}\n\n{TEXT} Read more…", removed=("trailing link",)),
    Case("source line", f"{TITLE}\n\n{TEXT}\n\nSource: AFP", removed=("agency credit",)),
    Case("desk credit", f"{TITLE}\n\n{TEXT}\n\n(Reporting by Ann Lee; Editing by Jo Roe)", removed=("agency credit",)),
    Case("copyright", f"{TITLE}\n\n{TEXT}\n\n© 2020 Northern Herald. All rights reserved.",
         removed=("cookie or copyright notice",)),
    # Negatives: article text that looks like furniture.
    Case("dateline stays", f"{TITLE}\n\nKABUL (Reuters) - {TEXT}", text=f"KABUL (Reuters) - {TEXT}"),
    Case("heading within stays", f"{TITLE}\n\n{BODY[0]}\n\nSearch in the hills\n\n{BODY[1]}\n\n{BODY[2]}",
         text=f"{BODY[0]}\n\nSearch in the hills\n\n{BODY[1]}\n\n{BODY[2]}"),
    Case("standfirst stays", f"{TITLE}\n\nSecond attack wounds five people in the district\n\n{TEXT}",
         text=f"Second attack wounds five people in the district\n\n{TEXT}"),
    Case("a source in a sentence", f"{TITLE}\n\n{TEXT} The water had no known source.",
         text=f"{TEXT} The water had no known source."),
    Case("a sentence on sharing", f"{TITLE}\n\n{TEXT}\n\nShare prices fell in the capital after the attack.",
         text=f"{TEXT}\n\nShare prices fell in the capital after the attack."),
    Case("comments as a noun", f"{TITLE}\n\n{TEXT}\n\nComments by the minister drew anger in the town.",
         text=f"{TEXT}\n\nComments by the minister drew anger in the town."),
    Case("repeated apart, no caption", f"{TITLE}\n\n{BODY[0]}\n\n{BODY[1]}\n\n{BODY[0]}",
         text=f"{BODY[0]}\n\n{BODY[1]}\n\n{BODY[0]}"),
    Case("headline with a section beside it", f"{TITLE} | Security\n\n{TEXT}", title=f"{TITLE} | Security"),
    Case("more as a word", f"{TITLE}\n\n{TEXT}\n\nMore in the district were feared dead.",
         text=f"{TEXT}\n\nMore in the district were feared dead."),
]  # fmt: skip


def taken(printed: str, kind: str = "text") -> Intaken:
    found = reports(Source("report", printed.encode(), kind))[0]
    assert isinstance(found, Intaken), found
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_cleaning(case: Case) -> None:
    found = taken(case.printed)
    report = found.report
    assert (report.title, report.text) == (case.title, case.text)
    assert sorted(piece.reason for piece in found.removed) == sorted(case.removed)
    assert (report.byline, report.published and report.published.isoformat()) == (case.byline, case.published)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_nothing_is_lost(case: Case) -> None:
    """Every word printed is in the report or among the removed pieces, and each knows its place."""
    found = taken(case.printed)
    kept = [case.printed[slice(*found.map.source_span(p.start, p.end) or (0, 0))] for p in found.map.pieces]
    out = [case.printed[slice(*piece.source)] for piece in found.removed]
    assert sorted("".join("".join(kept + out).split())) == sorted("".join(case.printed.split()))


BYLINES = [
    ("By Ann Lee", "Ann Lee"),
    ("BY ANN LEE", "ANN LEE"),
    ("By Ann Lee and Omar bin Said", "Ann Lee and Omar bin Said"),
    ("By Khalid al-Masri in Baghdad", "Khalid al-Masri"),
    ("By JOHN ROE, Associated Press Writer", "JOHN ROE"),
    ("By Seán O'Neill | 4 May 2019", "Seán O'Neill"),
    ("Written by Ann Lee", "Ann Lee"),
    ("By Friday the town had fallen.", None),
    ("By the river", None),
    ("By Ann Lee, who had seen the attack, ran away from the town.", None),
]


@pytest.mark.parametrize(("line", "name"), BYLINES)
def test_bylines(line: str, name: str | None) -> None:
    assert byline(line) == name


DATE_LINES = [
    ("14 April 2020", "2020-04-14"),
    ("April 14, 2020", "2020-04-14"),
    ("Tuesday, April 14th, 2020", "2020-04-14"),
    ("2020-04-14", "2020-04-14"),
    ("Published: 2020-04-14T10:00:00Z", "2020-04-14"),
    ("Published 14 Apr 2020 10:45 GMT | Updated 15 Apr 2020 09:00 GMT", "2020-04-14"),
    ("Posted on Sept. 3, 2019 at 4:05 p.m. EST", "2019-09-03"),
    ("Last updated: 3 May 2021", "2021-05-03"),
    ("04/05/2020", None),  # the fourth of May or the fifth of April
    ("31 February 2020", None),
    ("On 14 April 2020 three men died", None),
    ("2020", None),
]


@pytest.mark.parametrize(("line", "day"), DATE_LINES)
def test_date_lines(line: str, day: str | None) -> None:
    found = date_line(line)
    assert (found and found.isoformat()) == day


WRAPPED = """\
Gunmen opened fire on a police post near the river on
Monday, killing three officers, the governor said.

A second attack in the district wounded five people
later in the day.
The search went on.
"""


def test_wrapped_lines_are_joined_and_ends_of_paragraphs_kept() -> None:
    assert taken(WRAPPED).report.text.split("\n\n") == [
        "Gunmen opened fire on a police post near the river on Monday, killing three officers, the governor said.",
        "A second attack in the district wounded five people later in the day.",
        "The search went on.",
    ]


def test_unseen_characters_are_left_out() -> None:
    assert taken("Three sol\u00addiers were\u00a0killed\u200b near  Kabul on Monday.").report.text == (
        "Three soldiers were killed near Kabul on Monday."
    )


def test_markdown_marks_are_left_out() -> None:
    page = (
        "# Gunmen **kill** three\n\n![map](m.png)\n\nThey came at *dawn*, [police](http://example.org) said "
        "&amp; fled\nto the `hills`.\n\n* Two men were held.\n* A third escaped.\n\n> A snake_case_name is no "
        "emphasis.\n\n---\n"
    )
    report = taken(page, "markdown").report
    assert report.title == "Gunmen kill three"
    assert report.text.split("\n\n") == [
        "They came at dawn, police said & fled to the hills.",
        "Two men were held.",
        "A third escaped.",
        "A snake_case_name is no emphasis.",
    ]
