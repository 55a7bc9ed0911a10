"""What programs may write, each on what their person saw, signed, by the code that the pages decide by."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Path
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.adding import jobs
from onrecord.desk.api.answers import FAULTS, answer
from onrecord.desk.api.incidents import RULINGS, Id
from onrecord.desk.board import board_of
from onrecord.desk.fault import Fault
from onrecord.desk.jobs import Arrived
from onrecord.desk.review_decide import LONGEST, Decision, decided, taken_back
from onrecord.desk.roles import Coder, Editor, Person
from onrecord.desk.seen import LENGTH, unless_changed
from onrecord.desk.uploads import uploaded, with_collector
from onrecord.intake import TEXT_LIMIT, Metadata, Refusal
from onrecord.model import Account
from onrecord.record import Choice, Record, choose, incident
from onrecord.record.choosing import DEFAULT
from onrecord.record.correcting import contribute, correct

router = APIRouter(responses=FAULTS, tags=["writing"])
MOST = 200  # accounts of one decision
Named = Annotated[str, Field(min_length=1, max_length=100)]
Seen = Annotated[str, Field(pattern=f"^[0-9a-f]{{{LENGTH}}}$", description="`seen` of the incident as you saw it.")]
Why = Annotated[str, Field(max_length=LONGEST, description="Why, in your words.")]
Some = Annotated[list[Named], Field(min_length=1, max_length=MOST, description="Ids of accounts.")]
_KEY = "A word of your own: what is sent again under it is done once."
Key = Annotated[str | None, Header(alias="Idempotency-Key", pattern=r"^[\w-]{8,100}$", description=_KEY)]
ACCOUNT = TypeAdapter(Account)
Verb = Callable[[Record, str, Account, str, str], tuple[int, str]]  # ``correct`` or ``contribute``


class Sent(BaseModel):
    """What is sent: nothing else may stand in it, and nothing is read as what it is not."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ReviewSent(Sent):
    """A word on accounts of an incident: accept, reject, unsure. A rejected account counts no longer."""

    verdict: Literal["accept", "reject", "unsure"]
    incident: Named
    seen: Seen
    accounts: Some
    why: Why = ""


class NoteSent(Sent):
    """A note on accounts; it moves nothing."""

    accounts: Some
    text: Annotated[str, Field(min_length=1, max_length=LONGEST)]


class JudgementSent(Sent):
    """A word on two incidents: the same, different, unsure."""

    verdict: Literal["same", "different", "unsure"]
    incident: Named
    seen: Seen
    other: Named
    other_seen: Seen
    why: Why = ""


class SplitSent(Sent):
    """Accounts that tell of something else than the incident that they are in."""

    incident: Named
    seen: Seen
    accounts: Some
    why: Why = ""


class UndoSent(Sent):
    """Why an act is taken back."""

    why: Why = ""


class RulingSent(Sent):
    """The ruling that settles an incident; `default` withdraws what was chosen for it."""

    ruling: Literal[(*RULINGS, DEFAULT)]  # type: ignore[valid-type]
    seen: Seen
    why: Why = ""


class CorrectionSent(Sent):
    """What an account should say, whole: a new version beside it. It holds for the version of that id alone."""

    account: Named
    value: dict[str, Any]
    why: Why = ""


class ContributionSent(Sent):
    """An account that the coder missed, whole."""

    report: Annotated[str, Field(min_length=1, max_length=8000)]
    value: dict[str, Any]
    why: Why = ""


class ReportSent(Sent):
    """A report, as `onrecord code` reads it."""

    id: Annotated[str, Field(min_length=1, max_length=500)]
    text: Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT)]
    title: Annotated[str, Field(max_length=2000)] | None = None
    published: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"})] | None = None
    outlet: Annotated[str, Field(max_length=500)] | None = None
    url: Annotated[str, Field(max_length=4000)] | None = None
    language: Annotated[str, Field(max_length=35)] | None = None
    byline: Annotated[str, Field(max_length=500)] | None = None

    @field_validator("published")
    @classmethod
    def _is_a_day(cls, value: str | None) -> str | None:
        return value and date.fromisoformat(value).isoformat()


class Done(BaseModel):
    """The act that was made, by its number: `POST /acts/{number}/undo` takes it back. `account` is a new account's."""

    act: int
    account: str | None


class Chosen(BaseModel):
    """The choice of a ruling, by its number; `default` chosen anew withdraws it."""

    choice: int


class JobTold(BaseModel):
    """What became of what was added. `stage`: waiting, reading, coding, matching, done, stopped; `refused` says of each
    that could not be read why, and what to do."""

    id: str
    stage: str
    arrived: list[Arrived]
    refused: list[Refusal]


@router.post("/reviews", response_model=Done, status_code=201)
def review_sent(request: Request, who: Coder, sent: ReviewSent, key: Key = None) -> Response:
    """Accept, reject or doubt accounts. 409 where the incident is not what was seen."""
    made = Decision(sent.verdict, sent.incident, tuple(sent.accounts), "", sent.seen, None, sent.why.strip())
    return _done(decided(board_of(request), who, key or "", made))


