"""Words of a report become a value: of an account that the coder wrote, which has a new version then, or of one that it
missed. What the words mean is proposed; what a person says instead holds, signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import codebook
from onrecord.desk import paths  # noqa: F401  (knows {id:any})
from onrecord.desk.board import board_of
from onrecord.desk.editing import LISTS, PARTS, Value, begun, edited, removed
from onrecord.desk.fault import Fault
from onrecord.desk.leading import own_path
from onrecord.desk.pages import page
from onrecord.desk.proposing import Meaning, guess, of_harm, of_party, of_place, of_when, propose, readings
from onrecord.desk.report import inside
from onrecord.desk.report import span as span_of
from onrecord.desk.roles import Coder
from onrecord.desk.selected import chosen, standing
from onrecord.desk.values import NAMES, at, values
from onrecord.linking import Filed
from onrecord.model import Account, Span
from onrecord.record import Record, reviews
from onrecord.record.checking import Unfit
from onrecord.record.correcting import contribute, correct
from onrecord.record.lineage import standing as stands_for
from onrecord.record.shelf import Opened, opened
from onrecord.terms import INCIDENT_TYPES, KINDS, NATURES, PLACE_PRECISIONS, STATUSES, WHEN_PRECISIONS

router = APIRouter(include_in_schema=False, dependencies=[Depends(inside)])
NEW = "new"  # an account that the coder missed
_CHOICES = {
    "types": INCIDENT_TYPES, "statuses": STATUSES, "kinds": KINDS, "natures": NATURES, "parts": PARTS,
    "place_precisions": PLACE_PRECISIONS, "when_precisions": WHEN_PRECISIONS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form is for: the account's id or ``NEW``, the field, which of its values, the words; ``sent`` is what a
    person filled in before, ``error`` why it could not be done."""

    account: str
    field: str
    item: int | None
    span: Span
    sent: Meaning | None = None
    error: Fault | None = None


@dataclass(slots=True)
class Stale(Exception):
    """The account was changed since it was shown; ``now`` is what took its place, if anything did."""

    account: str
    now: str | None = field(default=None)


@router.get("/reports/{id:any}/value")
def value_form(
    request: Request, id: str, who: Coder, at: str = "", words: str = "", account: str = "", field: str = "",
    item: str = "",
) -> Response:  # fmt: skip
    """The form for a value: of words given by their place, of words to be found, or of a value that there is."""
    found = opened(board_of(request).record, id)
    account = account or (found.accounts[0].id if found.accounts else NEW)
    number = _item(item)
    span = _words(found, at, words) or _of_value(found, account, field, number)
    if span is None:
        every = standing(found.report.coded_text, words)
        return page(request, "report_words.html", here="/reports", report=found.report, found=every, words=words,
                    account=account, field=field, part=_part(request))  # fmt: skip
    field = field if field in NAMES else guess(found.report, span)
    return _form(request, found, Asked(account, field, number, span))


@router.post("/reports/{id:any}/value")
async def value_sent(request: Request, id: str, who: Coder) -> Response:
    form = await request.form()
    return await run_in_threadpool(_saved, request, id, who.name, form)


def _saved(request: Request, id: str, name: str, form: FormData) -> Response:
    """The value in a new version; 422 with the form for what no value can be, 409 where the account has changed."""
    board = board_of(request)
    found = opened(board.record, id)
    sent = {key: value for key, value in form.items() if isinstance(value, str)}
    span = chosen(found.report.coded_text, *span_of(sent.get("at", "")), sent.get("words"))
    asked = Asked(sent.get("account", ""), sent.get("field", ""), _item(sent.get("item", "")), span, sent)
    if asked.field not in NAMES:
        raise Fault(422, f"{asked.field!r} is no field", f"choose one of {', '.join(NAMES)}")
    try:
        act, _ = board.change(name, lambda record: _verb(record, id, asked, name))
    except Stale as stale:
        return _conflict(request, found, asked, stale)
    except Unfit as unfit:
        return _form(request, found, replace(asked, error=Fault(422, unfit.reason, unfit.next_step)), 422)
    except Fault as fault:
        if fault.status_code != 422:
            raise
        return _form(request, found, replace(asked, error=fault), 422)
    return _done(request, _back(sent.get("next", ""), id, span, act))


def _verb(record: Record, id: str, asked: Asked, name: str) -> tuple[int, str]:
    """Under the desk's lock: the account must be the one that was shown."""
    found, sent = opened(record, id), asked.sent or {}
    why = sent.get("why", "").strip()
    value = Value(asked.field, asked.item, asked.span, sent)
    if asked.account == NEW:
        return contribute(record, id, begun(found.report, value), name, why)
    one = next((filed for filed in found.accounts if filed.id == asked.account), None)
    if one is None:
        with record.reading() as connection:
            raise Stale(asked.account, stands_for(connection, [asked.account]).get(asked.account))
    taken = sent.get("do") == "remove"
    fresh = removed(one.account, value.field, value.item) if taken else edited(one.account, found.report, value)
    if fresh == one.account:
        raise Fault(422, "this is what the account says already", "change something, or leave it as it is")
    return correct(record, one.id, fresh, name, why)


