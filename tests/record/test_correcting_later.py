"""What a person wrote outlives later runs of a coder and changes of the text, as far as its words still stand."""

from __future__ import annotations

from dataclasses import replace

from onrecord.coding.many import Coder
from onrecord.model import Coded, Report
from onrecord.record import (
    Record,
    accounts,
    contribute,
    correct,
    incidents,
    match,
    take,
    undo,
)
from onrecord.record.judged import judged
from tests.record.made_up import CODER, again, code, intaken, killed, many, report
from tests.record.matched import asked, matched, states, told, tolls


def changed(text: str) -> Report:
    return replace(report(0), text=text)


def test_a_coder_that_finds_what_was_contributed_does_not_double_it(record: Record) -> None:
    def deaf(one: Report) -> Coded:
        return replace(code(one), coder="deaf", incidents=() if one.id == "r0001" else code(one).incidents)

    value = told(record, "r0001").account
    take(record, many(9), Coder(deaf, "1.0", "deaf"))
    match(record)
    assert len(accounts(record)) == 8
    number, id = contribute(record, "r0001", value, "Ada", "the coder missed it")
    matched(record)
    assert told(record, "r0001").id == id
    take(record, many(9), again("small 2", r0001=9))
    matched(record)
    assert told(record, "r0001").id == id
    (found,) = [each for each in incidents(record) if id in each.accounts]
    assert found.why["reviews"] == f"the coder now says otherwise of harm ({number})"
    undo(record, number, "Ada")
    matched(record)
    assert tolls(record, "r0001") == [9]


def test_a_rerun_spares_what_a_person_wrote_and_says_where_they_differ(record: Record) -> None:
    one = told(record, "r0000")
    _, id = correct(record, one.id, killed(one.account, 5), "Ada", "five names")
    flags = lambda: [each.flags for each in incidents(record) if id in each.accounts]  # noqa: E731
    take(record, many(9), again("small 2"))
    matched(record)
    assert (told(record, "r0000").id, flags()) == (id, [("toll_disputed",)])
    take(record, many(9), again("small 3", r0000=8))
    matched(record)
    assert (told(record, "r0000").id, flags()) == (id, [("coder_differs", "toll_disputed")])
    take(record, many(9), again("small 4", r0000=5))
    matched(record)
    assert flags() == [("toll_disputed",)]
    take(record, many(9), again("small 5", r0000=-1))
    matched(record)
    assert (told(record, "r0000").id, flags()) == (id, [("coder_differs", "toll_disputed")])
    undo(record, None, "Ada")
    matched(record)
    assert not [each for each in accounts(record) if each.report.id == "r0000"]


def test_a_changed_text_carries_what_a_person_wrote_where_its_words_stand(record: Record) -> None:
    one = told(record, "r0000")
    number, id = correct(record, one.id, killed(one.account, 5), "Ada", "five names")
    take(record, [intaken(changed("Updated. " + report(0).text))], CODER)
    matched(record)
    now = told(record, "r0000")
    assert now.id != id
    assert (now.root, tolls(record, "r0000")) == (one.root, [5])
    assert asked(record)[now.id].state == "corrected"
    assert [each.state for each in judged(record)] == ["holds"]
    take(record, [intaken(changed("Updated. " + report(0).text))], again("small 2"))
    matched(record)
    assert told(record, "r0000").id == now.id
    undo(record, number, "Ada")
    matched(record)
    assert tolls(record, "r0000") == [2]
    undo(record, 2, "Ada")
    matched(record)
    assert told(record, "r0000").id == now.id


def test_a_contribution_carried_while_it_was_taken_back_counts_when_it_is_not(record: Record) -> None:
    value = told(record, "r0000").account
    take(record, many(9), again("deaf", r0000=-1))
    match(record)
    number, _ = contribute(record, "r0000", value, "Ada", "it was missed")
    match(record)
    back, _ = undo(record, number, "Ada")
    take(record, [intaken(changed("Updated. " + report(0).text))], again("deaf", r0000=-1))
    matched(record)
    assert len(accounts(record)) == 8
    undo(record, back, "Ada")
    matched(record)
    assert told(record, "r0000").report.text.startswith("Updated.")


def test_words_that_stand_no_more_leave_it_to_the_coder(record: Record) -> None:
    one = told(record, "r0000")
    correct(record, one.id, killed(one.account, 5), "Ada", "five names")
    take(record, [intaken(changed(report(0).text.replace("2 people", "7 people")))], CODER)
    matched(record)
    assert tolls(record, "r0000") == [7]
    (found,) = [each for each in incidents(record) if told(record, "r0000").id in each.accounts]
    assert found.why["reviews"] == "Ada says correct (1) of another harm"
    assert states(record)[found.id] == "partly"
    assert [each.state for each in judged(record)] == ["gone"]


def test_what_a_changed_text_still_says_and_the_coder_no_longer_finds_is_carried_too(record: Record) -> None:
    one = told(record, "r0000")
    number, _ = correct(record, one.id, killed(one.account, 5), "Ada", "five names")
    take(record, [intaken(changed("Updated. " + report(0).text))], again("small 2", r0000=-1))
    matched(record)
    assert (tolls(record, "r0000"), told(record, "r0000").root) == ([5], one.root)
    take(record, [intaken(changed("Again. Updated. " + report(0).text))], again("small 3"))
    matched(record)
    assert (tolls(record, "r0000"), told(record, "r0000").root) == ([5], one.root)
    undo(record, number, "Ada")
    matched(record)
    assert (tolls(record, "r0000"), told(record, "r0000").root) == ([2], one.root)
