"""The rulings that name a number: what each makes of the same accounts, which it took, and why not the others."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.rulings import known, rerule, rule
from onrecord.rulings.incident import Incident, Toll
from tests.linking.telling import harmed, told

RULINGS = tuple(name for name in known() if name != "hierarchy")
NAMING = ("lowest", "median", "majority", "gtd", "ucdp")


def killed(ruling: str, *rows: Any, **shared: Any) -> Toll:
    """The toll of accounts of an outlet each, one a day: what they say of deaths, or a dict of all that they say."""
    filed = []
    for n, row in enumerate(rows):
        said = row if isinstance(row, dict) else {"killed": row}
        filed.append(told(f"a{n}", **{"outlet": f"O{n}", "published": f"2021-05-0{4 + n}", **shared, **said}))
    toll = rule(ruling, filed).toll("killed")
    assert toll is not None
    return toll


# Label, ruling, what each account says, low, best, high. The accounts are of one day each, the last is the latest.
TOLLS: list[tuple[str, str, list[Any], int | None, int | None, int | None]] = [
    ("the lowest", "lowest", [14, 9, 11], 9, 9, 9),
    ("the lowest is open", "lowest", [14, (9, None)], 9, 9, None),
    ("up to 5 is below 9", "lowest", [9, (None, 5)], None, None, 5),
    ("a number before a word", "lowest", ["dozens", 31], 31, 31, 31),
    ("only words", "lowest", ["dozens", "scores"], None, None, None),
    ("the middle of three", "median", [9, 14, 11], 11, 11, 11),
    ("the lower of two middle ones", "median", [9, 14, 11, 20], 11, 11, 11),
    ("at least 11 counts for 11", "median", [9, (11, None), 20], 11, 11, None),
    ("two of three", "majority", [9, 14, 14], 14, 14, 14),
    ("at least 14 and 14 agree", "majority", [9, 14, (14, None)], 14, 14, 14),
    ("no majority: all bounds, no number", "majority", [9, 14], 9, None, 14),
    ("one alone", "majority", [9], 9, 9, 9),
    ("the latest", "gtd", [14, 14, 9], 9, 9, 9),
    ("at least 11 is 11, its top stays open", "gtd", [9, (11, None)], 11, 11, None),
    ("the latest number, not the latest word", "gtd", [9, "dozens"], 9, 9, 9),
    ("nothing usable is blank", "gtd", ["dozens", (None, 50)], None, None, None),
    ("no one is a number", "gtd", [2, 0], 0, 0, 0),
    ("best by most", "ucdp", [9, 14, 14, 20], 9, 14, 20),
    ("best is the lowest where no number has most", "ucdp", [14, 9, 20], 9, 9, 20),
    ("the highest is open", "ucdp", [9, (20, None)], 9, 9, None),
    ("only words", "ucdp", ["dozens"], None, None, None),
]


@pytest.mark.parametrize(
    ("label", "ruling", "said", "low", "best", "high"), TOLLS, ids=[f"{c[1]}: {c[0]}" for c in TOLLS]
)
def test_toll(label: str, ruling: str, said: list[Any], low: int | None, best: int | None, high: int | None) -> None:
    toll = killed(ruling, *said)
    assert (toll.low, toll.best, toll.high) == (low, best, high)


SAME_DAY = [
    ("the majority of that day", [20, 9, 9], 9),
    ("no majority: the lowest of that day", [20, 14], 14),
]


@pytest.mark.parametrize(("label", "said", "best"), SAME_DAY, ids=[case[0] for case in SAME_DAY])
def test_gtd_among_reports_of_one_day(label: str, said: list[int], best: int) -> None:
    toll = killed("gtd", {"killed": 50, "published": "2021-05-03"}, *said, published="2021-05-06")
    assert toll.best == best
    assert toll.values[0].why == "older than that of 2021-05-06"


def test_gtd_takes_reports_without_a_date_only_where_none_has_one() -> None:
    assert killed("gtd", {"killed": 9, "published": None}, {"killed": 14, "published": "2021-05-04"}).best == 14
    assert killed("gtd", {"killed": 9, "published": None}, {"killed": 14, "published": None}).best == 9


def test_who_was_left_out_and_why() -> None:
    toll = killed("majority", 9, 14, 14, "dozens", {"killed": 20, "outlet": "O0"})
    assert [(v.outlet, v.used, v.why) for v in toll.values] == [
        ("O0", False, "O0 says 20 later"),
        ("O1", True, ""),
        ("O2", True, ""),
        ("O3", False, "gives no number but dozens"),
        ("O0", False, "not the majority's"),
    ]
    assert toll.why == "2 of 3 sources say 14: O1, O2"


@pytest.mark.parametrize("ruling", ["median", "majority", "ucdp"])
def test_an_outlets_last_word_counts(ruling: str) -> None:
    toll = killed(ruling, {"killed": 50, "outlet": "A"}, {"killed": 7, "outlet": "A"})
    assert (toll.low, toll.best, toll.high) == (7, 7, 7)


# ---- whom a ruling counts


BOMBER = harmed("killed", 9, "civilians")


def test_attackers_who_died_beside_the_toll_are_added_where_the_codebook_counts_them() -> None:
    from dataclasses import replace

    from onrecord.model import HarmPart, Who

    beside = HarmPart(Who("the bomber", (0, 0), "unknown"), 1, 1, None, "the bomber", (0, 0), True, False)
    apart = (replace(BOMBER[0], parts=(beside,)),)
    tolls = {name: killed(name, {"harm": apart}) for name in RULINGS}
    assert {name: toll.low for name, toll in tolls.items()} == {
        "range": 9, "median": 9, "majority": 9, "ibc": 9, "lowest": 10, "gtd": 10, "ucdp": 10,
    }  # fmt: skip
    assert {name: toll.includes_attackers for name, toll in tolls.items()} == {
        "range": False, "median": False, "majority": False, "ibc": False, "lowest": True, "gtd": True, "ucdp": True,
    }  # fmt: skip
    assert tolls["gtd"].values[0].why == "with the attackers 10"
    assert (tolls["gtd"].values[0].low, tolls["gtd"].values[0].includes_attackers) == (9, False)


def test_nine_and_the_bomber_and_ten_with_him_are_no_dispute() -> None:
    from dataclasses import replace

    from onrecord.model import HarmPart, Who

    def bomber(counted: bool) -> HarmPart:
        return HarmPart(Who("the bomber", (0, 0), "unknown"), 1, 1, None, "the bomber", (0, 0), True, counted)

    without = (replace(BOMBER[0], parts=(bomber(False),)),)
    within = (replace(harmed("killed", 10, "civilians")[0], parts=(bomber(True),)),)
    filed = [told("a", harm=without, outlet="North"), told("b", harm=within, outlet="South")]
    incident = rule("range", filed)
    assert "toll_disputed" not in incident.flags
    assert incident.why["killed"] == "low 9 by North; high 10 by South; attackers are counted by South"
    gtd = rule("gtd", filed).toll("killed")
    assert gtd is not None
    assert (gtd.best, gtd.includes_attackers, [value.used for value in gtd.values]) == (10, True, [True, True])


def test_attackers_among_the_toll_are_no_civilians() -> None:
    from dataclasses import replace

    from onrecord.model import HarmPart, Who

    among = HarmPart(Who("the bomber", (0, 0), "political_militia"), 1, 1, None, "the bomber", (0, 0), True)
    apart = (replace(harmed("killed", 10, "civilians")[0], parts=(among,)),)
    toll = killed("ibc", {"harm": apart, "type": "suicide_bomb"})
    assert (toll.low, toll.high) == (9, 9)
    assert toll.values[0].why == "civilians 9"
    assert toll.values[0].includes_attackers is True
    assert killed("gtd", {"harm": apart, "type": "suicide_bomb"}).best == 10


CIVILIANS = [
    ("civilians only", [("civilians", 3)], "attack", 3, 3),
    ("soldiers only", [("state_forces", 3)], "attack", 0, 0),
    ("both", [("civilians", 3), ("state_forces", 2)], "attack", 3, 3),
    ("people hit by an attack", [("unknown", 5)], "attack", 5, 5),
    ("people killed in a fight", [("unknown", 5)], "armed_clash", 0, 5),
    ("soldiers and others, of a fight", [("state_forces", 2), ("unknown", 3)], "armed_clash", 0, 3),
]


@pytest.mark.parametrize(("label", "rows", "type", "low", "high"), CIVILIANS, ids=[case[0] for case in CIVILIANS])
def test_ibc_counts_civilians(label: str, rows: list[tuple[str, int]], type: str, low: int, high: int) -> None:
    harm = tuple(row for kind, number in rows for row in harmed("killed", number, kind))
    toll = killed("ibc", {"harm": harm, "type": type})
    assert (toll.low, toll.best, toll.high) == (low, None, high)


def test_ibcs_minimum_is_0_where_sources_differ_on_who_died() -> None:
    toll = killed("ibc", {"harm": harmed("killed", 3, "civilians")}, {"harm": harmed("killed", 3, "rebel_group")})
    assert (toll.low, toll.high) == (0, 3)
    assert toll.why == "civilians: minimum 0 by O1; maximum 3 by O0"


# ---- doubtful numbers


def claimed(number: int) -> dict[str, Any]:
    """The army alone says how many rebels it killed."""
    from tests.linking.telling import said_by

    army = said_by(None, "spokesman", "Iraqi Army")
    return {"harm": harmed("killed", number, "rebel_group"), "by": ("Iraqi Army",), "attribution": (army,)}


def test_a_partys_own_claim_is_left_out_where_another_gives_a_number() -> None:
    other = {"harm": harmed("killed", 4, "rebel_group"), "by": ("Iraqi Army",)}
    for ruling in ("ucdp", "gtd"):
        toll = killed(ruling, other, claimed(50))
        assert (toll.best, toll.high) == (4, 4)
        assert toll.values[1].why.startswith("the word of a party to it on the other side's losses: Iraqi Army")


def test_a_claim_that_stands_alone() -> None:
    assert killed("ucdp", claimed(50)).best == 50
    assert "a party's own claim" in killed("ucdp", claimed(50)).why
    assert killed("gtd", claimed(50)).best is None
    assert killed("range", claimed(50)).high == 50


def test_what_a_party_says_of_its_own_losses_is_no_such_claim() -> None:
    from tests.linking.telling import said_by

    own = {"harm": harmed("killed", 3, "state_forces"), "by": ("Islamic State",), "of": ("Iraqi Army",)}
    assert killed("gtd", {**own, "attribution": (said_by(None, "spokesman", "Iraqi Army"),)}).best == 3


def test_the_police_on_policemen_whom_nobody_is_said_to_have_killed() -> None:
    from tests.linking.telling import said_by

    own = {"harm": harmed("killed", 3, "state_forces"), "of": ("Iraqi Army",), "type": "remote_explosive_landmine_ied"}
    toll = killed("gtd", {**own, "attribution": (said_by(None, "spokesman", "Iraqi Army"),)})
    assert (toll.best, toll.values[0].doubt) == (3, "")


# ---- what holds under every ruling


counts = st.one_of(st.none(), st.integers(0, 9), st.tuples(st.integers(0, 9), st.none()), st.just("dozens"),
                   st.tuples(st.none(), st.integers(0, 9)))  # fmt: skip
kinds = st.sampled_from(["civilians", "state_forces", "rebel_group", "unknown"])
rows = st.builds(
    dict,
    harm=st.lists(st.tuples(counts, kinds), max_size=2).map(
        lambda given: tuple(row for count, kind in given for row in harmed("killed", count, kind))
    ),
    type=st.sampled_from(["armed_clash", "attack"]),
    by=st.sampled_from([(), ("Islamic State",), ("Iraqi Army",)]),
    of=st.sampled_from([(), ("soldiers",), ("civilians",)]),
    outlet=st.sampled_from(["North", "South", "East", None]),
    published=st.sampled_from(["2021-05-04", "2021-05-05", None]),
)
tellings = st.lists(rows, min_size=1, max_size=6).map(
    lambda given: [told(f"a{n}", **row) for n, row in enumerate(given)]
)


@given(tellings, st.sampled_from(RULINGS), st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(filed: list[Any], ruling: str, shuffler: Any) -> None:
    before = rule(ruling, filed)
    shuffler.shuffle(filed)
    assert rule(ruling, filed) == before


@given(tellings, st.sampled_from(RULINGS))
def test_low_best_and_high_are_in_order(filed: list[Any], ruling: str) -> None:
    for toll in rule(ruling, filed).harm:
        known = [bound for bound in (toll.low, toll.best, toll.high) if bound is not None]
        assert known == sorted(known)
        assert (toll.best is not None) <= (ruling in NAMING)


@given(tellings, st.sampled_from(RULINGS))
def test_every_account_is_taken_or_left_out_with_a_reason(filed: list[Any], ruling: str) -> None:
    for toll in rule(ruling, filed).harm:
        assert all(value.used or value.why for value in toll.values)


@given(tellings, st.sampled_from([name for name in RULINGS if name != "ibc"]))
def test_a_bound_is_one_that_an_account_gives(filed: list[Any], ruling: str) -> None:
    for toll in rule(ruling, filed).harm:
        assert toll.low in {value.low for value in toll.values} | {None}
        assert toll.high in {value.high for value in toll.values} | {None}
        assert toll.best in {value.low for value in toll.values} | {None}


@given(tellings, st.sampled_from(RULINGS), st.integers(0, 5))
def test_one_more_copy_changes_no_toll(filed: list[Any], ruling: str, which: int) -> None:
    """Another outlet prints an account's report word for word, later."""
    words = (
        "Raiders came over the hill at dawn and fired on the carts near the old mill before they withdrew to the north"
    )
    original = filed[which % len(filed)]
    first = told("x", words, outlet="Wire", published="2021-05-04", harm=original.account.harm)
    copy = told("y", words, outlet="Mirror", published="2021-05-04", harm=original.account.harm)
    assert bounds(rule(ruling, [*filed, first])) == bounds(rule(ruling, [*filed, first, copy]))


def bounds(incident: Incident) -> list[tuple[Any, ...]]:
    return [(toll.effect, toll.low, toll.best, toll.high) for toll in incident.harm]


@given(tellings, st.sampled_from(RULINGS), st.sampled_from(RULINGS))
def test_ruled_anew_is_as_if_ruled_so_at_once(filed: list[Any], before: str, after: str) -> None:
    assert rerule(after, rule(before, filed), filed) == rule(after, filed)
