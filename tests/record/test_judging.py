"""Whose word stands: kept for good, taken back, replaced, in conflict; and it follows the accounts that it was said of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.coding.many import Coder
from onrecord.linking import Judgement
from onrecord.model import Coded, Report
from onrecord.record import (
    Choice,
    Record,
    RecordError,
    accounts,
    changes,
    choose,
    choose_default,
    incidents,
    judge,
    match,
    take,
    undo,
    verify,
)
from onrecord.record.judged import judged
from onrecord.record.judging import CONFLICT, UNSURE, marks, people
from onrecord.record.saying import say, split
from onrecord.rulings.hierarchy import Hierarchy
from tests.record.made_up import CODER, code, export, intaken, many, report

Clusters = set[frozenset[str]]


def clusters(record: Record) -> Clusters:
    """The reports of each incident, once all is matched; and the record is whole."""
    match(record)
    assert verify(record) == []
    by_account = {one.id: one.root[0] for one in accounts(record)}
    return {frozenset(by_account[id] for id in one.accounts) for one in incidents(record)}


def ids(record: Record) -> list[str]:
    return [one.id for one in incidents(record)]


def standing(record: Record) -> list[tuple[str, str]]:
    with record.reading() as connection:
        return [(one.by, one.verdict) for one in people(connection)]


def states(record: Record) -> list[str]:
    return [one.state for one in judged(record)]


def group(*numbers: int) -> frozenset[str]:
    return frozenset(f"r{number:04}" for number in numbers)


APART = {group(0, 1, 2), group(3, 4, 5), group(6, 7, 8)}
JOINED = {group(0, 1, 2, 3, 4, 5), group(6, 7, 8)}


def test_merging_then_splitting_restores_the_state(record: Record, tmp_path: Path) -> None:
    before = export(tmp_path / "record.db")
    first, second, _ = ids(record)
    later = {one.id for one in accounts(record) if one.root[0] in group(3, 4, 5)}
    say(record, "same", first, second, "Ada", "one raid")
    assert clusters(record) == JOINED
    assert [len(one.accounts) for one in incidents(record)] == [6, 3]
    split(record, first, sorted(later), "Ada", "two after all")
    assert clusters(record) == APART
    assert export(tmp_path / "record.db") == before


def test_undo_restores_the_state_and_undo_of_undo_too(record: Record, tmp_path: Path) -> None:
    before = export(tmp_path / "record.db")
    first, second, third = ids(record)
    say(record, "same", first, second, "Ada", "one raid")
    match(record)
    between = export(tmp_path / "record.db")
    say(record, "different", first, third, "Ada", "far away")
    say(record, "same", first, third, "Ada", "not so far")
    assert clusters(record) == {group(*range(9))}
    assert [undo(record, None, "Ada")[1].number for _ in range(2)] == [3, 2]
    assert clusters(record) == JOINED
    assert export(tmp_path / "record.db") == between
    number, act = undo(record, None, "Ada")
    assert clusters(record) == APART
    assert (act.number, export(tmp_path / "record.db")) == (1, before)
    undo(record, number, "Ada")
    assert clusters(record) == JOINED
    assert export(tmp_path / "record.db") == between
    assert states(record) == ["holds", "taken back", "taken back", "holds", "holds", "taken back", "holds"]


def test_a_persons_last_word_counts_and_the_one_before_after_an_undo(record: Record) -> None:
    first, second, _ = ids(record)
    say(record, "same", first, second, "Ada", "one raid")
    a, b = (next(one.id for one in accounts(record) if one.root[0] == name) for name in ("r0000", "r0003"))
    judge(record, Judgement(a, b, "different", "Ada", 1.0, "the lists of the dead differ"))
    assert states(record) == ["overruled", "holds"], "the other pairs still say same"
    undo(record, 2, "Ada")
    assert clusters(record) == JOINED
    assert states(record) == ["holds", "taken back", "holds"]


def test_different_wins_whoever_says_it_and_both_are_kept(record: Record) -> None:
    first, second, _ = ids(record)
    say(record, "different", second, first, "Ben", "two districts")
    say(record, "same", first, second, "Ada", "one raid")
    assert clusters(record) == APART
    assert states(record) == ["holds", "overruled"]
    found = {one.id: one for one in incidents(record)}
    assert {id for id, one in found.items() if CONFLICT in one.flags} == {first, second}
    assert found[first].why["judgements"] == "Ada says same (2), Ben says different (1)"
    undo(record, None, "Ben")
    assert clusters(record) == JOINED
    assert not any(CONFLICT in one.flags for one in incidents(record))


def test_words_that_cannot_all_hold_by_what_follows_from_them(record: Record) -> None:
    told = {one.root[0]: one.id for one in accounts(record)}
    for a, b, verdict in (("r0000", "r0003", "same"), ("r0003", "r0006", "same"), ("r0000", "r0006", "different")):
        judge(record, Judgement(told[a], told[b], verdict, "Ada", 1.0, ""))
    with record.reading() as connection:
        assert {id for id, some in marks(connection).items() if some[0].flag == CONFLICT} == {
            told[name] for name in ("r0000", "r0003", "r0006")
        }
    match(record)
    apart = [one for one in incidents(record) if {told["r0000"], told["r0006"]} <= set(one.accounts)]
    assert apart == []


def test_a_doubt_moves_nothing(record: Record) -> None:
    first, second, third = ids(record)
    say(record, "unsure", first, second, "Ada", "the towns lie close")
    assert clusters(record) == APART
    assert {one.id for one in incidents(record) if UNSURE in one.flags} == {first, second}
    say(record, "same", first, second, "Ben", "one raid")
    assert clusters(record) == JOINED, "a doubt keeps nobody else from being sure"
    assert standing(record) == [("Ben", "same")] * 9
    inside = [one.id for one in accounts(record) if one.root[0] in group(6, 7)]
    judge(record, Judgement(*inside, "unsure", "Ada", 1.0, "page 7 is blurred"))
    assert clusters(record) == JOINED
    assert [one.id for one in incidents(record) if UNSURE in one.flags] == [first, third]


def renamed(name: str, shuffled: bool = False) -> Coder:
    def read(report: Report) -> Coded:
        told = code(report)
        return replace(told, coder=name, incidents=tuple(reversed(told.incidents)) if shuffled else told.incidents)

    return Coder(read, "1.0", name)


def test_a_judgement_survives_reruns_new_coders_and_changed_texts(record: Record) -> None:
    first, second, third = ids(record)
    say(record, "same", first, second, "Ada", "one raid")
    say(record, "different", first, third, "Ada", "another valley")
    before = sorted(standing(record))
    for _ in range(3):
        assert clusters(record) == JOINED
    take(record, many(9), renamed("small 2"))
    assert clusters(record) == JOINED
    changed = [replace(report(n), text="Updated. " + report(n).text.replace("at dawn", "at noon")) for n in range(9)]
    take(record, [intaken(one) for one in changed], renamed("small 2"))
    assert clusters(record) == JOINED
    take(record, [intaken(one) for one in changed], renamed("small 3", shuffled=True))
    assert clusters(record) == JOINED
    assert len(accounts(record)) == 9
    assert sorted(standing(record)) == before
    undo(record, 1, "Ada")
    assert clusters(record) == APART


def test_what_is_said_of_an_account_that_is_gone_waits_for_its_return(record: Record) -> None:
    first, second, _ = ids(record)
    say(record, "same", first, second, "Ada", "one raid")
    match(record)
    was, quiet = report(3), {n: replace(report(n), text="Nothing to report today.") for n in range(9)}
    take(record, [intaken(quiet[n]) for n in (3, 4, 5)], CODER)
    assert clusters(record) == {group(0, 1, 2), group(6, 7, 8)}
    assert states(record) == ["gone"]
    last = list(changes(record))[-1]
    assert (last.kind, last.id, {cause["how"] for cause in last.because}) == ("changed", first, {"version"})
    with pytest.raises(RecordError, match=r"incident I-\w+ is no more: no report tells of it any longer"):
        say(record, "same", second, first, "Ada", "one raid")
    take(record, [intaken(replace(was, text="Told again. " + was.text))], CODER)
    assert clusters(record) == {group(0, 1, 2, 3), group(6, 7, 8)}
    assert states(record) == ["holds in part"]


def test_accounts_are_judged_too(record: Record) -> None:
    told = {one.root[0]: one.id for one in accounts(record)}
    say(record, "different", told["r0000"][:10], told["r0001"], "Ada", "two lists of names")
    assert group(0, 1, 2) not in clusters(record)
    assert all(not {told["r0000"], told["r0001"]} <= set(one.accounts) for one in incidents(record))
    holder = next(one.id for one in incidents(record) if told["r0008"] in one.accounts)
    with pytest.raises(RecordError, match="is part of incident"):
        say(record, "different", told["r0008"], holder, "Ada", "")


def test_the_matchers_name_and_unknown_verdicts_are_refused(record: Record) -> None:
    one, other = (filed.id for filed in accounts(record)[:2])
    for verdict, by in (("same", "matcher"), ("alike", "Ada")):
        with pytest.raises(ValueError, match="can't say"):
            judge(record, Judgement(one, other, verdict, by))
    assert states(record) == []


def test_causes_name_the_act(record: Record) -> None:
    first, second, _ = ids(record)
    say(record, "same", first, second, "Ada", "one raid")
    match(record)
    number, _ = undo(record, None, "Ada", "a slip")
    match(record)
    last = [one for one in changes(record) if one.because and "judgement" in one.because[0]]
    assert [(one.kind, one.id, one.because[0]["judgement"]) for one in last] == [
        (kind, id, n) for n, kinds in ((1, ("changed", "merged")), (number, ("changed", "split")))
        for id, kind in sorted(zip((first, second), kinds, strict=True))
    ]  # fmt: skip
    assert last[-1].because == ({"judgement": 2, "verb": "undo", "of": 1, "by": "Ada", "why": "a slip"},)


def test_causes_name_a_ruling_as_people_do(record: Record) -> None:
    first = ids(record)[0]
    order = Hierarchy("the desk's order", (("outlet", "The Courier"),), "lowest", "last").spec
    choose(record, first, Choice(order, "Ada", "they were there"))
    match(record)
    choose_default(record, Choice("median", "Ben", "for the year"))
    match(record)
    ruled = {one.id: one.because for one in changes(record) if one.kind == "changed"}
    named = "hierarchy (the desk's order)"
    assert ruled.pop(first) == ({"ruling": named, "by": "Ada", "why": "they were there"},)
    assert list(ruled.values()) == [({"ruling": "median", "by": "Ben", "why": "for the year"},)] * 2
