"""The order of the review: flags that call for a person, then the least sure, then the newest."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onrecord.desk.columns import Columns, mask
from onrecord.desk.review_queue import following, left, order, place, within
from onrecord.desk.review_work import Work, told, work_of
from onrecord.desk.state import BadState, State
from onrecord.desk.table import reviewed, table
from onrecord.record.schema import facets

NAMES = [column.name for column in facets.columns]
ALL = State()


def row(
    id: str, flags: str = "", confidence: float = 0.9, killed: int | None = None, day: int = 1
) -> tuple[object, ...]:
    given = {
        "incident": id,
        "flags": flags,
        "confidence": confidence,
        "killed": killed,
        "published": day,
        "reports": "",
    }
    texts = dict.fromkeys(("actors", "outlets", "parties", "place"), "")
    return tuple({**dict.fromkeys(NAMES), **texts, **given}[name] for name in NAMES)


@pytest.fixture
def made() -> Columns:
    return table([
        row("I-sure-old", day=10),
        row("I-sure-new", day=20),
        row("I-unsure", confidence=0.5),
        row("I-least-sure", confidence=0.3),
        row("I-disputed", "single_source;toll_disputed".replace(";", "\x1f"), killed=3),
        row("I-disputed-more", "toll_disputed", killed=30),
        row("I-conflict", "judgements_conflict"),
        row("I-alone", "single_source", day=15),
        row("I-strange", "a_flag_of_tomorrow"),
    ])  # fmt: skip


def queue(made: Columns, lane: str = "") -> list[str]:
    one, every = order(made), mask(made, ALL)
    some, found = within(made, one, every, lane), list[str]()
    after = None
    for _ in range(int(some.sum())):
        id = following(made, one, some, after)
        assert id is not None
        found.append(id)
        after = place(made, one, id)
    return found


def test_flags_come_first_then_the_least_sure_then_the_new(made: Columns) -> None:
    assert queue(made) == [
        "I-conflict", "I-disputed-more", "I-disputed", "I-strange", "I-least-sure", "I-unsure", "I-sure-new", "I-alone",
        "I-sure-old",
    ]  # fmt: skip


def test_a_lane_is_a_part_of_it(made: Columns) -> None:
    assert queue(made, "low") == ["I-least-sure", "I-unsure"]
    assert queue(made, "new") == ["I-sure-new", "I-alone", "I-sure-old"]


def test_what_was_accepted_is_gone_and_what_was_set_aside_is_kept_for_others(made: Columns) -> None:
    some = reviewed(made, {"I-conflict": "accepted", "I-disputed": "unsure", "I-alone": "partly"})
    assert "I-conflict" not in queue(some)
    assert "I-disputed" not in queue(some)
    assert "I-alone" in queue(some)
    assert queue(some, "unsure") == ["I-disputed"]
    counts = left(some, order(some), mask(some, ALL))
    assert (counts.lanes, counts.unsure, counts.done) == ({"flagged": 2, "low": 2, "new": 3}, 1, 1)
    assert counts.all == len(queue(some))


def test_it_goes_on_from_the_place_of_what_is_gone(made: Columns) -> None:
    stood = place(made, order(made), "I-disputed-more")
    rest = table(
        [row("I-conflict", "judgements_conflict"), row("I-disputed", "toll_disputed", killed=3), row("I-sure")]
    )
    assert following(rest, order(rest), mask(rest, ALL), stood) == "I-disputed"


def test_after_the_last_comes_the_first(made: Columns) -> None:
    one = order(made)
    assert following(made, one, mask(made, ALL), place(made, one, "I-sure-old")) == "I-conflict"


def test_what_others_look_at_comes_last(made: Columns) -> None:
    one, every = order(made), mask(made, ALL)
    assert following(made, one, every, None, {"I-conflict", "I-disputed-more"}) == "I-disputed"
    alone = every & np.isin(made.ids, ["I-conflict"])
    assert following(made, one, alone, None, {"I-conflict"}) == "I-conflict"


def test_an_empty_record_has_no_first() -> None:
    none = table([])
    assert following(none, order(none), mask(none, ALL)) is None


def test_the_place_in_the_queue_survives_the_address(made: Columns) -> None:
    at = place(made, order(made), "I-least-sure")
    work = work_of([("lane", "low"), ("type", "attack"), ("after", told(at)), ("sort", "place")])
    assert work.after == at
    assert work_of([("after", told(work.after))]).after == at
    assert work.url().startswith("/review?type=attack&lane=low&after=1~0.3")
    assert replace(work, after=None).url(lane="") == "/review?type=attack"


@pytest.mark.parametrize("text", ["", "x", "1~", "1~nothing~I-1", "~~~~"])
def test_a_place_that_is_none_is_the_beginning(text: str) -> None:
    assert work_of([("after", text)]).after is None


def test_a_lane_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadState, match="flagged, low, new, unsure"):
        work_of([("lane", "others")])
    assert Work(ALL).url() == "/review"
