"""Reports taken into the record: intaken, coded if they are new, written batch by batch."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.coders import code_many, refusal, waits
from onrecord.coding.many import Coder, CodingStopped, Uncoded
from onrecord.intake.source import Intaken, Refusal
from onrecord.model import Coded, Report
from onrecord.record.book import Record
from onrecord.record.errors import RecordError
from onrecord.record.filing import file, look
from onrecord.record.twice import Ids

BATCH = 64  # reports in one transaction: a kill costs their coding at most, and syncing the disk costs little beside it
BATCH_BYTES = 16_000_000  # of sources in one batch, which are held in memory


@dataclass(slots=True)
class Taken:
    """What a run has done so far, in reports.

    ``unchanged`` were in the record already, read by the same coder; ``added`` were coded and written by this run,
    ``versions`` of them because they had changed; ``refused`` could not be had, each with its reason and next step.
    """

    unchanged: int = 0
    added: int = 0
    versions: int = 0
    accounts: int = 0
    refused: list[Refusal] = field(default_factory=list)

    @property
    def seen(self) -> int:
        return self.unchanged + self.added + len(self.refused)


Progress = Callable[[Taken], None]


def take(
    record: Record,
    intaken: Iterable[Intaken | Refusal],
    coder: Coder,
    *,
    jobs: int = 1,
    progress: Progress = lambda taken: None,
) -> Taken:
    """Bring reports into the record, coded by ``coder`` in ``jobs`` processes.

    Each batch is one transaction (each report, where the coder waits for a server), so the run may be killed at any
    moment: run again, it goes on with what is missing.
    What the record holds already is not coded again. ``progress`` is called after every batch. ``RecordError`` if the
    record can't be written or the coding can't go on; the batches before are kept.
    """
    try:
        return _Run(record, coder, jobs, progress).over(intaken)
    except CodingStopped as error:
        raise RecordError(record.name, str(error), "run the same command with fewer jobs: it goes on") from error


@dataclass(slots=True)
class _Run:
    record: Record
    coder: Coder
    jobs: int
    progress: Progress
    taken: Taken = field(default_factory=Taken)
    ids: Ids = field(default_factory=Ids)

    def over(self, intaken: Iterable[Intaken | Refusal]) -> Taken:
        batch: list[tuple[Intaken, Coded]] = []
        for pair in self._coded(self._fresh(self._sound(intaken))):
            batch.append(pair)
            if waits(self.coder) or _full([i for i, _ in batch]):  # an answer that took a minute is kept at once
                self._write(batch)
                batch = []
        self._write(batch)
        return self.taken

    def _sound(self, intaken: Iterable[Intaken | Refusal]) -> Iterator[Intaken]:
        """What can be stored; the refusals are noted."""
        for item in intaken:
            refusal = item if isinstance(item, Refusal) else _unsound(item) or self.ids.refusal(item)
            if refusal is not None:
                self.taken.refused.append(refusal)
            elif isinstance(item, Intaken):
                yield item

    def _fresh(self, intaken: Iterable[Intaken]) -> Iterator[Intaken]:
        """What this coder has not read yet, asked of the record batch by batch."""
        batch: list[Intaken] = []
        for item in intaken:
            batch.append(item)
            if _full(batch):
                yield from self._unknown(batch)
                batch = []
        yield from self._unknown(batch)

    def _unknown(self, batch: list[Intaken]) -> list[Intaken]:
        with self.record.reading() as connection:
            known = look(connection, batch, self._stamp)
        unknown = [item for item in batch if not known.has(item, self._stamp)]
        self.taken.unchanged += len(batch) - len(unknown)
        self.progress(self.taken)
        return unknown

    def _coded(self, intaken: Iterable[Intaken]) -> Iterator[tuple[Intaken, Coded]]:
        """Each with what the coder made of it; the reports that it failed on are noted as refused."""
        waiting: deque[Intaken] = deque()

        def reports() -> Iterator[Report]:
            for item in intaken:
                waiting.append(item)
                yield item.report

        for coded in code_many(reports(), self.coder, self.jobs):
            item = waiting.popleft()
            if isinstance(coded, Uncoded):
                self.taken.refused.append(refusal(item.name, coded, self.coder))
            else:
                yield item, coded

    def _write(self, batch: list[tuple[Intaken, Coded]]) -> None:
        if not batch:
            return
        with self.record.writing() as connection:  # another process may have been faster: look again, under the lock
            filing = file(batch, look(connection, [i for i, _ in batch], self._stamp, to_file=True))
            filing.write(connection, self.record.actor)
        self.taken.added += len(filing.codings)
        self.taken.unchanged += len(batch) - len(filing.codings)
        self.taken.versions += sum(row["supersedes"] is not None for row in filing.reports)
        self.taken.accounts += len(filing.accounts)
        self.progress(self.taken)

    @property
    def _stamp(self) -> tuple[str, str]:
        return (self.coder.codebook, self.coder.name)


def _full(batch: list[Intaken]) -> bool:
    return len(batch) >= BATCH or sum(len(item.source) for item in batch) >= BATCH_BYTES


def _unsound(intaken: Intaken) -> Refusal | None:
    """A refusal for text that no file can hold: half of a character (a lone surrogate, which JSON lets through)."""
    try:
        intaken.report.coded_text.encode()
    except UnicodeEncodeError:
        return Refusal(intaken.name, "the text holds half a character", "save the source as valid UTF-8")
    return None
