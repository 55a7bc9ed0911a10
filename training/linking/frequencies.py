"""Counts in how many passages of news and reports each stem stands: ``src/onrecord/codebook/word_frequencies.txt``.

python -m training.linking.frequencies [--shared ../shared]

The texts are those that the reader was trained on (leads, GUM, UDS-IH2, re3d, Wikinews reports of epidemics) and our
own; of ECB+, which tells a few stories many times, a word counts once a topic. No text is in the file.
"""

from __future__ import annotations

import argparse
import json
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord import codebook
from onrecord.linking.words import fold, stem
from training.sources import OWN, own

PASSAGE = 50  # words: about a news lead
LEAST = 2  # a stem in fewer passages is not listed: it is as good as unknown
_WORD = re.compile(r"[^\W\d_]{3,}")
HEAD = """\
# In how many passages of about {size} words each stem stands: first the number of passages, then one line a count.
# Counted by training/linking/frequencies.py over news leads of 2004 (AG's corpus), GUM, UDS-IH2, re3d, ECB+, Wikinews
# reports of epidemics and Onrecord's own training texts; stems in fewer than {least} passages are not listed.
"""


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    given = options.parse_args()
    count: Counter[str] = Counter()
    passages = 0
    for text in texts(given.shared):
        words = [stem(word) for word in _WORD.findall(fold(text))]
        for start in range(0, len(words), PASSAGE):
            passages += 1
            count.update(set(words[start : start + PASSAGE]))
    topics = list(topic_words(given.shared / "train/ecbplus.tar.gz"))
    for found in topics:
        count.update(found)
    path = Path(codebook.__file__).parent / "word_frequencies.txt"
    path.write_text(HEAD.format(size=PASSAGE, least=LEAST) + listing(count, passages + len(topics)), encoding="utf-8")
    print(f"{path.name}: {sum(n >= LEAST for n in count.values())} stems, {passages} passages, {len(topics)} topics")


def texts(shared: Path) -> Iterator[str]:
    """The texts, a document or a sentence each."""
    for row in map(json.loads, _lines(shared / "train/leads.jsonl")):
        yield f"{row['title']} {row['text']}"
    for path in sorted((shared / "train/uds_ih2").glob("*.jsonl")):
        yield " ".join(json.loads(line)["text"] for line in _lines(path))
    for path in sorted((shared / "train/gum").glob("*.conllu")):
        yield " ".join(line.removeprefix("# text = ") for line in _lines(path) if line.startswith("# text = "))
    for path in sorted((shared / "train/re3d").glob("*/documents.json")):
        yield from (json.loads(line)["text"] for line in _lines(path))
    yield from (json.loads(line)["text"] for line in _lines(shared / "train/crisis.jsonl"))
    yield from (example.text for example in own.examples(OWN))


def topic_words(archive: Path) -> Iterator[set[str]]:
    """The stems of each ECB+ topic."""
    found: dict[str, set[str]] = defaultdict(set)
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.name.endswith(".xml") and (file := tar.extractfile(member)):
                tokens = re.findall(r"<token[^>]*>([^<]+)</token>", file.read().decode())
                found[member.name.split("/")[-2]] |= {stem(w) for t in tokens for w in _WORD.findall(fold(t))}
    yield from found.values()


def listing(count: Counter[str], passages: int) -> str:
    """The number of passages, then for each count, the highest first, its stems."""
    of: dict[int, list[str]] = defaultdict(list)
    for word, times in count.items():
        if times >= LEAST:
            of[times].append(word)
    rows = (f"{times} {' '.join(sorted(of[times]))}\n" for times in sorted(of, reverse=True))
    return f"{passages}\n" + "".join(rows)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
