"""Which news leads report the same incident, against labels given by people.

``python -m benchmarks.clusters [--gold FILE] [--minilm FOLDER]``. Each lead is coded; the account of its own news is
linked with those of the others (``linking.link``). Leads in which people see no incident are left out. The leads carry
no dates. Baselines: every lead alone; all of one day and country together; leads whose words are alike, by the rarity
of their words and by MiniLM's sentence embedding, each with average linkage at the threshold that suits this very file
best. MiniLM needs torch and the folder that ``training/README.md`` names.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.coreference import Clustering, conll, pairwise
from benchmarks.shared import closing_line, gold_file, report_of, rows
from onrecord.coders import choose
from onrecord.linking import Filed, link
from onrecord.linking.likeness import share
from onrecord.linking.profile import profile
from onrecord.model import Account, Report

AHEAD = ("planned", "averted")  # what has not happened is news, but not the incident that leads are grouped by
Matrix = NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.clusters", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", help="labelled JSON Lines (default: clusters/dev.jsonl in the shared folder)")
    parser.add_argument("--minilm", type=Path, help="folder of MiniLM's weights, for that baseline")
    given = parser.parse_args()
    path = gold_file(given.gold, "bench/clusters/dev.jsonl")
    told = [row for row in rows(path) if row["incidents"]]
    gold = {row["id"]: row["incidents"][0] for row in told}
    filed = list(filed_leads(map(report_of, told)))
    machine = {id: number for number, cluster in enumerate(link(filed).clusters) for id in cluster}
    figures = conll(machine, gold)
    print_figures(path.parent.name, figures, pairwise(machine, gold), len(set(machine.values())), gold)
    others = {name: conll(clustering, gold)["conll"] for name, clustering in baselines(filed, gold, given.minilm)}
    for name, value in others.items():
        print(f"  baseline {name}: CoNLL {value:.1f}")
    closing_line(
        path.parent.name, [path], leads=len(gold), **figures, pairwise=pairwise(machine, gold), baselines=others
    )


def filed_leads(reports: Iterator[Report]) -> Iterator[Filed]:
    """The account of each report's own news, under the report's id."""
    coder = choose("onrecord")
    for report in reports:
        yield Filed(report.id, report, first(coder.code(report).incidents))


def first(accounts: Sequence[Account]) -> Account:
    """The account of a report's own news: what occurred before what is planned, news before the past, the earliest.

    A report in which the coder finds no incident is stood for by an account without type: it can link by its words.
    """
    if not accounts:
        return Account("", "")
    return min(accounts, key=lambda a: (a.status in AHEAD, a.background, min((s for s, _ in a.evidence), default=0)))


def baselines(filed: Sequence[Filed], gold: Clustering, minilm: Path | None) -> Iterator[tuple[str, Clustering]]:
    """What is to be beaten, by name."""
    yield "each lead alone", {one.id: one.id for one in filed}
    yield "same day and country", {one.id: _day_and_country(one) for one in filed}
    profiles = [profile(one) for one in filed]
    alike = np.array([[share(a, b) for b in profiles] for a in profiles])
    yield "rare words alike, best threshold", _best(alike, [one.id for one in filed], gold)
    if minilm is None:
        print("  baseline MiniLM: skipped (it needs torch and --minilm FOLDER; see training/README.md)")
        return
    from benchmarks.minilm import embedded

    vectors = embedded([one.report.coded_text for one in filed], minilm)
    yield "MiniLM, best threshold", _best(vectors @ vectors.T, [one.id for one in filed], gold)


def _day_and_country(one: Filed) -> str:
    when = one.account.when
    return f"{when.start if when else None} {one.account.country}"


def _best(alike: Matrix, ids: Sequence[str], gold: Clustering) -> Clustering:
    """The clustering by average linkage at the threshold, in steps of 0.02, that scores best."""
    tried = [linked(alike, ids, threshold) for threshold in np.arange(0.04, 1.0, 0.02)]
    return max(tried, key=lambda clustering: float(conll(clustering, gold)["conll"]))  # type: ignore[arg-type]


def linked(alike: Matrix, ids: Sequence[str], threshold: float) -> dict[str, int]:
    """Clusters by average linkage: the two most alike join until none are alike enough."""
    mean, size = alike.copy(), np.ones(len(ids))
    np.fill_diagonal(mean, -np.inf)
    owner = np.arange(len(ids))
    while True:
        a, b = sorted(divmod(int(mean.argmax()), len(ids)))
        if not mean[a, b] >= threshold:
            return dict(zip(ids, owner.tolist(), strict=True))
        mean[a] = mean[:, a] = (mean[a] * size[a] + mean[b] * size[b]) / (size[a] + size[b])
        mean[b] = mean[:, b] = mean[a, a] = -np.inf
        size[a] += size[b]
        owner[owner == b] = a


def print_figures(
    name: str, figures: Mapping[str, Any], pairs: Mapping[str, float], clusters: int, gold: Clustering
) -> None:
    print(f"{name}: {len(gold)} leads of {len(set(gold.values()))} incidents, linked into {clusters}")
    for measure in ("muc", "b_cubed", "ceaf_e"):
        print(f"  {measure:<9}{_line(figures[measure])}")
    print(f"  {'pairs':<9}{_line(pairs)}")
    print(f"  CoNLL    {figures['conll']:5.1f}")


def _line(measure: Mapping[str, float]) -> str:
    return f"precision {measure['precision']:5.1f}   recall {measure['recall']:5.1f}   F1 {measure['f1']:5.1f}"


if __name__ == "__main__":
    main()
