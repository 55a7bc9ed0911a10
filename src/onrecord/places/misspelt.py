"""Names that the gazetteer has in another spelling: the same consonants, or a letter added, lost, changed or swapped.

Only inside a country that the report speaks of and where the words say that a place is named ("in", "province"), since
some skeleton fits almost any word: three consonants must agree in full, four or more may differ by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.places.gazetteer import MISSPELT, Entry, remembered, sounding, sounding_like
from onrecord.places.names import edits, skeleton, without_article

SOUNDS = "abdfhjklmnrst"  # that skeletons are made of


@remembered(1 << 12)
def misspelt(key: str, countries: tuple[str, ...]) -> tuple[Entry, ...]:
    """Places of these countries whose name is close to the normal name ``key``, the closest first; else none."""
    heard = skeleton(key)
    for country in countries:
        found = _closest(sounding(heard, country), key, max(2, len(key) // 3)) if len(heard) > 2 else ()
        if not found and len(heard) > 3:
            near = sounding_like(list(dict.fromkeys(_variants(heard))), country)
            found = _closest(near, key, 1 if len(key) < 8 else 2)
        if found:
            return found
    return ()


def _closest(entries: Sequence[tuple[Entry, str]], key: str, most: int) -> tuple[Entry, ...]:
    bare = without_article(key)
    best: dict[str, tuple[int, Entry]] = {}
    for entry, name in entries:
        far = min(edits(key, name, most), edits(bare, without_article(name), most))
        if far <= most and far <= best.get(entry.gid, (far, entry))[0]:
            best[entry.gid] = (far, entry._replace(how=MISSPELT))
    if not best:
        return ()
    least = min(far for far, _ in best.values())
    ranked = sorted((far, -entry.prior, entry.gid, entry) for far, entry in best.values() if far <= least + 1)
    return tuple(entry for _, _, _, entry in ranked)


def _variants(heard: str) -> Iterator[str]:
    """Skeletons one slip away: two neighbours swapped, one lost, one added, one changed."""
    for at in range(len(heard)):
        yield heard[:at] + heard[at + 1 : at + 2] + heard[at] + heard[at + 2 :]
        yield heard[:at] + heard[at + 1 :]
        for sound in SOUNDS:
            yield heard[:at] + sound + heard[at:]
            yield heard[:at] + sound + heard[at + 1 :]
