"""The console blocks of the documentation, run: ``python -m docs.console`` rewrites what they show.

A block holds commands, each on a line that begins with ``$``, with the lines that it prints below. They run in one
folder that has ``examples`` in it, in the order of the page.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/tutorial.md", "docs/gazetteers.md", "docs/rulings.md")
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
    return BLOCK.sub(lambda block: "".join(_printed(block[1], folder)), text)


def _printed(block: str, folder: Path) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            command = with_present_ids(line[2:], folder)
            yield f"$ {command}\n"
            yield run(command, folder)


def run(command: str, folder: Path) -> str:
    """What a shell prints for a command, results and messages; spaces at the ends of lines are cut."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    environment = {
        "PATH": path, "HOME": str(folder), "COLUMNS": "100", "ONRECORD_CACHE": str(_cache()),
        "ONRECORD_EXACT": "1",  # so that every machine prints the same
    }  # fmt: skip
    ran = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return "".join(f"{line.rstrip()}\n" for line in (ran.stderr + ran.stdout).splitlines())


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
