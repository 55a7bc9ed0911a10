"""Who does what to whom: subjects, objects and voice of the verbs of a sentence."""

from onrecord.coding.clauses import Predicate
from onrecord.coding.phrases import Phrase
from onrecord.coding.tellings import parse
from onrecord.reading import read

# (sentence, verb, passive, heads of the subject, heads of the objects)
CASES = [
    ("Gunmen killed two soldiers.", "kill", False, ["gunmen"], ["soldiers"]),
    ("Two soldiers were killed by gunmen.", "kill", True, ["soldiers"], []),
    ("Three farmers were killed and six others wounded.", "wound", True, ["others"], []),
    ("Gunmen ambushed a convoy and killed two soldiers before fleeing.", "kill", False, ["gunmen"], ["soldiers"]),
    ("A bomber blew up his car, killing a policeman and injuring his wife and two children, police said.",
     "injure", False, ["bomber"], ["wife", "children"]),
    ("A bomber blew up his car, killing a policeman and injuring his wife and two children, police said.",
     "say", False, ["police"], []),
    ("Militants who had kidnapped two aid workers threatened to kill them.", "kidnap", False, ["militants"], ["workers"]),
    ("Militants who had kidnapped two aid workers threatened to kill them.", "threaten", False, ["militants"], []),
    ("Militants who had kidnapped two aid workers threatened to kill them.", "kill", False, ["militants"], ["them"]),
    ("Three farmers, a driver and his wife were abducted and later killed by rebels.",
     "kill", True, ["farmers", "driver", "wife"], []),
    ("Members of the sailing club give away warm clothes to sailors.", "give", False, ["club"], ["clothes"]),
    ("They paid for two pilots captured by the rebels.", "capture", True, ["pilots"], []),
    ("A raid led by coast guards in the bay has wounded scores of smugglers.", "wound", False, ["raid"], ["smugglers"]),
    ("In the capital, gunmen stormed a hotel.", "storm", False, ["gunmen"], ["hotel"]),
    ("Officials said two men were shot.", "shoot", True, ["men"], []),
]  # fmt: skip


def _heads(words: list[str], phrases: list[Phrase]) -> list[str]:
    return [words[phrase.core] for phrase in phrases]


def _predicate(text: str, lemma: str) -> tuple[list[str], Predicate]:
    parsed = parse(read(text).sentences[0])
    return parsed.sentence.lower, next(p for p in parsed.predicates if p.lemma == lemma)


def test_cases() -> None:
    for text, lemma, passive, subject, objects in CASES:
        words, found = _predicate(text, lemma)
        assert (found.passive, _heads(words, found.subject), _heads(words, found.objects)) == (
            passive,
            subject,
            objects,
        ), text


def test_an_oblique_keeps_its_preposition() -> None:
    words, found = _predicate("The convoy was attacked by rebels near a bridge in the east.", "attack")
    assert [(prep, words[phrase.core]) for prep, phrase in found.obliques] == [
        ("by", "rebels"),
        ("near", "bridge"),
        ("in", "east"),
    ]
