"""Names of places found and placed, against people's marks in LGL and GeoVirus.

``python -m benchmarks.geoparsing [--half test|train|all]``. A toponym is found where a span of ours overlaps it, and
right within 161 km of its point. ``end_to_end`` is right over all toponyms that have a point, by our own spans;
``gold_spans`` places the names at the marked spans, and a name without a place counts as wrong. ``population`` takes,
of the same candidates of the same spans, the best known. In both corpora names that only describe are marked ("U.S.
troops"), and are counted here though no incident is placed in them. LGL's people marked adjectives and peoples
("Iraqi") too, as their countries, and the names in those of police, courts and councils ("Paris Police"): for LGL alone
these are counted as well.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any

from benchmarks.shared import closing_line, gold_file
from benchmarks.toponyms import CORPORA, Article, Toponym, articles
from onrecord.places.finding import named as places_named
from onrecord.places.gazetteer import Entry, named
from onrecord.places.geo import Point, distance
from onrecord.places.given import given, nation
from onrecord.places.mentions import Mention
from onrecord.places.nations import demonym_of
from onrecord.places.runs import runs

NEAR_KM = 161.0  # a hundred miles
FARTHEST_KM = 20_039.0  # half the way around, the error of a name that gets no place
PEOPLES = frozenset({"LGL"})  # corpora in which adjectives and peoples are marked

# What others reach, from ../shared/reference/places-times-numbers.md: on marked spans the table of CamCoder (ACL 2018),
# and Mordecai 3's README on a split of its own; end to end measured from the outputs that EUPEG keeps. Whole corpora.
PEERS = {
    "LGL": {
        "gold_spans": {"CamCoder": 76, "Edinburgh": 76, "CLAVIN": 71, "population": 70, "Mordecai 3": 82.7},
        "end_to_end": {"CamCoder": 39.7, "TopoCluster": 37.8, "Edinburgh": 32.8, "CLAVIN": 31.6},
    },
    "GeoVirus": {
        "gold_spans": {"CamCoder": 82, "CLAVIN": 79, "Edinburgh": 78, "population": 80},
        "end_to_end": {"CamCoder": 62.4, "TopoCluster": 54.8, "CLAVIN": 51.0, "Edinburgh": 46.5},
    },
}

Placed = tuple[int, int, Point | None]  # a span and the point given to it


@dataclass
class Errors:
    """Kilometres between the point given and the point marked, one for each toponym; None where none was given."""

    km: list[float | None] = field(default_factory=list)

    def add(self, toponym: Toponym, ours: Point | None) -> None:
        if toponym.point is not None:
            self.km.append(None if ours is None else distance(ours, toponym.point))

    def figures(self) -> dict[str, float]:
        """Percentages, except ``mean_km``: over those with a point; and ``auc``: the area under the curve of the log
        errors in order (Jurgens 2015; Gritta 2018), 0 the best and 1 the worst, those without a point at the far end.
        """
        given = [km for km in self.km if km is not None]
        return {
            "accuracy": percent(sum(km <= NEAR_KM for km in given), len(self.km)),
            "placed": percent(len(given), len(self.km)),
            "mean_km": round(sum(given) / max(len(given), 1)),
            "auc": round(area([FARTHEST_KM if km is None else km for km in self.km]), 3),
        }


@dataclass
class Score:
    """One corpus: counts of spans, and the errors of ours and of the population baseline."""

    toponyms: int = 0
    ours: int = 0
    found: int = 0  # toponyms that a span of ours overlaps
    right: int = 0  # spans of ours that overlap a toponym
    end_to_end: Errors = field(default_factory=Errors)
    gold_spans: Errors = field(default_factory=Errors)
    population: dict[str, Errors] = field(default_factory=lambda: {"end_to_end": Errors(), "gold_spans": Errors()})

    def add(self, article: Article, peoples: bool) -> None:
        mentions = list(spoken(article.text, peoples))
        self._recognise(article.toponyms, mentions)
        _place(self.end_to_end, article.toponyms, [(m.start, m.end, chosen(m)) for m in mentions])
        _place(self.population["end_to_end"], article.toponyms, [(m.start, m.end, known(m)) for m in mentions])
        marked = given(article.text, [(t.start, t.end) for t in article.toponyms])
        for toponym, mention in zip(article.toponyms, marked, strict=True):
            self.gold_spans.add(toponym, chosen(mention))
            self.population["gold_spans"].add(toponym, known(mention))

    def _recognise(self, toponyms: Sequence[Toponym], mentions: Sequence[Mention]) -> None:
        self.toponyms, self.ours = self.toponyms + len(toponyms), self.ours + len(mentions)
        self.found += sum(any(overlap(t, m) for m in mentions) for t in toponyms)
        self.right += sum(any(overlap(t, m) for t in toponyms) for m in mentions)

    def figures(self) -> dict[str, Any]:
        precision, recall = self.right / max(self.ours, 1), self.found / max(self.toponyms, 1)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        shares = {"precision": precision, "recall": recall, "f1": f1}
        ours = {"end_to_end": self.end_to_end.figures(), "gold_spans": self.gold_spans.figures()}
        baseline = {name: errors.figures() for name, errors in self.population.items()}
        recognition = {name: round(100 * share, 1) for name, share in shares.items()}
        return {"toponyms": self.toponyms, "recognition": recognition, **ours, "population": baseline}


def spoken(text: str, peoples: bool) -> Iterator[Mention]:
    """The names of places in ``text``, each by itself; those of a place's police, courts and councils, and the
    adjectives and peoples of countries, only where asked."""
    found, _ = places_named(text)
    yield from (mention for mention in found if peoples or mention.part_of != "authority")
    if not peoples:
        return
    taken = {at for mention in found for at in range(mention.start, mention.end)}
    for word in (word for run in runs(text) for word in run):
        if word.capital and word.start not in taken and demonym_of(word.key):
            entries = nation(word.key)
            if entries:
                yield Mention(word.start, word.end, word.key, entries, [], 0, 0, chosen=entries[0])


def chosen(mention: Mention) -> Point | None:
    return _point(mention.chosen)


def known(mention: Mention) -> Point | None:
    """The point of the best known of all places of the name: the population baseline."""
    return _point(next(iter(named(mention.key) or mention.entries), None))


def _point(entry: Entry | None) -> Point | None:
    return None if entry is None or entry.lat is None or entry.lon is None else (entry.lat, entry.lon)


def overlap(toponym: Toponym, mention: Mention) -> bool:
    return mention.start < toponym.end and toponym.start < mention.end


def _place(errors: Errors, toponyms: Iterable[Toponym], placed: Sequence[Placed]) -> None:
    """Each toponym is held against the span that shares most with it."""
    for toponym in toponyms:
        shared = [(min(end, toponym.end) - max(start, toponym.start), point) for start, end, point in placed]
        best = max(shared, key=lambda one: one[0], default=(0, None))
        errors.add(toponym, best[1] if best[0] > 0 else None)


def area(errors: Sequence[float]) -> float:
    """The trapezoids under ``log(error + 1)`` in order, as a share of the largest possible area."""
    curve = sorted(log(km + 1) for km in errors)
    if len(curve) < 2:
        return 0.0
    whole = log(FARTHEST_KM + 1) * (len(curve) - 1)
    return (sum(curve) - (curve[0] + curve[-1]) / 2) / whole


def percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def measure(name: str, found: Iterable[Article], each: Callable[[Article], None] = lambda article: None) -> Score:
    """The score of a corpus's articles; ``each`` sees every article once it is scored."""
    score = Score()
    for article in found:
        score.add(article, name in PEOPLES)
        each(article)
    return score


