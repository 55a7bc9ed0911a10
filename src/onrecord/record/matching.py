"""Accounts linked and incidents derived: linking and a ruling decide, this writes down what they decided.

Incidents are a pure function of the current accounts, people's judgements and the rulings that people chose. A match
follows up what the log tells since the last one; where that is not known, or other rules were in force, it links the
whole anew. Both come to the same incidents, byte for byte, so the order in which reports came in leaves no trace.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, func, select

import onrecord
from onrecord import codebook, linking, rulings
from onrecord.linking import Filed, link
from onrecord.record import heard, links
from onrecord.record.anew import Anew
from onrecord.record.book import Record
from onrecord.record.choosing import Chosen, ruling_of
from onrecord.record.current import filed, filed_of
from onrecord.record.derived import bring_to
from onrecord.record.judging import Mark, marked, marks, people
from onrecord.record.lineage import present, told_in
from onrecord.record.log import head
from onrecord.record.reclustering import Cluster, stored
from onrecord.record.relinking import Relinked, relink
from onrecord.record.reviewed import any_reviewed
from onrecord.record.schema import incident_accounts, incidents
from onrecord.record.since import Since, since
from onrecord.rulings import Incident, rule

MANY = 0.2  # new reports beside all accounts there are, from which linking the whole anew is faster
Marks = dict[str, tuple[Mark, ...]]


@dataclass(frozen=True, slots=True)
class Matched:
    """What a match has changed: numbers of incidents, and of pairs newly taken for the same or unsure."""

    incidents: int
    added: int = 0
    changed: int = 0
    removed: int = 0
    judgements: int = 0


def match(record: Record, *, anew: bool = False) -> Matched:
    """Link the accounts and derive the incidents; where nothing has changed, nothing is written.

    With ``anew`` everything is worked out again, whatever was found before.
    """
    with record.reading() as connection:
        state = links.state(connection)
        if not anew and state.get("rules") == rules() and int(state["seq"]) == head(connection)[0]:
            return Matched(int(state["incidents"]))
    with record.writing() as connection:
        return _match(connection, record.actor, anew)


def derive(connection: Connection) -> list[Incident]:
    """The incidents as they follow from what the record holds, worked out from nothing else; writes nothing."""
    every = filed(connection)
    by_id = {one.id: one for one in every}
    chosen, marked_by = ruling_of(connection), marks(connection)
    clusters = link(every, people(connection)).clusters
    return [_ruled([by_id[id] for id in cluster], chosen, marked_by) for cluster in clusters]


@cache
def rules() -> str:
    """A hash of all that linking and rulings follow: their code, the codebook's tables and the learned weights."""
    folders = [Path(module.__file__ or "").parent for module in (codebook, linking, rulings)]
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    digest = hashlib.sha256(onrecord.__version__.encode())
    for path in files:
        if "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _match(connection: Connection, actor: str, anew: bool) -> Matched:
    state = links.state(connection)
    clusters: Iterable[Cluster]
    among: Collection[str] | None = None
    if anew or (news := _news(connection, state)) is None:
        whole = Anew(connection)
        clusters, pairs = whole.clusters(), whole.pairs
    else:
        reports = news.reports | set(told_in(connection, news.named).values())
        relinked = relink(connection, reports, news.spoken or any_reviewed(connection))
        clusters, among = _touched(connection, relinked, news)
        pairs = relinked.pairs
    chosen = ruling_of(connection)
    made = derived(connection, clusters, chosen, heard.marks(connection))
    counts = bring_to(connection, actor, chosen.default.ruling, made, among)
    size = _size(connection, None if among is None else state, counts)
    links.set_state(connection, {"rules": rules(), "seq": str(head(connection)[0]), "incidents": str(size)})
    return Matched(size, **counts, judgements=pairs)


def _news(connection: Connection, state: dict[str, str]) -> Since | None:
    """What happened since the last match; ``None`` where that does not tell what to do."""
    if state.get("rules") != rules() or int(state["seq"]) > head(connection)[0]:
        return None
    news = since(connection, int(state["seq"]))
    return None if news.unknown or len(news.reports) > 20 + MANY * links.size(connection) else news


def _touched(connection: Connection, relinked: Relinked, news: Since) -> tuple[list[Cluster], set[str] | None]:
    """The clusters to rule, and the stored incidents that they stand for; ``None`` for all.

    An incident whose accounts are what they were stays as it is, unless its ruling or people's words on it changed.
    """
    said = {*present(connection, news.chosen).values(), *relinked.said}
    clustered = {id for cluster in relinked.clusters for id in cluster}
    old = _all_stored(connection) if news.ruled else stored(connection, {*clustered, *relinked.gone, *said})
    made = {frozenset(cluster) for cluster in relinked.clusters}
    among = {id for id, held in old.items() if news.ruled or held not in made or held & said}
    kept = {held for id, held in old.items() if id not in among}
    apart = [held for id, held in old.items() if id in among and not held & (clustered | relinked.gone)]
    return [tuple(sorted(cluster)) for cluster in [*(made - kept), *apart]], None if news.ruled else among


def _all_stored(connection: Connection) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for incident, account in connection.execute(select(incident_accounts.c.incident, incident_accounts.c.account)):
        found.setdefault(incident, set()).add(account)
    return {incident: frozenset(held) for incident, held in found.items()}


def derived(
    connection: Connection, clusters: Iterable[Cluster], chosen: Chosen, marked_by: Marks
) -> Iterator[Incident]:
    """The incidents of ``clusters``, a hundred at a time."""
    for some in _batches(clusters):
        by_id = {one.id: one for one in filed_of(connection, [id for cluster in some for id in cluster])}
        for cluster in some:
            yield _ruled([by_id[id] for id in cluster], chosen, marked_by)


def _batches(clusters: Iterable[Cluster]) -> Iterator[list[Cluster]]:
    waiting = iter(clusters)
    while some := list(islice(waiting, 100)):
        yield some


def _ruled(some: Sequence[Filed], chosen: Chosen, marked_by: Marks) -> Incident:
    choice = chosen.of(one.root for one in some)
    return marked(rule(choice.ruling, some, reason=choice.reason), marked_by)


def _size(connection: Connection, state: dict[str, str] | None, counts: dict[str, int]) -> int:
    """How many incidents there are, counted on from the last time."""
    if state is None:
        return connection.scalar(select(func.count()).select_from(incidents)) or 0
    return int(state["incidents"]) + counts["added"] - counts["removed"]
