"""Calibration: the gap between what is said and what is right, and how much of it is luck."""

import pytest

from benchmarks.calibration import Calibration, by_luck, error


def test_the_gap_of_each_bin_weighs_by_what_it_holds() -> None:
    assert error([0.9, 0.9, 0.9, 0.9], [True, True, True, False]) == pytest.approx(0.15)
    assert error([0.25] * 4 + [0.75] * 4, [False] * 3 + [True] + [True] * 3 + [False]) == pytest.approx(0.0)
    assert error([], []) == 0.0


def test_luck_is_what_few_cases_show_though_every_chance_is_right() -> None:
    few, many = by_luck([0.7] * 40), by_luck([0.7] * 4000, draws=50)
    assert few == by_luck([0.7] * 40)
    assert 0.04 < few[0] < 0.08 < few[1] < 0.18  # one bin: the mean gap is 0.8 of the deviation, 0.072
    assert many[0] < 0.012
    assert by_luck([1.0] * 9) == (0.0, 0.0)


def test_the_figures_stand_beside_their_luck() -> None:
    found = Calibration()
    found.accounts = [(0.8, True)] * 8 + [(0.8, False)] * 2
    assert found.figures() == {"accounts": 0.0}
    mean, most = found.luck()["accounts"]
    assert 5 < mean < most < 30
