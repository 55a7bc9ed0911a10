"""Reports on their way into the record: taken in, coded and matched by a thread of the desk's own, one job at a time,
so that nobody waits for a page meanwhile. The coder is made when the first job asks for it, and kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from queue import SimpleQueue
from threading import Lock, Thread

from onrecord.coders import CoderError, choose, running
from onrecord.coders.running import Chosen
from onrecord.desk.board import Board
from onrecord.intake import Intaken, Refusal, Source, reports
from onrecord.model import Coded, Report
from onrecord.record import Record, RecordError, Taken, take
from onrecord.record.filing import look
from onrecord.record.pipeline import BATCH

KEPT = 100  # jobs that can still be looked at
Bring = Callable[[], Sequence[Source | Refusal]]


@dataclass(frozen=True, slots=True)
class Arrived:
    """A report of a job by the id that the record has it under; ``how`` it was there before: not at all (empty),
    "there already", or read by another coder, so that it was "coded anew"."""

    id: str
    title: str
    how: str = ""


@dataclass(slots=True)
class Job:
    """What became of what somebody added. ``stage``: waiting, reading, coding, matching, done, stopped (``fault`` says
    why); ``coded`` of ``total`` reports are coded, those that need no coding left out of both."""

    id: str
    person: str
    what: str
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    stage: str = "waiting"
    total: int = 0
    coded: int = 0
    taken: Taken = field(default_factory=Taken)
    arrived: list[Arrived] = field(default_factory=list)
    fault: tuple[str, str] | None = None

    @property
    def over(self) -> bool:
        return self.stage in ("done", "stopped")


class Jobs:
    """The jobs of one desk. Safe to use from several threads."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._kept: dict[str, Job] = {}
        self._waiting: SimpleQueue[tuple[Job, Bring]] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None

    def add(self, person: str, what: str, bring: Bring) -> Job:
        """A job for what ``bring`` gives, which the thread calls; ``what`` names it to people."""
        job = Job(secrets.token_urlsafe(9), person, what)
        with self._lock:
            while len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[job.id] = job
            if self._thread is None:
                self._thread = Thread(target=self._work, name="onrecord desk jobs", daemon=True)
                self._thread.start()
        self._waiting.put((job, bring))
        return job

    def get(self, id: str) -> Job | None:
        return self._kept.get(id)

    def ahead(self, job: Job) -> int:
        """How many jobs are to be done before it."""
        return sum(not one.over for one in list(self._kept.values()) if one.started < job.started)

    @cached_property
    def coder(self) -> Chosen:
        """Which coder reads here; loading it takes a second. Raises ``CoderError``."""
        return running(choose(self.board.settings.coder))

    def _work(self) -> None:
        while True:
            job, bring = self._waiting.get()
            try:
                self._do(job, bring)
            except (RecordError, CoderError, OSError) as error:
                job.fault = (getattr(error, "reason", str(error)), getattr(error, "next_step", "add the rest again"))
                job.stage = "stopped"
            except Exception as error:  # whatever it is, the next job must be done, and the person must hear of it
                job.fault = (f"{type(error).__name__}: {error}", "tell the makers of Onrecord; add the rest again")
                job.stage = "stopped"

    def _do(self, job: Job, bring: Bring) -> None:
        job.stage = "reading"
        found = [item for one in bring() for item in ([one] if isinstance(one, Refusal) else reports(one))]
        intaken = [item for item in found if isinstance(item, Intaken)]
        coder, record = self.coder, Record(self.board.record.engine, self.board.record.name, job.person)
        before = _held(record, intaken, coder)
        job.total, job.stage = sum(not done for _, done in before), "coding"
        take(record, found, replace(coder, code=_counting(job, coder.code)), progress=lambda taken: _told(job, taken))
        job.stage = "matching"
        self.board.change(job.person, lambda record: None)
        after = _held(record, intaken, coder)
        held = zip(intaken, before, after, strict=True)
        job.arrived = [Arrived(now, item.report.title or item.name, _how(was)) for item, was, (now, done) in held
                       if now is not None and done]  # fmt: skip
        job.stage = "done"


def _counting(job: Job, code: Callable[[Report], Coded]) -> Callable[[Report], Coded]:
    def counted(report: Report) -> Coded:
        try:
            return code(report)
        finally:
            job.coded += 1

    return counted


def _told(job: Job, taken: Taken) -> None:
    job.taken = taken


Held = tuple[str | None, bool]  # the id under which the record has a report, and whether this coder has read it


def _held(record: Record, intaken: Sequence[Intaken], coder: Chosen) -> list[Held]:
    stamp = (coder.codebook, coder.name)
    found: list[Held] = []
    with record.reading() as connection:
        for start in range(0, len(intaken), BATCH):
            some = intaken[start : start + BATCH]
            known = look(connection, some, stamp)
            found += [(known.report(item), known.has(item, stamp)) for item in some]
    return found


def _how(before: Held) -> str:
    id, done = before
    return "there already" if done else "coded anew" if id is not None else ""
