"""One question to the server: sent, waited for, tried again, and given up with a reason and a next step."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, Literal

import httpx

from onrecord import __version__
from onrecord.coders import CannotCode
from onrecord.llm.answer import Answer, BadAnswer, answer
from onrecord.llm.options import Options
from onrecord.llm.prompt import messages
from onrecord.llm.schema import schema

LARGEST = 4_000_000  # bytes of a reply; the longest coding of a window has some 100,000
LONGEST_WAIT = 60.0  # seconds between two tries, unless the server asks for more
AGAIN = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))
STEPS = {
    400: "check that the model's context holds a window, or give a smaller one (--with window=6000)",
    401: "check the key (ONRECORD_LLM_KEY)",
    403: "check the key (ONRECORD_LLM_KEY)",
    404: "check url and model",
    413: "give a smaller window (--with window=6000)",
    429: "wait, or run with fewer jobs; the same command goes on",
}
RUN_AGAIN = "see that the server is well, then run the same command again: it goes on"


Secure = ssl.SSLContext | Literal[False]


@dataclass(slots=True)
class Failed(Exception):
    """One try failed. ``again``: another may do better, after ``wait`` seconds where the server asks for them."""

    reason: str
    step: str = RUN_AGAIN
    again: bool = True
    wait: float = 0.0


class TooStrict(Exception):
    """The server does not take this form of asking for JSON."""


class Server:
    """Asks for JSON by the schema, and less strictly of a server that refuses this; which way it takes is remembered.

    One object serves several threads: each question has a connection of its own, and what is remembered is one number.
    """

    def __init__(self, options: Options) -> None:
        self.options, self._form = options, 0
        self._secure: Secure = httpx.create_ssl_context() if options.url.startswith("https:") else False  # made once

    def ask(self, text: str, until: float) -> Answer:
        """The model's answer on ``text``; ``until`` is the time (``time.monotonic``) by which it must be here.

        Raises:
            CannotCode: the tries or the time are used up.
        """
        tries = 0
        while True:
            try:
                return self._once(text, until)
            except TooStrict:
                continue
            except Failed as failed:
                wait = max(failed.wait, min(self.options.pause * 2 ** min(tries, 10), LONGEST_WAIT))
                tries += 1
                if not failed.again or tries > self.options.retries or time.monotonic() + wait >= until:
                    raise self._given_up(failed, tries) from failed
                time.sleep(wait)

    def _given_up(self, failed: Failed, tries: int) -> CannotCode:
        times = f" ({tries} tries)" if tries > 1 else ""
        reason = failed.reason.replace(self.options.key, "KEY") if self.options.key else failed.reason
        return CannotCode(f"the model gave no coding: {reason}{times}", failed.step)

    def _once(self, text: str, until: float) -> Answer:
        seconds = min(self.options.timeout, until - time.monotonic())
        if seconds <= 0:
            raise Failed(f"the report's {self.options.deadline:g} s were over", "give --with deadline=SECONDS", False)
        form = self._form
        try:
            status, wait, body = _run(
                _post(self.options, _question(self.options.model, text, form), seconds, self._secure)
            )
            if status in (400, 415, 422, 501) and form < len(FORMS) - 1 and _on_form(body):
                self._form = max(self._form, form + 1)
                raise TooStrict
            if status != 200:
                raise _refused(status, wait, body)
            return answer(body)
        except BadAnswer as error:
            raise Failed(str(error), error.step, error.again) from error


def _no_form() -> dict[str, Any]:
    return {}


def _object() -> dict[str, Any]:
    return {"response_format": {"type": "json_object"}}


def _by_schema() -> dict[str, Any]:
    held = {"name": "coded", "strict": True, "schema": schema()}
    return {"response_format": {"type": "json_schema", "json_schema": held}}


FORMS: tuple[Callable[[], dict[str, Any]], ...] = (_by_schema, _object, _no_form)  # from the strictest on


def _question(model: str, text: str, form: int) -> dict[str, Any]:
    return {"model": model, "messages": messages(text), "temperature": 0, "stream": False, **FORMS[form]()}


def _on_form(body: bytes) -> bool:
    """Whether a refusal is about the form asked for. Servers word it in their own ways, but name what they mean."""
    said = body[:20_000].decode("utf-8", "replace").lower()
    return any(
        word in said for word in ("response_format", "json_schema", "json_object", "schema", "grammar", "guided")
    )


def _refused(status: int, wait: float, body: bytes) -> Failed:
    said = " ".join(body[:2_000].decode("utf-8", "replace").split())[:160]
    said = said if said.isprintable() and not said.startswith("<") else ""
    reason = f"the server answered {status}{f', {said}' if said else ''}"
    return Failed(reason, STEPS.get(status, RUN_AGAIN), status in AGAIN, wait)


async def _post(options: Options, question: dict[str, Any], seconds: float, secure: Secure) -> tuple[int, float, bytes]:
    """Status, the seconds that the server asks to wait, and body. The time is that of the whole exchange: a server that
    sends a byte now and then is no less stalled than one that sends none."""
    headers = {"User-Agent": f"onrecord/{__version__}", "Accept-Encoding": "identity"}
    if options.key:
        headers["Authorization"] = f"Bearer {options.key}"
    # A proxy is for what is far away: none stands between us and a server on this machine.
    client = httpx.AsyncClient(verify=secure, timeout=seconds, headers=headers, trust_env=not _is_here(options.url))
    try:
        async with (
            asyncio.timeout(seconds),
            client,
            client.stream("POST", options.endpoint, json=question) as reply,
        ):
            return reply.status_code, _wait(reply.headers.get("retry-after", "")), await _body(reply)
    except (TimeoutError, httpx.TimeoutException) as error:
        raise Failed(
            f"no whole answer within {seconds:g} s", "give --with timeout=SECONDS, or a faster model"
        ) from error
    except httpx.ConnectError as error:
        raise Failed(
            f"no server answers at {httpx.URL(options.url).netloc.decode()}", "start the server, or check url"
        ) from error
    except httpx.HTTPError as error:
        raise Failed(f"the connection broke off ({type(error).__name__})") from error


async def _body(reply: httpx.Response) -> bytes:
    body = bytearray()
    async for part in reply.aiter_bytes():
        body += part
        if len(body) > LARGEST:
            raise Failed(f"the reply is longer than {LARGEST:,} bytes", "check that url is a model's server", False)
    return bytes(body)


def _wait(asked: str) -> float:
    """The seconds of a Retry-After header; a date, which few send, is left to our own pauses."""
    return float(asked) if asked.isascii() and asked.isdigit() else 0.0


def _is_here(url: str) -> bool:
    host = httpx.URL(url).host
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _run(work: Coroutine[Any, Any, tuple[int, float, bytes]]) -> tuple[int, float, bytes]:
    """Waits for ``work``, also where a loop runs already, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
