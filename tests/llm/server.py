"""A small server with OpenAI's interface, for the tests: each reply is a function that writes what it likes."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

FAMILIES = ("incidents", "statements", "measures", "figures", "relief", "trends")
Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    server: Running

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.server.lock:
            self.server.asked.append({"path": self.path, "headers": dict(self.headers), **body})
            replies = self.server.replies
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
        try:
            reply(self)
        except (BrokenPipeError, ConnectionResetError):  # who asked has left
            self.close_connection = True

    def send(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    @property
    def question(self) -> str:
        """What the model was shown, the marks included."""
        return str(self.server.asked[-1]["messages"][-1]["content"])

    def log_message(self, *args: Any) -> None:
        pass


class Running(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, replies: Sequence[Reply]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies, self.asked, self.lock = list(replies), list[dict[str, Any]](), threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


@contextmanager
def served(*replies: Reply) -> Iterator[Running]:
    """A server that gives the replies in turn, the last one from then on."""
    server = Running(replies)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def coding(**families: Any) -> dict[str, Any]:
    return {name: families.get(name, []) for name in FAMILIES}


def content(text: str, finish: str = "stop") -> bytes:
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return json.dumps({"object": "chat.completion", "choices": [choice]}).encode()


def answers(data: Any) -> Reply:
    """A whole answer: ``data`` as JSON, a string as it is."""
    text = data if isinstance(data, str) else json.dumps(data)
    return lambda handler: handler.send(200, content(text))


def refuses(status: int, body: bytes = b"", kind: str = "application/json", **headers: str) -> Reply:
    return lambda handler: handler.send(status, body, kind, **headers)


def stalls(handler: Handler) -> None:
    """Takes the question and says nothing."""
    time.sleep(3)


def drips(handler: Handler) -> None:
    """A byte now and then: never silent for long, never done."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(60):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def drips_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(60):
        handler.wfile.write(f"X-{number}: a\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.05)


def breaks_off(handler: Handler) -> None:
    """Half of a good reply, then the connection ends."""
    body = content(json.dumps(coding()))
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def floods(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" " * 100_000)
    handler.close_connection = True
