"""What linking takes and gives: accounts as the record files them, judgements on pairs, clusters of ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model import Account, Report

MATCHER = "matcher"
NOWHERE = ("", -1)
VERDICTS = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Filed:
    """An account as the record holds it: under its id, with the report that tells it.

    ``position`` is its place in its coding. ``root`` says whose account it is, whoever coded it and however often the
    report was changed: report id and position of the first account that it continues, its own where it continues none.
    ``beside`` counts the other accounts of its coding that tell of its days and surroundings (``linking.beside``).
    """

    id: str
    report: Report
    account: Account
    position: int = 0
    root: tuple[str, int] = NOWHERE
    beside: int = 0

    def __post_init__(self) -> None:
        if self.root == NOWHERE:
            object.__setattr__(self, "root", (self.report.id, self.position))


@dataclass(frozen=True, slots=True)
class Judgement:
    """Someone's word on whether two accounts tell of one incident.

    ``by`` is ``"matcher"`` or a person; ``score`` runs from 0 to 1 (a person's is as good as 1); ``why`` is said in
    a coder's words. The order of ``a`` and ``b`` has no meaning.
    """

    a: str
    b: str
    verdict: str
    by: str = MATCHER
    score: float = 1.0
    why: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The two account ids, the smaller first."""
        return (self.a, self.b) if self.a <= self.b else (self.b, self.a)


@dataclass(frozen=True, slots=True)
class Linked:
    """What the matcher says, and the incidents that follow from it and from people's judgements.

    ``judgements`` are the matcher's own (same and unsure), by pair; ``clusters`` hold every account exactly once,
    their ids sorted; ``conflicts`` are people's "same" that other people's "different" kept from being honoured.
    """

    judgements: list[Judgement]
    clusters: list[tuple[str, ...]]
    conflicts: Sequence[Judgement] = field(default=())
