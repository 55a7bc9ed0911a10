"""The console blocks of the documentation, run: ``python -m docs.console`` rewrites what they show.

A block holds commands, each on a line that begins with ``$``, with the lines that it prints below. They run in one
folder that has ``examples`` in it, in the order of the page. A command that asks a desk (``examples/api.py``) finds one
open over the folder's record.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/tutorial.md", "docs/gazetteers.md", "docs/rulings.md", "docs/api.md")
CLIENT = "examples/api.py"  # asks a desk, which is opened over the page's record
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```)", re.MULTILINE | re.DOTALL)
ID = re.compile(r"\bI-[0-9a-f]{6,}|\b[0-9a-f]{12,}\b")


def main() -> None:
    for name in PAGES:
        page = PROJECT / name
        text = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            fresh = refreshed(text, Path(folder))
        page.write_text(fresh, encoding="utf-8")
        print(f"{name}: {'as it was' if fresh == text else 'rewritten'}")


def refreshed(text: str, folder: Path) -> str:
    """The page with every block as its commands print it now."""
    (folder / "examples").symlink_to(PROJECT / "examples")
    with ExitStack() as stack:
        desk = Desk(folder, stack)
        return BLOCK.sub(lambda block: "".join(_printed(block[1], folder, desk)), text)


class Desk:
    """A desk over the record that a page's commands make, opened when the page first asks it something."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self.stack, self.address = folder, stack, ""

    def open(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = ["onrecord", "serve", "--quiet", "--by", "Ada", "--port", str(port)]
        served = subprocess.Popen(command, cwd=self.folder, env=_environment(self.folder))
        self.stack.callback(served.wait)
        self.stack.callback(served.terminate)
        self.address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                return
            time.sleep(0.1)
        sys.exit("the desk that the page asks did not open within a minute")


def _printed(block: str, folder: Path, desk: Desk) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            command = with_present_ids(line[2:], folder)
            if CLIENT in command and not desk.address:
                desk.open()
            yield f"$ {command}\n"
            yield run(command, folder, desk.address)


def run(command: str, folder: Path, desk: str = "") -> str:
    """What a shell prints for a command, results and messages; spaces at the ends of lines are cut."""
    environment = {**_environment(folder), "ONRECORD_DESK": desk}
    ran = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return "".join(f"{line.rstrip()}\n" for line in (ran.stderr + ran.stdout).splitlines())


def _environment(folder: Path) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return {
        "PATH": path, "HOME": str(folder), "COLUMNS": "100", "ONRECORD_CACHE": str(_cache()),
        "ONRECORD_EXACT": "1",  # so that every machine prints the same
    }  # fmt: skip


def with_present_ids(command: str, folder: Path) -> str:
    """The command with an incident's id that the record does not have replaced by one that it has: the incident with
    the most accounts. Ids follow from the coding, so they change with it."""
    for id in ID.findall(command):
        rows = [json.loads(line) for line in run("onrecord incidents --json", folder).splitlines()]
        if not rows:
            sys.exit("the record that the page's commands made has no incidents")
        if id not in (row["id"] for row in rows):
            command = command.replace(id, max(rows, key=lambda row: (len(row["accounts"]), row["id"]))["id"])
    return command


def _cache() -> Path:
    from onrecord.compiled import cache_folder

    return cache_folder()


if __name__ == "__main__":
    main()
