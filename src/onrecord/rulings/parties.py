"""Who: the parties of all accounts, each once, on the side where most sources see it."""

from __future__ import annotations

from collections import Counter

from onrecord.linking.profile import fold
from onrecord.model import Participant
from onrecord.rulings.incident import Party
from onrecord.rulings.sources import Heard

Told = list[tuple[int, str, Participant]]  # whose word it is, the account, the party


def settle(heard: Heard) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Perpetrators and targets; named ones first, then by how many sources name them."""
    perpetrators = _grouped([(heard.of[f.id], f.id, p) for f in heard.voters for p in f.account.perpetrators])
    targets = _grouped([(heard.of[f.id], f.id, p) for f in heard.voters for p in f.account.targets])
    for key in [key for key in perpetrators if key in targets and not _both(perpetrators[key], targets[key])]:
        # Reporters tell the sides either way round: the majority's side holds.
        weaker = targets if _sources(perpetrators[key]) >= _sources(targets[key]) else perpetrators
        stronger = perpetrators if weaker is targets else targets
        stronger[key] += weaker.pop(key)
    return _parties(perpetrators), _parties(targets)


def _grouped(told: Told) -> dict[str, Told]:
    groups: dict[str, Told] = {}
    for one in told:
        groups.setdefault(_key(one[2]), []).append(one)
    return groups


def _key(participant: Participant) -> str:
    name = participant.actor or participant.name
    return f"name {fold(name)}" if name else f"text {fold(participant.text)}"


def _named(key: str) -> bool:
    return key.startswith("name ")


def _both(perpetrators: Told, targets: Told) -> bool:
    """Whether one account itself has them on both sides: gunmen who fought gunmen."""
    return bool({account for _, account, _ in perpetrators} & {account for _, account, _ in targets})


def _sources(told: Told) -> int:
    return len({origin for origin, _, _ in told})


def _parties(groups: dict[str, Told]) -> tuple[Party, ...]:
    order = sorted(groups, key=lambda key: (not _named(key), -_sources(groups[key])))
    return tuple(_party(groups[key]) for key in order)


def _party(told: Told) -> Party:
    first = told[0][2]
    kinds = Counter(p.kind for _, _, p in told if p.kind != "unknown")
    kind = kinds.most_common(1)[0][0] if kinds else "unknown"
    accounts = tuple(dict.fromkeys(account for _, account, _ in told))
    return Party(first.text, first.actor, first.name, kind, first.nature, accounts)
