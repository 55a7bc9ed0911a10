"""MUC-4's keys as marks to learn from, on a message and a key of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.marking.labels import EVERY, FILLERS, LAYERS, OUTPUTS, SAID
from tests.benchmarks.muc4_made_up import BRIDGE, INAPPLICABLE, TEACHER, printed, write
from training.examples import UNSURE, Example, Mark
from training.sources import muc4


def read(folder: Path) -> list[Example]:
    dev = folder / "bench" / "muc4" / "dev"
    dev.mkdir(parents=True)
    texts, keys = write(folder)
    texts.rename(dev / "dev-1")
    keys.rename(dev / "key-1")
    return list(muc4.examples(folder))


@pytest.fixture
def told(tmp_path: Path) -> Example:
    return read(tmp_path)[0]


def words(example: Example, layer: str, label: str | None = None) -> list[str]:
    found = [m for m in example.marks if m.layer == layer and label in (None, m.label)]
    return [" ".join(example.text[slice(*m.span)].split()) for m in found]


def only(example: Example, text: str, layer: str) -> Mark:
    (found,) = [m for m in example.marks if m.layer == layer and example.text[slice(*m.span)] == text]
    return found


def test_each_slot_is_a_layer_of_its_own(told: Example) -> None:
    assert words(told, "individual") == ["REBELS", "UNIDENTIFIED MEN"]
    assert words(told, "organization") == ["GREEN DAWN MOVEMENT", "MAV"]
    assert words(told, "physical") == ["RIVER BRIDGE"]
    assert words(told, "instrument") == ["DYNAMITE"]
    assert words(told, "victim", "name") == ["ANA LUZ PEREZ", "RAUL SOTO"]
    assert words(told, "victim", "description") == ["MAYOR", "FISHERMEN", "TEACHER"]
    assert told.layers == frozenset(FILLERS)


def test_a_description_is_of_the_person_named(told: Example) -> None:
    assert only(told, "MAYOR", "victim").entity == only(told, "ANA LUZ PEREZ", "victim").entity
    assert only(told, "FISHERMEN", "victim").entity != only(told, "MAYOR", "victim").entity


def test_what_holds_of_a_filler(told: Example) -> None:
    def holding(text: str, layer: str) -> set[str]:
        return {name for name, holds in only(told, text, layer).said if holds}

    assert holding("MAYOR", "victim") == {"bombing", "killed"}
    assert holding("RIVER BRIDGE", "physical") == {"bombing", "destroyed"}
    assert holding("MAV", "organization") == {"bombing", "fact"}
    assert holding("TEACHER", "victim") == {"kidnapping"}
    assert "killed" not in dict(only(told, "TEACHER", "victim").said)  # the key says nothing of it


def test_triggers_stand_beside_the_fillers_of_their_act(told: Example) -> None:
    found = {told.text[slice(*m.span)]: m for m in told.marks if m.layer == "trigger"}
    assert {"BLEW", "KIDNAPPED"} <= {*found}
    assert (found["BLEW"].incidents, found["KIDNAPPED"].incidents) == ((0,), (1,))


def test_a_message_of_no_act_is_learned_as_such(tmp_path: Path) -> None:
    assert [(one.marks, one.incidents) for one in read(tmp_path)[1:]] == [((), {})]


def test_a_word_far_from_its_act_is_not_learned(tmp_path: Path) -> None:
    (first, _) = read(tmp_path)
    far = f"{first.text} {'IT RAINED. ' * 40} REBELS SANG."
    dev = tmp_path / "bench" / "muc4" / "dev"
    (dev / "dev-1").write_text(f"DEV-MUC3-9001 (MADE UP)\n\n{far}", encoding="latin-1")
    assert words(next(muc4.examples(tmp_path)), "individual", UNSURE) == ["REBELS"]


def test_templates_of_one_filler_share_its_mark(tmp_path: Path) -> None:
    read(tmp_path)
    twice = printed("DEV-MUC3-9001", "1", BRIDGE) + "\n" + printed("DEV-MUC3-9001", "2", BRIDGE | TEACHER, INAPPLICABLE)
    (tmp_path / "bench" / "muc4" / "dev" / "key-1").write_text(twice, encoding="latin-1")
    mark = only(next(muc4.examples(tmp_path)), "MAV", "organization")
    assert mark.incidents == (0, 1)
    assert {name for name, holds in mark.said if holds} >= {"bombing", "kidnapping"}


def test_the_columns_of_fillers_come_behind_those_of_weights_without_them() -> None:
    columns = OUTPUTS.columns
    assert list(columns) == [*LAYERS, "standing", "holds", *FILLERS, "said"]
    assert columns["said"] == (OUTPUTS.width - len(SAID), OUTPUTS.width)
    assert [*EVERY] == [*LAYERS, *FILLERS]
    assert all(one[1] == other[0] for one, other in zip(columns.values(), [*columns.values()][1:], strict=False))
