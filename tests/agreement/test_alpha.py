"""Krippendorff's alpha against figures published with the formula, and by its own properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.agreement import alpha, interval

# Four observers, twelve units: Krippendorff (2011), section D, whose figures stand beside it.
CODED = [
    (1, 1, None, 1), (2, 2, 3, 2), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 2, 3, 4), (4, 4, 4, 4),
    (1, 1, 2, 1), (2, 2, 2, 2), (None, 5, 5, 5), (None, None, 1, 1), (None, 3, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("metric", "published"), [("nominal", 0.743), ("interval", 0.849), ("ratio", 0.797)])
def test_the_published_example(metric: str, published: float) -> None:
    found = alpha(CODED, metric)
    assert found is not None and round(found, 3) == published


def test_two_observers_who_agree_on_half() -> None:
    # a a, b b, a b, b a: of 8 values 4 are a; D_o = 0.5, D_e = 2*4*4/(8*7)
    assert alpha([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")]) == pytest.approx(1 - 0.5 / (32 / 56))


@pytest.mark.parametrize("units", [[], [("a", None)], [("a", "a"), ("a", "a")]])
def test_where_nothing_varies_nothing_is_said(units: list[tuple[str | None, ...]]) -> None:
    assert alpha(units) is None


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30))
def test_it_is_no_greater_than_one_and_knows_no_order_of_coders(units: list[tuple[int, int]]) -> None:
    for metric in ("nominal", "interval", "ratio"):
        found, turned = alpha(units, metric), alpha([(b, a) for a, b in units], metric)
        assert found == turned or (found is not None and found == pytest.approx(turned))
        assert found is None or found <= 1
        if found is not None and all(a == b for a, b in units):
            assert found == pytest.approx(1)


def test_the_interval_holds_the_figure_and_is_always_the_same() -> None:
    units = [("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")] * 10
    groups = list(range(40))
    low, high = interval(units, "nominal", groups) or (1, 0)
    assert low < (alpha(units) or 0) < high
    assert interval(units, "nominal", groups) == (low, high)
    wider = interval(units, "nominal", [n // 8 for n in groups]) or (1, 0)
    assert wider[1] - wider[0] != pytest.approx(high - low)
