"""A desk of its own process, as ``onrecord serve`` runs it, with what it costs."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any

PATIENCE = 600.0  # seconds until it must have opened


class Served:
    """A desk over a record, asked through one connection that is kept, as a browser does."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self.opened: dict[str, Any] = {}

    def __enter__(self) -> Served:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        self.url = f"http://{host}"
        started = time.perf_counter()
        command = [sys.executable, "-m", "onrecord", "serve", "--record", str(self.record), "--port", host[10:]]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self._connection = http.client.HTTPConnection(host, timeout=PATIENCE)
        self._wait()
        listening, before = time.perf_counter(), self.cpu()
        self.ask("/incidents")
        self.opened = {
            "listening_s": round(listening - started, 1), "first_answer_s": round(time.perf_counter() - listening, 1),
            "first_answer_cpu_s": round(self.cpu() - before, 1),
        }  # fmt: skip
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.wait(30)

    def ask(self, path: str, whole: bool = True) -> tuple[float, float]:
        """Milliseconds until the answer was there, by the clock and of CPU; if not ``whole``, its first bytes."""
        clock, cpu = time.perf_counter(), self.cpu()
        answer = self._answer(path)
        data = answer.read() if whole else answer.read1(4096)
        waited = 1e3 * (time.perf_counter() - clock)
        if answer.status != 200 or not data:
            raise RuntimeError(f"{path} was answered with {answer.status}: {data[:300]!r}")
        spent = 1e3 * (self.cpu() - cpu)
        if not whole:
            self._connection.close()  # the rest of it is not wanted
        return waited, spent

    def _answer(self, path: str) -> http.client.HTTPResponse:
        headers = {"Accept-Encoding": "gzip", "Accept": "text/html"}
        try:
            self._connection.request("GET", path, headers=headers)
            return self._connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):  # it was idle too long
            self._connection.close()
            self._connection.request("GET", path, headers=headers)
            return self._connection.getresponse()

    def cpu(self) -> float:
        """Seconds of CPU that the desk's threads have used; 0 where the system does not tell it so finely."""
        spent = 0
        for task in Path(f"/proc/{self._process.pid}/task").glob("*/schedstat"):
            try:
                spent += int(task.read_text().split()[0])
            except OSError:  # a thread that has just ended
                continue
        return spent / 1e9

    def memory(self) -> int | None:
        """Megabytes, at most so far."""
        status = Path(f"/proc/{self._process.pid}/status")
        if not status.exists():
            return None
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return round(int(line.split()[1]) / 1e3)

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._connection.request("GET", "/static/mark.svg")
                self._connection.getresponse().read()
                return
            except OSError:
                self._connection.close()
                if time.monotonic() > until or self._process.poll() is not None:
                    raise
                time.sleep(0.02)
