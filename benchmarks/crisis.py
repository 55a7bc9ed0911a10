"""Figures, measures, relief and statements against hand-coded ones, in reports of epidemics.

``python -m benchmarks.crisis [--gold FILE] [--errors]``. Rows are paired one to one, by the rules of
``bench/SCORING.md``; clauses "share half their words" where the words that both hold, twice counted, are at least half
of the words of both together (Dice). Figures of the contract's kinds that the coding guide does not have (injured,
missing, assisted, incidents) count as its ``other``. ``--errors`` prints what was missed and what was too much.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.scoring import words
from benchmarks.shared import closing_line, gold_file, report_of, rows
from onrecord.plain import plain

Row = Mapping[str, Any]
GUIDED = frozenset(  # what a figure may count by the coding guide
    """cases deaths suspected hospitalised recovered tested vaccinated quarantined evacuated displaced animals_culled
    animals_dead other""".split()
)
FAMILIES = ("figures", "measures", "relief", "statements")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crisis", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", help="hand-coded JSON Lines (default: crisis/dev.jsonl in the shared folder)")
    parser.add_argument("--errors", action="store_true", help="print the rows that stand alone")
    given = parser.parse_args()
    path = gold_file(given.gold, "bench/crisis/dev.jsonl")
    gold = rows(path)
    machine = [coded(row) for row in gold]
    tallies = {name: Tally() for name in QUESTIONS}
    labels: dict[str, dict[str, Tally]] = {name: {} for name in LABELS}
    for ours, theirs in zip(gold, machine, strict=True):
        for name, (family, same) in QUESTIONS.items():
            tallies[name].add(ours[family], theirs[family], same)
        for name in LABELS:
            by_label(labels[name], name, ours, theirs)
        if given.errors:
            show_errors(ours, theirs)
    print_table(tallies)
    for tables in labels.values():
        print_table(dict(sorted(tables.items(), key=lambda item: -item[1].gold)))
    closing_line("crisis", [path], reports=len(gold), **{name: tally.figures() for name, tally in tallies.items()})


def coded(row: dict[str, Any]) -> dict[str, Any]:
    """The shipped coder's rows for one report, as plain data."""
    from onrecord.coding import code

    found: dict[str, Any] = plain(code(report_of(row)))
    for figure in found["figures"]:
        figure["what"] = figure["what"] if figure["what"] in GUIDED else "other"
    return found


def alike(ours: str | None, theirs: str | None) -> bool:
    """Whether two clauses share half their words."""
    mine, yours = words(ours), words(theirs)
    return bool(mine) and 2 * len(mine & yours) >= 0.5 * (len(mine) + len(yours))


def same_figure(ours: Row, theirs: Row) -> bool:
    return bool(ours["what"] == theirs["what"]) and same_number(ours, theirs)


def same_number(ours: Row, theirs: Row) -> bool:
    return (ours["low"], ours["high"]) == (theirs["low"], theirs["high"])


def same_measure(ours: Row, theirs: Row) -> bool:
    return bool(ours["kind"] == theirs["kind"]) and alike(ours["text"], theirs["text"])


def same_clause(ours: Row, theirs: Row) -> bool:
    return alike(ours["text"], theirs["text"])


def same_source(ours: Row, theirs: Row) -> bool:
    """Whether speakers or organisations share a word; both silent is the same too."""
    mine, yours = _source(ours), _source(theirs)
    return bool(mine & yours) or not (mine or yours)


def _source(row: Row) -> frozenset[str]:
    return words([part for part in (row["speaker"], row["organisation"]) if part])


def same_content(ours: Row, theirs: Row) -> bool:
    return alike(ours["content"], theirs["content"])


def same_statement(ours: Row, theirs: Row) -> bool:
    return same_source(ours, theirs) and same_content(ours, theirs)