@router.post("/notes", response_model=Done, status_code=201)
def note_sent(request: Request, who: Coder, sent: NoteSent, key: Key = None) -> Response:
    """Note something on accounts."""
    if not sent.text.strip():
        raise Fault(409, "a note needs words", "write them, then note it")
    made = Decision("note", "", tuple(sent.accounts), "", "", None, sent.text.strip())
    return _done(decided(board_of(request), who, key or "", made))


@router.post("/judgements", response_model=Done, status_code=201)
def judgement_sent(request: Request, who: Coder, sent: JudgementSent, key: Key = None) -> Response:
    """Say that two incidents are one, or are not. 409 where either is not what was seen."""
    both = f"{sent.seen}-{sent.other_seen}"
    made = Decision(sent.verdict, sent.incident, (), sent.other, both, None, sent.why.strip())
    return _done(decided(board_of(request), who, key or "", made))


@router.post("/splits", response_model=Done, status_code=201)
def split_sent(request: Request, who: Coder, sent: SplitSent, key: Key = None) -> Response:
    """Take accounts out of an incident. 409 where it is not what was seen."""
    made = Decision("split", sent.incident, tuple(sent.accounts), "", sent.seen, None, sent.why.strip())
    return _done(decided(board_of(request), who, key or "", made))


@router.post("/acts/{number}/undo", response_model=Done, status_code=201)
def undo_sent(
    request: Request, who: Coder, number: Annotated[int, Path(ge=1, le=1 << 40)], sent: UndoSent, key: Key = None
) -> Response:
    """Take an act back; the undo is an act too, and can be taken back."""
    return _done(taken_back(board_of(request), who, number, sent.why.strip(), key=key or ""))


@router.post("/incidents/{id}/ruling", response_model=Chosen, status_code=201)
def ruling_sent(request: Request, who: Editor, id: Id, sent: RulingSent) -> Response:
    """Choose the ruling that settles an incident. 409 where it is not what was seen."""

    def verb(record: Record) -> int:
        unless_changed(sent.seen, incident(record, id))
        return choose(record, id, Choice(sent.ruling, who.name, sent.why.strip()))[0]

    return answer({"choice": board_of(request).change(who.name, verb)}, 201)


@router.post("/corrections", response_model=Done, status_code=201)
def correction_sent(request: Request, who: Coder, sent: CorrectionSent) -> Response:
    """Correct an account: every value with words has to stand in the report. 409 where it can't, and where another
    version took its place meanwhile."""
    return _written(request, who, correct, sent.account, sent)


@router.post("/contributions", response_model=Done, status_code=201)
def contribution_sent(request: Request, who: Coder, sent: ContributionSent) -> Response:
    """Add an account that the coder missed. 409 where its words don't stand in the report."""
    return _written(request, who, contribute, sent.report, sent)


@router.post("/reports", response_model=JobTold, status_code=202)
def report_sent(request: Request, who: Coder, sent: ReportSent) -> Response:
    """Add a report. It is read in the background: the answer's `Location` says how far it is. The same report sent
    again adds nothing; another text under its id is a newer version of it."""
    line = json.dumps({name: value for name, value in sent.model_dump().items() if value is not None}).encode()
    known = with_collector(Metadata(), who.name)
    made = jobs(request).add(who.name, sent.title or sent.id, lambda: uploaded([("api.jsonl", line)], known, True))
    told = _job(request, made.id, who, 202)
    told.headers["Location"] = f"/api/v1/jobs/{made.id}"
    return told


@router.get("/jobs/{id}", response_model=JobTold)
def job_told(request: Request, who: Coder, id: Annotated[str, Path(min_length=1, max_length=100)]) -> Response:
    """How far the reading of an added report is."""
    return _job(request, id, who, 200)


def _job(request: Request, id: str, who: Person, status: int) -> Response:
    job = jobs(request).get(id)
    if job is None:
        raise Fault(404, f"there is no job {id!r}", "what was read is among the reports; add the rest again")
    if job.fault:
        raise Fault(503, job.fault[0], job.fault[1])
    told = {"id": job.id, "stage": job.stage, "arrived": list(job.arrived), "refused": list(job.taken.refused)}
    return answer(told, status)


def _account(value: dict[str, Any]) -> Account:
    """The contract's JSON as an account; 422 naming what is none of it."""
    try:
        return ACCOUNT.validate_json(json.dumps(value, allow_nan=False), strict=True)
    except ValidationError as error:
        found = [{**one, "loc": ("body", "value", *one["loc"])} for one in error.errors()]
        raise RequestValidationError(found) from None
    except ValueError as error:
        raise Fault(422, f"body.value: {error}", "write numbers as JSON has them") from None


def _written(
    request: Request, who: Person, verb: Verb, of: str, sent: CorrectionSent | ContributionSent
) -> Response:  # fmt: skip
    """What ``verb`` makes of an account sent whole; ``of`` is the one that it corrects, or its report."""
    value, why = _account(sent.value), sent.why.strip()
    return _done(*board_of(request).change(who.name, lambda record: verb(record, of, value, who.name, why)))


def _done(act: int, account: str | None = None) -> Response:
    return answer({"act": act, "account": account}, 201)
