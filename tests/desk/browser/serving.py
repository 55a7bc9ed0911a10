"""A desk that listens, in a thread of the test's process: it can go away and come back where it was."""

from __future__ import annotations

import json
import socket
import time
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import uvicorn

from onrecord.desk import Settings, create

PATIENCE = 20.0  # seconds for a desk to come up or to go


class Desk:
    """``url`` has no slash at its end. ``settings.record`` is a copy of the record of the examples, to be written."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        """Listens, at the same port as before."""
        config = uvicorn.Config(create(self.settings), host="127.0.0.1", port=self.port, log_level="error",
                                timeout_graceful_shutdown=1)  # fmt: skip
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._server.run, daemon=True)
        self._thread.start()
        _wait(lambda: self._server.started or not self._thread.is_alive())
        assert self._server.started, f"the desk could not listen at {self.url}"

    def stop(self) -> None:
        """Goes away, as when somebody ends it or the network fails."""
        self._server.should_exit = True
        self._thread.join(PATIENCE)


def copied(record: Path, folder: Path, **settings: Any) -> Settings:
    """Settings for a desk over a copy of ``record`` in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in record.parent.glob(f"{record.name}*"):  # with the write-ahead log beside it
        (folder / file.name).write_bytes(file.read_bytes())
    return replace(Settings(folder / record.name), **settings)


def asked(desk: Desk, path: str) -> Any:
    """The JSON that a desk answers with."""
    with urllib.request.urlopen(desk.url + path, timeout=PATIENCE) as answer:
        return json.load(answer)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(done: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < until:
        time.sleep(0.01)
