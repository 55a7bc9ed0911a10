"""Rows of our own texts: which of several marks of a place and of a toll is the incident's value."""

from __future__ import annotations

from training.gold import row
from training.markup import texts

HEAD = "=== leads-x | Somewhere | 2004 | agency lead\n@1 attack occurred news IQ\n"


def made(body: str) -> dict[str, object]:
    (example,) = texts(HEAD + body, "leads-x.txt")
    return dict(row(example)["incidents"][0])


def test_the_most_specific_place_counts() -> None:
    first = made("[perp:1 Gunmen] [trig:1 shot] a guard in [place:1 Iraq] on Monday, in the city of [place:1 Kirkuk].")
    assert first["place"] == "Kirkuk"
    unknown = made("In [place:1 Baghdad] [perp:1 gunmen] [trig:1 shot] a guard by the [place:1 Old Ferry Steps].")
    assert unknown["place"] == "Baghdad; Old Ferry Steps"


def test_counts_of_one_sentence_add_up() -> None:
    told = made("[perp:1 Gunmen] [trig:1 killed] [killed:1 four soldiers] and, a mile on, [killed:1 two drivers].")
    assert told["killed"] == {"low": 6, "high": 6, "vague": None}


def test_people_among_those_counted_add_none() -> None:
    told = made("[perp:1 Gunmen] [trig:1 killed] [killed:1 six villagers], including [killed:1 two children].")
    assert told["killed"] == {"low": 6, "high": 6, "vague": None}


def test_the_text_counts_before_the_headline() -> None:
    told = made("Raid Kills [killed:1 20]\n\n[perp:1 Gunmen] [trig:1 killed] [killed:1 at least 19 people]. They left.")
    assert told["killed"] == {"low": 19, "high": None, "vague": None}
