"""Texts are learned with other names in them: the marks stay on their words."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from training.examples import Example, Mark
from training.renaming import Names, names

TEXT = "THE RED FRONT SAID THE RED  FRONT KILLED MAYOR JUAN PEREZ AND JUAN PEREZ'S SON."
MARKS = (
    Mark("organization", "organization", (0, 13), (0,)),
    Mark("organization", "organization", (19, 33), (0,)),
    Mark("victim", "name", (47, 57), (0,)),
    Mark("individual", "individual", (62, 78), (0,)),
)
EXAMPLE = Example("DEV-MUC3-0001", TEXT, MARKS, {}, frozenset())
OTHERS = Names({
    "THE RED FRONT": ("M-9", "THE ARMY OF THE SIERRA"), "JUAN PEREZ": ("ANA", "LUIS DE LA CRUZ ROJAS"),
})  # fmt: skip


def said(example: Example) -> list[str]:
    return [example.text[slice(*mark.span)] for mark in example.marks]


def test_names_are_what_the_coders_named() -> None:
    found = names([EXAMPLE]).others
    assert set(found) == {"THE RED FRONT", "JUAN PEREZ"}
    assert found["JUAN PEREZ"] == ("JUAN PEREZ",)


@given(st.integers(0, 10_000))
def test_marks_stay_on_their_words(seed: int) -> None:
    new = OTHERS.renamed(EXAMPLE, random.Random(seed))
    front, again, mayor, son = said(new)
    assert " ".join(again.split()) == " ".join(front.split()), "one name is changed for one other"
    assert front in ("THE RED FRONT", "M-9", "THE ARMY OF THE SIERRA")
    assert mayor in ("JUAN PEREZ", "ANA", "LUIS DE LA CRUZ ROJAS")
    assert son == f"{mayor}'S SON"
    assert new.text.startswith(f"{front} SAID ") and new.text.endswith("'S SON.")


def test_some_names_are_changed_and_some_are_not() -> None:
    fronts = {said(OTHERS.renamed(EXAMPLE, random.Random(seed)))[0] for seed in range(40)}
    assert fronts == {"THE RED FRONT", "M-9", "THE ARMY OF THE SIERRA"}


def test_a_name_in_which_a_mark_begins_is_left_alone() -> None:
    cut = Example("x", TEXT, (Mark("organization", "organization", (4, 13), (0,)),), {}, frozenset())
    for seed in range(40):
        assert said(OTHERS.renamed(cut, random.Random(seed))) == ["RED FRONT"]


def test_a_text_without_these_names_is_the_same() -> None:
    plain = Example("x", "NOTHING HAPPENED.", (), {}, frozenset())
    assert OTHERS.renamed(plain, random.Random(1)) is plain
