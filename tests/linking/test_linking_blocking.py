"""Which pairs are compared: just those that the rules of the codebook's table ``blocking`` ask for, however found."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import codebook
from onrecord.linking import block
from onrecord.linking.gist import firm, gists, near, span, worth
from onrecord.linking.handles import handles
from onrecord.linking.profile import Profile, profile
from onrecord.linking.whole import Whole
from onrecord.model import Place
from tests.linking.telling import dated, told

NAMES = "Amara Bertil Cosima Dragan Elif Farid".split()


def found(profiles: list[Profile]) -> set[tuple[str, str]]:
    whole = Whole()
    for one in profiles:
        whole.add(one)
    pairs = [(i, j) for some, others in whole.pairs() for i, j in zip(some.tolist(), others.tolist(), strict=True)]
    assert len(pairs) == len(set(pairs)), "no pair comes twice"
    return {tuple(sorted((profiles[i].id, profiles[j].id))) for i, j in pairs}  # type: ignore[misc]


def wanted(profiles: list[Profile]) -> set[tuple[str, str]]:
    """The rules asked of every pair, one by one."""
    crowded, ever = crowds(profiles)
    return {
        (a.id, b.id) if a.id < b.id else (b.id, a.id)
        for a, b in combinations(profiles, 2)
        if a.report == b.report or (compared(a, b) and ((firm(a) and firm(b)) or shared(a, b, crowded, ever)))
    }


def compared(a: Profile, b: Profile) -> bool:
    g, i, j = gists([a, b]), np.array([0]), np.array([1])
    i, j = near(g, i, j)
    return bool(len(worth(g, i, j)[0] if firm(a) and firm(b) else i))


def crowds(profiles: list[Profile]) -> tuple[set[tuple[int, int]], set[int]]:
    limits = codebook.table("blocking")["handles"]
    rows = Counter(row for one in profiles for row in block.names(one))
    ever = Counter(handle for one in profiles for handle, _ in block.names(one))
    return ({row for row, count in rows.items() if count > limits["crowd"]},
            {handle for handle, count in ever.items() if count > limits["crowd_ever"]})  # fmt: skip


def shared(a: Profile, b: Profile, crowded: set[tuple[int, int]], ever: set[int]) -> bool:
    both = set(handles(a)) & set(handles(b))
    if span(a) and span(b):
        return bool(
            both - {handle for handle, bucket in crowded if {(handle, bucket)} & {*block.names(a), *block.names(b)}}
        )
    return bool(both - ever)


accounts = st.builds(
    dict,
    text=st.lists(st.sampled_from(NAMES), max_size=2).map(lambda some: f"Then {' and '.join(some)} came under fire"),
    type=st.sampled_from(["armed_clash", "attack", "peaceful_protest", "agreement"]),
    place=st.sampled_from(["Baquba", "Khalis", "Tuz Khurmatu", "Diyala", "Iraq", None]),
    when=st.sampled_from(["2021-05-03", "2021-05-04", "2021-05-12", "2021-05-01..2021-05-31", "2021-01-01..2021-12-31", None]),
    published=st.sampled_from(["2021-05-04", None]),
    report=st.sampled_from([None, None, "r1", "r2"]),
)  # fmt: skip


@given(st.lists(accounts, max_size=14), st.integers(1, 5))
def test_the_pairs_found_are_those_that_the_rules_ask_for(rows, crowd):
    limits = codebook.table("blocking")["handles"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(limits, "crowd", crowd)
        patch.setitem(limits, "crowd_ever", crowd + 1)
        profiles = [profile(told(f"a{n:02}", **row)) for n, row in enumerate(rows)]
        assert found(profiles) == wanted(profiles)


@given(st.lists(accounts, max_size=10), st.randoms(use_true_random=False))
def test_the_order_of_the_accounts_changes_nothing(rows, shuffler: random.Random):
    profiles = [profile(told(f"a{n:02}", **row)) for n, row in enumerate(rows)]
    before = found(profiles)
    shuffler.shuffle(profiles)
    assert found(profiles) == before


def at(latitude: float, longitude: float) -> Place:
    return Place("there", (0, 0), "there", None, "XK", None, None, latitude, longitude, "exact")


AROUND = [
    ("across the date line", (12.0, 179.95), (12.0, -179.95)),
    ("across the equator", (0.05, 20.0), (-0.05, 20.0)),
    ("across Greenwich", (50.0, 0.05), (50.0, -0.05)),
    ("far in the north", (69.99, 30.0), (70.1, 30.3)),
    ("at the edge of the window", (33.0, 44.0), (33.22, 44.0)),
]


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in AROUND], ids=[c[0] for c in AROUND])
def test_neighbours_are_found_wherever_they_lie(one, other):
    profiles = [profile(told("a", place=at(*one))), profile(told("b", place=at(*other)))]
    assert found(profiles) == {("a", "b")}


def test_days_far_apart_are_not_compared_and_coarse_ones_are():
    near_by = [told("a", when="2021-05-03"), told("b", when="2021-05-20")]
    assert found([profile(one) for one in near_by]) == set()
    coarse = [told("a", when="2021-05-03"), told("b", "Then Amara came", when=dated("2021-05-01..2021-05-31", "month"))]
    assert found([profile(one) for one in coarse]) == set(), "nothing but a month in common"
    coarse[0] = told("a", "Then Amara came", when="2021-05-03")
    assert found([profile(one) for one in coarse]) == {("a", "b")}


def test_a_capital_full_of_incidents_is_not_compared_each_with_each():
    types = ["attack", "peaceful_protest", "agreement"]
    busy = [told(f"a{n:03}", f"Then {NAMES[n % 6]} was seen", type=types[n % 3], when=f"2021-05-{n % 14 + 1:02}")
            for n in range(280)]  # fmt: skip
    assert len(found([profile(one) for one in busy])) < 280 * 279 / 2 / 3


def test_a_month_in_a_town_is_compared_with_a_day_of_the_same_toll():
    news = told("a", "A blast shook the old market", when="2021-05-03", killed=34)
    mention = {"text": "The stalls are open again", "when": dated("2021-05-01..2021-05-31", "month")}
    assert found([profile(news), profile(told("b", **mention, killed=34))]) == {("a", "b")}
    assert found([profile(news), profile(told("b", **mention, killed=9))]) == set()
    assert found([profile(news), profile(told("b", **mention))]) == set()
