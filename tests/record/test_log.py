"""The chain of the change log shows every change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from onrecord.record.log import GENESIS, Entry, Event, append, breaks, canonical, digest, entries, head
from onrecord.record.schema import metadata

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
JSON = st.dictionaries(WORDS, WORDS | st.integers() | st.none() | st.lists(WORDS, max_size=3), max_size=3)
EVENTS = st.lists(st.builds(Event, WORDS, WORDS, JSON), min_size=1, max_size=8)


def chain(events: list[Event]) -> list[Entry]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        append(connection, "someone", events[:3])
        append(connection, "someone else", events[3:])
        found = list(entries(connection))
        assert head(connection) == (len(events), found[-1].hash)
    return found


@given(EVENTS)
def test_a_log_as_written_is_whole(events: list[Event]) -> None:
    found = chain(events)
    assert list(breaks(found)) == []
    assert [(e.kind, e.subject, e.payload) for e in found] == [
        (e.kind, e.subject, canonical(e.payload)) for e in events
    ]


@given(EVENTS, st.data())
def test_any_change_of_any_field_shows(events: list[Event], data: st.DataObject) -> None:
    found = chain(events)
    at = data.draw(st.integers(0, len(found) - 1))
    name = data.draw(st.sampled_from(Entry.__slots__))
    old = getattr(found[at], name)
    new = data.draw((st.integers() if name == "seq" else WORDS).filter(lambda value: value != old))
    change: dict[str, Any] = {name: new}
    found[at] = replace(found[at], **change)
    assert list(breaks(found))


@given(EVENTS.filter(lambda events: len(events) > 1), st.data())
def test_dropping_or_moving_entries_shows(events: list[Event], data: st.DataObject) -> None:
    found = chain(events)
    at = data.draw(st.integers(0, len(found) - 2))  # the newest entry may be cut off unseen: for that there is the head
    assert list(breaks(found[:at] + found[at + 1 :]))
    swapped = [*found]
    swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
    assert list(breaks(swapped))


@given(EVENTS, st.data())
def test_rewriting_an_entry_with_its_hash_shows_at_the_next(events: list[Event], data: st.DataObject) -> None:
    found = chain([*events, Event("last", "", {})])
    at = data.draw(st.integers(0, len(found) - 2))
    forged = replace(found[at], payload='{"forged":true}')
    fields = [getattr(forged, name) for name in Entry.__slots__[:-1]]
    found[at] = replace(forged, hash=digest(fields))
    assert [seq for seq, _ in breaks(found)] == [at + 2]


def test_an_empty_log_is_whole() -> None:
    assert list(breaks([])) == []
    assert len(GENESIS) == 64


# label, data, its canonical JSON
CANONICAL: list[tuple[str, Any, str]] = [
    ("keys sorted, no spaces", {"b": 1, "a": [1, 2]}, '{"a":[1,2],"b":1}'),
    ("letters as they are", {"name": "Çelik ‏عربي"}, '{"name":"Çelik ‏عربي"}'),
    ("nothing", None, "null"),
    ("numbers", [1.0, 0.1, 10**20], "[1.0,0.1,100000000000000000000]"),
]


def test_canonical() -> None:
    for label, data, expected in CANONICAL:
        assert canonical(data) == expected, label


def test_a_known_hash() -> None:
    assert digest([]) == "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"  # sha256 of "[]"


def test_time_and_actor_are_kept(tmp_path: Path) -> None:
    first, last = chain([Event("a", "b", {})] * 4)[::3]
    assert (first.actor, last.actor) == ("someone", "someone else")
    assert first.time.endswith("+00:00")
