"""Where the reader's examples come from: one file a source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.examples import Example
from training.markup import texts
from training.sources import coded, crisis, entities, muc4

OWN = Path(__file__).parents[1] / "texts"


def own(folder: Path = OWN) -> Iterator[Example]:
    """The texts that we wrote."""
    for path in sorted(folder.glob("*.txt")):
        yield from texts(path.read_text(encoding="utf-8"), path.name)


def all_examples(shared: Path, texts_folder: Path = OWN) -> Iterator[tuple[str, Example]]:
    """(source, example) of every source, in one order."""
    for name, found in (
        ("own", own(texts_folder)), ("leads", coded.leads(shared)), ("documents", coded.documents(shared)),
        ("crisis", crisis.examples(shared)), ("muc4", muc4.examples(shared)), ("gum", entities.gum(shared)),
        ("re3d", entities.re3d(shared)),
    ):  # fmt: skip
        yield from ((name, example) for example in found)
