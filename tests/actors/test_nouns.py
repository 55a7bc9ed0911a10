"""Nouns: (word, kind, nature), None where the word is no actor's."""

from __future__ import annotations

import pytest

from onrecord.actors import is_people, kind_of_noun
from onrecord.actors.nouns import plural

CASES = [
    ("soldier", "state_forces", "person"),
    ("troops", "state_forces", "person"),
    ("police", "state_forces", "person"),
    ("policewomen", "state_forces", "person"),
    ("army", "state_forces", "organisation"),
    ("gunmen", "political_militia", "person"),
    ("insurgents", "rebel_group", "person"),
    ("militias", "political_militia", "organisation"),
    ("peacekeepers", "external_forces", "person"),
    ("children", "civilians", "person"),
    ("schoolchildren", "civilians", "person"),
    ("wives", "civilians", "person"),
    ("family", "civilians", "person"),
    ("Iraqis", "civilians", "person"),
    ("palestinians", "civilians", "person"),
    ("Shiites", "civilians", "person"),
    ("others", "unknown", "person"),
    ("police station", "state_forces", "object"),
    ("station wagon driver", "civilians", "person"),
    ("embassies", "civilians", "object"),
    ("churches", "civilians", "object"),
    ("bridge", "unknown", "object"),
    ("Security  Forces", "state_forces", "person"),
]


@pytest.mark.parametrize(("word", "kind", "nature"), CASES)
def test_kind_of_noun(word: str, kind: str, nature: str) -> None:
    assert kind_of_noun(word) == (kind, nature)
    assert is_people(word) == (nature == "person")


@pytest.mark.parametrize("word", ["", "Monday", "attack", "poles", "chin", "violence", "Kirkuk", "14"])
def test_no_actor(word: str) -> None:
    assert kind_of_noun(word) is None
    assert not is_people(word)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("gunman", "gunmen"), ("woman", "women"), ("police chief", "police chiefs"), ("embassy", "embassies"),
        ("convoy", "convoys"), ("church", "churches"), ("human", "humans"), ("passerby", "passersby"),
        ("chief of staff", "chiefs of staff"), ("young man", "young men"), ("boss", "bosses"), ("nephew", "nephews"),
    ],
)  # fmt: skip
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many
