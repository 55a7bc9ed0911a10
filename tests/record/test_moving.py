"""Spans that follow their words into a changed text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Account
from onrecord.plain import plain
from onrecord.record.moving import Shift, moved
from onrecord.record.spans import untrue
from tests.record.made_up import code, report

OLD = report(0)
(TOLD,) = code(OLD).incidents


def into(text: str) -> Account | None:
    new = replace(OLD, text=text).coded_text
    found = moved(TOLD, OLD.coded_text, new)
    assert found is None or not list(untrue(plain(found), new))
    return found


def test_words_that_stand_are_found_again() -> None:
    for text in (
        OLD.text,
        "Updated on Tuesday. " + OLD.text,
        OLD.text.replace("A witness said", "Two witnesses said"),
        OLD.text.replace("On its page 0", "On page one"),
        "The bureau was asked. " + " ".join(reversed(OLD.text.split(". "))),
    ):
        found = into(text)
        assert found is not None, text
        assert replace(found, place=None, when=None, perpetrators=(), harm=(), evidence=()) == replace(
            TOLD, place=None, when=None, perpetrators=(), harm=(), evidence=()
        )
        assert [one.text for one in found.harm] == [one.text for one in TOLD.harm]


def test_words_that_are_gone_carry_nothing() -> None:
    assert into(OLD.text.replace("2 people", "7 people")) is None
    assert into(OLD.text.replace("raiders", "gunmen")) is None
    assert into("Nothing to report today.") is None


def test_a_sentence_is_kept_from_its_beginning_to_its_end() -> None:
    shift = Shift("He fled. Two of the raiders died there.", "He fled. Two of the men died there.")
    assert shift.roughly([9, 39]) == [9, 35]
    assert shift.exactly([9, 39]) is None


@given(st.text("ab c.", max_size=40), st.text("ab c.", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_what_is_moved_reads_the_same(old: str, new: str, start: int, end: int) -> None:
    if start < end <= len(old) and (found := Shift(old, new).exactly([start, end])):
        assert new[found[0] : found[1]] == old[start:end]
