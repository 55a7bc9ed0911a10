"""Where the reader's examples come from: one file a source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from training.examples import Example
from training.sources import coded, crisis, entities, muc4, own
from training.sources.own import OWN


def all_examples(shared: Path, texts_folder: Path = OWN) -> Iterator[tuple[str, Example]]:
    """(source, example) of every source, in one order."""
    gum = islice(entities.gum(shared), 0, None, 3)  # a third: entities alone, and far from our texts
    found = {
        "own": own.examples(texts_folder),
        "leads": coded.leads(shared),
        "documents": coded.documents(shared),
        "crisis": crisis.examples(shared),
        "muc4": muc4.examples(shared),
        "gum": gum,
        "re3d": entities.re3d(shared),
    }
    for name, examples in found.items():
        yield from ((name, example) for example in examples)
