"""Whatever is written in an address or a form, the desk answers, and never by failing.

``ONRECORD_EXAMPLES=3000 python -m pytest tests/desk/test_fuzz.py`` asks longer.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.desk import Settings
from onrecord.desk.state import FACETS, SORTS
from onrecord.record import Record, accounts, incidents, reports
from tests.desk import inert, planted
from tests.desk.rooms import routes
from tests.desk.visitor import Visitor

SETTINGS = settings(
    max_examples=int(os.environ.get("ONRECORD_EXAMPLES", "150")), deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
SLOW = ("/api/v1/record/verify",)
NAMES = (
    *FACETS, "since", "until", "box", "q", "sort", "page", "limit", "after", "at", "ruling", "beside", "report", "incident",
    "type", "country", "outlet", "language", "by", "words", "account", "field", "item", "next", "zoom", "cursor", "id",
    "form", "from", "to", "area", "title", "n", "z", "x", "y", "of", "done", "part", "raw",
)  # fmt: skip
VALUES = (
    "", "0", "-1", "1", "50", "1e9", "9" * 30, "٣", "NaN", "inf", "true", "null", "[]", "2020-04-14", "0001-01-01",
    "9999-12-31", "2020-02-30", "41,33,46,37", "180,90,-180,-90", "nan,nan,nan,nan", "1e400,0,0,0", "0-10", "5-2",
    "999999999-999999999", "median", "hierarchy:/etc/passwd", "W10", "bnVsbA", "WzAsMCwwLDAsIngiXQ", *SORTS[:3],
    "\x00", "a\x00b", "%", "%00", "\ud7ff\uffff", "💥" * 50, "*", '"', '"*', "a*", "AND", "^", "{", "..", "../..",
    "x" * 3000, "=1+1", "<b>", "I-", "I-0", "C-", *planted.ATTACKS.values(),
)  # fmt: skip
texts = st.one_of(st.sampled_from(VALUES), st.text(max_size=30), st.integers().map(str), st.dates().map(str))


@pytest.fixture(scope="module")
def desk(record_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    path = Path(shutil.copy(record_file, tmp_path_factory.mktemp("fuzz") / "record.db"))
    with Visitor(Settings(path, coder="rules"), raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def known(record_file: Path) -> list[str]:
    """Names that lead somewhere, so that what comes after them is asked too."""
    with Record.open(record_file, readonly=True) as record:
        some = [each[:5] for each in (incidents(record), reports(record), accounts(record))]
        return [one.id for each in some for one in each]  # type: ignore[attr-defined]


def of(desk: Visitor, method: str) -> list[str]:
    return sorted({path for path, methods, _ in routes(desk.app) if method in methods and path not in SLOW})  # type: ignore[arg-type]


def told(desk: Visitor, path: str, method: str) -> tuple[str, ...]:
    """The names that a room says it takes in its address or form."""
    found = [
        one for way, methods, one in routes(desk.app) if way == path and method in methods and hasattr(one, "dependant")
    ]  # type: ignore[arg-type]
    params = [(*one.dependant.query_params, *one.dependant.body_params) for one in found]
    return tuple(each.alias for some in params for each in some)


def address(path: str, data: st.DataObject, known: list[str]) -> str:
    named = st.one_of(st.sampled_from(known), texts)
    return re.sub(r"\{[^}]*\}", lambda _: quote(data.draw(named), safe=""), path)


@SETTINGS
@given(data=st.data())
def test_no_address_makes_the_desk_fail(desk: Visitor, known: list[str], data: st.DataObject) -> None:
    room = data.draw(st.sampled_from(of(desk, "GET")))
    path, names = address(room, data, known), st.sampled_from((*told(desk, room, "GET"), *NAMES))
    asked = data.draw(st.lists(st.tuples(names, st.one_of(texts, st.sampled_from(known))), max_size=5))
    answer = desk.get(f"{path}?{urlencode(asked, errors='replace')}")
    assert answer.status_code < 500, (path, asked)
    assert inert.faults(answer) == [], (path, asked)


@SETTINGS
@given(data=st.data())
def test_no_form_makes_the_desk_fail(desk: Visitor, known: list[str], data: st.DataObject) -> None:
    """Whatever is sent, with the token of a page and all rights."""
    room = data.draw(st.sampled_from(of(desk, "POST")))
    path, own = address(room, data, known), told(desk, room, "POST")
    names = st.one_of(st.sampled_from((*own, *SENT)), st.sampled_from(NAMES), st.text(max_size=8))
    value = st.one_of(texts, st.sampled_from((*known, *WORDS)))
    sent = data.draw(st.dictionaries(names, value, max_size=8))
    if path.startswith("/api/"):
        answer = desk.post(path, json=data.draw(st.one_of(st.just(sent), json_like)))
    else:
        answer = desk.post(path, data=sent, headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code < 500, (path, sent)
    assert desk.get("/incidents").status_code == 200


SENT = ("verdict", "seen", "why", "key", "act", "other", "twin", "out", "stay", "heard", "text", "url", "published", "byline",
        "name", "number", "coders", "csrf", "low", "high", "vague", "kind", "start", "end", "precision", "do", "value")  # fmt: skip
WORDS = ("accept", "reject", "unsure", "note", "same", "different", "split", "remove", "killed", "when", "where", "new")
json_like = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from((*NAMES, *SENT)), inner, max_size=5)),
    max_leaves=12,
)  # fmt: skip


def test_what_is_no_form_is_refused(desk: Visitor) -> None:
    for path in of(desk, "POST"):
        for kind in ("multipart/form-data; boundary=x", "multipart/form-data", "application/json", "text/plain", ""):
            answer = desk.post(
                re.sub(r"\{[^}]*\}", "1", path), content=b"\xff\x00--x\r\n", headers={"Content-Type": kind}
            )
            assert answer.status_code < 500, (path, kind)
