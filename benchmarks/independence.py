"""Copies found, and independent reports left apart: made from real reports of one event (ECB+'s first half).

``python -m benchmarks.independence [--data FILE] [--pairs]``. Each report is copied in the ways in which outlets copy:
trimmed, reordered, rewritten, put into a digest. Its first three sentences stand for the passage that tells the
incident. Two reports of one event that share hardly a run of words are independent, with the same footer too. Beside
our origins stands the test that shingling (Broder 1997) makes of whole texts: 70 % of the shorter one's runs of five
words. ``--pairs`` prints the ids of independent reports that were taken for one source.
"""

from __future__ import annotations

import argparse
import random
import re
import tarfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from benchmarks.shared import closing_line, gold_file
from onrecord.linking import Filed, origins
from onrecord.model import Account, Report

Sentences = list[str]
Copy = Callable[[Sentences, random.Random, Sentences], tuple[Sentences, Sequence[int]]]
TELLING = 3  # sentences that tell the incident
WORDS = range(120, 900)
APART = 0.05  # share of the shorter one's runs of words that independent reports may have in common
FOOTER = (
    "Subscribe to our newsletter and never miss a story. Readers' views are their own. No part of this page may be "
    "printed, stored or sent on without the written consent of the publisher, under the law of the land and the "
    "treaties that apply. Follow us on all channels for news, weather, traffic and sport, every hour of every day."
)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.independence", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--data", help="ecbplus.tar.gz (default: train/ecbplus.tar.gz in the shared folder)")
    parser.add_argument("--pairs", action="store_true", help="print the ids of independent reports taken for one")
    given = parser.parse_args()
    path = gold_file(given.data, "train/ecbplus.tar.gz")
    texts = dict(reports(path))
    found, started = {}, time.process_time()
    for name, copy in COPIES.items():
        found[name] = recall(texts, copy)
        print(f"{name:32}{found[name][0]:7.1f} %   whole texts alone {found[name][1]:5.1f} %")
    spent = time.process_time() - started
    apart = [pair for pair in combinations(texts, 2) if independent(*(texts[id] for id in pair))]
    for name, footer in (("independent", []), ("independent, one footer", [FOOTER])):
        joined = [
            pair
            for pair in apart
            if one(*(filed(id, texts[id] + footer, range(TELLING), n) for n, id in enumerate(pair)))
        ]
        found[name] = (float(len(joined)), float(len(apart)))
        print(f"{name:32}{len(joined):4} of {len(apart)} pairs taken for one source")
        if given.pairs:
            print("  " + "; ".join(" ".join(pair) for pair in joined))
    closing_line(
        "independence", [path], reports=len(texts), found=found, ms=round(500 * spent / len(texts) / len(COPIES), 2)
    )


def recall(texts: dict[str, Sentences], copy: Copy) -> tuple[float, float]:
    """Shares of the reports, in %, whose copy is found by us, and by the runs of words of whole texts."""
    chance, ours, whole = random.Random(7), 0, 0
    every = list(texts.values())
    for id, sentences in texts.items():
        made, told = copy(sentences, chance, chance.choice(every))
        ours += one(filed(id, sentences, range(TELLING), 0), filed(f"{id} copy", made, told, 1))
        whole += alike(sentences, made)
    return 100 * ours / len(texts), 100 * whole / len(texts)


def one(a: Filed, b: Filed) -> bool:
    return len(origins([a, b])) == 1


def filed(id: str, sentences: Sentences, told: Iterable[int], day: int) -> Filed:
    """A report's account; ``told`` are the sentences that tell the incident."""
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence) + 1)
    evidence = tuple((starts[n], starts[n] + len(sentences[n])) for n in told)
    report = Report(id, " ".join(sentences), None, date(2021, 5, 1 + day), f"Outlet {day}")
    return Filed(id, report, Account("attack", "violence_against_civilians", evidence=evidence))


def alike(a: Sentences, b: Sentences, share: float = 0.7) -> bool:
    """Whether so much of the shorter text's runs of five words stands in the longer one."""
    shorter, longer = sorted((runs(a), runs(b)), key=len)
    return len(shorter & longer) >= share * len(shorter) and len(shorter) >= 0.3 * len(longer)


def independent(a: Sentences, b: Sentences) -> bool:
    """Whether two reports tell of one event in other words: they share names, and hardly a run of words."""
    shorter, longer = sorted((runs(a), runs(b)), key=len)
    names = [set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", " ".join(text))) for text in (a, b)]
    return len(shorter & longer) < APART * len(shorter) and len(names[0] & names[1]) >= 3


def runs(sentences: Sentences) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(sentences).lower())
    return set(zip(*(words[n:] for n in range(5)), strict=False))


def reworded(sentences: Sentences, chance: random.Random, other: Sentences, share: float) -> Sentences:
    """The sentences with so many of their longer words replaced by words of another report."""
    others = [word for word in " ".join(other).split() if len(word) > 3]
    return [
        " ".join(chance.choice(others) if len(w) > 3 and chance.random() < share else w for w in sentence.split())
        for sentence in sentences
    ]


def shuffled(sentences: Sentences, chance: random.Random, other: Sentences) -> tuple[Sentences, Sequence[int]]:
    order = chance.sample(range(len(sentences)), len(sentences))
    return [sentences[n] for n in order], [order.index(n) for n in range(TELLING)]


def in_digest(sentences: Sentences, chance: random.Random, other: Sentences) -> tuple[Sentences, Sequence[int]]:
    first = len(other[:6])
    return [*other[:6], *sentences[:TELLING], *other[6:12]], range(first, first + TELLING)


def every_third_new(sentences: Sentences, chance: random.Random, other: Sentences) -> tuple[Sentences, Sequence[int]]:
    fresh = reworded(sentences, chance, other, 0.9)
    return [fresh[n] if n % 3 == 0 else kept for n, kept in enumerate(sentences)], range(TELLING)


COPIES: dict[str, Copy] = {
    "word for word": lambda s, chance, other: (s, range(TELLING)),
    "an agency line added": lambda s, chance, other: (["NORTH (Agence Nord) -", *s, "(Nord)"], range(1, TELLING + 1)),
    "trimmed to a third": lambda s, chance, other: (s[: max(TELLING, len(s) // 3)], range(TELLING)),
    "trimmed to two sentences": lambda s, chance, other: (s[:2], range(2)),
    "the lead moved to the end": lambda s, chance, other: (s[TELLING:] + s[:TELLING], range(len(s) - TELLING, len(s))),
    "sentences shuffled": shuffled,
    "a paragraph of a digest": in_digest,
    "every third sentence new": every_third_new,
    "a sixth of its words new": lambda s, chance, other: (reworded(s, chance, other, 1 / 6), range(TELLING)),
    "a third of its words new": lambda s, chance, other: (reworded(s, chance, other, 1 / 3), range(TELLING)),
}


def reports(path: Path) -> Iterator[tuple[str, Sentences]]:
    """The news reports of ECB (the first half of ECB+) of middling length, each in sentences."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if member.name.endswith("ecb.xml") and (file := archive.extractfile(member)):
                text = " ".join(token.text or "" for token in ElementTree.parse(file).getroot().iter("token"))
                sentences = re.split(r"(?<=[.!?]) (?=[A-Z`\"])", re.sub(r" ([.,;:'’?!])", r"\1", text))
                if len(text.split()) in WORDS and len(sentences) > TELLING + 1:
                    yield Path(member.name).stem, sentences


if __name__ == "__main__":
    main()
