"""Reports, and what people said of them, whose every word is an attack on whatever shows it; and their record.

The reports come by no intake, which would clean some of it away: the record holds what it was given.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from onrecord.coding.many import Coder
from onrecord.linking import Judgement
from onrecord.model import (
    Account,
    Attribution,
    Coded,
    Figure,
    Harm,
    Measure,
    Participant,
    Place,
    Relief,
    Report,
    Span,
    Statement,
    Trend,
    Weapon,
    When,
)
from onrecord.record import Choice, Record, accounts, choose, incidents, judge, match, review, take
from onrecord.record.samples import Draw, code_blind, coded_by_machine, draw
from tests.record.made_up import intaken

# Each is its own report's every word. What must never come true is named in ``inert.COME_TRUE``.
ATTACKS = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(2)>',
    "break": "'-alert(3)-'</textarea></title></style></script><svg onload=alert(4)>",
    "comment": "--><!--<iframe srcdoc='<script>alert(5)</script>'>",
    "attribute": "x' onmouseover='alert(6)' style='position:fixed' y=\"",
    "url": "javascript:alert(7)//https://a.b",
    "data": "data:text/html,<script>alert(8)</script>",
    "equals": "=cmd|'/C calc'!A0",
    "plus": "+1+cmd|'/C calc'!A0",
    "minus": "-1+cmd|'/C calc'!A0",
    "at": "@SUM(1+9)*cmd|'/C calc'!A0",
    "tab": "\t=1+1",
    "return": "\r=1+1\r\n=2+2",
    "semicolon": "a;=1+1; +1",
    "turned": "abc\u202egnp.exe\u2066\u2067x",
    "nul": "a\0b\x08\x1b[31m\x7f\x9bc",
    "breaks": "a\u2028b\u2029c\x85d",
    "long": "W" * 3000,
    "sql": '\'; DROP TABLE reports; -- " OR ""="',
    "words": '"a" NEAR( * ^ AND OR NOT title:{x',
    "path": "../../../../etc/passwd",
    "windows": "..\\..\\CON\x00.txt",
    "template": "{{7777*7777}}${7777*7777}{% raw %}#{7777*7777}<%=7777*7777%>",
    "typst": '#read("/etc/passwd") #eval("7777*7777") $sum$ *b* _i_ `r` \\ @ref <label> // /* ] ) }',
    "markdown": "[a](javascript:alert(9)) ![b](http://elsewhere.example/x.png) `` ``` | ---",
    "header": "a\r\nSet-Cookie: planted=1\r\n\r\n<script>alert(10)</script>",
    "percent": "%0d%0aSet-Cookie:%20planted=1%00%s%n%2e%2e%2f",
    "entity": "&lt;script&gt;alert(11)&lt;/script&gt;&#x3c;img src=x&#x3e;",
    "marks": "a\ufdd0b\ufdd1c \ufdd0 d",  # that the search puts round words
    "halves": "\U0001f1e6\u0301\u0301\u0301\u200d\ufeff\ufffe",
}
STAMP = f"{ATTACKS['script']} 1"
DAY = date(2024, 1, 2)


def report(name: str, number: int) -> Report:
    """One of the two reports of an attack; every attack happened on a day and in a place of its own."""
    attack, nth = ATTACKS[name], list(ATTACKS).index(name)
    id = "percent" if name == "percent" else attack  # a test's client takes %25 for % twice over
    text = (
        f"{attack} men killed {5 + number} {attack} people in {attack} town. A man said {attack}. It grew to {attack}."
    )
    return Report(f"{id}/{number}?a=<b>&#{name}", text, f"{attack} title", DAY + timedelta(days=9 * nth),
                  f"{attack} outlet {number}", f"{attack}#{name}" if number == 0 else f"https://{name}.example/1/{attack}", attack, f"{attack} byline")  # fmt: skip


def code(report: Report) -> Coded:
    """One account, and one row of each family, with the attack in every value that has words."""
    text, attack = report.coded_text, report.byline.removesuffix(" byline") if report.byline else ""

    def at(words: str) -> Span:
        start = text.index(words, len(report.title or ""))
        return start, start + len(words)

    nth = list(ATTACKS.values()).index(attack)
    whole, said = (len(report.title or "") + 2, len(text)), at(f"said {attack}")
    place = Place(attack, at(attack), f"{attack} place", attack, "XK", attack, attack, nth * 2.0, nth * 5.0, "exact")
    by = Participant(attack, at(attack), (at(attack),), attack, f"{attack} group", "rebel_group", "organisation")
    of = Participant(f"{attack} people", at(f"{attack} people"), (), None, None, "civilians")
    toll = int(text[at("killed ")[1]])
    harm = Harm("killed", None, toll, toll, attack, f"killed {toll} {attack}", at(f"killed {toll} {attack}"))
    says = Attribution(attack, attack, attack, attack, f"A man said {attack}", at(f"A man said {attack}"))
    day = When("town", at("town"), report.published, report.published, "day")
    account = Account("attack", "violence_against_civilians", place=place, when=day, perpetrators=(by,), targets=(of,),
                      weapons=(Weapon(attack, at(attack), "firearm"),), harm=(harm,), attribution=(says,),
                      evidence=(whole,), confidence=0.9)  # fmt: skip
    words = (f"said {attack}", said, (said,))
    return Coded(
        report.id, "1.0", STAMP, (account,),
        (Statement(attack, attack, attack, attack, attack, attack, attack, "paraphrase", "claims", day, *words),),
        (Measure("other", "in_force", 1, attack, attack, place, DAY, None, *words),),
        (Figure("incidents", attack, 3, 3, attack, place, day, day, *words),
         Figure("cases", attack, None, None, attack, None, None, None, *words)),
        (Relief(attack, attack, attack, attack, place, day, *words),),
        (Trend(attack, attack, "up", day, (place,), attack, *words),),
    )  # fmt: skip


def write(path: Path) -> None:
    """Two reports of each attack, which people, called like the attack, take for one incident, review and settle."""
    with Record.open(path) as record:
        every = [(name, report(name, number)) for name in ATTACKS for number in (0, 1)]
        found = (replace(intaken(one, f"{ATTACKS[name]}.txt"), collector=ATTACKS[name]) for name, one in every)
        take(record, found, Coder(code, "1.0", STAMP))
        match(record)
        told = {one.report.id: one.id for one in accounts(record)}
        for name, attack in ATTACKS.items():
            pair = [told[report(name, number).id] for number in (0, 1)]
            judge(record, Judgement(pair[0], pair[1], "same", attack, why=attack))
            review(record, "accept", pair[:1], attack, attack)
            review(record, "note", pair, attack, attack)
        match(record)
        for attack in ATTACKS.values():  # a sample that was drawn, and coded blind, by people called like the attack
            one_sample = draw(record, Draw(attack, 1, coders=(attack, "me")), attack)
            _, machine = coded_by_machine(record, one_sample.reports)
            for by in (attack, "me"):
                code_blind(record, one_sample.id, one_sample.reports[0], by, machine[one_sample.reports[0]])
        for one in incidents(record):
            attack = next(attack for attack in ATTACKS.values() if one.place and one.place.name == f"{attack} place")
            choose(record, one.id, Choice("median", attack, attack))
        match(record)


def sha256(name: str, number: int) -> str:
    """The hash of the bytes of an attack's report."""
    return hashlib.sha256(report(name, number).coded_text.encode()).hexdigest()
