"""Every measure of MUC-4 over a set of messages, and the figures of a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.muc4.counts import ByName, Counts, figures, interval, merged, pooled
from benchmarks.muc4.entities import gold, told
from benchmarks.muc4.grit import grit
from benchmarks.muc4.gtt import gtt
from benchmarks.muc4.keys import Keys, Template
from benchmarks.muc4.rme import rme_phi3, rme_subset
from benchmarks.muc4.templates1992 import all_templates, by_object
from benchmarks.muc4.tolls import tolls

Told = Mapping[str, Sequence[Template]]
Measured = dict[str, list[ByName]]  # by measure, the counts of each message


def measure(machine: Told, keys: Keys, texts: Mapping[str, str]) -> Measured:
    """The counts of every message of ``texts`` under every measure; all of them have a key, perhaps an empty one."""
    found: Measured = {name: [] for name in ("ree", "ree_roles", "rme_subset", "rme_phi3", "all_templates", "victims")}
    for message, text in texts.items():
        given, due = machine.get(message, ()), keys[message]
        ours, theirs = told(given), gold(due, text)
        found["ree"].append(gtt(ours, theirs))
        found["ree_roles"].append(grit(ours, theirs))
        found["rme_subset"].append({"all": rme_subset(ours, theirs)})
        found["rme_phi3"].append({"all": rme_phi3(ours, theirs)})
        found["all_templates"].append(all_templates(given, due))
        found["victims"].append(tolls(given, due))
    return found


def report(found: Measured) -> dict[str, Any]:
    """Precision, recall and F1 of every measure and slot; for CEAF-REE the 95 % interval over messages as well."""
    rows = {name: _with_total(name, merged(messages)) for name, messages in found.items()}
    shown: dict[str, Any] = {name: {slot: figures(c) for slot, c in counts.items()} for name, counts in rows.items()}
    for name in ("ree", "ree_roles"):
        shown[name]["all"]["f1_95"] = interval([pooled(message.values()) for message in found[name]])
    return shown


def _with_total(name: str, counts: ByName) -> ByName:
    if name == "all_templates":
        return {**counts, **by_object(counts)}
    return counts if name in ("victims", "rme_subset", "rme_phi3") else {**counts, "all": pooled(counts.values())}


def filtering(machine: Told, keys: Keys, texts: Mapping[str, str]) -> Counts:
    """Text filtering: messages with a template against messages that should have one (optional ones are not asked)."""
    given = {message for message in texts if machine.get(message)}
    due = {message for message in texts if any(not key.optional for key in keys[message])}
    asked = given - {message for message in texts if keys[message] and message not in due}
    return Counts(len(asked & due), len(asked), len(asked & due), len(due))
