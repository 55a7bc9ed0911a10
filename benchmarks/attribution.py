"""Who says what, against a hundred passages of our own with nested, headless and distant attributions.

``python -m benchmarks.attribution [--gold FILE] [--errors]``. ``attribution.txt`` says what is marked. Pairs are those
of ``bench/SCORING.md``: sources that share a word, contents that share half their words, one to one. A source is
compared with the words printed for it and with whom they mean ("he"). Each verb with a content of its own is one row;
the parts of a broken quotation are one.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.crisis import Row, Tally, alike, pairs, print_table
from benchmarks.scoring import words
from benchmarks.shared import closing_line
from onrecord.model import Report, Statement
from training.examples import Example
from training.markup import texts

GOLD = Path(__file__).with_name("attribution.txt")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.attribution", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument(
        "--gold", type=Path, default=GOLD, help="marked passages (default: attribution.txt beside this)"
    )
    parser.add_argument("--errors", action="store_true", help="print the rows that stand alone")
    given = parser.parse_args()
    passages = list(texts(given.gold.read_text(encoding="utf-8"), given.gold.name))
    tallies = {name: Tally() for name in ("sources", "contents", "statements")}
    for passage in passages:
        ours, theirs = list(gold(passage)), coded(passage.text)
        score(tallies, ours, theirs)
        if given.errors:
            show(passage, ours, theirs)
    print_table(tallies)
    figures = {name: tally.figures() for name, tally in tallies.items()}
    closing_line("attribution", [given.gold], passages=len(passages), **figures)


def gold(passage: Example) -> Iterator[dict[str, Any]]:
    """The rows of a passage: the source of a statement with each of its contents."""
    found: dict[str | None, dict[str, list[str]]] = {}
    for mark in passage.marks:
        parts = found.setdefault(mark.entity, {"source": [], "cue": [], "content": []})
        parts[mark.label].append(passage.text[slice(*mark.span)])
    for parts in found.values():
        contents: list[str | None] = list(parts["content"]) or [None]
        if len(parts["cue"]) != len(contents):
            contents = [" ".join(parts["content"]) or None]
        for content in contents:
            yield {"source": " ".join(parts["source"]) or None, "content": content}


def coded(text: str) -> list[dict[str, Any]]:
    """The shipped coder's rows for one passage."""
    from onrecord.coding import code

    return [_row(text, one) for one in code(Report("passage", text)).statements]


def _row(text: str, one: Statement) -> dict[str, Any]:
    printed = text[slice(*one.spans["source"])] if "source" in one.spans else None
    named = [part for part in (printed, one.speaker, one.organisation) if part]
    return {"source": " ".join(named) or None, "content": one.content}


def score(tallies: dict[str, Tally], ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> None:
    """Adds a passage: sources and contents alone where a row has one, and the two together."""
    for name, field in (("sources", "source"), ("contents", "content"), ("statements", "content")):
        kept = [[row for row in rows if row[field]] for rows in (ours, theirs)]
        tallies[name].add(kept[0], kept[1], QUESTIONS[name])


def same_source(ours: Row, theirs: Row) -> bool:
    """Whether the sources share a word; both silent is the same too."""
    mine, yours = words(ours["source"]), words(theirs["source"])
    return bool(mine & yours) or not (mine or yours)


def same_content(ours: Row, theirs: Row) -> bool:
    return alike(ours["content"], theirs["content"])


def same_statement(ours: Row, theirs: Row) -> bool:
    return same_source(ours, theirs) and same_content(ours, theirs)


QUESTIONS = {"sources": same_source, "contents": same_content, "statements": same_statement}


def show(passage: Example, ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> None:
    """Prints the statements of one passage that have no partner."""
    found = list(pairs(ours, theirs, same_statement))
    print(f"\n=== {passage.id}\n{passage.text}")
    for label, side, rows in (("MISSED", 0, ours), ("EXTRA", 1, theirs)):
        for i, row in enumerate(rows):
            if i not in {pair[side] for pair in found}:
                print(f"  {label} {row['source']}: {row['content']}")


if __name__ == "__main__":
    main()
