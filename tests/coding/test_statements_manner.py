"""Verbs of manner, sources with asides, and words that are passed on. Each case is a text of ours."""

from __future__ import annotations

import pytest

from onrecord.coding import code
from onrecord.model import Report
from tests.coding import statements_reach

# text, and the speaker and content of each statement
CASES: list[tuple[str, list[tuple[str | None, str]]]] = [
    ('"The water is gone," sighed Ann Roe, who keeps goats.', [("Ann Roe", "The water is gone,")]),
    ('"The water is gone," a herder grumbled.', [("herder", "The water is gone,")]),
    (
        '"Nobody came," Ann Roe, a farmer camped beside the road, told a reporter.',
        [("Ann Roe", "Nobody came,")],
    ),
    (
        '"Nobody came," Ann Roe was quoted by a local newspaper as saying.',
        [("Ann Roe", "Nobody came,")],
    ),
    ("Ann Roe was quoted as saying that nobody came.", [("Ann Roe", "nobody came")]),
    ("The flood has claimed ten lives in a town that was warned in vain.", []),
    ("Samoa declared a state of emergency on Friday as the toll rose.", []),
    ("The general declared that the war was over.", [("general", "the war was over")]),
    ("The number of confirmed cases rose to 12.", []),
    ("The agency quoted a commander as saying that the town had fallen.", [("commander", "the town had fallen")]),
    ("The union put the number of dead at 40.", [("union", "the number of dead at 40")]),
    ("The workers put the box at the door.", []),
    ("The general dismissed the report as propaganda.", [("general", "the report as propaganda")]),
    ("The minister ruled out talks with the rebels.", [("minister", "talks with the rebels")]),
    ("The court heard from a witness who said the guard fired first.", [("witness", "the guard fired first")]),
    (
        '"We are tired," said one of the women, adding that the well was dry.',
        [("one of the women", "We are tired,"), ("one of the women", "the well was dry")],
    ),
    (
        "The governor admitted mistakes, denied a plot and urged patience.",
        [("governor", "mistakes"), ("governor", "a plot"), ("governor", "patience")],
    ),
    ("Shopkeepers were told to close at noon.", []),
    # sources that no verb names
    (
        "In the view of several envoys, the raid was planned abroad.",
        [("several envoys", "the raid was planned abroad")],
    ),
    ("The hall was hit twice, by the cook's account.", [("cook", "The hall was hit twice")]),
    ("As one envoy put it, everybody is tired.", [("one envoy", "everybody is tired")]),
    ("The herders had reportedly ignored the signs.", [(None, "The herders had reportedly ignored the signs")]),
    ('His rival sees it differently: "It was stolen."', [("rival", "It was stolen.")]),
    ('One herder\'s complaint: "They shut the well."', [("One herder", "They shut the well.")]),
    # reporting in the midst
    ("Nobody, insisted the mayor, had been told.", [("mayor", "Nobody, insisted the mayor, had been told")]),
    (
        "The wall, herders had warned for years, was weak.",
        [("herders", "The wall, herders had warned for years, was weak")],
    ),
    (
        "The wall had held, said a guard at the mill whose name was withheld.",
        [("guard at the mill", "The wall had held")],
    ),
    # what is passed on and what is cited
    ("The mill put out a statement saying the wall had held.", [("mill", "the wall had held")]),
    ("The radio, citing a guard, reported that the wall had held.", [("radio", "the wall had held")]),
    (
        "Ann Roe has left. According to Ann Roe, it rained. According to her, it poured.",
        [("Ann Roe", "it rained"), ("Ann Roe", "it poured")],
    ),
    ("Guards speaking privately admit the wall is weak.", [("Guards speaking", "the wall is weak")]),
    ('The memo claims the wall "could not be seen".', [("memo", 'the wall "could not be seen"')]),
    ("One nurse recalled hiding under a bed.", [("One nurse", "hiding under a bed")]),
    ("Envoys spoke of a split in the army.", [("Envoys", "a split in the army")]),
    # asides between a verb and what it reports
    (
        'The miller told the court that, over the winter, "the race had frozen twice."',
        [("miller", 'over the winter, "the race had frozen twice."')],
    ),
    ("The vet noted, however, that the hens were well.", [("vet", "the hens were well")]),
    (
        'The race froze, in the words of the miller, Ann Roe, QC, "from bank to bank."',
        [("miller", "from bank to bank.")],
    ),
    ("Guards tell BBC News the bridge was sound.", [("Guards", "the bridge was sound")]),
    (
        '"It held," said Dr. Ann Roe, the mill\'s vet, who added that the hens were well.',
        [("Ann Roe", "It held,"), ("Ann Roe", "the hens were well")],
    ),
    ("The mill has issued a warning that the flour is damp.", [("mill", "the flour is damp")]),
    (
        'A letter posted on the gate reads: "No flour today."',
        [("letter posted on the gate", "No flour today.")],
    ),
    ("Ann Roe said she believes the dam will hold.", [("Ann Roe", "she believes the dam will hold")]),
    (
        "Ann Roe said the vet believes the hens are well.",
        [("Ann Roe", "the vet believes the hens are well"), ("vet", "the hens are well")],
    ),
    ("Neighbours reported hearing a crash.", [("Neighbours", "hearing a crash")]),
]


@pytest.mark.parametrize(("text", "expected"), [*CASES, *statements_reach.CASES])
def test_statements(text: str, expected: list[tuple[str | None, str]]) -> None:
    found = code(Report("r", text)).statements
    assert [(one.speaker, one.content) for one in found] == expected
    assert all(text[slice(*one.spans["content"])] == one.content for one in found)
