"""How far a source and what it says reach: clauses about the speaker, verbs with objects, what a semicolon parts."""

from __future__ import annotations

# text, and the speaker and content of each statement
CASES: list[tuple[str, list[tuple[str | None, str]]]] = [
    # who speaks
    ('"It held," a miller who gave his name as Roe said.', [("miller", "It held,")]),
    ("A miller who knelt by the race said the wall had held.", [("miller", "the wall had held")]),
    ("A board that advises the mill had asked that the race be drained.", [("board", "the race be drained")]),
    ("The envoy wrote to the miller, who told him that the wall had held.", [("miller", "the wall had held")]),
    ("The wall had held, the mill's board, which runs the race, said.", [("mill's board", "The wall had held")]),
    ("The six, who live by the race, have always maintained that it held.", [("six", "it held")]),
    ("The wall had held, two people close to the mill said.", [("two people close to the mill", "The wall had held")]),
    ("The presiding judge said that the wall had held.", [("The presiding judge", "the wall had held")]),
    (
        "Nobody may cross after 31 January, Roe, the head of the mill, announced on Friday.",
        [("Roe", "Nobody may cross after 31 January")],
    ),
    ("The mill was shut on Friday and it has appealed for flour.", [(None, "flour")]),
    ('"It held," said Ann Roe. The name of the mill means "the place where water falls".', [("Ann Roe", "It held,")]),
    (
        '"It held," said Ann Roe. There is a risk, though, of "a flood that nobody foresees".',
        [("Ann Roe", "It held,"), ("Ann Roe", 'There is a risk, though, of "a flood that nobody foresees"')],
    ),
    ("Ann Roe, of the mill, who was not asked, told us it held.", [("Ann Roe", "it held")]),
    ("The wall held, according to its owner, Ann Roe.", [("Ann Roe", "The wall held")]),
    # a pronoun is the subject of the sentence before, else who spoke last
    (
        'Ann Roe said that it held. Joan Hill, a miller, closed the race. "It froze," she said.',
        [("Ann Roe", "it held"), ("Joan Hill", "It froze,")],
    ),
    (
        "The police said that it held. The health ministry closed the race. It said that it froze.",
        [("police", "it held"), ("health ministry", "it froze")],
    ),
    (
        'Ann Roe said that it held. The race froze. "It froze," she said.',
        [("Ann Roe", "it held"), ("Ann Roe", "It froze,")],
    ),
    (
        'Ann Roe said that it held. Some left the race. "It froze," she said.',
        [("Ann Roe", "it held"), ("Ann Roe", "It froze,")],
    ),
    ("Acting mill head Ann Roe came and said the wall had held.", [("Ann Roe", "the wall had held")]),
    # what is said
    ("The wall had held, Ann Roe said after a meeting that lasted all night.", [("Ann Roe", "The wall had held")]),
    (
        "In mills like this, Ann Roe noted, children develop a cough.",
        [("Ann Roe", "In mills like this, Ann Roe noted, children develop a cough")],
    ),
    ("The board said they'll ask for flour.", [("board", "they'll ask for flour")]),
    ("Ann Roe said that the board had been expecting it.", [("Ann Roe", "the board had been expecting it")]),
    ("The board rejected a cart of wet flour.", []),
    ("The board rejected the claim that the wall was weak.", [("board", "the claim that the wall was weak")]),
    (
        "The board has warned that the wall is weak, and has called on millers to leave.",
        [("board", "the wall is weak"), ("board", "millers to leave")],
    ),
    ('The miller said of the wall: "It held."', [("miller", "It held.")]),
    ("The wall broke; nobody was hurt, the miller said.", [("miller", "nobody was hurt")]),
    (
        "The miller urged his men to leave at once; his wife replied that nobody could.",
        [("miller", "to leave at once"), ("wife", "nobody could")],
    ),
    ("The race froze and, the miller says, the wheel broke.", [("miller", "the wheel broke")]),
    ("The wheel turned, since, he argued, the race had thawed.", [(None, "the race had thawed")]),
    (
        "The herders, officials said, belonged to the valley.",
        [("officials", "The herders, officials said, belonged to the valley")],
    ),
    (
        "The wall held, the miller told a meeting in the valley, asking that nobody cross.",
        [("miller", "The wall held"), ("miller", "nobody cross")],
    ),
    (
        "The mill declared on Friday that the valley's long night was over.",
        [("mill", "the valley's long night was over")],
    ),
    ('"It held," two millers wrote in a letter to the valley.', [("two millers", "It held,")]),
    # verbs
    ("The miller asked her why the race had frozen.", [("miller", "why the race had frozen")]),
    ("The miller told people in the valley to boil water.", [("miller", "to boil water")]),
    ("The vet counted nine hens in the race.", [("vet", "nine hens in the race")]),
    ("The vet counted on the miller.", []),
    ("Officials raised the death toll to 47.", [("Officials", "the death toll to 47")]),
    ("Officials raised the wall to 47 feet.", []),
    ('The miller called the mood of the valley "sour".', [("miller", 'the mood of the valley "sour"')]),
    ('It was a wall that the miller described as "weak".', [("miller", "weak")]),
    ("The court ruled that the mill was ours.", [("court", "the mill was ours")]),
    ("A sign of rain was found that night.", []),
    ("The miller called again for an inquiry.", [("miller", "an inquiry")]),
    ("The company recalled everything that it had milled since Friday.", []),
    # what nobody says
    ("It is alleged that the wall was weak.", [(None, "the wall was weak")]),
    ("It is believed that the wall was weak.", []),
    ("The flood has been blamed on a weak wall.", [(None, "The flood has been blamed on a weak wall")]),
    ("The miller left a note that thanked the valley.", []),
    ("Residents are urged to boil water.", []),
    ("A man believed to be the miller was seen.", []),
    ("The miller, asked how it froze, left.", []),
    ("A miller, who asked not to be named, left.", []),
]
