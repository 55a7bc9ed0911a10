"""The ruling ``ibc``: the minimum and the maximum of civilians, as Iraq Body Count gives them.

Source: IBC, methods: the lowest and the highest number of civilians that credible sources give; the minimum may be 0
where they differ on whether civilians were among the dead. People of whom nothing is said are civilians unless the
account tells of a fight or of armed people who were hit: then there may be none among them.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.rulings.incident import OwnValue, Toll
from onrecord.rulings.range import highest, lowest
from onrecord.rulings.sift import Sift, outlets


def settle(effect: str, values: Sequence[OwnValue]) -> Toll:
    """Bounds of civilians over the credible accounts' last words; ``values`` count civilians only; no best."""
    sift = Sift(effect, values).reliable().last_words()
    low, high = lowest(sift.kept), highest(sift.kept)
    parts = [
        f"{name} {bound} by {outlets(v for v in sift.kept if getattr(v, end) == bound)}"
        for name, bound, end in (("minimum", low, "low"), ("maximum", high, "high"))
        if bound is not None
    ]
    return sift.toll(sift.kept, "civilians: " + ("; ".join(parts) or "no account gives a number"), None)
