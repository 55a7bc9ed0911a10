"""What a person decides, and takes back: ``POST /decide`` and ``POST /undo``, for the queue and every other page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.board import Board, board_of
from onrecord.desk.escaped import Escaped
from onrecord.desk.fault import Fault
from onrecord.desk.leading import own_path
from onrecord.desk.pages import page
from onrecord.desk.review_once import once, sent
from onrecord.desk.review_stale import Saw, Stale, current
from onrecord.desk.review_words import Did, numbered
from onrecord.desk.roles import Coder, Person
from onrecord.record import Record, undo
from onrecord.record.reviewing import review
from onrecord.record.saying import say, split

router = APIRouter(include_in_schema=False)
OF_ACCOUNTS, OF_PAIRS, SPLIT = ("accept", "reject", "unsure", "note"), ("same", "different", "unsure"), "split"
LONGEST = 4000  # characters of a person's words
Text = Annotated[str, Form()]
Many = Annotated[list[str], Form(default_factory=list)]


@dataclass(frozen=True, slots=True)
class Decision:
    """As a form tells it. ``accounts`` are those that it is said of, for a split those taken out; ``other`` is the
    other incident of a pair; ``seen`` the hash of the incident shown, for a pair both, with a hyphen between."""

    verdict: str
    incident: str
    accounts: tuple[str, ...]
    other: str
    seen: str
    at: int | None
    why: str

    @property
    def of_pair(self) -> bool:
        return bool(self.other) or self.verdict in ("same", "different")


@router.post("/decide")
def decide(
    request: Request, who: Coder, verdict: Text, account: Many, out: Many, twin: Many, incident: Text = "",
    other: Text = "", seen: Text = "", at: Text = "", why: Text = "", key: Text = "", next: Text = "", stay: Text = "",
) -> Response:  # fmt: skip
    """A person's word. ``twin`` holds the ids of likely twins, each with what was seen of it (``I-1:hash``); a verdict
    may name one of them ("same I-1"). 409 where what was seen is no longer what there is. ``stay`` is where a word
    leads that does not settle the item."""
    named, _, of = verdict.partition(" ")
    hashes = dict(one.split(":", 1) for one in twin if ":" in one)
    both = f"{seen}-{hashes[of]}" if of in hashes else seen
    made = Decision(named, incident, tuple(out if named == SPLIT and out else account), of or other, both,
                    int(at) if at.isdecimal() else None, _said(why))  # fmt: skip
    return _done(request, who, key, made, stay if stay and (made.of_pair or named in ("note", SPLIT)) else next)


@router.post("/undo")
def take_back(
    request: Request, who: Coder, act: Text = "", of: Text = "", why: Text = "", key: Text = "", next: Text = ""
) -> Response:
    """Takes back an act of the person's: the one numbered ``act``, the one that the key ``of`` made, else the last."""
    board = board_of(request)
    number = taken_back(board, who, int(act) if act.isdecimal() else None, _said(why), of=of, key=key)
    return _told(request, board, number, next)


def taken_back(board: Board, who: Person, act: int | None, why: str, of: str = "", key: str = "") -> int:
    """Takes back an act, as ``take_back`` says; gives the undo's own number."""

    def verb(record: Record) -> int:
        number = act
        if of and number is None:
            with record.reading() as connection:
                number = sent(connection, of, who.name)
            if number is None:
                raise Fault(404, "that decision has not come here", "send it first, or take nothing back")
        return undo(record, number, who.name, why)[0]

    return board.change(who.name, lambda record: once(record, key, who.name, verb))


def decided(board: Board, who: Person, key: str, made: Decision) -> int:
    """Does what a person decided, once for each ``key``; gives the act's number. ``Stale`` where what they saw is no
    longer what there is, ``Fault`` for what no record could take."""
    _possible(made)
    return board.change(who.name, lambda record: once(record, key, who.name, lambda r: _do(r, made, who.name)))


def _done(request: Request, who: Person, key: str, made: Decision, onward: str) -> Response:
    board = board_of(request)
    try:
        number = decided(board, who, key, made)
    except Stale as stale:
        return _conflict(request, stale, made)
    return _told(request, board, number, onward)


def _do(record: Record, made: Decision, by: str) -> int:
    """In one transaction: first whether what was seen still is, then the word. A note holds whatever it was said of."""
    pair = _pair(made) if made.of_pair else ()
    named = pair if made.incident and pair else (made.incident,) if made.incident else ()
    hashes = (*made.seen.split("-"), "", "")
    if made.verdict != "note":
        current(record, Saw(tuple(zip(named, hashes, strict=False)), made.at, by, made.accounts))
    if pair:
        return say(record, made.verdict, *pair, by, made.why).number
    if made.verdict == SPLIT:
        return split(record, made.incident, made.accounts, by, made.why).number
    return review(record, made.verdict, made.accounts, by, made.why)


def _pair(made: Decision) -> tuple[str, str]:
    found = (made.incident, made.other) if made.incident else made.accounts
    if len(found) != 2:
        raise Fault(400, f"a pair has two accounts, and {len(found)} were named", "tick two accounts")
    return found[0], found[1]


def _possible(made: Decision) -> None:
    """400 for what no record could take."""
    if made.verdict not in (*OF_ACCOUNTS, *OF_PAIRS, SPLIT):
        raise Fault(
            400, f"{made.verdict!r} is no decision", f"say one of {', '.join((*OF_ACCOUNTS, *OF_PAIRS[:2], SPLIT))}"
        )
    if made.verdict == "note" and not made.why:
        raise Fault(400, "a note needs words", "write them, then note it")
    if not made.accounts and not made.of_pair:
        step = "tick those that tell of something else" if made.verdict == SPLIT else "open the accounts first"
        raise Fault(400, "no account was named", step)


def _told(request: Request, board: Board, number: int, onward: str) -> Response:
    """What was done: to scripts as data, to a form by leading on."""
    if not _by_script(request):
        return RedirectResponse(own_path(onward, "/review"), 303)
    with board.record.reading() as connection:
        (done,) = numbered(connection, [number])
    return Escaped(plain_did(done, done.by))


def plain_did(one: Did, person: str) -> dict[str, object]:
    """An act as data, as the page's script tells it."""
    return {
        "act": one.number, "by": one.by, "mine": one.by == person, "verb": one.verb, "said": one.said, "why": one.why,
        "ago": one.ago, "incident": one.incident, "undone": one.undone,
    }  # fmt: skip


def _conflict(request: Request, stale: Stale, made: Decision) -> Response:
    """409 with what changed, the person's words kept."""
    if _by_script(request):
        error = {"status": 409, "reason": stale.detail, "next": stale.step}
        return Escaped({"error": error, "changed": stale.changed, "incident": stale.incident}, 409)
    return page(request, "review_conflict.html", 409, here="/review", stale=stale, made=made)


def _by_script(request: Request) -> bool:
    return request.headers.get("accept", "").startswith("application/json")


def _said(why: str) -> str:
    """A person's words: 400 where they are longer than the record takes."""
    if len(why) > LONGEST:
        raise Fault(400, f"your words are {len(why):,} characters long, and {LONGEST:,} are taken", "shorten them")
    return why.strip()
