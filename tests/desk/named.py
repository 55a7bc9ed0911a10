"""A record whose reports name a private person wherever a report can, and where a place of aid lies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from onrecord.coding.many import Coder
from onrecord.model import Account, Attribution, Coded, Harm, Participant, Place, Report, Statement, When
from onrecord.record import Record, match, take
from tests.record.made_up import intaken

NAME = "Zahra Quandil"
WORDS = ("zahra", "quandil", "zq-house")  # in whatever case and wherever they stand, no one else is called so
EXACT = (33.123456, 44.654321)
DAY = date(2024, 1, 2)
HOUSE = f"the house of {NAME}"
CLINIC = "a clinic run by nuns"
TEXT = (
    f"Gunmen killed 5 people in {HOUSE} in Alford. {NAME}, a shopkeeper, was hit, {NAME} told us. Her brother, of the"
    f" family of {NAME}, wept. Raiders burned {CLINIC} in Brambury, a nurse said, and 2 people were killed."
)
FIRST = Report("zahra-quandil-1", TEXT, f"Five killed in Alford as {NAME} is hit", DAY, "Harbour Courier",
               "https://harbour.example/2024/zahra-quandil-killed?by=zahra", "en", f"By {NAME}")  # fmt: skip
SECOND = Report("plain-2", "Gunmen killed 5 people in Alford, a market town, officials said.", "Five people killed in Alford",
                DAY, "Daily Sheet", "https://sheet.example/five-people-killed-in-alford", "en")  # fmt: skip


def at(report: Report, words: str) -> tuple[int, int]:
    start = report.coded_text.index(words, len(report.title or "") + 2)
    return start, start + len(words)


def party(report: Report, words: str, nature: str, kind: str = "civilians") -> Participant:
    return Participant(words, at(report, words), (at(report, words),), None, words, kind, nature)


def town(report: Report, name: str, latitude: float, longitude: float) -> Place:
    return Place(name, at(report, name), name, f"geonames:{name}", "IQ", "Harbour", None, latitude, longitude, "exact")


def killing(report: Report) -> Account:
    named = report is FIRST
    harm = Harm("killed", None, 5, 5, None, "killed 5 people", at(report, "killed 5 people"))
    says = [Attribution(NAME, None, None, "Harbour Courier", f"{NAME} told us", at(report, f"{NAME} told us")),
            Attribution("Her brother", f"brother of {NAME}", f"family of {NAME}", None, "Her brother",
                        at(report, "Her brother"))] if named else []  # fmt: skip
    targets = [party(report, NAME, "person"), party(report, HOUSE, "object")] if named else []
    return Account("attack", "violence_against_civilians", place=town(report, "Alford", *EXACT),
                   when=When("Alford", at(report, "Alford"), DAY, DAY, "day"), targets=tuple(targets), harm=(harm,),
                   perpetrators=(party(report, "Gunmen", "person", "political_militia"),), attribution=tuple(says),
                   evidence=(at(report, "killed 5 people"),), confidence=0.9)  # fmt: skip


def burning() -> Account:
    harm = Harm("killed", None, 2, 2, None, "2 people were killed", at(FIRST, "2 people were killed"))
    return Account("looting_property_destruction", "strategic_developments", place=town(FIRST, "Brambury", 34.123456, 45.654321),
                   targets=(party(FIRST, CLINIC, "object"),), perpetrators=(party(FIRST, "Raiders", "person", "rebel_group"),),
                   harm=(harm,), evidence=(at(FIRST, CLINIC),))  # fmt: skip


def housed() -> Account:
    """An incident at a place that no gazetteer knows: a house, called by whose it is."""
    place = Place(HOUSE, at(FIRST, HOUSE), None, None, "IQ", "Harbour", None, *EXACT, "exact")
    return Account("arrests", "strategic_developments", place=place, evidence=(at(FIRST, HOUSE),))


def code(report: Report) -> Coded:
    if report.id != FIRST.id:
        return Coded(report.id, "1.0", "small 1", (killing(SECOND),))
    words, span = f"{NAME} told us", at(FIRST, f"{NAME} told us")
    said = Statement(NAME, None, None, None, None, "told", words, "paraphrase", "claims", None, words, span, (span,))
    return Coded(report.id, "1.0", "small 1", (killing(FIRST), burning(), housed()), (said,))


def write(path: Path) -> None:
    with Record.open(path) as record:
        take(record, [intaken(FIRST, "zahra-quandil.txt"), intaken(SECOND, "plain.txt")], Coder(code, "1.0", "small 1"))
        match(record)
