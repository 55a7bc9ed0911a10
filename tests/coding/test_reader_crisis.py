"""What rules and learned reader make together of figures, measures, relief and statements. Texts and marks of ours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onrecord.coding import code
from onrecord.coding.draft import Draft
from onrecord.marking import Marks
from onrecord.marking.labels import OUTPUTS
from onrecord.model import Report
from tests.coding.marks_made_up import Given, coded, marks

FLOOD = "The flood came at dawn. Oddly 40 looms were soaked, and 300 people died."

FIGURES: list[tuple[str, str, list[Given] | None, list[tuple[str, int | None, str | None]]]] = [
    ("by the rules alone", FLOOD, None, [("other", 40, None), ("deaths", 300, None)]),
    (
        "both see it",
        FLOOD,
        [("figure", "other", "40"), ("figure", "deaths", "300")],
        [("other", 40, "both"), ("deaths", 300, "both")],
    ),
    ("no chance, no row", FLOOD, [("figure", "deaths", "300")], [("deaths", 300, "both")]),
    (
        "the reader is surer of what is counted",
        FLOOD,
        [("figure", "missing", "40")],
        [("missing", 40, "both")],
    ),
    ("the text is surer still", FLOOD, [("figure", "missing", "300")], [("deaths", 300, "both")]),
    (
        "only the reader sees it",
        "Cholera. Of the herders 17 lie in a shed.",
        [("figure", "hospitalised", "17")],
        [("hospitalised", 17, "reader")],
    ),
    (
        "places are places, whatever the reader takes them for",
        "Cholera. Cases were found in 41 of the 50 counties.",
        [("figure", "cases", "41"), ("figure", "cases", "50")],
        [("other", 41, "both"), ("other", 50, "reader")],
    ),
    (
        "beasts are no people",
        "In the delta 350 elephants have been found dead.",
        [("figure", "deaths", "350")],
        [("animals_dead", 350, "reader")],
    ),
    (
        "of the whole nothing is told",
        "The plague came. Twelve of the ship's 90 passengers were taken to hospital.",
        [("figure", "hospitalised", "Twelve"), ("figure", "hospitalised", "90")],
        [("hospitalised", 12, "both"), ("other", 90, "reader")],
    ),
    ("a mark without a number", "Cholera. The herders lie in a shed.", [("figure", "cases", "herders")], []),
]


@pytest.mark.parametrize(("text", "given", "expected"), [row[1:] for row in FIGURES], ids=[row[0] for row in FIGURES])
def test_figures(text: str, given: list[Given] | None, expected: list[tuple[str, int | None, str | None]]) -> None:
    found = coded(text, given).figures
    assert [(row.what, row.low, row.by) for row in found] == expected
    assert all(text[slice(*row.span)] == row.text for row in found)


CURFEW = "Cholera is near. The council shut all schools, and herders may graze no goat in the park."
GOATS = "herders may graze no goat in the park"

MEASURES: list[tuple[str, list[Given] | None, list[tuple[str, str, str | None]]]] = [
    ("by the rules alone", None, [("C1_school_closing", "The council shut all schools", None)]),
    (
        "both see it",
        [("measure", "C1_school_closing", "The council shut all schools")],
        [("C1_school_closing", "The council shut all schools", "both")],
    ),
    (
        "the reader drops what it gives no chance, and adds what it is sure of",
        [("measure", "other", GOATS)],
        [("other", GOATS, "reader")],
    ),
    (
        "a sure reader's kind before a word's",
        [("measure", "C2_workplace_closing", "The council shut all schools")],
        [("C2_workplace_closing", "The council shut all schools", "both")],
    ),
    ("words that tell of nothing done", [("measure", "C1_school_closing", "no goat in the park")], []),
]


@pytest.mark.parametrize(("given", "expected"), [row[1:] for row in MEASURES], ids=[row[0] for row in MEASURES])
def test_measures(given: list[Given] | None, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(row.kind, row.text, row.by) for row in coded(CURFEW, given).measures] == expected


def test_an_order_that_the_reader_has_not_read_is_none() -> None:
    text = "The flute must be tuned before anybody may sing. Nobody can play it."

    def unread(draft: Draft) -> Marks:
        return replace(marks(text, []), tokens=[], logits=np.zeros((0, OUTPUTS.width), np.float32))

    assert code(Report("r", text), {"marks": unread}).measures == ()


SOUP = "After the flood the monks lit stoves for the homeless."


def test_relief() -> None:
    assert coded(SOUP, None).relief == ()
    (row,) = coded(SOUP, [("relief", "relief", "the monks lit stoves for the homeless")]).relief
    assert (row.who, row.what, row.by) == ("the monks", "lit stoves for the homeless", "reader")
    assert SOUP[slice(*row.span)] == row.text


SAID = 'Ann Roe, a nurse, had the toll at "forty or so". The mayor said the road was open.'
PUT: list[Given] = [
    ("attribution", "source", "Ann Roe"),
    ("attribution", "cue", "had"),
    ("content", "content", '"forty or so"'),
]


def test_statements_of_the_rules_alone() -> None:
    assert [(row.speaker, row.by) for row in coded(SAID, None).statements] == [("mayor", None)]


def test_a_statement_that_only_the_reader_sees() -> None:
    (row,) = coded(SAID, PUT).statements
    assert (row.speaker, row.cue, row.content, row.by) == ("Ann Roe", "had", '"forty or so"', "reader")
    assert row.kind == "quote"


def test_what_nobody_in_particular_believes_is_no_statement() -> None:
    text = "It is believed that the ferry sank at dusk. It was rumoured that the pier had gone."
    given: list[Given] = [
        ("attribution", "cue", "believed"), ("content", "content", "the ferry sank at dusk"),
        ("attribution", "cue", "rumoured"), ("content", "content", "the pier had gone"),
    ]  # fmt: skip
    assert [row.cue for row in coded(text, given).statements] == ["rumoured"]


def test_a_statement_that_both_see() -> None:
    given: list[Given] = [*PUT, ("content", "content", "the road was open")]
    assert [(row.speaker, row.by) for row in coded(SAID, given).statements][1:] == [("mayor", "both")]


def test_the_reader_names_the_speaker_whom_the_rules_miss() -> None:
    text = '"The well is dry for good." So it was for Ann Roe.'
    given: list[Given] = [("content", "content", "The well is dry for good."), ("attribution", "source", "Ann Roe")]
    assert [row.speaker for row in coded(text, None).statements] == [None]
    assert [(row.speaker, row.by) for row in coded(text, given).statements] == [("Ann Roe", "both")]


def test_arms_are_no_matter_of_figures() -> None:
    text = "Gunmen ambushed a patrol near the mill. Seven soldiers were shot and 12 lay dead."
    ambush: Given = ("trigger", "armed_clash", "ambushed")
    assert coded(text, [ambush, ("figure", "deaths", "12")]).figures == ()


def test_a_sure_reader_counts_where_no_hazard_is_named() -> None:
    text = "The ferry was full. Some 90 families crossed to the island before dusk."
    assert coded(text, None).figures == ()
    (row,) = coded(text, [("figure", "displaced", "90")]).figures
    assert (row.what, row.low, row.by) == ("displaced", 90, "reader")


def test_a_pronoun_is_who_spoke_before() -> None:
    text = "Ann Roe said the well was dry. She put the toll at forty or so."
    given: list[Given] = [
        ("content", "content", "the well was dry"),
        ("attribution", "source", "She"),
        ("attribution", "cue", "put"),
        ("content", "content", "forty or so"),
    ]
    assert [row.speaker for row in coded(text, given).statements] == ["Ann Roe", "Ann Roe"]
