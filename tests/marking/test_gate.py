"""Which sentences are worth reading: the shares kept of ordinary and of other news are in training/README.md."""

import pytest

from onrecord.marking.gate import worth
from onrecord.reading.sentences import sentences

PLAIN = "The orchestra plays tonight."
CASES = [
    ("ordinary news", "The band plays on Friday. Tickets are cheap. The choir sings too.", []),
    ("a trigger", "Gunmen killed a guard.", ["Gunmen killed a guard."]),
    ("in capitals", "GUNMEN KILLED A GUARD.", ["GUNMEN KILLED A GUARD."]),
    ("a weapon", "Police showed a machete.", ["Police showed a machete."]),
    ("a weak word", "Five men were arrested.", ["Five men were arrested."]),
    ("with a hyphen", "The rebel-held town is quiet.", ["The rebel-held town is quiet."]),
    ("beside a strong word", f"A bomb exploded. {PLAIN} {PLAIN} {PLAIN}", ["A bomb exploded.", PLAIN]),
    ("between two that are kept", f"Police made an arrest. {PLAIN} Another arrest came.",
     ["Police made an arrest.", PLAIN, "Another arrest came."]),
    ("not beside a weak word", f"Police made an arrest. {PLAIN} {PLAIN}", ["Police made an arrest."]),
    ("a figure of disease", f"Cholera spreads. {PLAIN} It has sickened 40.", ["Cholera spreads.", PLAIN, "It has sickened 40."]),
    ("a number elsewhere", "The shop sold 40 lamps. The day was long.", []),
    ("a measure against disease", "The ebola virus spread. Schools will stay shut.", ["The ebola virus spread.", "Schools will stay shut."]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_kept(label: str, text: str, wanted: list[str]) -> None:
    assert [text[a:b] for a, b in worth(text, sentences(text))] == wanted


def test_nothing_to_read() -> None:
    assert worth("", []) == []
