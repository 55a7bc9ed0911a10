"""A claim against the record: which incidents it holds that the claim can count, and how many it lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.claims.claim import Claim, covered, nearly
from onrecord.rulings import Incident
from onrecord.rulings.scope import MAY, YES, fit


@dataclass(frozen=True, slots=True)
class Tested:
    """What the record holds of a claim: ids of the incidents that fit, and of those that may (too little is known of
    their day, place or parties). ``missing`` is how many it lacks of the least claimed, ``None`` where no number is
    claimed. ``verdict`` is in words, and says nothing of whether the claimant is right: no record is whole.
    """

    claim: Claim
    holds: tuple[str, ...]
    may: tuple[str, ...]
    missing: int | None
    verdict: str


def check(claim: Claim, incidents: Iterable[Incident]) -> Tested:
    """The claim against ``incidents``, whose order changes nothing; an ordinal's present incident always counts."""
    every = sorted(incidents, key=lambda one: (str(one.when.start or "9"), one.id))
    present = next((one for one in every if one.id == claim.present), None)
    fits = {one.id: YES if one is present else _fits(claim, one, present) for one in every}
    holds = tuple(id for id, how in fits.items() if how == YES)
    may = tuple(id for id, how in fits.items() if how == MAY)
    missing = None if claim.low is None else max(0, claim.low - len(holds))
    return Tested(claim, holds, may, missing, verdict(claim, len(holds), len(may)))


def _fits(claim: Claim, one: Incident, present: Incident | None) -> int:
    """Whether the claim counts the incident; what fits only because the claim names no place of its own may count."""
    near, wide = fit(nearly(claim, present), one).how, fit(covered(claim, present), one).how
    return near if near == wide else min(wide, MAY)


def verdict(claim: Claim, holds: int, may: int) -> str:
    """ "borne out", "the record holds fewer: 2 missing", "the record holds more: 3 beyond the claim"; with how many of
    the incidents that may be among them would change it."""
    low, high = claim.low, claim.high
    if low is not None and holds < low:
        said = f"the record holds fewer: {low - holds} missing"
        return said + (f", {min(may, low - holds)} of them may be among {may} known too roughly" if may else "")
    if high is not None and holds > high:
        return f"the record holds more: {holds - high} beyond the claim"
    if low is None:
        return f"no least number is claimed: the record holds {holds}"
    return "borne out"
