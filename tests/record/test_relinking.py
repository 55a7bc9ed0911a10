"""Matched piece by piece or all at once, the record holds the same incidents and the same pairs."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import codebook
from onrecord.coding.many import Coder
from onrecord.linking import Judgement
from onrecord.model import Account, Coded, Report
from onrecord.record import Choice, Record, accounts, choose, incidents, judge, match, take, verify
from onrecord.record.acts import undo
from onrecord.record.choosing import choose_default
from tests.linking.telling import told
from tests.record.made_up import CODER, intaken, many, report
from tests.record.matched import relinked, state

SENTENCES = [
    "Gunmen led by Amara ambushed a patrol near the dam before dawn",
    "The patrol that Amara had followed came under fire at the dam",
    "A blast tore through the stalls where Bertil sold figs",
    "Figs lay in the street after the blast, Bertil and Cosima said",
]
TOLD = st.builds(
    dict,
    text=st.sampled_from(SENTENCES),
    type=st.sampled_from(["attack", "armed_clash"]),
    place=st.sampled_from(["Baquba", "Diyala", None]),
    when=st.sampled_from(["2021-05-03", "2021-05-04", "2021-05-01..2021-05-31", None]),
    killed=st.sampled_from([2, None, 30]),
)
READ = st.tuples(
    st.just("read"), st.integers(0, 9), st.lists(TOLD, min_size=1, max_size=3), st.sampled_from(["2021-05-04", None])
)
JUDGE = st.tuples(
    st.just("judge"), st.integers(0, 99), st.integers(0, 99), st.sampled_from(["same", "different", "unsure"]),
    st.sampled_from(["Ada", "Ben"]),
)  # fmt: skip
UNDO = st.tuples(st.just("undo"), st.sampled_from(["Ada", "Ben"]))
CHOOSE = st.tuples(
    st.just("choose"), st.one_of(st.none(), st.integers(0, 99)), st.sampled_from(["lowest", "median", "range"])
)
STEPS = st.lists(st.tuples(st.one_of(READ, READ, READ, JUDGE, UNDO, CHOOSE), st.booleans()), min_size=8, max_size=16)


class Newsroom:
    """Reports whose accounts are known beforehand, under the report's text."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[Account, ...]] = {}
        self.coder = Coder(self.code, "1.0", "newsroom 1")

    def code(self, report: Report) -> Coded:
        return Coded(report.id, "1.0", "newsroom 1", self._told[report.text])

    def tells(self, number: int, rows: list[dict[str, Any]], published: str | None) -> Report:
        """A report; another text under the same number is a new version of it."""
        text, found = f"Report {number} of {published}.", []
        for row in rows:
            start = len(text) + 1
            text += f" {row['text']}."
            account = told("one", **row).account
            found.append(replace(account, evidence=((start, len(text)),)))
        self._told[text] = tuple(found)
        day = date.fromisoformat(published) if published else None
        return Report(f"r{number}", text, None, day, f"Outlet {number % 3}")


@contextmanager
def crowd(limit: int) -> Iterator[None]:
    """So few accounts make a name common that it happens in a small record."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(codebook.table("blocking")["handles"], "crowd", limit)
        patch.setitem(codebook.table("blocking")["handles"], "crowd_ever", limit + 1)
        yield


def perform(record: Record, newsroom: Newsroom, step: tuple[Any, ...]) -> None:
    if step[0] == "read":
        take(record, [intaken(newsroom.tells(*step[1:]), f"r{step[1]}.txt")], newsroom.coder)
    elif step[0] == "choose":
        choice, held = Choice(step[2], "Ada", "the ministry counts slowly"), incidents(record)
        if step[1] is None:
            choose_default(record, choice)
        elif held:
            choose(record, held[step[1] % len(held)].id, choice)
    elif step[0] == "judge":
        some = accounts(record)
        if len(some) > 1:
            one, other = some[step[1] % len(some)], some[step[2] % len(some)]
            if one.id != other.id:
                judge(record, Judgement(one.id, other.id, step[3], step[4], 1.0, "so it seems"))
    else:
        with record.reading() as connection:
            from onrecord.record.acts import acts, taken_back

            every = acts(connection)
        gone = taken_back(every)
        if any(act.by == step[1] and act.number not in gone and act.verb != "undo" for act in every):
            undo(record, None, step[1])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "record.db"
    Record.open(path).close()
    return path


@given(STEPS, st.integers(1, 3))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_piece_by_piece_is_as_all_at_once(empty: Path, steps: list[tuple[tuple[Any, ...], bool]], limit: int) -> None:
    path, newsroom = empty.with_name("steps.db"), Newsroom()
    shutil.copyfile(empty, path)
    with crowd(limit), Record.open(path) as record:
        for step, matched in steps:
            perform(record, newsroom, step)
            if matched:
                match(record)
        relinked(record)
    for file in path.parent.glob("steps.db*"):
        file.unlink()


def test_reports_one_by_one_in_any_order_are_as_all_at_once(tmp_path: Path) -> None:
    items = list(many(30))
    with Record.open(tmp_path / "one.db") as record:
        take(record, items, CODER)
        match(record)
        whole = state(record)
    random.Random(2).shuffle(items)
    with Record.open(tmp_path / "two.db") as record:
        for item in items:
            take(record, [item], CODER)
            match(record)
        assert state(record) == whole
        assert verify(record) == []


def test_other_rules_or_an_unknown_entry_link_the_whole_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.record import log, matching

    with Record.open(tmp_path / "record.db") as record:
        take(record, many(12), CODER)
        pairs = match(record).judgements
        assert pairs > 0
        assert match(record).judgements == 0
        with record.writing() as connection:
            log.append(connection, "a later Onrecord", [log.Event("prophecy", "nobody", {})])
        assert match(record).judgements == pairs
        monkeypatch.setattr(matching, "rules", lambda: "others")
        assert match(record).judgements == pairs
        assert match(record).judgements == 0


def test_only_new_reports_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.record import relinking

    made: list[str] = []
    real = relinking.profile
    with Record.open(tmp_path / "record.db") as record:
        take(record, many(301), CODER)
        match(record)
        monkeypatch.setattr(relinking, "profile", lambda one: made.append(one.report.id) or real(one))
        take(record, [intaken(report(301))], CODER)
        assert match(record).judgements > 0
        assert made == ["r0301"]


def test_a_name_that_becomes_too_common_and_ceases_to_be(tmp_path: Path) -> None:
    newsroom, shot = Newsroom(), {"text": SENTENCES[0], "place": None, "when": None, "killed": 7}
    with crowd(2), Record.open(tmp_path / "record.db") as record:
        sizes, pairs = [], []
        for number in range(4):
            take(record, [intaken(newsroom.tells(number, [shot], None), f"r{number}.txt")], newsroom.coder)
            match(record)
            sizes.append(sorted(len(one.accounts) for one in incidents(record)))
            pairs.append(len(state(record)[1]))
        assert pairs == [0, 1, 3, 0], "three may share a name of undated accounts, four are too many"
        assert sizes == [[1], [2], [3], [1, 1, 1, 1]]
        other = {**shot, "text": SENTENCES[2]}
        take(record, [intaken(newsroom.tells(0, [other], None), "r0.txt")], newsroom.coder)
        match(record)
        assert sorted(len(one.accounts) for one in incidents(record)) == [1, 3]
        assert match(record, anew=True).changed == 0
