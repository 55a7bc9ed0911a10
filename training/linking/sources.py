"""Where the labels come from: news leads of 2004 labelled by us, and MAVERICK's rows of Kenya, grouped by people."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.clusters import first
from benchmarks.maverick.rows import codings
from onrecord import codebook
from onrecord.coders import choose
from onrecord.linking import Filed
from onrecord.linking.profile import Profile, profile
from onrecord.model import Report
from training.linking.gather import Named

LABELS = Path(__file__).with_name("leads.tsv")


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATED = re.compile(rf"-({'|'.join(MONTHS)})(\d{{1,2}})")
ASSUMED, BESIDE = 0.3, 0.1  # the share of leads of which only the publication date is told, or a day beside it
OUTLETS = ("one", "another", "a third", "a fourth")
FIRST_DAY, DAYS = 731_794, 150  # 1 August 2004 as a proleptic ordinal; the leads are of some five months


def leads(shared: Path, seed: int, coder_name: str) -> list[Named]:
    """The leads that report an incident, each by the account of its own news, as a coder writes it.

    They tell neither outlet nor date. Half of them get both by lot, so that it is not learned that those which lack
    them are leads, and of one incident more often.
    """
    labels = {id: named.split() for id, named in map(_split, _lines(LABELS))}
    coder, told, lot = choose(coder_name), [], random.Random(seed)
    for row in map(json.loads, _lines(shared / "train/leads.jsonl")):
        report = Report(row["id"], f"{row['title']} {row['text']}".strip())
        if labels[report.id] != ["-"]:
            account = first(coder.code(report).incidents)
            told.append((_dealt(profile(Filed(report.id, report, account)), lot), labels[report.id][0]))
    return told


def with_days(told: Sequence[Named], seed: int) -> list[Named]:
    """The leads with the day of their incident: the one in its label, else one by lot.

    Some tell a day beside it, and of some only the publication date is known. Who learns from leads without days and
    from MAVERICK's rows without words alone does not learn what like words say of incidents of one day and town.
    """
    lot = random.Random(seed)
    days = {name: _day(name) or FIRST_DAY + lot.randrange(DAYS) for name in sorted({name for _, name in told})}
    return [(_on(one, days[name], lot), name) for one, name in told]


def _on(one: Profile, day: int, lot: random.Random) -> Profile:
    if lot.random() < ASSUMED:
        published = day + lot.choice((0, 1, 1, 2))
        first = published - codebook.table("linking")["window"]["undated"]
        return replace(one, start=first, end=published, assumed=True, published=published, weekday=None)
    told = day + lot.choice((-1, 1)) if lot.random() < BESIDE else day
    return replace(
        one, start=told, end=told, assumed=False, weekday=(told - 1) % 7, published=day + lot.choice((1, 1, 2))
    )


def _day(name: str) -> int | None:
    """The day in a label such as ``sderot-rocket-two-children-sep29``; the leads are of August 2004 to January 2005."""
    told = _DATED.search(name)
    if told is None:
        return None
    month = 1 + MONTHS.index(told[1])
    return date(2005 if month < 3 else 2004, month, int(told[2])).toordinal()


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
