"""States and provinces cut short. Sentences written for this project."""

from __future__ import annotations

import pytest

from onrecord.places import find

Found = list[tuple[str, str | None, str | None]]

CASES: list[tuple[str, str, Found]] = [
    # label, text, [(printed, name, admin1)]
    ("behind a town", "A barn burnt in Paris, Tex., on Monday.", [("Paris, Tex.", "Paris", "Texas")]),
    ("two parts", "HURRICANE, W.Va. - A barn burnt.", [("HURRICANE, W.Va.", "Hurricane", "West Virginia")]),
    ("two parts, apart", "HURRICANE, W. Va. - A barn burnt.", [("HURRICANE, W. Va.", "Hurricane", "West Virginia")]),
    ("a word too, behind a comma", "He drove to Oxford, Miss., alone.", [("Oxford, Miss.", "Oxford", "Mississippi")]),
    ("a word too, without one", "They asked Miss. Hall and Mass. was said.", []),
    ("alone", "Floods spread in N.J. on Monday.", [("N.J.", "New Jersey", "New Jersey")]),
    ("without full stops", "Floods spread in NSW.", [("NSW", "New South Wales", "New South Wales")]),
    ("a city", "Rain fell in L.A. overnight.", [("L.A.", "Los Angeles", "California")]),
    ("the capital's district", "A march began in Washington, D.C., today.",
     [("Washington, D.C.", "Washington", "Columbia")]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "places"), CASES, ids=[row[0] for row in CASES])
def test_abbreviated(label: str, text: str, places: Found) -> None:
    found = find(text)
    assert [(place.text, place.name, place.admin1) for place in found] == places
    assert all(text[place.span[0] : place.span[1]] == place.text for place in found)
