"""The tables: incidents and people harmed by division, type, who did it and effect; the sums as a row of their own, so
that the columns add up to the headline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from onrecord import codebook
from onrecord.codebook import label
from onrecord.publish import countries
from onrecord.publish.situation.nouns import Harmed, Row, Sum, Tally
from onrecord.publish.situation.tallies import of, total
from onrecord.publish.situation.words import event_type
from onrecord.rulings import Incident
from onrecord.terms import EFFECTS

Name = tuple[str, str]  # the larger group, and the group
SUMS = "Told only in sums over several incidents"
ELSEWHERE = "division not known"
UNNAMED = "Not named: "
NOBODY = "Not told who"
REST = "All others"


def by_area(now: Sequence[Incident], before: Sequence[Incident] | None) -> list[Row]:
    return rows(now, before, lambda one: [division(one)])


def by_type(now: Sequence[Incident], before: Sequence[Incident] | None) -> list[Row]:
    return rows(now, before, lambda one: [(event_type(one.event_type), label(one.type))])


def by_actor(now: Sequence[Incident], before: Sequence[Incident] | None) -> list[Row]:
    """By who did it; an incident that several did stands under each of them."""
    return rows(now, before, doers)


def by_harm(now: Sequence[Incident], held: Sequence[Sum]) -> list[Harmed]:
    """The effects of which anything is told; sums are divided from their parts for killed and injured."""
    found = []
    for effect in EFFECTS:
        single = of(now, effect)
        sums = total(getattr(one, effect) for one in held) if effect in ("killed", "injured") else Tally()
        if single.told or sums.told:
            found.append(Harmed(effect, single.told, single, sums))
    return found


def rows(
    now: Sequence[Incident], before: Sequence[Incident] | None, names: Callable[[Incident], Iterable[Name]]
) -> list[Row]:
    """A row a name, most incidents first, those that only the period before had at the end."""
    held, earlier = _groups(now, names), _groups(before or (), names)
    made = [_row(name, held.get(name, []), earlier, before is not None) for name in {**held, **earlier}]
    return sorted(made, key=lambda row: (-row.incidents, -row.killed.high, -(row.before or 0), row.part, row.name))


def shortened(found: Sequence[Row], most: int) -> list[Row]:
    """The first rows, the others as one."""
    if len(found) <= most + 1:
        return list(found)
    rest = found[most:]
    known = [row.before for row in rest if row.before is not None]
    joined = Row(
        f"{REST} ({len(rest)})", sum(row.incidents for row in rest), total(row.killed for row in rest),
        total(row.injured for row in rest), sum(known) if known else None,
    )  # fmt: skip
    return [*found[:most], joined]


def of_sums(held: Sequence[Sum]) -> Row | None:
    """The row of the sums; ``None`` where they tell of nobody killed or injured."""
    killed, injured = total(one.killed for one in held), total(one.injured for one in held)
    return Row(SUMS, 0, killed, injured) if killed.told or injured.told else None


def division(one: Incident) -> Name:
    """Country and first-level division: ("Iraq", "Kirkuk")."""
    country = countries.name(one.country) if one.country else "Country not known"
    place = one.place
    return country, (place.admin1 if place and place.admin1 else ELSEWHERE)


def doers(one: Incident) -> list[Name]:
    """Those who did it: an actor of the registry or an organisation by name, others by what they are."""
    found = {_doer(party.name if party.actor or party.nature == "organisation" else None, party.kind)
             for party in one.perpetrators if party.nature != "object"}  # fmt: skip
    return sorted(found) or [("", NOBODY)]


def _doer(name: str | None, kind: str) -> Name:
    return "", name or (NOBODY if kind == "unknown" else f"{UNNAMED}{kind.replace('_', ' ')}")


def _groups(found: Iterable[Incident], names: Callable[[Incident], Iterable[Name]]) -> dict[Name, list[Incident]]:
    groups: dict[Name, list[Incident]] = {}
    for one in found:
        for name in names(one):
            groups.setdefault(name, []).append(one)
    return groups


def _row(name: Name, held: Sequence[Incident], earlier: dict[Name, list[Incident]], compared: bool) -> Row:
    before = len(earlier.get(name, ())) if compared else None
    return Row(name[1], len(held), of(held, "killed"), of(held, "injured"), before, name[0])


def most_rows() -> int:
    return int(codebook.table("situation")["rows"])
