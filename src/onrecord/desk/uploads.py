"""What a browser sends, as sources: pasted text, and files with the sidecars beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

from onrecord.intake import SOURCE_LIMIT, Metadata, Refusal, Source
from onrecord.intake.gathering import KINDS, SIDECAR

DIGITS = 12  # of a hash: what keeps apart files of one name


def pasted(text: str, known: Metadata) -> Source:
    """Pasted text; the same text of the same outlet has the same name, so that pasting it again adds nothing."""
    data = text.replace("\r\n", "\n").encode("utf-8", "replace")
    told = hashlib.sha256("\0".join((known.outlet or "", known.url or "")).encode() + b"\0" + data).hexdigest()
    return Source(f"pasted/{told[:DIGITS]}.txt", data, "text", known, collected=_now())


def uploaded(files: Sequence[tuple[str, bytes]], known: Metadata, versions: bool) -> list[Source | Refusal]:
    """The sources among files, by the names that they had there.

    A report without a URL is known by its file's name: ``versions`` says that a file of a known name and other content
    is a newer version of that report. Without it each content is a report of its own, so that one "article.txt" never
    takes the place of another. Lines of JSON Lines have ids of their own, by which they are known either way.
    """
    named = {_name(name): data for name, data in files}
    beside = {name: data for name, data in named.items() if name.endswith(SIDECAR)}
    found: list[Source | Refusal] = []
    for name, data in named.items():
        if name in beside or PurePosixPath(name).name.startswith("."):
            continue
        kind = KINDS.get(PurePosixPath(name).suffix.lower())
        if len(data) > SOURCE_LIMIT and kind != "jsonl":
            found.append(Refusal(name, f"larger than {SOURCE_LIMIT:,} bytes", "split it into its reports"))
            continue
        kept = name if versions or kind == "jsonl" else f"{hashlib.sha256(data).hexdigest()[:DIGITS]}/{name}"
        found.append(Source(kept, data, kind, known, _sidecar(name, beside), _now()))
    return found or [Refusal("the files", "no report is among them", "choose files of text, HTML, Markdown or JSON")]


def with_collector(known: Metadata, person: str) -> Metadata:
    """The person who adds it collected it, unless it says otherwise."""
    return replace(known, collector=known.collector or person)


def _name(name: str) -> str:
    """As a path below nothing: no drive, no root, no way up."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "unnamed"


def _sidecar(name: str, beside: Mapping[str, bytes]) -> bytes | None:
    path = PurePosixPath(name)
    for one in (path.name + SIDECAR, path.stem + SIDECAR):
        if (data := beside.get(str(path.with_name(one)))) is not None:
            return data
    return None


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
