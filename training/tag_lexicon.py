"""Makes ``src/onrecord/reading/lexicon.tsv``: the usual tag of each word, counted in GUM's annotations.

Run as ``python -m training.tag_lexicon`` beside ``../shared``. Only GUM's news, interviews, biographies and travel
guides are read (texts under CC BY). The file that ships holds counts' outcomes, no text.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from pathlib import Path

SHARED = Path(os.environ.get("ONRECORD_SHARED", "../shared"))
TARGET = Path(__file__).parent.parent / "src/onrecord/reading/lexicon.tsv"
# Penn Treebank tags to the one-letter tags of onrecord.reading.tags
LETTERS = {
    "DT": "D", "PDT": "D", "PRP$": "D", "WP$": "D", "CD": "#", "JJ": "J", "JJR": "J", "JJS": "J", "NN": "N", "NNS": "N",
    "NNP": "P", "NNPS": "P", "RB": "R", "RBR": "R", "RBS": "R", "RP": "R", "IN": "I", "TO": "T", "PRP": "A", "EX": "A",
    "WDT": "W", "WP": "W", "WRB": "W", "CC": "C", "MD": "M", "VBD": "V", "VBZ": "Z", "VBP": "Z", "VB": "B", "VBG": "G",
    "VBN": "K", "POS": "S",
}  # fmt: skip


def pairs(folder: Path) -> list[tuple[str, str]]:
    """(form, letter) of every word of every CoNLL-U file, file by file in order of name."""
    found = []
    for path in sorted(folder.glob("*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 4 and cells[0].isdigit() and cells[4] in LETTERS:
                found.append((cells[1], LETTERS[cells[4]]))
    return found


def lexicon(found: list[tuple[str, str]]) -> dict[str, str]:
    """Word in lower case -> its tags from the most to the least frequent, each at least a tenth of its uses."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for form, letter in found:
        if letter not in "P#" and form[:1].isalpha():
            counts[form.lower()][letter] += 1
    return {word: "".join(t for t, n in c.most_common() if n >= 0.1 * c.total()) for word, c in counts.items()}


def main() -> None:
    found = pairs(SHARED / "train/gum")
    rows = sorted(lexicon(found).items())
    TARGET.write_text("".join(f"{word}\t{tags}\n" for word, tags in rows), encoding="utf-8")
    print(f"{len(rows)} words from {len(found)} tokens")


if __name__ == "__main__":
    main()
