"""What each role may do, tried on the record: a person of each at the same desk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.desk import Settings
from onrecord.desk.roles import ROLES
from onrecord.record import Record, incidents
from onrecord.record.judged import judged
from tests.desk.members import PEOPLE, WORDS, fill
from tests.desk.visitor import Visitor


@pytest.fixture
def desk(record_file: Path, tmp_path: Path) -> Iterator[Visitor]:
    for file in record_file.parent.glob(f"{record_file.name}*"):
        shutil.copy(file, tmp_path / file.name)
    with Visitor(Settings(tmp_path / record_file.name, users=True)) as made:
        fill(made.app.state.people)  # type: ignore[attr-defined]
        yield made


@pytest.fixture
def person(desk: Visitor) -> Callable[[str], Visitor]:
    def logged_in(name: str) -> Visitor:
        made = desk.other()
        assert made.log_in(name, WORDS).status_code == 303
        return made

    return logged_in


def some(desk: Visitor) -> dict[str, str]:
    """The form of a decision on the first incident."""
    with Record.open(desk.app.state.board.settings.record) as record:  # type: ignore[attr-defined]
        one = incidents(record)[0]
    return {"incident": one.id, "account": one.accounts[0]}


def decide(desk: Visitor, verdict: str = "note", why: str = "seen") -> int:
    answer = desk.post(
        "/decide", data={**some(desk), "verdict": verdict, "why": why}, headers={"Accept": "application/json"}
    )
    return int(answer.status_code)


def undo(desk: Visitor, act: int) -> int:
    return int(desk.post("/undo", data={"act": str(act)}, headers={"Accept": "application/json"}).status_code)


def said(desk: Visitor) -> list[tuple[int, str, str]]:
    """What was decided: its number, the verb and whose word it is."""
    with Record.open(desk.app.state.board.settings.record, readonly=True) as record:  # type: ignore[attr-defined]
        return [(one.act.number, one.act.verb, one.act.by) for one in judged(record)]


@pytest.mark.parametrize(("name", "role"), PEOPLE.items())
def test_a_decision_needs_a_coder_and_is_signed(
    desk: Visitor, person: Callable[[str], Visitor], name: str, role: str
) -> None:
    may = ROLES.index(role) >= ROLES.index("coder")
    assert (decide(person(name)) < 400) == may
    assert [by for _, _, by in said(desk)] == ([name] if may else [])


def test_who_says_so_can_not_be_sent_along(desk: Visitor, person: Callable[[str], Visitor]) -> None:
    carl = person("Carl")
    carl.post(
        "/decide", data={**some(carl), "verdict": "note", "why": "seen", "by": "Ada", "who": "Ada", "person": "Ada"}
    )
    assert [by for _, _, by in said(desk)] == ["Carl"]


def test_everyone_takes_back_their_own_and_no_one_anothers(desk: Visitor, person: Callable[[str], Visitor]) -> None:
    carl, ada = person("Carl"), person("Ada")
    assert decide(ada, why="by Ada") < 400
    assert decide(carl, why="by Carl") < 400
    ((first, *_), (second, *_)) = said(desk)
    assert (undo(carl, first), undo(ada, second)) == (409, 409)
    assert undo(carl, second) < 400


@pytest.mark.parametrize(("name", "status"), [("Rita", 403), ("Carl", 403), ("Edith", 303), ("Ada", 303)])
def test_a_ruling_needs_an_editor(person: Callable[[str], Visitor], name: str, status: int) -> None:
    desk = person(name)
    id = some(desk)["incident"]
    page = desk.get(f"/incidents/{id}?ruling=lowest").text
    assert ("for the record</button>" in page) == (status == 303)
    seen = desk.get(f"/api/v1/incidents/{id}").json()["seen"]
    answer = desk.post(
        f"/incidents/{id}/ruling", data={"ruling": "lowest", "seen": seen, "why": "cautious"}, follow_redirects=False
    )
    assert answer.status_code == status