def _form(request: Request, found: Opened, asked: Asked, status: int = 200, **more: Any) -> Response:
    proposed = propose(found.report, asked.span, asked.field)
    one = next((filed for filed in found.accounts if filed.id == asked.account), None)
    held = _held(one.account, asked.field) if one else ()
    coded = _coded(one.account, asked, held) if one else None
    meaning = {**proposed.meaning, **(coded or _kind(one, asked))}
    places = readings(found.report, asked.span) if asked.field == "where" else ()
    sent = asked.sent or {}
    given = {
        "report": found.report, "accounts": found.accounts, "asked": asked, "meaning": sent or meaning,
        "words": found.report.coded_text[slice(*asked.span)], "places": places, "at": at,
        "options": _options(found, asked, held),
        "says": "as it stands" if coded else proposed.says, "stands": coded is not None, "stale": None,
        "next": request.query_params.get("next", "") or sent.get("next", ""), "part": _part(request),
    }  # fmt: skip
    lists = {"names": NAMES, "new": NEW, "choices": _CHOICES, "lists": LISTS, "countries": _countries(),
             "weapons": tuple(codebook.table("weapons"))}  # fmt: skip
    return page(request, "report_value.html", status, here="/reports", **{**given, **lists, **more})


def _options(found: Opened, asked: Asked, held: tuple[tuple[Span, Meaning], ...]) -> list[tuple[int, str]]:
    """The values in whose place the new one may be put: their number and their words."""
    if asked.field == "where" and asked.item is None:
        return []
    text = found.report.coded_text
    return [(n, text[slice(*span)]) for n, (span, one) in enumerate(held)
            if one.get("effect") in (None, asked.field) or n == asked.item]  # fmt: skip


def _conflict(request: Request, found: Opened, asked: Asked, stale: Stale) -> Response:
    """Both versions: what stands now, and what was sent, filled in again to be sent anew."""
    with board_of(request).record.reading() as connection:
        word = reviews(connection, [stale.now]).get(stale.now) if stale.now else None
    now = next((filed for filed in found.accounts if filed.id == stale.now), None)
    again = replace(asked, account=now.id if now else NEW, item=None)
    told = list(values(now.account)) if now else []
    return _form(request, found, again, 409, stale={"now": now, "values": told, "word": word})


def _coded(account: Account, asked: Asked, held: tuple[tuple[Span, Meaning], ...]) -> Meaning | None:
    """What the account takes just these words to mean; ``None`` where it has no such value."""
    if asked.item is not None:
        same = asked.item < len(held) and held[asked.item][0] == asked.span
        return held[asked.item][1] if same else None
    if asked.field == "when" and account.when and account.when.span == asked.span:
        return of_when(account.when)
    if asked.field == "where" and account.place and account.place.span == asked.span:
        return of_place(account.place)
    return None


def _kind(one: Filed | None, asked: Asked) -> Meaning:
    """What the account says of type and status, which every account has."""
    if one is None or asked.field not in ("type", "status"):
        return {"type": "attack", "status": "occurred"} if asked.account == NEW else {}
    marks = {name: "yes" for name in ("background", "aggregate") if getattr(one.account, name)}
    return {"type": one.account.type, "status": one.account.status, **marks}


def _held(account: Account, field: str) -> tuple[tuple[Span, Meaning], ...]:
    """The values of a field that the account has, each with its words and its meaning."""
    if field in ("by", "against"):
        return tuple((one.span, of_party(one)) for one in getattr(account, LISTS[field]))
    if field == "where":
        return tuple((one.span, of_place(one)) for one in account.places)
    if field == "weapons":
        return tuple((one.span, {"kind": one.kind}) for one in account.weapons)
    if field == "says":
        return tuple((one.span, {"part": next(iter(one.spans), "organisation")}) for one in account.attribution)
    if field in LISTS:
        return tuple((one.span, {**of_harm(one), "effect": one.effect}) for one in account.harm)
    return ()


def _of_value(found: Opened, account: str, field: str, item: int | None) -> Span | None:
    """The words of a value that the account has."""
    one = next((filed for filed in found.accounts if filed.id == account), None)
    if one is None or field not in NAMES:
        return None
    held = _held(one.account, field)
    if item is not None:
        return held[item][0] if item < len(held) else None
    single = {"when": one.account.when, "where": one.account.place}.get(field)
    if single is not None:
        return single.span
    return one.account.evidence[0] if field in ("type", "status") and one.account.evidence else None


def _words(found: Opened, at: str, words: str) -> Span | None:
    text = found.report.coded_text
    if at:
        return chosen(text, *span_of(at))
    every = standing(text, words)
    return every[0].span if len(every) == 1 else None


def _done(request: Request, url: str) -> Response:
    """A script is told where to go, so that what was typed stays until then; a form is sent there."""
    told = RedirectResponse(url, 303)  # which writes it as a header may be written
    if request.headers.get("HX-Request"):
        return Response(status_code=204, headers={"HX-Redirect": told.headers["location"]})
    return told


def _back(next: str, id: str, span: Span, act: int) -> str:
    if own_path(next):
        return next
    query: Sequence[tuple[str, object]] = [("at", f"{span[0]}-{span[1]}"), ("done", act)]
    return f"/reports/{quote(id, safe='')}?{urlencode(query)}#w"


def _item(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None


def _part(request: Request) -> bool:
    return bool(request.headers.get("HX-Request")) and not request.headers.get("HX-History-Restore-Request")


def _countries() -> dict[str, str]:
    named = ((code, str(row["name"])) for code, row in codebook.table("countries").items())
    return dict(sorted(named, key=lambda one: one[1]))
