"""What every benchmark needs: where the hand-coded sets lie, what they hold, and the line that closes a run."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model import Report

PROJECT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """``$ONRECORD_SHARED``, else ``shared`` beside the project; it may be absent."""
    named = os.environ.get("ONRECORD_SHARED")
    return Path(named) if named else PROJECT.parent / "shared"


def gold_file(named: str | None, default: str) -> Path:
    """The file to score against: the one named, else ``default`` in the shared folder; the run ends if it is absent."""
    path = Path(named) if named else shared_folder() / default
    if not path.exists():
        shown = named or f"../shared/{default}"
        print(f"skipped: {shown} is not here (name it with --gold, or its folder with ONRECORD_SHARED)")
        sys.exit(0)
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def learned(identity: str) -> bool:
    """Whether a document of ``bench/documents`` is of the half that the reader may learn: by its name's hash, so that
    the halves never move. The other half is for measuring."""
    return hashlib.sha256(identity.encode()).digest()[0] % 2 == 0


def report_of(row: dict[str, Any]) -> Report:
    """The report in a hand-coded row: ``id`` (or ``row``), ``text``, ``title``."""
    return Report(str(row.get("id", row.get("row"))), row["text"], row.get("title"))


def corpus_hash(paths: Iterator[Path] | list[Path]) -> str:
    """SHA-256 over the bytes of the files, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def commit() -> str | None:
    """The commit that is measured, with ``+`` where tracked files differ from it; None outside a git checkout."""
    try:
        head = _git("rev-parse", "--short=12", "HEAD")
        changed = _git("status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return None
    return head + ("+" if changed else "")


def _git(*words: str) -> str:
    ran = subprocess.run(["git", *words], cwd=PROJECT, check=True, capture_output=True, text=True)
    return ran.stdout.strip()


def closing_line(benchmark: str, corpus: list[Path], **figures: Any) -> None:
    """Prints the JSON line that ends every benchmark: what was measured, on which bytes, at which commit."""
    names = [f"{path.parent.name}/{path.name}" for path in corpus]
    head = {"benchmark": benchmark, "corpus": names, "sha256": corpus_hash(corpus), "commit": commit()}
    print(json.dumps({**head, **figures}, ensure_ascii=False), flush=True)
