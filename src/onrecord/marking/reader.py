"""The reader of this process: loaded at its first report, and kept."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from onrecord.marking import engine
from onrecord.marking.engine import DATA, PIECES, Encoder
from onrecord.marking.gate import worth
from onrecord.marking.marks import Marks, mark
from onrecord.marking.tokens import Tokenizer
from onrecord.model import Span

EXACT, THREADS, FOLDER = "ONRECORD_EXACT", "ONRECORD_THREADS", "ONRECORD_READER"
MOST = 2  # threads: a window is too small for more


def read_marks(
    text: str, sentences: Sequence[Span], exact: bool | None = None, guide: str = "general", every: bool = False
) -> Marks:
    """The marks in those of ``sentences`` that are worth reading, or in ``every`` one; all are ranges of characters of
    ``text``, in order.

    ``exact``: so that every machine gives the same (by default if ``$ONRECORD_EXACT`` is set and not 0). ``guide``:
    by whose rules, one of ``labels.GUIDES``.

    Raises:
        ReaderUnusable: a file of the learned reader is missing or damaged.
        ValueError: ``$ONRECORD_THREADS`` is no whole number above 0.
    """
    wanted = asked_exact() if exact is None else exact
    encoder = _encoder(folder(), wanted, threads(), os.getpid())
    return mark(_tokenizer(folder()).tokens(text, sentences if every else worth(text, sentences)), encoder, guide)


def stamp(exact: bool) -> str:
    """What the marks will be stamped with, such as ``reader 2.0 int8``; the weights are not loaded for it.

    Raises:
        ReaderUnusable: a file of the learned reader is missing, or can't be read.
    """
    return engine.stamp(engine.described(folder()), exact)


def folder() -> Path:
    """Where the learned reader's files are: ``$ONRECORD_READER``, for weights of one's own, else those shipped."""
    named = os.environ.get(FOLDER)
    return Path(named) if named else DATA


def asked_exact() -> bool:
    return os.environ.get(EXACT, "0").strip().lower() not in ("", "0", "no", "false")


def threads() -> int:
    """``$ONRECORD_THREADS``, else 1 in a process beside others of ours, else up to two of the processors it may use."""
    named = os.environ.get(THREADS)
    if named:
        if not named.isdecimal() or int(named) < 1:
            raise ValueError(f"{THREADS} must be a whole number above 0, not {named!r}")
        return int(named)
    if multiprocessing.parent_process() is not None:
        return 1
    return min(MOST, _usable())


def _usable() -> int:
    """The processors that this process may use; all of them where the system does not say."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


@cache
def _encoder(where: Path, exact: bool, count: int, process: int) -> Encoder:
    """``process`` is its number: a forked one can't use the threads of the one it came from, and loads its own."""
    return Encoder(where, exact, count)


@cache
def _tokenizer(where: Path) -> Tokenizer:
    return Tokenizer.of(where / PIECES)
