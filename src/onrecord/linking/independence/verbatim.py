"""The same words: most of a passage's runs of words stand in an earlier report (Broder 1997: shingles, containment).

Only the passage that tells the incident counts: a footer that two outlets share makes no copy, and an agency's
paragraph within a long digest does.
"""

from __future__ import annotations

from onrecord import codebook
from onrecord.linking.independence.passage import Passage


def repeats(later: Passage, earlier: Passage) -> bool:
    """Whether most of the later passage stands in the earlier report; of a short passage, all of it."""
    table = codebook.table("independence")["copied"]
    if len(later.words) < table["least"]:
        return False
    share = table["share"] if len(later.runs) >= table["least"] else 1.0
    return len(later.runs & earlier.text) >= share * len(later.runs)
