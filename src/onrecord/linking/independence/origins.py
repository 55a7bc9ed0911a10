"""The origins of an incident's accounts: each group counts as one source, however many outlets print it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord import codebook
from onrecord.linking.independence.agencies import UNNAMED, bare
from onrecord.linking.independence.families import Families
from onrecord.linking.independence.named import Named, named, outlet_key
from onrecord.linking.independence.nouns import Member, Origin
from onrecord.linking.nouns import Filed

_SHARES = {
    "repeats": "repeats the words of {}", "retells": "tells in other words what {} tells",
    "quotes": "gives the same quoted words as {}", "translates": "has the names and figures of {} in their order",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Family:
    """Accounts that share one telling, by publication: whose it is (``original``), and the outlets it is taken from."""

    members: Sequence[int]
    original: int
    keys: tuple[str, ...]


def origins(filed: Iterable[Filed]) -> list[Origin]:
    """The accounts of one incident in groups that each count as one source, by publication.

    Copies, rewritten and translated stories and accounts told by the same quoted words form one group with the outlet
    whose telling it is; so do all accounts whose words come from one agency or outlet by their own saying. An outlet's
    own accounts are one group. A story of several agencies counts for itself only where none of them is there. Pure;
    the order of ``filed`` changes nothing.
    """
    ordered = sorted(filed, key=lambda f: (f.report.published or date.max, f.root, f.id))
    outlets = {bare(f.report.outlet): outlet_key(f) for f in ordered if f.report.outlet}
    whose = [named(f, outlets) for f in ordered]
    families = Families(ordered)
    found = [_family(members, ordered, whose) for members in families.all()]
    groups = sorted(_groups(found), key=lambda group: min(family.members[0] for family in group))
    return [_origin(group, ordered, whose, families.how) for group in groups]


def _family(members: Sequence[int], ordered: Sequence[Filed], whose: Sequence[Named]) -> _Family:
    """The outlets that most of its members name; else the outlet of the first one, on whose day none is named more."""
    names = Counter(other for n in members for other in whose[n].others)
    most = tuple(sorted(other for other, count in names.items() if count == max(names.values())))
    first = [n for n in members if ordered[n].report.published == ordered[members[0]].report.published]
    original = max(first, key=lambda n: (names[whose[n].own], -n))
    return _Family(members, original, most or (whose[original].own,))


def _groups(families: Sequence[_Family]) -> list[list[_Family]]:
    """Families by their outlet; those of several agencies with the first of these that is there."""
    several = [family for family in families if len(family.keys) > 1 or family.keys == (UNNAMED,)]
    groups: dict[str, list[_Family]] = defaultdict(list)
    for family in families:
        if family not in several:
            groups[family.keys[0]].append(family)
    home = {key: key for key in groups}
    for family in sorted(several, key=lambda one: UNNAMED in one.keys):
        where = _home(family.keys, home)
        groups[where].append(family)
        home |= {key: home.get(key, where) for key in family.keys}
    return list(groups.values())


def _home(keys: Sequence[str], home: Mapping[str, str]) -> str:
    """The group that a story of several agencies, or of unnamed ones, adds nothing to."""
    agencies = codebook.table("independence")["agencies"]
    wanted = [key for key in home if key in agencies] if UNNAMED in keys else [key for key in keys if key in home]
    return home[wanted[0]] if wanted else keys[0]


def _origin(
    group: Sequence[_Family], ordered: Sequence[Filed], whose: Sequence[Named], shares: Mapping[int, str]
) -> Origin:
    numbered = sorted((n, _member(n, family, ordered, whose, shares)) for family in group for n in family.members)
    return Origin(_name(group[0].keys[0], numbered, ordered, whose), tuple(member for _, member in numbered))


def _member(
    n: int, family: _Family, ordered: Sequence[Filed], whose: Sequence[Named], shares: Mapping[int, str]
) -> Member:
    """Why an account belongs to the family's origin, in words."""
    filed, original = ordered[n], ordered[family.original]
    if n != family.original:
        source = _outlet(original) if whose[n].own != whose[family.original].own else "its own other report"
        return Member(filed.id, _SHARES[shares.get(n) or shares[family.original]].format(source), original.id)
    key = family.keys[0]
    if key == whose[n].own:
        return Member(filed.id)
    if key in whose[n].others:
        return Member(filed.id, str(whose[n].others[key]))
    other = next(m for m in family.members if key in whose[m].others)
    return Member(filed.id, f"tells what {_outlet(ordered[other])} has from {whose[other].others[key].name}")


def _outlet(filed: Filed) -> str:
    return filed.report.outlet or "a report without outlet"


def _name(key: str, numbered: Sequence[tuple[int, Member]], ordered: Sequence[Filed], whose: Sequence[Named]) -> str:
    """The outlet as the first of its own accounts prints it, else as the others name it."""
    own = (_outlet(ordered[n]) for n, _ in numbered if whose[n].own == key)
    told = (whose[n].others[key].name for n, _ in numbered if key in whose[n].others)
    return next(own, None) or next(told, key)
