"""``boilerplate.yaml`` says what it means: its lists are in the form in which lines are compared with them."""

from __future__ import annotations

from onrecord.codebook import table
from onrecord.intake import phrases


def test_lists_are_bare_lines() -> None:
    rules = table("boilerplate")
    whole = [word for rule in rules["furniture"] for word in rule.get("whole", ())]
    lines = [*whole, *rules["comments"]["opens"], *rules["elsewhere"]["opens"], *rules["labels"]]
    assert [line for line in lines if not isinstance(line, str) or phrases.bare(line) != line] == []


def test_starts_are_in_small_letters() -> None:
    starts = [word for rule in table("boilerplate")["furniture"] for word in rule.get("starts", ())]
    starts += table("boilerplate")["comments"]["starts"]
    assert [start for start in starts if not isinstance(start, str) or start != start.casefold()] == []


def test_every_line_of_a_rule_is_caught_by_it() -> None:
    for rule in table("boilerplate")["furniture"]:
        for line in [*rule.get("whole", ()), *rule.get("starts", ())]:
            assert phrases.furniture(line.upper()), (rule["reason"], line)
