"""The names and rare words that an account can be found by where its day or place is not known."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from onrecord import codebook
from onrecord.linking.profile import Profile
from onrecord.linking.words import rarity


def marks(profile: Profile) -> frozenset[str]:
    """What of an account may be of this incident alone: its names, its named parties, its rare words, its tolls."""
    return _names(profile) | _rare(profile, codebook.table("blocking")["close"]["rare"]) | _tolls(profile)


def handles(profile: Profile) -> tuple[int, ...]:
    """64-bit hashes of the names and rare words that an account is filed under.

    Of many the smallest hashes are kept: a sample, but the same one for every account that holds them.
    """
    table = codebook.table("blocking")["handles"]
    place, rare = {profile.name} if profile.name else set(), _rare(profile, table["rare"])
    names = sorted(map(stable, (_names(profile) - rare) | place))
    return tuple(sorted({*names[: table["names"]], *sorted(map(stable, rare))[: table["words"]]}))


@lru_cache(maxsize=200_000)
def stable(text: str) -> int:
    """A signed 64-bit hash, the same on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)


def _names(profile: Profile) -> frozenset[str]:
    return profile.names | profile.perpetrators.named | profile.targets.named


def _tolls(profile: Profile) -> frozenset[str]:
    """Its counts, of so many people at least that few others of its days and town share them: "killed 34"."""
    least = codebook.table("blocking")["close"]["toll"]
    return frozenset(f"{effect} {low}" for effect, (low, _) in profile.harm.items() if low is not None and low >= least)


def _rare(profile: Profile, least: float) -> frozenset[str]:
    return frozenset(word for word in profile.words if rarity(word) >= least)
