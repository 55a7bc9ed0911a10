"""How far long work has come: a live bar on a terminal, one line a step elsewhere, nothing with ``--quiet``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from onrecord.cli.session import Session

Advance = Callable[[str], None]


@contextmanager
def progress(session: Session, step: str) -> Iterator[Advance]:
    """Tells that ``step`` goes on; the function given says how far it has come, in a few words."""
    if session.quiet or session.json or not sys.stderr.isatty():
        session.say(f"{step} ...")
        yield lambda words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}", markup=False), BarColumn(bar_width=24), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(step, total=None)
        yield lambda words: bar.update(task, description=f"{step}: {words}")
