"""The evidence gate and the windows: whatever is answered, a value says what the text says at its span."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import pytest

from onrecord.coders import CannotCode
from onrecord.llm.answer import answer
from onrecord.llm.coder import LanguageModel
from onrecord.llm.options import Options
from onrecord.llm.quoted import Gate
from onrecord.llm.schema import schema
from onrecord.llm.windows import windows
from onrecord.model import Report, Span
from onrecord.plain import plain
from onrecord.record.spans import untrue
from tests.llm.reports import GOOD, INCIDENT, REPORT, coder
from tests.llm.server import Handler, answers, coding, content, served

TEXT = "In Basra, three men\n died. In Basra again, CRISIS: three  men fled. (Basra)"

# (label, quote, near, where it stands)
QUOTES: list[tuple[str, str | None, list[Span], str | None]] = [
    ("as it stands", "three men\n died", [], "three men\n died"),
    ("over a line end", "three men died", [], "three men\n died"),
    ("two blanks for one", "three men fled", [], "three  men fled"),
    ("blanks around it", "  Basra \n", [], "Basra"),
    ("another case", "basra", [], None),
    ("a part of a word", "Bas", [], None),
    ("within a word", "ISIS", [], None),
    ("marks at the ends", "(Basra)", [], "(Basra)"),
    ("a pattern is no pattern", "B.sra", [], None),
    ("left out words", "three ... fled", [], None),
    ("nothing", "", [], None),
    ("blanks", " \n", [], None),
    ("null", None, [], None),
]


@pytest.mark.parametrize(("label", "quote", "near", "words"), QUOTES, ids=[row[0] for row in QUOTES])
def test_where_a_quotation_stands(label: str, quote: str | None, near: list[Span], words: str | None) -> None:
    found = Gate(TEXT, (0, len(TEXT))).at(quote, near)
    assert (TEXT[slice(*found)] if found else None) == words


def test_the_nearest_of_several_is_meant_and_the_first_of_equals() -> None:
    gate = Gate(TEXT, (0, len(TEXT)))
    assert [gate.at("Basra", [(near, near + 1)]) for near in (0, 30, 70)] == [(3, 8), (30, 35), (69, 74)]
    assert gate.at("Basra") == (3, 8)


def test_what_the_model_was_not_shown_is_not_found() -> None:
    assert Gate(TEXT, (10, 60)).at("(Basra)") is None


WORDS = list(re.finditer(r"\S+", REPORT.coded_text))


def anything(shape: dict[str, Any], pick: random.Random) -> Any:
    """Data of the schema's shape: words mostly the report's, at random; numbers any."""
    kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    if "enum" in shape:
        return pick.choice(shape["enum"])
    if "object" in kinds:
        return {name: anything(below, pick) for name, below in shape["properties"].items()}
    if "array" in kinds:
        return [anything(shape["items"], pick) for _ in range(pick.randint(0, 2))]
    if "integer" in kinds:
        return pick.choice([None, None, None, 2, 10, 45, 1000])
    return pick.random() < 0.5 if "boolean" in kinds else quotation(pick)


def quotation(pick: random.Random) -> str:
    """Some words of the report in a row; now and then cut anywhere, or none of its own."""
    first = pick.randrange(len(WORDS))
    last = min(len(WORDS) - 1, first + pick.choice([0, 0, 1, 2, 5, 12]))
    start, end = WORDS[first].start(), WORDS[last].end()
    cut = pick.choice([0] * 20 + [1, 3])
    return REPORT.coded_text[start + cut : end] or "nowhere"


def test_every_value_says_what_the_text_says_whatever_is_answered() -> None:
    pick, rows = random.Random(11), 0
    for _ in range(120):
        told = answer(content(json.dumps(anything(schema(), pick))))
        one = LanguageModel(Options("http://localhost", "none"))
        one.server.ask = lambda text, until, told=told: told  # type: ignore[method-assign, misc]
        try:
            found = plain(one.code(REPORT))
        except CannotCode:
            continue
        assert list(untrue(found, REPORT.coded_text)) == []
        rows += sum(len(value) for value in found.values() if isinstance(value, list))
    assert rows > 300


@pytest.mark.parametrize("size", [500, 800, 3000])
@pytest.mark.parametrize("joint", ["\n\n", "\n", ". ", " ", ""])
def test_windows_cover_the_text_once_and_none_is_too_long(size: int, joint: str) -> None:
    pick = random.Random(7)
    text = joint.join("x" * pick.randint(1, 400) for _ in range(40))
    found = list(windows(text, size))
    assert [one.own[0] for one in found] == [0, *(one.own[1] for one in found[:-1])]
    assert found[-1].own[1] == len(text)
    assert all(one.shown[1] - one.shown[0] <= size and one.shown[0] <= one.own[0] < one.own[1] for one in found)


def test_no_text_has_no_windows() -> None:
    assert list(windows("", 500)) == []


FILL = "The market was quiet and the shops were open all day long. " * 4


def test_a_long_report_is_coded_in_windows_and_no_row_twice() -> None:
    """The model codes all that it is shown, the context included; the window that owns the words keeps them."""
    sentence = INCIDENT["evidence"][0]
    text = "\n\n".join(f"{FILL}\n\n{sentence}, in the attack number {number}." for number in range(12))
    with served(_codes_all(sentence)) as server:
        found = coder(server, window="1000").code(Report("r1", text, None, REPORT.published))
        assert len(server.asked) > 4
        assert all(len(asked["messages"][1]["content"]) < 1200 for asked in server.asked)
    starts = [account.evidence[0][0] for account in found.incidents]
    assert starts == sorted(set(starts))
    assert len(starts) == len(list(windows(text, 1000)))  # one a window: the same words are one row to this model
    assert list(untrue(plain(found), text)) == []


def _codes_all(sentence: str) -> Any:
    def reply(handler: Handler) -> None:
        rows = [INCIDENT] if sentence in handler.question else []
        answers(coding(incidents=rows))(handler)

    return reply


def test_one_window_that_fails_refuses_the_whole_report() -> None:
    with served(answers(GOOD), answers("no")) as server, pytest.raises(CannotCode):
        coder(server, window="500").code(Report("r1", f"{REPORT.text}\n\n{FILL * 4}"))
