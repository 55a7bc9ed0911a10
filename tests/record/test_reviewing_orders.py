"""Reviews, corrections, undos, later coders and changed texts in any order: piece by piece is as all at once."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.coding.many import Coder
from onrecord.linking import Judgement
from onrecord.model import Coded, Report
from onrecord.record import (
    Record,
    RecordError,
    accounts,
    contribute,
    correct,
    incidents,
    judge,
    match,
    review,
    take,
    undo,
)
from onrecord.record.acts import acts, taken_back
from onrecord.record.reviewed import reviews
from tests.record.made_up import CODER, code, intaken, killed, many, report
from tests.record.matched import matched, state

WHO = st.sampled_from(["Ada", "Ben"])
ANY = st.integers(0, 99)
TEXTS = ("{}", "Updated. {}", "{} More is not known.", "Nothing to report today.")
READ = st.tuples(st.just("read"), st.integers(0, 6), st.sampled_from(TEXTS), st.booleans(), st.integers(0, 2))
REVIEW = st.tuples(st.just("review"), ANY, st.sampled_from(["accept", "reject", "reject", "unsure", "note"]), WHO)
CORRECT = st.tuples(st.just("correct"), ANY, st.integers(1, 9), WHO)
CONTRIBUTE = st.tuples(st.just("contribute"), st.integers(0, 6), st.integers(1, 9), WHO)
JUDGE = st.tuples(st.just("judge"), ANY, ANY, st.sampled_from(["same", "different"]), WHO)
UNDO = st.tuples(st.just("undo"), ANY)
STEP = st.one_of(READ, READ, REVIEW, REVIEW, CORRECT, CONTRIBUTE, JUDGE, UNDO)
STEPS = st.lists(st.tuples(STEP, st.booleans()), min_size=6, max_size=16)


def reader(more: int) -> Coder:
    """Coders: as it is, one more dead than it is, and one that tells nothing."""

    def read(one: Report) -> Coded:
        found = code(one).incidents[: 0 if more == 2 else None]
        said = tuple(killed(value, (value.harm[0].low or 0) + more) for value in found)
        return Coded(one.id, "1.0", f"small {more + 1}", said)

    return Coder(read, "1.0", f"small {more + 1}")


def perform(record: Record, step: tuple[Any, ...]) -> None:
    """One step; what the record refuses in its own words is no step."""
    verb, *rest = step
    with suppress(RecordError):
        _VERBS[verb](record, *rest)


def _read(record: Record, number: int, form: str, twice: bool, coder: int) -> None:
    text = form.format(report(number).text + f" {report(number + 3).text}" * twice)
    take(record, [intaken(replace(report(number), text=text))], reader(coder))


def _one(record: Record, at: int) -> Any:
    """Any account that counts, or one that is rejected."""
    with record.reading() as connection:
        every = sorted({*reviews(connection), *(one.id for one in accounts(record))})
    if not every:
        raise RecordError(record.name, "there is no account", "take in a report")
    return every[at % len(every)]


def _correct(record: Record, at: int, number: int, who: str) -> None:
    told = {one.id: one.account for one in accounts(record)}
    id = _one(record, at)
    if id in told:
        correct(record, id, killed(told[id], number), who, "so says the list")


def _contribute(record: Record, number: int, toll: int, who: str) -> None:
    every = [one.report for one in accounts(record) if one.report.id.startswith(f"r{number:04}")]
    for one in every[:1]:
        contribute(record, one.id, killed(code(one).incidents[-1], toll), who, "it was missed")


def _judge(record: Record, one: int, other: int, verdict: str, who: str) -> None:
    a, b = _one(record, one), _one(record, other)
    if a != b:
        judge(record, Judgement(a, b, verdict, who, 1.0, "so it seems"))


def _undo(record: Record, at: int) -> None:
    """Any act that holds, an undo as well."""
    with record.reading() as connection:
        every = acts(connection)
    gone = taken_back(every)
    if standing := [act for act in every if act.number not in gone]:
        act = standing[at % len(standing)]
        undo(record, act.number, act.by)


def _review(record: Record, at: int, verdict: str, who: str) -> None:
    review(record, verdict, [_one(record, at)], who, "so it seems")


_VERBS: dict[str, Any] = {
    "read": _read, "review": _review, "correct": _correct, "contribute": _contribute, "judge": _judge, "undo": _undo,
}  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven reports, matched."""
    path = tmp_path_factory.mktemp("begun") / "record.db"
    with Record.open(path) as record:
        take(record, many(7), CODER)
        match(record)
    return path


def fresh(begun: Path, name: str) -> Path:
    for file in begun.parent.glob(f"{name}.db*"):
        file.unlink()
    shutil.copyfile(begun, begun.with_name(f"{name}.db"))
    return begun.with_name(f"{name}.db")


@given(STEPS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_piece_by_piece_is_as_all_at_once(begun: Path, steps: list[tuple[tuple[Any, ...], bool]]) -> None:
    with Record.open(fresh(begun, "steps")) as record:
        for step, then in steps:
            perform(record, step)
            if then:
                match(record)
        matched(record)


@given(st.lists(st.one_of(REVIEW, CORRECT, CONTRIBUTE, UNDO), min_size=1, max_size=6))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_taking_all_back_leaves_what_was_there(begun: Path, steps: list[tuple[Any, ...]]) -> None:
    with Record.open(fresh(begun, "back")) as record:
        before = state(record)
        for step in steps:
            perform(record, step)
            match(record)
        with record.reading() as connection:
            every = acts(connection)
        first = [act for act in every if act.of is None]
        for act in first:
            if act.number not in taken_back(every):
                undo(record, act.number, act.by)
        match(record)
        assert state(record) == before


WORDS = st.dictionaries(
    st.tuples(st.integers(0, 6), WHO), st.sampled_from(["accept", "reject", "unsure"]), min_size=2, max_size=8
)


@given(WORDS, st.randoms(use_true_random=False))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_in_which_people_speak_moves_nothing(
    begun: Path, words: dict[tuple[int, str], str], luck: Any
) -> None:
    found = []
    for _ in range(2):
        spoken = list(words.items())
        luck.shuffle(spoken)
        with Record.open(fresh(begun, "spoken")) as record:
            every = sorted(one.id for one in accounts(record))
            for (at, who), verdict in spoken:
                review(record, verdict, [every[at]], who, "so it seems")
                if luck.random() < 0.4:
                    match(record)
            match(record)
            found.append([(one.id, one.accounts, one.flags, one.harm) for one in incidents(record)])
    assert found[0] == found[1]
