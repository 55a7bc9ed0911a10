"""MAVERICK: what reports tell of election violence in Kenya, put together into events, scored against people's events.

``python -m benchmarks.maverick [--data FILE]``. FILE is MAVERICK's CSV of one country. Its rows become accounts and are
linked as ``onrecord match`` links: by weights fitted on the elections of the other folds (``f1``), and by the weights
shipped, which are fitted on Kenya. B-cubed is over all rows; an event that spans two folds can't be found whole.
"""

from __future__ import annotations

import argparse
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from benchmarks.bcubed import b_cubed
from benchmarks.maverick.folds import folds
from benchmarks.maverick.linked import by_folds, linked
from benchmarks.maverick.remains import alike, lost
from benchmarks.maverick.rows import Coding, codings
from benchmarks.shared import closing_line, gold_file

KENYA = "bench/maverick/kenya.csv"
LEARNED = "KE"  # the country whose rows the shipped weights have seen


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.maverick", description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--data", "--gold", help=f"MAVERICK's CSV of one country (default: {KENYA} of the shared folder)"
    )
    path = gold_file(parser.parse_args().data, KENYA)
    told = codings(path)
    figures = measure(told)
    show(figures)
    closing_line("maverick", [path], **figures)


def measure(told: Sequence[Coding]) -> dict[str, Any]:
    """All figures: B-cubed of folds and shipped weights, of the baselines, of each fold, and what is left."""
    gold: dict[str, Hashable] = {coding.id: coding.event for coding in told}
    shipped, parts = linked(told), folds(told)
    found = by_folds(told) if len(parts) > 1 else shipped
    seen = any(coding.filed.account.country == LEARNED for coding in told)
    return {
        "rows": len(told), "events": len(set(gold.values())), **b_cubed(found, gold),
        "shipped": {**b_cubed(shipped, gold), "in_sample": seen},
        "baselines": {name: b_cubed(clusters, gold) for name, clusters in baselines(told).items()},
        "folds": [fold(part, found) for part in parts],
        "alike": alike(told),
        "missed": lost(told, gold, found), "wrongly_joined": lost(told, found, gold),
    }  # fmt: skip


def baselines(told: Sequence[Coding]) -> dict[str, dict[str, Hashable]]:
    """Every row by itself; and rows of one first day, city and first actor together."""
    return {
        "all_apart": {coding.id: coding.id for coding in told},
        "same_day_city_actor": {coding.id: coding.plain for coding in told},
    }


def fold(part: Sequence[Coding], found: Mapping[str, Hashable]) -> dict[str, Any]:
    """One fold by itself: its elections, rows and B-cubed."""
    elections = sorted({coding.election for coding in part})
    gold = {coding.id: coding.event for coding in part}
    return {"elections": elections, "rows": len(part), **b_cubed(found, gold)}


def show(figures: Mapping[str, Any]) -> None:
    rows = {
        "five folds, weights of the others": figures,
        "weights as shipped" + (" (fitted on these rows)" * figures["shipped"]["in_sample"]): figures["shipped"],
        **{name.replace("_", " "): scores for name, scores in figures["baselines"].items()},
        **{", ".join(part["elections"]): part for part in figures["folds"]},
    }
    print(f"{figures['rows']} rows of {figures['events']} events\n{'':62}  precision  recall    F1")
    for name, scores in rows.items():
        print(f"{name:62}  {scores['precision']:9.1f}  {scores['recall']:6.1f}  {scores['f1']:4.1f}")
    for title, key in (("Points of recall lost", "missed"), ("Points of precision lost", "wrongly_joined")):
        print(f"\n{title}, by the first thing that tells the two rows apart:")
        print("\n".join(f"{points:5.1f}  {reason}" for reason, points in figures[key].items()))
    same, equal = figures["alike"]["agreeing"], figures["alike"]["equal"]
    print(f"\n{same['pairs']} pairs of two reports agree in day, place, perpetrators and dead; people call "
          f"{same['one_event']} % of them one event;\n{equal['pairs']} are equal in every value, of them "
          f"{equal['one_event']} %\n")  # fmt: skip


if __name__ == "__main__":
    main()