QUESTIONS: dict[str, tuple[str, Callable[[Row, Row], bool]]] = {
    "figures": ("figures", same_figure),
    "figures_without_what": ("figures", same_number),
    "measures": ("measures", same_measure),
    "measures_without_kind": ("measures", same_clause),
    "relief": ("relief", same_clause),
    "statements": ("statements", same_statement),
    "statement_source": ("statements", same_source),
    "statement_content": ("statements", same_content),
}


LABELS = {"figures": "what", "measures": "kind"}  # families that are also counted label by label


def by_label(tallies: dict[str, Tally], family: str, gold: Row, machine: Row) -> None:
    """Adds one report's rows of each label of a family, paired among themselves."""
    name = LABELS[family]
    for label in {row[name] for row in (*gold[family], *machine[family])}:
        kept = [[row for row in rows if row[name] == label] for rows in (gold[family], machine[family])]
        tallies.setdefault(label, Tally()).add(kept[0], kept[1], QUESTIONS[family][1])


def pairs(gold: Sequence[Row], machine: Sequence[Row], same: Callable[[Row, Row], bool]) -> Iterator[tuple[int, int]]:
    """Positions of gold and machine rows that are the same, one to one, in text order."""
    left = set(range(len(machine)))
    for i, ours in enumerate(gold):
        for j in sorted(left):
            if same(ours, machine[j]):
                left.remove(j)
                yield i, j
                break


@dataclass
class Tally:
    """Rows by hand, rows by machine, and pairs, over all reports."""

    gold: int = 0
    machine: int = 0
    paired: int = field(default=0)

    def add(self, gold: Sequence[Row], machine: Sequence[Row], same: Callable[[Row, Row], bool]) -> None:
        self.gold, self.machine = self.gold + len(gold), self.machine + len(machine)
        self.paired += sum(1 for _ in pairs(gold, machine, same))

    def figures(self) -> dict[str, float]:
        """Counts, and precision, recall and F1 in per cent to one decimal."""
        precision = self.paired / self.machine if self.machine else 0.0
        recall = self.paired / self.gold if self.gold else 0.0
        f1 = 2 * self.paired / (self.gold + self.machine) if self.paired else 0.0
        shares = {"precision": precision, "recall": recall, "f1": f1}
        counts = {"gold": self.gold, "machine": self.machine, "paired": self.paired}
        return counts | {name: round(100 * share, 1) for name, share in shares.items()}


def print_table(tallies: Mapping[str, Tally]) -> None:
    print(f"\n{'':<38}{'gold':>6}{'machine':>9}{'pairs':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    for name, tally in tallies.items():
        row = tally.figures()
        print(f"{name:<38}{row['gold']:>6}{row['machine']:>9}{row['paired']:>7}", end="")
        print(f"{row['precision']:>11.1f}{row['recall']:>8.1f}{row['f1']:>7.1f}")


def show_errors(gold: Row, machine: Row) -> None:
    """Prints the rows of one report that have no partner."""
    print(f"\n=== {gold.get('title')}\n{gold['text']}")
    for family in FAMILIES:
        found = list(pairs(gold[family], machine[family], QUESTIONS[family][1]))
        missed = [row for i, row in enumerate(gold[family]) if i not in {i for i, _ in found}]
        extra = [row for j, row in enumerate(machine[family]) if j not in {j for _, j in found}]
        for label, alone in (("MISSED", missed), ("EXTRA", extra)):
            for row in alone:
                print(f"  {label} {family}: {_line(row)}")


def _line(row: Row) -> str:
    """One row on one line: its given fields, without spans and the long ``text`` where ``content`` says it."""
    hidden = {"span", "spans", "evidence", "confidence"} | ({"text"} if "content" in row else set())
    shown = {name: value for name, value in row.items() if value is not None and name not in hidden}
    return " | ".join(f"{name}={value['text'] if isinstance(value, dict) else value}" for name, value in shown.items())


if __name__ == "__main__":
    main()
