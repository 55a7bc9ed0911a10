"""A server that fails: each way of failing refuses the report, with a reason and what to do next; what may pass is tried
again."""

from __future__ import annotations

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from onrecord.coders import CannotCode
from onrecord.llm.server import FORMS
from tests.llm.reports import FIGURE, GOOD, INCIDENT, MEASURE, RELIEF, REPORT, STATEMENT, TREND, coder
from tests.llm.server import (
    Reply,
    answers,
    breaks_off,
    coding,
    content,
    drips,
    drips_headers,
    floods,
    refuses,
    served,
    stalls,
)

HALF = json.dumps(GOOD)[:400]
DEEP = "[" * 100_000

HARM = {**INCIDENT["harm"][0], "effect": "alien"}
UNKNOWN: list[tuple[str, dict[str, Any], str]] = [
    ("type", {**GOOD, "incidents": [{**INCIDENT, "type": "alien"}]}, "the answer.incidents[0].type"),
    ("status", {**GOOD, "incidents": [{**INCIDENT, "status": "alien"}]}, "the answer.incidents[0].status"),
    ("effect", {**GOOD, "incidents": [{**INCIDENT, "harm": [HARM]}]}, "the answer.incidents[0].harm[0].effect"),
    ("stance", {**GOOD, "statements": [{**STATEMENT, "stance": "alien"}]}, "the answer.statements[0].stance"),
    ("measure", {**GOOD, "measures": [{**MEASURE, "kind": "alien"}]}, "the answer.measures[0].kind"),
    ("figure", {**GOOD, "figures": [{**FIGURE, "what": "alien"}]}, "the answer.figures[0].what"),
    ("sector", {**GOOD, "relief": [{**RELIEF, "sector": "alien"}]}, "the answer.relief[0].sector"),
    ("direction", {**GOOD, "trends": [{**TREND, "direction": "alien"}]}, "the answer.trends[0].direction"),
]

# (label, reply, part of the reason, part of the next step)
FAILURES: list[tuple[str, Reply, str, str]] = [
    ("stalls", stalls, "no whole answer within 0.3 s", "timeout=SECONDS"),
    ("drips", drips, "no whole answer within 0.3 s", "timeout=SECONDS"),
    ("drips headers", drips_headers, "no whole answer within 0.3 s", "timeout=SECONDS"),
    ("breaks off in the reply", breaks_off, "the connection broke off", "run the same command again"),
    ("breaks off in mid-JSON", answers(HALF), "the answer is no whole JSON", "another model"),
    ("is cut at its limit", lambda h: h.send(200, content(HALF, "length")), "cut off at the server's limit", "window"),
    ("sends HTML", refuses(200, b"<!DOCTYPE html><p>Welcome", "text/html"), "the reply is HTML", "url is a model's"),
    ("answers in prose", answers("Here is the coding you asked for."), "the answer is no whole JSON", "another model"),
    ("sends nothing", refuses(200), "the reply is empty", ""),
    ("answers nothing", answers(""), "the answer is empty", ""),
    ("sends no choices", refuses(200, b'{"choices": []}'), "no choices", "check url"),
    ("sends a list", refuses(200, b"[1]"), "no choices", "check url"),
    ("sends no content", refuses(200, b'{"choices": [{"message": null}]}'), "the answer is empty", ""),
    ("answers deep JSON", answers(DEEP), "the answer is no whole JSON", ""),
    ("answers a list", answers([GOOD]), "another shape than was asked for, at the answer", ""),
    ("answers words for rows", answers({**GOOD, "incidents": ["a clash"]}), "at the answer.incidents[0]", ""),
    ("answers true for a number", answers({**GOOD, "figures": [{**FIGURE, "number": True}]}), "[0].number", ""),
    ("answers without end", answers({**GOOD, "trends": [TREND] * 501}), "more than 500 trends", ""),
    *((f"answers no such {name}", answers(row), f"the codebook has no 'alien', as the answer has at {at}", "")
      for name, row, at in UNKNOWN),
    ("floods", floods, "longer than 4,000,000 bytes", "check that url"),
    ("is broken", refuses(500, b'{"error": "out of memory"}'), 'answered 500, {"error": "out of memory"}', "again"),
    ("is overrun", refuses(429, b"slow down"), "the server answered 429, slow down", "fewer jobs"),
    ("wants a key", refuses(401, b"no key"), "the server answered 401", "ONRECORD_LLM_KEY"),
    ("has no such model", refuses(404, b'{"error": "model not found"}'), "the server answered 404", "url and model"),
    ("holds no such window", refuses(400, b"context length exceeded"), "400, context length", "window=6000"),
    ("sends elsewhere", refuses(302, Location="http://example.org/"), "the server answered 302", ""),
]  # fmt: skip


