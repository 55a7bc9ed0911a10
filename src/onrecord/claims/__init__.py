"""Claims that count incidents, tested against the incidents of the record. Pure: says what the record holds and what
it lacks, and judges no claimant: a record is never whole."""

from __future__ import annotations

from onrecord.claims.claim import Claim, claim_id, covered
from onrecord.claims.reading import Heard, read
from onrecord.claims.tested import Tested, check

__all__ = ["Claim", "Heard", "Tested", "check", "claim_id", "covered", "read"]
