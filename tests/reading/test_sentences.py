"""Where sentences end, and which of them are datelines."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.sentences import is_dateline, sentences

CASES = [
    ("abbreviated titles", "Gen. Ali Omar spoke. He left.", ["Gen. Ali Omar spoke.", "He left."]),
    ("initials", "J. R. Smith was hurt. Two died.", ["J. R. Smith was hurt.", "Two died."]),
    ("letters with stops", "The U.S. Army came. It left.", ["The U.S. Army came.", "It left."]),
    ("a month cut short", "It began on Sept. 11 and ended.", ["It began on Sept. 11 and ended."]),
    ("stop inside quotation marks", '"We saw it." Then he ran.', ['"We saw it."', "Then he ran."]),
    ("decimals", "It cost 1.5 million. They paid.", ["It cost 1.5 million.", "They paid."]),
    ("a blank line", "Two killed in blast\n\nA bomb went off.", ["Two killed in blast", "A bomb went off."]),
    ("a line that ends in a stop", "One died.\nAnother lived.", ["One died.", "Another lived."]),
    ("a wrapped line", "One man\ndied here.", ["One man\ndied here."]),
    ("dateline", "GOMA, Congo (AP) - Rebels attacked.", ["GOMA, Congo (AP) -", "Rebels attacked."]),
    ("dateline with a date", "JUBA, Sept 26 (AFP) -- Two died.", ["JUBA, Sept 26 (AFP) --", "Two died."]),
    ("dateline behind a headline", "Two die in blast GOMA, Congo (AP) - A bomb", ["Two die in blast", "GOMA, Congo (AP) -", "A bomb"]),
    ("question", "Who did it? No one knows.", ["Who did it?", "No one knows."]),
]  # fmt: skip


def test_cases() -> None:
    for label, text, expected in CASES:
        assert [text[a:b] for a, b in sentences(text)] == expected, label


def test_datelines_are_known() -> None:
    assert is_dateline("GOMA, Congo (AP) -")
    assert is_dateline("SRINAGAR:")
    assert not is_dateline("Rebels attacked the town.")
    assert not is_dateline("NATO said on Monday")


@given(st.text(alphabet="abC .!?\n\"',-()1", max_size=80))
def test_sentences_cover_all_that_is_not_space(text: str) -> None:
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    outside = "".join(
        text[b:c] for b, c in zip([0, *(s[1] for s in spans)], [*(s[0] for s in spans), len(text)], strict=True)
    )
    assert outside.strip() == ""
