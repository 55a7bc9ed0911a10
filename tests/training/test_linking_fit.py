"""The fit of the scorecard: it finds what was put in, keeps falling lines from rising, and comes out the same again."""

from __future__ import annotations

import random
from itertools import pairwise

from onrecord import codebook
from onrecord.linking.scorecard import FEATURES, Levels, known_levels
from training.linking.fit import fit
from training.linking.frequencies import listing


def made_up(seed: int, days: tuple[str, ...], truth: dict[str, float]) -> tuple[list[Levels], list[bool]]:
    """Pairs of which only the days say whether they are of one incident, with the chances ``truth``."""
    lot, known = random.Random(seed), known_levels()
    rows, same = [], []
    for _ in range(4000):
        day = lot.choice(days)
        rows.append((day, *(known[name][-1] for name in list(FEATURES)[1:])))
        same.append(lot.random() < truth[day])
    return rows, same


def test_it_finds_the_chances_that_were_put_in():
    truth = {"same_day": 0.9, "gap_1": 0.5, "gap_3": 0.1}
    card = fit(*made_up(1, tuple(truth), truth), l2=0.01, smooth=0.01)
    for day, chance in truth.items():
        (row,) = set(made_up(1, (day,), truth)[0])
        assert abs(1 / (1 + 2.718281828 ** -card.add(row)) - chance) < 0.05


def test_no_level_rises_even_where_the_pairs_say_so():
    truth = {"same_day": 0.4, "gap_1": 0.8, "gap_3": 0.6}
    card = fit(*made_up(2, tuple(truth), truth))
    for points in (card.dated, card.undated):
        of = dict(zip(FEATURES, points, strict=True))
        for name in FEATURES:
            for line in codebook.table("linking")["falling"][name]:
                assert all(of[name][better] >= of[name][worse] for better, worse in pairwise(line))


def test_the_same_pairs_give_the_same_points():
    rows, same = made_up(3, ("same_day", "gap_1"), {"same_day": 0.9, "gap_1": 0.2})
    order = random.Random(4).sample(range(len(rows)), len(rows))
    assert fit(rows, same) == fit([rows[n] for n in order], [same[n] for n in order])


def test_a_stem_in_one_passage_is_not_listed():
    from collections import Counter

    assert listing(Counter({"bomb": 3, "siege": 3, "zealot": 1}), 9) == "9\n3 bomb siege\n"
