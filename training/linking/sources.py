"""Where the labels come from: news leads of 2004 labelled by us, and MAVERICK's rows of Kenya, grouped by people."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

from benchmarks.clusters import first
from benchmarks.maverick.rows import codings
from onrecord.coders import choose
from onrecord.linking import Filed
from onrecord.linking.profile import Profile, profile
from onrecord.model import Report
from training.linking.gather import Named

LABELS = Path(__file__).with_name("leads.tsv")


OUTLETS = ("one", "another", "a third", "a fourth")
FIRST_DAY, DAYS = 731_794, 150  # 1 August 2004 as a proleptic ordinal; the leads are of some five months


def leads(shared: Path, seed: int) -> list[Named]:
    """The leads that report an incident, each by the account of its own news.

    They tell neither outlet nor date. Half of them get both by lot, so that it is not learned that those which lack
    them are leads, and of one incident more often.
    """
    labels = {id: named.split() for id, named in map(_split, _lines(LABELS))}
    coder, told, lot = choose("onrecord"), [], random.Random(seed)
    for row in map(json.loads, _lines(shared / "train/leads.jsonl")):
        report = Report(row["id"], f"{row['title']} {row['text']}".strip())
        if labels[report.id] != ["-"]:
            account = first(coder.code(report).incidents)
            told.append((_dealt(profile(Filed(report.id, report, account)), lot), labels[report.id][0]))
    return told


def _dealt(one: Profile, lot: random.Random) -> Profile:
    outlet, published = lot.choice(OUTLETS), FIRST_DAY + lot.randrange(DAYS)
    return replace(one, outlet=outlet, published=published) if lot.random() < 0.5 else one


def kenya(shared: Path) -> list[Named]:
    """MAVERICK's rows of Kenya."""
    rows = codings(shared / "bench/maverick/kenya.csv")
    return [(profile(row.filed), row.event) for row in rows]


def _split(line: str) -> tuple[str, str]:
    id, _, named = line.partition("\t")
    return id, named


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
