"""Who tells it: the accounts by publication, the outlets, and whose word each account is."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from onrecord.linking import Filed, Member, Origin, origins
from onrecord.linking.independence import outlet_key
from onrecord.model import Report

V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Heard:
    """All accounts of one incident, by publication. ``voters`` are those that repeat no other's telling.

    ``origins`` are the groups that count as one source each; ``members`` and ``of`` give an account's place in its
    group and the group's number, by account id.
    """

    accounts: list[Filed]
    voters: list[Filed]
    origins: tuple[Origin, ...]
    members: Mapping[str, Member]
    of: Mapping[str, int]

    def sources(self, filed: Iterable[Filed]) -> set[int]:
        """The origins behind some of the accounts."""
        return {self.of[f.id] for f in filed}

    def origin(self, account: str) -> Origin:
        """Whose word an account is."""
        return self.origins[self.of[account]]


def heard(filed: Iterable[Filed]) -> Heard:
    """The accounts of one incident, with whose word each is (``linking.origins``)."""
    ordered = in_order(filed)
    found = tuple(origins(ordered))
    members = {member.account: member for origin in found for member in origin.members}
    of = {member.account: number for number, origin in enumerate(found) for member in origin.members}
    return Heard(ordered, [f for f in ordered if members[f.id].repeats is None], found, members, of)


def in_order(filed: Iterable[Filed]) -> list[Filed]:
    """By publication, undated reports last, then by ``root``, which a new coder or a changed text leaves as it was."""
    return sorted(filed, key=lambda f: (f.report.published or date.max, f.root, f.id))


def outlet(report: Report) -> str:
    """The outlet as printed; a report without one stands for itself."""
    return report.outlet or f"report {report.id}"


def outlets(filed: Iterable[Filed]) -> tuple[str, ...]:
    """The outlets' names, sorted, each once whatever its capitals; an agency's long and short name are one."""
    named = {outlet_key(f): outlet(f.report) for f in reversed(in_order(filed))}
    return tuple(sorted(named.values(), key=str.casefold))


def support(heard: Heard, values: Iterable[V]) -> dict[V, set[int]]:
    """The origins behind each value, one value for each voter, in their order."""
    found: dict[V, set[int]] = {}
    for f, value in zip(heard.voters, values, strict=True):
        found.setdefault(value, set()).add(heard.of[f.id])
    return found


def tell(count: int) -> str:
    """ "1 source tells so", "3 sources tell so"."""
    return "1 source tells so" if count == 1 else f"{count} sources tell so"
