"""What happened: the type by majority, then by ACLED's hierarchy; the status by majority, then by caution."""

from __future__ import annotations

from onrecord import codebook
from onrecord.rulings.settled import Settled
from onrecord.rulings.sources import Heard, support, tell
from onrecord.terms import INCIDENT_TYPES


def settle_type(heard: Heard) -> Settled[str]:
    """The type that most sources tell; of equally many, the higher in ACLED's hierarchy."""
    votes = support(heard, (f.account.type for f in heard.voters))
    chosen = min(votes, key=lambda t: (-len(votes[t]), INCIDENT_TYPES.index(t)))
    if len(votes) == 1:
        return Settled("type", chosen, tell(len(votes[chosen])))
    others = ", ".join(f"{_label(t)} ({len(votes[t])})" for t in sorted(votes, key=INCIDENT_TYPES.index) if t != chosen)
    tied = sum(len(sources) == len(votes[chosen]) for sources in votes.values()) > 1
    reason = "the higher in ACLED's hierarchy" if tied else "the majority"
    return Settled("type", chosen, f"{reason}: {_label(chosen)} ({len(votes[chosen])}), others {others}")


def settle_status(heard: Heard) -> Settled[str]:
    """The status that most sources tell; a denial beside a telling is flagged ``status_contested``."""
    table = codebook.table("rulings")["status"]
    votes = support(heard, (f.account.status for f in heard.voters))
    chosen = min(votes, key=lambda s: (-len(votes[s]), table["caution"].index(s)))
    told = [status for status in table["asserting"] if status in votes]
    if "denied" not in votes or not told:
        return Settled("status", chosen, tell(len(votes[chosen])))
    telling, denying = (set().union(*(votes[s] for s in group)) for group in (told, ["denied"]))
    chosen = table["contested"] if len(telling) == len(denying) else chosen
    why = f"contested: told by {len(telling)}, denied by {len(denying)}"
    return Settled("status", chosen, why, ("status_contested",))


def _label(type: str) -> str:
    return str(codebook.table("types")[type]["label"])
