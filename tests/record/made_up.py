"""Reports made up for these tests, and a coder that really reads them: small, but its spans are true."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from onrecord.coding.many import Coder
from onrecord.intake import Intaken, OffsetMap, Piece, Refusal
from onrecord.model import Account, Coded, Harm, Participant, Place, Report, Statement, When, Who
from onrecord.plain import plain
from onrecord.record import Record, coded, incidents, match, take

TOWNS = {"Alford": (10.0, 20.0), "Brambury": (11.0, 21.0), "Caldwick": (12.0, 22.0), "Dunholme": (13.0, 23.0)}
OUTLETS = ("The Courier", "Daily Sheet", "Radio Nine")
COLLECTED = datetime(2024, 5, 1, 12, tzinfo=UTC)
_TOLL = re.compile(r"(?P<toll>(?P<number>\d+) (?P<who>people|soldiers)) were killed by (?P<by>\w+) in (?P<town>\w+)")
_SAID = re.compile(r"(?P<speaker>A \w+) said (?P<content>[^.]+)")


def code(report: Report) -> Coded:
    """One account per toll, one statement per "A ... said ..."."""
    text = report.coded_text
    accounts = tuple(_account(found, report.published) for found in _TOLL.finditer(text))
    return Coded(report.id, "1.0", "small 1", accounts, tuple(_statement(found) for found in _SAID.finditer(text)))


def _account(found: re.Match[str], day: date | None) -> Account:
    latitude, longitude = TOWNS.get(found["town"], (None, None))
    place = Place(
        found["town"], found.span("town"), found["town"], "made-up", "XK", None, None, latitude, longitude, "exact"
    )
    who = Who(found["who"], found.span("who"), "civilians")
    number = int(found["number"])
    by = Participant(
        found["by"], found.span("by"), (found.span("by"),), None, found["by"], "rebel_group", "organisation"
    )
    return Account(
        type="attack",
        event_type="violence_against_civilians",
        place=place,
        when=When(found["town"], found.span("town"), day, day, "day") if day else None,
        perpetrators=(by,),
        harm=(Harm("killed", who, number, number, None, found["toll"], found.span("toll")),),
        evidence=(found.span(),),
        confidence=0.9,
    )


def _statement(found: re.Match[str]) -> Statement:
    spans = {"speaker": found.span("speaker"), "content": found.span("content")}
    none = (None, None, None, None)
    return Statement(found["speaker"], *none, "said", found["content"], "paraphrase", "claims", None, found[0],
                     found.span(), (found.span(),), 0.8, None, spans)  # fmt: skip


CODER = Coder(code, "1.0", "small 1")


def killed(account: Account, low: int, high: int | None = None) -> Account:
    """The account with another toll."""
    (harm,) = account.harm
    return replace(account, harm=(replace(harm, low=low, high=high or low),))


def again(name: str, **toll: int) -> Coder:
    """Another coder, which reads other numbers in the reports named, or (-1) tells nothing of them."""

    def read(one: Report) -> Coded:
        found = code(one)
        number = toll.get(one.id[:5], 0)
        if number < 0:
            return replace(found, coder=name, incidents=())
        said = tuple(killed(value, number) for value in found.incidents) if number else found.incidents
        return replace(found, coder=name, incidents=said)

    return Coder(read, "1.0", name)


def report(number: int, toll: int | None = None, **more: object) -> Report:
    """The made-up report of this number: three in a row, by three outlets, tell of the same attack."""
    event = number // 3
    town, day = sorted(TOWNS)[event % len(TOWNS)], date(2024, 1, 1) + timedelta(days=event)
    dead = event % 7 + 2 + number % 2 if toll is None else toll
    words = {"title": f"Attack in {town}", "outlet": OUTLETS[number % 3], "published": day, "language": "en"}
    text = (
        f"On its page {number} {OUTLETS[number % 3]} has this: {dead} people were killed by raiders in {town}. "
        f"A witness said the raiders came at dawn and left {number} carts. Market day was called off in the town."
    )
    return Report(**{"id": f"r{number:04}", "text": text, **words, **more})  # type: ignore[arg-type]


def intaken(report: Report, name: str | None = None) -> Intaken:
    data = report.coded_text.encode()
    start = len(report.coded_text) - len(report.text)
    pieces = OffsetMap((Piece(start, len(report.coded_text), start, len(report.coded_text)),))
    sha256 = hashlib.sha256(data).hexdigest()
    return Intaken(report, name or f"{report.id}.txt", data, sha256, pieces, COLLECTED, "a tester")


def many(count: int) -> Iterator[Intaken | Refusal]:
    return (intaken(report(number)) for number in range(count))


def read(path: Path, items: Iterator[Intaken | Refusal], jobs: int = 1) -> None:
    """What ``onrecord read`` does with a record."""
    with Record.open(path) as record:
        take(record, items, CODER, jobs=jobs)
        match(record)


def export(path: Path) -> bytes:
    """All that a record says, as bytes: what an export would hold."""
    with Record.open(path, readonly=True) as record:
        lines = [json.dumps(plain([report, said]), sort_keys=True) for report, said in coded(record)]
        lines += [json.dumps(plain(one), sort_keys=True) for one in incidents(record)]
    return "\n".join(lines).encode()


def log_of(path: Path) -> list[tuple[str, str, str]]:
    """The log without its times and what follows from them."""
    from onrecord.record import log

    with Record.open(path, readonly=True) as record, record.reading() as connection:
        return [(entry.kind, entry.subject, entry.payload) for entry in log.entries(connection)]
