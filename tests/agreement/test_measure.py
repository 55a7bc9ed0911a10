"""Two coders compared: which rows are one incident, and what is said of their fields. Sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.agreement import Row, Toll, measure, paired, row_of, rows_from
from onrecord.agreement.fields import shown
from onrecord.agreement.measure import Measured
from onrecord.model import Account, Harm, Participant, Place, When

CLASH = Row("armed_clash", "occurred", date(2031, 5, 2), date(2031, 5, 2), "XA", "Old Harbour", "the militia",
            "political_militia", "soldiers", "state_forces", Toll(3, 3), Toll(None, None, "dozens"))  # fmt: skip
SHELLING = Row("shelling_artillery_missile", place="the Harbour road", target="a clinic", killed=Toll(5, None))
PROTEST = Row("peaceful_protest", place="Lower Square", perpetrator="students")

PAIRS = [  # first, second, how many pairs, what the case shows
    ([CLASH], [CLASH], 1, "the same"),
    ([CLASH], [PROTEST], 0, "nothing in common"),
    ([CLASH, SHELLING], [SHELLING, CLASH], 2, "order tells nothing"),
    ([CLASH], [CLASH, CLASH], 1, "one to one"),
    ([Row("attack", place="the market")], [Row("armed_clash", place="the station")], 0, "'the' is no shared word"),
    ([Row("attack", place="the market of Old Harbour")], [Row("armed_clash", place="Harbour")], 0,
     "a place alone is too little: 1 and three times 0.25"),
    ([Row("attack", place="Harbour", target="a clinic")], [Row("armed_clash", place="Old Harbour", target="Clinic")],
     1, "place and target bring them together though the types differ"),
    ([], [CLASH], 0, "one saw nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "pairs", "label"), PAIRS, ids=[case[3] for case in PAIRS])
def test_pairs(first: list[Row], second: list[Row], pairs: int, label: str) -> None:
    found = paired(first, second)
    assert len(found.pairs) == pairs
    assert len(found.only_first) == len(first) - pairs and len(found.only_second) == len(second) - pairs


def field(fields: tuple[Measured, ...], name: str) -> Measured:
    return next(one for one in fields if one.field == name)


def test_what_two_coders_agree_on() -> None:
    first = {"r1": [CLASH], "r2": [SHELLING, PROTEST], "r3": []}
    second = {"r1": [Row("armed_clash", place="Old Harbour", killed=Toll(4, 4))], "r2": [SHELLING], "r4": [PROTEST]}
    found = measure(first, second)
    assert (found.reports, found.first, found.second, found.both) == (2, 3, 2, 2)  # r3 and r4 have one coder each
    assert found.f1 == pytest.approx(4 / 5)
    assert found.count.percent == 50  # of two reports
    types = field(found.fields, "type")
    assert (types.n, types.percent, types.alpha) == (2, 100, 1)
    killed = field(found.fields, "killed")
    assert (killed.n, killed.percent) == (2, 50)
    # ratio: units (3, 4), (5, 5); D_o over 4 values, margins 3, 4, 5, 5
    apart = [(3, 4, 1), (3, 5, 2), (4, 5, 2)]
    expected = sum(times * ((a - b) / (a + b)) ** 2 for a, b, times in apart)
    assert killed.alpha == pytest.approx(1 - 3 * (2 / 49) / (2 * expected))


def test_unknown_is_a_finding_for_a_code_and_none_for_a_count() -> None:
    rows = [Row("attack", country=None), Row("attack", country="XA")]
    found = measure({"a": rows[:1], "b": rows[1:]}, {"a": rows[:1], "b": rows[:1]})
    country, injured = field(found.fields, "country"), field(found.fields, "injured")
    assert (country.n, country.percent) == (2, 50)
    assert (injured.n, injured.percent, injured.alpha) == (0, None, None)
    assert found.relevant.alpha is None  # all reports tell of an incident: nothing varies


def test_a_vague_word_agrees_with_itself_and_has_no_number() -> None:
    dozens, scores = Row("attack", killed=Toll(vague="dozens")), Row("attack", killed=Toll(vague="scores"))
    found = measure({"a": [dozens], "b": [dozens]}, {"a": [dozens], "b": [scores]})
    killed = field(found.fields, "killed")
    assert (killed.n, killed.percent, killed.alpha) == (2, 50, None)


def test_nobody_coded_the_same_report() -> None:
    found = measure({"a": [CLASH]}, {"b": [CLASH]})
    assert (found.reports, found.f1) == (0, None)
    assert all(one.percent is None and one.alpha is None for one in found.fields)


def test_an_account_as_a_row() -> None:
    soldiers = Harm("killed", None, 2, 2, None, "two soldiers", (0, 12))
    more = Harm("killed", None, 1, None, None, "at least one guard", (13, 31))
    account = Account(
        "armed_clash", "battles", place=Place("Old Harbour", (40, 51), country="XA"),
        when=When("on Friday", (60, 69), date(2031, 5, 2), date(2031, 5, 2), "day"),
        perpetrators=(Participant("the militia", (70, 81), kind="political_militia"),), harm=(soldiers, more),
    )  # fmt: skip
    row = row_of(account)
    assert (row.country, row.place, row.perpetrator_kind) == ("XA", "Old Harbour", "political_militia")
    assert row.killed == Toll(3, None)  # 2 and at least 1
    assert (row.injured, row.target, row.target_kind) == (None, "", None)
    assert rows_from([row.plain()]) == (row,)


@pytest.mark.parametrize(("toll", "words"), [
    (None, "unknown"), (Toll(), "unknown"), (Toll(2, 2), "2"), (Toll(2, 5), "2 to 5"), (Toll(2), "at least 2"),
    (Toll(None, 5), "up to 5"), (Toll(vague="dozens"), "dozens"),
])  # fmt: skip
def test_a_toll_in_words(toll: Toll | None, words: str) -> None:
    assert shown(toll) == words
