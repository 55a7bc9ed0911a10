"""A report whose every word is an attack on the page that shows it, and its record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from onrecord.coding.many import Coder
from onrecord.model import Account, Attribution, Coded, Harm, Participant, Place, Report, Statement, Weapon, When
from onrecord.record import Record, match, take
from tests.record.made_up import intaken

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
BREAK = "'-alert(3)-'</textarea></title>"
STAMP = f"{SCRIPT} 1"
ID = "r/1?a=<b>&#w"
TEXT = f"{IMAGE} men killed 5 {SCRIPT} people in {BREAK} town. A man said {SCRIPT}."
REPORT = Report(ID, TEXT, f"{SCRIPT} title", date(2024, 1, 2), f"{IMAGE} outlet", f"javascript:alert(4){IMAGE}", "en",
                f"{SCRIPT} byline")  # fmt: skip


def code(report: Report) -> Coded:
    text = report.coded_text

    def at(words: str) -> tuple[int, int]:
        start = text.index(words, len(f"{SCRIPT} title"))
        return start, start + len(words)

    place = Place(BREAK, at(BREAK), f"{SCRIPT} place", None, "XK", IMAGE, None, 1.0, 2.0, "exact")
    by = Participant(IMAGE, at(IMAGE), (at(IMAGE),), None, IMAGE, "rebel_group", "organisation")
    of = Participant(f"5 {SCRIPT} people", at(f"5 {SCRIPT} people"), (), None, None, "civilians")
    harm = Harm("killed", None, 5, 5, SCRIPT, f"killed 5 {SCRIPT}", at(f"killed 5 {SCRIPT}"))
    says = Attribution(SCRIPT, IMAGE, BREAK, SCRIPT, f"A man said {SCRIPT}", at(f"A man said {SCRIPT}"))
    day = When("town", at("town"), report.published, report.published, "day")
    account = Account("attack", "violence_against_civilians", place=place, when=day, perpetrators=(by,), targets=(of,),
                      weapons=(Weapon("men", at("men"), "firearm"),), harm=(harm,), attribution=(says,),
                      evidence=((len(f"{SCRIPT} title") + 2, len(text)),))  # fmt: skip
    content, span = SCRIPT, at(f"said {SCRIPT}")
    said = Statement(SCRIPT, None, IMAGE, None, None, "said", content, "paraphrase", "claims", None, f"said {SCRIPT}",
                     span, (span,))  # fmt: skip
    return Coded(report.id, "1.0", STAMP, (account,), (said,))


def write(path: Path) -> None:
    with Record.open(path) as record:
        take(record, [intaken(REPORT, f"{SCRIPT}.txt")], Coder(code, "1.0", STAMP))
        match(record)
