"""Which reports repeat another's text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking import copies
from onrecord.model import Report

WIRE = """Gunmen attacked a checkpoint on the road between the two towns early on Monday, killing three policemen and
wounding five, a provincial official said. The attackers came in two pickup trucks and fled towards the hills before
reinforcements arrived. It was the second attack on the road this month. Local leaders have asked the government for
more guards, saying that farmers no longer dare to take their harvest to the market. No group has claimed the attack."""
OWN = """Three policemen died when their checkpoint was overrun on Monday morning, residents told this newspaper. Men in
pickups opened fire from both sides of the road. A farmer who hid in a ditch said the shooting went on for half an hour.
The interior ministry promised an inquiry and new posts along the road, which has seen repeated raids since winter."""
UPDATE = WIRE.replace("killing three policemen", "killing six policemen") + " The toll rose after two died in hospital."


def report(id: str, text: str, day: int | None = 4, outlet: str | None = None, byline: str | None = None) -> Report:
    return Report(id, text, None, date(2021, 5, day) if day else None, outlet or id.title(), byline=byline)


CASES = [
    ("the same words the next day", [report("b", WIRE, 5), report("a", WIRE, 4)], {"b": "a"}),
    ("an agency line before it", [report("a", WIRE), report("b", f"KIRKUK (Reuters) - {WIRE}", 5)], {"b": "a"}),
    ("the agency's own report of the same day is the original",
     [report("a", f"{WIRE} (Agence Nord)"), report("z", WIRE, outlet="Agence Nord")], {"a": "z"}),
    ("named in the byline",
     [report("a", WIRE, byline="Agence Nord"), report("z", WIRE, outlet="Agence Nord")], {"a": "z"}),
    ("cut by half", [report("a", WIRE), report("b", WIRE[: len(WIRE) // 2], 5)], {"b": "a"}),
    ("an update of the text", [report("a", WIRE), report("b", UPDATE, 5)], {"b": "a"}),
    ("other line breaks and accents", [report("a", WIRE), report("b", WIRE.replace("\n", " ").upper(), 5)], {"b": "a"}),
    ("three in a row", [report("a", WIRE, 4), report("b", WIRE, 5), report("c", WIRE, 6)], {"b": "a", "c": "a"}),
    ("undated comes last", [report("a", WIRE, None), report("b", WIRE, 9)], {"a": "b"}),
    ("told in other words", [report("a", WIRE), report("b", OWN, 5)], {}),
    ("one sentence quoted", [report("a", WIRE), report("b", f"{OWN} {WIRE[:120]}", 5)], {}),
    ("two empty texts", [report("a", ""), report("b", "")], {}),
    ("no reports", [], {}),
]  # fmt: skip


@pytest.mark.parametrize(("label", "reports", "expected"), CASES, ids=[case[0] for case in CASES])
def test_copies(label, reports, expected):
    assert copies(reports) == expected


@given(st.permutations([report("a", WIRE), report("b", UPDATE, 5), report("c", OWN), report("d", WIRE, 6)]))
@settings(deadline=None)
def test_order_changes_nothing(reports):
    assert copies(reports) == {"b": "a", "d": "a"}


@given(st.lists(st.tuples(st.sampled_from([WIRE, OWN, UPDATE, "Short."]), st.sampled_from([None, 3, 4])), max_size=8))
@settings(deadline=None)
def test_an_original_is_no_copy(rows):
    found = copies([report(f"r{n}", text, day) for n, (text, day) in enumerate(rows)])
    assert not set(found) & set(found.values())
