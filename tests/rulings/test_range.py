"""The ruling ``range``: lowest low, highest high, unknown stays unknown, vague words stay words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.plain import build, plain
from onrecord.rulings import Incident, UnknownRuling, rule
from tests.linking.telling import harmed, told

WIRE = "Gunmen opened fire on a convoy north of Baquba and killed two soldiers before dawn, an officer said."

# Label, what each account says of deaths, low, high, vague words, whether it is disputed.
TOLLS = [
    ("one account", [2], 2, 2, None, False),
    ("two that agree", [2, 2], 2, 2, None, False),
    ("two that disagree", [2, 4], 2, 4, None, True),
    ("three", [9, 14, 11], 9, 14, None, True),
    ("at least", [(11, None)], 11, None, None, False),
    ("at least, and a number above it", [(11, None), 14], 11, 14, None, False),
    ("at least, above what another says", [(20, None), 11], 11, None, None, True),
    ("up to", [(None, 50)], None, 50, None, False),
    ("up to, and a number below it", [(None, 50), 30], 30, 50, None, False),
    ("up to, below what another says", [(None, 5), 10], None, 10, None, True),
    ("a vague word alone", ["dozens"], None, None, "dozens", False),
    ("a vague word and a number", ["dozens", 31], 31, 31, "dozens", False),
    ("two vague words", ["dozens", "scores"], None, None, "dozens; scores", False),
    ("one is silent", [None, 3], 3, 3, None, False),
    ("no one was hurt", [0, 0], 0, 0, None, False),
    ("people were killed", [(None, None)], None, None, None, False),
]


@pytest.mark.parametrize(("label", "said", "low", "high", "vague", "disputed"), TOLLS, ids=[case[0] for case in TOLLS])
def test_toll(label, said, low, high, vague, disputed):
    incident = rule("range", [told(f"a{n}", killed=one, outlet=f"O{n}") for n, one in enumerate(said)])
    toll = incident.toll("killed")
    assert toll is not None
    assert (toll.low, toll.high, toll.vague) == (low, high, vague)
    assert ("toll_disputed" in incident.flags) == disputed


def test_silence_is_no_toll():
    assert rule("range", [told("a")]).harm == ()


def test_every_accounts_own_value_is_listed():
    incident = rule("range", [told("a", killed=2, outlet="North"), told("b", killed=4, outlet="South")])
    assert [(v.outlet, v.low, v.high) for v in incident.toll("killed").values] == [("North", 2, 2), ("South", 4, 4)]
    assert incident.why["killed"] == "low 2 by North; high 4 by South"


def test_rows_of_one_account_are_summed():
    harm = (*harmed("killed", 2, "state_forces"), *harmed("killed", 3, "civilians"), *harmed("killed", "several"))
    toll = rule("range", [told("a", harm=harm)]).toll("killed")
    assert (toll.low, toll.high, toll.vague) == (5, None, "several")
    assert toll.values[0].groups == ("state_forces", "civilians")


def test_a_copy_counts_once():
    incident = rule("range", [told("a", WIRE, killed=2, outlet="Agency"), told("b", WIRE, killed=2, outlet="Daily")])
    assert (incident.sources, incident.independent_sources) == (2, 1)
    assert [v.used for v in incident.toll("killed").values] == [True, False]
    assert incident.toll("killed").values[1].why == "repeats the words of Agency"
    assert "single_source" in incident.flags


def test_a_copy_with_another_figure_is_its_own_word():
    filed = [
        told("a", WIRE, killed=2, outlet="Agency"),
        told("b", WIRE.replace("two", "six"), killed=6, outlet="Daily"),
    ]
    toll = rule("range", filed).toll("killed")
    assert (toll.low, toll.high) == (2, 6)
    assert toll.values[1].why == "repeats the words of Agency but gives another figure"


def test_of_accounts_that_credit_an_absent_agency_each_figure_counts_once():
    texts = ("Two of the men died at once, a doctor said. (AFP)", "A convoy was hit and two were lost.\nSource: AFP")
    filed = [told(f"a{n}", text, killed=2, outlet=f"O{n}") for n, text in enumerate(texts)]
    incident = rule("range", filed)
    assert (incident.sources, incident.independent_sources) == (2, 1)
    assert [(v.used, v.why) for v in incident.toll("killed").values] == [(True, ""), (False, "credits AFP")]
    assert {v.origin for v in incident.toll("killed").values} == {"a0"}


counts = st.one_of(st.none(), st.integers(0, 9), st.tuples(st.integers(0, 9), st.none()), st.just("dozens"))
tellings = st.lists(
    st.builds(
        dict,
        killed=counts,
        type=st.sampled_from(["armed_clash", "attack", "suicide_bomb"]),
        place=st.sampled_from(["Baquba", "Khalis", "Diyala", "Tuz Khurmatu", None]),
        when=st.sampled_from(["2021-05-03", "2021-05-04", "2021-05-03..2021-05-05", None]),
        by=st.sampled_from([(), ("Islamic State",), ("gunmen",), ("Iraqi Army",)]),
        of=st.sampled_from([(), ("Islamic State",), ("soldiers",), ("Iraqi Army",)]),
        status=st.sampled_from(["occurred", "alleged", "denied"]),
        outlet=st.sampled_from(["North", "South", "East", None]),
        published=st.sampled_from(["2021-05-04", "2021-05-05", None]),
    ),
    min_size=1,
    max_size=6,
).map(lambda rows: [told(f"a{n}", **row) for n, row in enumerate(rows)])


@given(tellings, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(filed, shuffler):
    before = rule("range", filed)
    shuffler.shuffle(filed)
    assert rule("range", filed) == before


@given(tellings)
def test_the_incident_survives_as_json(filed):
    incident = rule("range", filed)
    assert build(Incident, plain(incident)) == incident


@given(tellings)
def test_no_bound_without_an_account_that_gives_it(filed):
    incident = rule("range", filed)
    for toll in incident.harm:
        assert toll.low in {value.low for value in toll.values} | {None}
        assert toll.high in {value.high for value in toll.values} | {None}
        assert toll.low is None or toll.high is None or toll.low <= toll.high


def test_unknown_ruling_lists_the_known():
    with pytest.raises(UnknownRuling, match="no ruling 'latest'; known: gtd, hierarchy, ibc, lowest"):
        rule("latest", [told("a")])


def test_no_accounts():
    with pytest.raises(ValueError, match="at least one account"):
        rule("range", [])
