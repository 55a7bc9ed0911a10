"""Words to tags and tags to phrases."""

from onrecord.reading import read
from onrecord.reading.words import base_form, forms

CASES = [
    ("noun behind a determiner", "The attack failed", "attack", "N"),
    ("verb behind to", "They vowed to attack", "attack", "B"),
    ("verb between noun and object", "Rebels attack a village", "attack", "Z"),
    ("noun in a row of nouns", "A suicide attack injures three", "attack", "N"),
    ("third person", "A suicide attack injures three", "injures", "Z"),
    ("participle behind be", "Two men were killed", "killed", "K"),
    ("past tense", "Gunmen killed two men", "killed", "V"),
    ("participle before by", "a man killed by gunmen", "killed", "K"),
    ("participle as modifier", "a wounded soldier", "wounded", "K"),
    ("-ing verb", "He left, killing two", "killing", "G"),
    ("-ing noun", "The killing of two men", "killing", "N"),
    ("US is a name", "They told US troops", "US", "P"),
    ("us is a pronoun", "They told us", "us", "A"),
    ("that opens a clause", "He said that they left", "that", "I"),
    ("that is relative", "a bomb that exploded", "that", "W"),
    ("broken apostrophe", "India #39;s army", "#39;s", "S"),
]


def test_cases() -> None:
    for label, text, word, expected in CASES:
        sentence = read(text).sentences[0]
        assert sentence.tags[sentence.words.index(word)] == expected, label


def test_words_and_tags_stand_in_step() -> None:
    text = 'Gen. Smith\'s men -- 12 of them -- were "shot dead" (AP).'
    for sentence in read(text).sentences:
        assert len(sentence.words) == len(sentence.tags) == len(sentence.starts) == len(sentence.lower)
        assert all(text[a:b] == w for a, b, w in zip(sentence.starts, sentence.ends, sentence.words, strict=True))


def test_chunks_cover_every_word_once() -> None:
    sentence = read("Nine sailors, including three young cooks, were hurt on Friday when a mast came down.").sentences[
        0
    ]
    covered = [i for chunk in sentence.chunks for i in range(chunk.first, chunk.stop)]
    assert covered == list(range(len(sentence.words)))


def test_known_words_keep_their_tags() -> None:
    text = "At least seven people died on Monday night."
    sentence = read(text, 0, [((0, 14), "#"), ((30, 42), "U")]).sentences[0]
    assert sentence.tags == "###NVIUU."


def test_inflection() -> None:
    assert set(forms("kill")) == {"kill", "kills", "killing", "killed"}
    assert set(forms("ambush")) == {"ambush", "ambushes", "ambushing", "ambushed"}
    assert set(forms("stab")) == {"stab", "stabs", "stabbing", "stabbed"}
    assert set(forms("die")) == {"die", "dies", "dying", "died"}
    assert set(forms("bury")) == {"bury", "buries", "burying", "buried"}
    assert [base_form(word) for word in ("shot", "fought", "seized", "attacks")] == [
        "shoot",
        "fight",
        "seize",
        "attack",
    ]
