"""Reports added at the desk: pasted, as files, by URL where the desk was started so. What becomes of them is shown as
it happens, each refusal by name with its reason and next step."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.board import board_of
from onrecord.desk.day import NoDay, day_of
from onrecord.desk.fault import Fault
from onrecord.desk.fetching import fetch
from onrecord.desk.jobs import Job, Jobs
from onrecord.desk.pages import page
from onrecord.desk.report import inside
from onrecord.desk.roles import Coder
from onrecord.desk.uploads import pasted, uploaded, with_collector
from onrecord.desk.values import at
from onrecord.intake import TEXT_LIMIT, Metadata
from onrecord.intake.metadata import language_code, metadata

router = APIRouter(include_in_schema=False, dependencies=[Depends(inside)])
FIELDS = ("title", "outlet", "published", "byline", "language", "url")
Text = Annotated[str, Form()]
_making = Lock()


def jobs(request: Request) -> Jobs:
    """The desk's jobs, made when first asked for."""
    with _making:
        known: Jobs | None = getattr(request.app.state, "jobs", None)
        if known is None:
            known = request.app.state.jobs = Jobs(board_of(request))
    return known


@router.get("/reports/add")
def add_page(request: Request, who: Coder) -> Response:
    return _form(request)


@router.post("/reports/add/paste")
def paste(
    request: Request, who: Coder, text: Text = "", title: Text = "", outlet: Text = "", published: Text = "",
    byline: Text = "", language: Text = "", url: Text = "",
) -> Response:  # fmt: skip
    sent = {"title": title, "outlet": outlet, "published": published, "byline": byline, "language": language,
            "url": url, "text": text}  # fmt: skip
    try:
        known = with_collector(_known(sent), who.name)
        if not text.strip():
            raise Fault(422, "there is no text", "paste the text of the report")
        if len(text) > TEXT_LIMIT:
            raise Fault(422, f"the text is longer than {TEXT_LIMIT:,} characters", "split it into its reports")
    except Fault as fault:
        return _form(request, fault.status_code, sent, fault)
    source = pasted(text, known)
    job = jobs(request).add(who.name, title.strip() or "pasted text", lambda: [source])
    return _shown(request, job)


@router.post("/reports/add/files")
async def files(request: Request, who: Coder) -> Response:
    form = await request.form()
    sent = {name: value for name in FIELDS if isinstance(value := form.get(name), str)}
    given = [one for one in form.getlist("files") if isinstance(one, UploadFile) and (one.filename or one.size)]
    try:
        known = with_collector(replace(_known(sent), title=None), who.name)
        if not given:
            raise Fault(422, "no file was chosen", "choose one or more files")
    except Fault as fault:
        return _form(request, fault.status_code, sent, fault)
    held = [(one.filename or "", await one.read()) for one in given]
    sources = uploaded(held, known, versions=form.get("versions") is not None)
    what = held[0][0] if len(held) == 1 else f"{len(held)} files"
    return await run_in_threadpool(_shown, request, jobs(request).add(who.name, what, lambda: sources))


@router.post("/reports/add/url")
def by_url(request: Request, who: Coder, url: Text = "", outlet: Text = "") -> Response:
    board = board_of(request)
    if not board.settings.fetch:
        raise Fault(403, "this desk brings nothing from the web", "paste the report, or start it with --fetch")
    if not url.strip():
        return _form(request, 422, {"url": url, "outlet": outlet}, Fault(422, "no address was given", "write one"))
    known = with_collector(Metadata(outlet=outlet.strip() or None), who.name)
    return _shown(request, jobs(request).add(who.name, url.strip(), lambda: [fetch(url, known)]))


@router.get("/reports/adding/{id}")
def job_page(request: Request, who: Coder, id: str) -> Response:
    job = jobs(request).get(id)
    if job is None:
        said = "the desk knows no such job: it was started anew since, or did a hundred others"
        raise Fault(404, said, "what was read by then is among the reports; add the rest again")
    return page(request, "report_job.html", here="/reports", job=job, ahead=jobs(request).ahead(job), at=at)


def _known(sent: dict[str, str]) -> Metadata:
    """The metadata of a form; 422 for a day or a language that is none."""
    given = {name: sent.get(name, "").strip() for name in FIELDS}
    try:
        day_of(given["published"])
    except NoDay as error:
        raise Fault(422, error.reason, error.step) from None
    if given["language"] and language_code(given["language"]) is None:
        raise Fault(422, f"{given['language']!r} is no language", "write its code, as in en, ar or fr")
    return metadata({name: value for name, value in given.items() if value})


def _shown(request: Request, job: Job) -> Response:
    """To the job's page: a script is told where, a form is sent there."""
    place = f"/reports/adding/{job.id}"
    if request.headers.get("HX-Request"):
        return Response(status_code=204, headers={"HX-Redirect": place})
    return RedirectResponse(place, 303)


def _form(
    request: Request, status: int = 200, sent: dict[str, str] | None = None, error: Fault | None = None
) -> Response:
    settings = board_of(request).settings
    more: dict[str, Any] = {"sent": sent or {}, "error": error, "fetch": settings.fetch, "fields": FIELDS}
    return page(request, "report_add.html", status, here="/reports", **more)
