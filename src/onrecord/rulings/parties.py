"""Who: the parties of all accounts, each once, on the side where most sources see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from onrecord.linking.profile import fold
from onrecord.model import Participant
from onrecord.rulings.incident import Party
from onrecord.rulings.settled import Settled
from onrecord.rulings.sources import Heard

Told = list[tuple[int, str, Participant]]  # whose word it is, the account, the party


Sides = tuple[Settled[tuple[Party, ...]], Settled[tuple[Party, ...]]]


def settle(heard: Heard) -> Sides:
    """Perpetrators and targets; named ones first, then by how many sources name them."""
    perpetrators = _grouped([(heard.of[f.id], f.id, p) for f in heard.voters for p in f.account.perpetrators])
    targets = _grouped([(heard.of[f.id], f.id, p) for f in heard.voters for p in f.account.targets])
    moved: dict[str, int] = {}
    for key in [key for key in perpetrators if key in targets and not _both(perpetrators[key], targets[key])]:
        # Reporters tell the sides either way round: the majority's side holds.
        weaker = targets if _sources(perpetrators[key]) >= _sources(targets[key]) else perpetrators
        stronger = perpetrators if weaker is targets else targets
        moved[key] = _sources(weaker[key])
        stronger[key] += weaker.pop(key)
    sides = {"perpetrators": perpetrators, "targets": targets}
    by, of = (Settled(name, _parties(side), _why(side, moved)) for name, side in sides.items())
    return by, of


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


def _why(side: dict[str, Told], moved: Mapping[str, int]) -> str:
    """Which registered actors how many sources name, and who sees them on the other side; no private person's name."""
    registered = sorted((key for key in side if side[key][0][2].actor), key=lambda key: -_sources(side[key]))
    parts = [_seen(side[key], moved.get(key, 0)) for key in registered]
    others = [one for key in side if key not in registered for one in side[key]]
    parts += [f"others whom the registry does not know by {_number(_sources(others))}"] if others else []
    return "; ".join(parts) or "no account tells"


def _seen(told: Told, against: int) -> str:
    name = told[0][2].name or told[0][2].actor
    return f"{name} by {_number(_sources(told) - against)}" + (f", on the other side by {against}" if against else "")


def _number(sources: int) -> str:
    return "1 source" if sources == 1 else f"{sources} sources"


def _party(told: Told) -> Party:
    first = told[0][2]
    kinds = Counter(p.kind for _, _, p in told if p.kind != "unknown")
    kind = kinds.most_common(1)[0][0] if kinds else "unknown"
    accounts = tuple(dict.fromkeys(account for _, account, _ in told))
    return Party(first.text, first.actor, first.name, kind, first.nature, accounts)