@pytest.mark.parametrize(("label", "reply", "reason", "step"), FAILURES, ids=[row[0] for row in FAILURES])
def test_a_failure_refuses_the_report(label: str, reply: Reply, reason: str, step: str) -> None:
    with served(reply) as server, pytest.raises(CannotCode) as caught:
        coder(server, timeout="0.3" if "within" in reason else "5").code(REPORT)
    assert reason in caught.value.reason
    assert step in caught.value.next_step
    assert caught.value.next_step


def test_no_server_at_all() -> None:
    with served(answers(GOOD)) as server:
        pass
    with pytest.raises(CannotCode, match=r"no server answers at 127\.0\.0\.1:\d+.*Next: start the server"):
        coder(server).code(REPORT)


PASSING: list[tuple[str, Reply]] = [
    ("broken", refuses(500)),
    ("overrun", refuses(429, Retry_After="0")),
    ("starting", refuses(503, b"loading model")),
    ("breaking off", breaks_off),
    ("half an answer", answers(HALF)),
    ("stalling", stalls),
]


@pytest.mark.parametrize(("label", "reply"), PASSING, ids=[row[0] for row in PASSING])
def test_what_may_pass_is_tried_again(label: str, reply: Reply) -> None:
    with served(reply, answers(GOOD)) as server:
        found = coder(server, retries="1", timeout="0.5" if label == "stalling" else "5").code(REPORT)
        assert len(server.asked) == 2
    assert found.incidents


@pytest.mark.parametrize("status", [401, 403, 404, 413])
def test_what_will_not_pass_is_asked_once(status: int) -> None:
    with served(refuses(status)) as server:
        with pytest.raises(CannotCode):
            coder(server, retries="5").code(REPORT)
        assert len(server.asked) == 1


def test_the_pauses_grow_and_the_number_of_tries_is_told() -> None:
    with served(refuses(500)) as server:
        started = time.monotonic()
        with pytest.raises(CannotCode, match=r"\(4 tries\)"):
            coder(server, retries="3", pause="0.05").code(REPORT)
    assert time.monotonic() - started >= 0.05 + 0.1 + 0.2


def test_the_server_may_ask_for_a_pause() -> None:
    with served(refuses(429, Retry_After="1"), answers(GOOD)) as server:
        started = time.monotonic()
        coder(server, retries="1").code(REPORT)
    assert time.monotonic() - started >= 1


def test_the_deadline_bounds_all_tries_together() -> None:
    with served(stalls) as server:
        started = time.monotonic()
        with pytest.raises(CannotCode):
            coder(server, retries="50", timeout="0.3", deadline="1").code(REPORT)
    assert time.monotonic() - started < 10  # without it, 51 tries of 0.3 s and their pauses


def form(asked: dict[str, Any]) -> str:
    return str(asked.get("response_format", {}).get("type", "none"))


def test_the_schema_is_asked_for_first() -> None:
    with served(answers(GOOD)) as server:
        coder(server).code(REPORT)
        (asked,) = server.asked
    schema = asked["response_format"]["json_schema"]["schema"]
    assert list(schema["properties"]) == ["incidents", "statements", "measures", "figures", "relief", "trends"]
    assert (asked["model"], asked["temperature"], asked["path"]) == ("small", 0, "/v1/chat/completions")


def test_a_server_that_takes_no_schema_is_asked_less_strictly_and_this_is_remembered() -> None:
    no = refuses(400, b'{"error": "response_format json_schema is not supported"}')
    with served(no, no, answers(f"```json\n{json.dumps(GOOD)}\n```")) as server:
        one = coder(server)
        assert one.code(REPORT) == one.code(REPORT)
        assert [form(asked) for asked in server.asked] == ["json_schema", "json_object", "none", "none"]


def test_a_server_that_takes_no_form_at_all_is_not_asked_for_ever() -> None:
    with served(refuses(400, b"bad schema")) as server:
        with pytest.raises(CannotCode):
            coder(server, retries="3").code(REPORT)
        assert len(server.asked) == len(FORMS)


def test_thoughts_before_the_answer_are_passed_over() -> None:
    with served(answers(f"<think>\nA clash {{?}}\n</think>\n\n{json.dumps(GOOD)}")) as server:
        assert coder(server).code(REPORT).incidents


def test_the_key_is_sent_and_never_told() -> None:
    with served(refuses(401, b"wrong key s3cret")) as server:
        with pytest.raises(CannotCode) as caught:
            coder(server, key="s3cret").code(REPORT)
        assert server.asked[0]["headers"]["Authorization"] == "Bearer s3cret"
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in repr(coder(server, key="s3cret").options)


def test_within_a_running_loop_as_in_a_notebook() -> None:
    async def cell() -> None:
        assert coder(server).code(REPORT).incidents

    # In a thread of its own: the browser of other tests keeps a loop in this one.
    with served(answers(GOOD)) as server, ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, cell()).result()


def test_an_empty_coding_is_a_coding() -> None:
    with served(answers(coding())) as server:
        found = coder(server).code(REPORT)
    assert (found.id, found.incidents, found.trends) == ("r1", (), ())