def show(name: str, figures: dict[str, Any]) -> None:
    """A corpus's table: ours, the baseline and the peers."""
    spans = figures["recognition"]
    print(f"{name}: {figures['toponyms']} toponyms; precision {spans['precision']}, recall {spans['recall']}, "
          f"F1 {spans['f1']}")  # fmt: skip
    for task in ("gold_spans", "end_to_end"):
        ours, baseline = figures[task], figures["population"][task]
        peers = ", ".join(f"{peer} {share}" for peer, share in PEERS[name][task].items())
        print(f"  {task:<11} {ours['accuracy']:5} (population {baseline['accuracy']}); mean {ours['mean_km']} km, "
              f"AUC {ours['auc']} (population {baseline['mean_km']} km, {baseline['auc']})")  # fmt: skip
        print(f"  {'':<11} peers: {peers}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.geoparsing", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--half", choices=("test", "train", "all"), default="test", help="which half (default: test)")
    half = parser.parse_args().half
    paths = {name: gold_file(None, place) for name, place in CORPORA.items()}
    figures = {name: measure(name, articles(path, half)).figures() for name, path in paths.items()}
    for name, one in figures.items():
        show(name, one)
    closing_line("geoparsing", list(paths.values()), half=half, corpora=figures, peers=PEERS)


if __name__ == "__main__":
    main()
