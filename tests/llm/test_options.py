"""The options: from the call, else the environment; what can't be meant is said before anything is sent."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from onrecord.coders import CoderError
from onrecord.llm import make
from onrecord.llm.options import Options, options_from

GIVEN = {"url": "http://localhost:8080/v1", "model": "small"}

WRONG: list[tuple[str, dict[str, str], str]] = [
    ("no url", {"model": "small"}, "needs url.*--with url=.*ONRECORD_LLM_URL"),
    ("no model", {"url": "http://localhost"}, "needs model.*ONRECORD_LLM_MODEL"),
    ("an unknown option", {**GIVEN, "heat": "1"}, "no option heat; its options are url, model, key"),
    ("no address", {**GIVEN, "url": "localhost:8080"}, "no address of a server"),
    ("a file", {**GIVEN, "url": "file:///etc/passwd"}, "no address of a server"),
    ("no such port", {**GIVEN, "url": "http://localhost:99999"}, "no address of a server"),
    ("a blank in the key", {**GIVEN, "key": "a\nb: c"}, "printable ASCII"),
    ("a line end in the model", {**GIVEN, "model": "a\nb"}, "one line"),
    ("no number", {**GIVEN, "timeout": "long"}, "timeout='long' can't be read; write a number"),
    ("neither yes nor no", {**GIVEN, "strict": "true"}, "strict='true' can't be read; write yes or no"),
    ("not a number", {**GIVEN, "deadline": "nan"}, "deadline=nan"),
    ("too few", {**GIVEN, "retries": "-1"}, "retries=-1 is less than 0"),
    ("too small a window", {**GIVEN, "window": "10"}, "window=10 is less than 500"),
]


@pytest.mark.parametrize(("label", "given", "told"), WRONG, ids=[row[0] for row in WRONG])
def test_what_can_not_be_meant(label: str, given: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _bare(monkeypatch)
    with pytest.raises(CoderError, match=told):
        options_from(given)


def test_the_call_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    _bare(monkeypatch)
    monkeypatch.setenv("ONRECORD_LLM_URL", "http://far:1/v1")
    monkeypatch.setenv("ONRECORD_LLM_MODEL", "large")
    monkeypatch.setenv("ONRECORD_LLM_TIMEOUT", "7")
    assert options_from({"model": "small"}) == Options("http://far:1/v1", "small", timeout=7.0)


@pytest.mark.parametrize(
    ("url", "endpoint"),
    [
        ("http://localhost:8080", "http://localhost:8080/v1/chat/completions"),
        ("http://localhost:8080/v1/", "http://localhost:8080/v1/chat/completions"),
        ("http://host/api/v2", "http://host/api/v2/chat/completions"),
        ("http://host/v1/chat/completions", "http://host/v1/chat/completions"),
    ],
)
def test_where_questions_go(url: str, endpoint: str) -> None:
    assert Options(url, "small").endpoint == endpoint


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: Any, **named: Any) -> Any:
        if name == "httpx":
            raise ModuleNotFoundError(name)
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(CoderError, match=r"pip install 'onrecord\[llm\]'"):
        make(GIVEN)


def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("URL", "MODEL", "KEY", "TIMEOUT", "DEADLINE", "RETRIES", "PAUSE", "WINDOW", "STRICT"):
        monkeypatch.delenv(f"ONRECORD_LLM_{name}", raising=False)
