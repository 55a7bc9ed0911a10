"""What a sum sums: the incidents of the record that an aggregate can hold, and whether their tolls add up to it.

"110 killed across Iraq on Sunday" is an incident of its own only as long as nothing tells its parts one by one (UCDP:
event clarity 2, known deaths are subtracted; GTD: cumulative totals belong to the incidents they sum). Pure: a function
of the aggregate, the places that its accounts name and the record's incidents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.bounds import in_words
from onrecord.model import Place
from onrecord.rulings.incident import Incident, Toll
from onrecord.rulings.scope import MAY, YES, Scope, fit, names, of_kind

NONE = "the record holds none of the incidents that it sums"


def summing(aggregate: Incident, places: Sequence[Place], others: Iterable[Incident]) -> Incident:
    """The aggregate with ``sums`` and ``why["sums"]``; ``places`` are all that its accounts name.

    An incident that only may be among those summed (its day or place is known too roughly) is counted in the reason,
    but is not named in ``sums``. The order of ``others`` changes nothing.
    """
    scope = covered(aggregate, places)
    fits = [(fit(scope, one).how, one) for one in sorted(others, key=_in_order) if one.id != aggregate.id]
    sure = [one for how, one in fits if how == YES]
    maybe = sum(how == MAY for how, _ in fits)
    return replace(
        aggregate, sums=tuple(one.id for one in sure), why=aggregate.why | {"sums": _why(aggregate, sure, maybe)}
    )


def covered(aggregate: Incident, places: Sequence[Place] = ()) -> Scope:
    """What an aggregate covers: its days, every place that its accounts name for it, its kind of act, its named doers.

    Where it is placed no better than a country, that is its area: a finer place is then but one of many, or where the
    report was filed.
    """
    own = aggregate.place
    fine = [] if own is None or own.precision == "country" else [own, *places]
    return Scope(
        aggregate.when.start, aggregate.when.end, tuple(place for place in fine if place.precision != "country"),
        aggregate.country, of_kind(aggregate.type), names(aggregate.perpetrators),
    )  # fmt: skip


def _in_order(one: Incident) -> tuple[str, str]:
    return str(one.when.start or "9"), one.id


def _why(aggregate: Incident, parts: Sequence[Incident], maybe: int) -> str:
    said = [f"{_number(len(parts))} of the record"] if parts else [NONE]
    said += [check(toll, [one.toll(toll.effect) for one in parts]) for toll in aggregate.harm] if parts else []
    said += [f"{maybe} more may be among them, placed or dated too roughly to say"] if maybe else []
    return "; ".join(said)


def _number(count: int) -> str:
    return f"{count} incident" + "s" * (count != 1)


def check(whole: Toll, parts: Iterable[Toll | None]) -> str:
    """The tolls of the parts against that of the whole: what they account for, what is missing, or how far they exceed
    it. A bound that a part leaves open stays open in their sum; a part that tells no toll adds none, and is counted."""
    every = list(parts)
    told = [toll for toll in every if toll is not None]
    low = sum(toll.low or 0 for toll in told)
    high = None if any(toll.high is None for toll in told) else sum(toll.high or 0 for toll in told)
    held = _range(low, high) if told else "none"
    words = [f"{whole.effect}: {held} of {_range(whole.low, whole.high, whole.vague)} accounted for"]
    words += _difference(whole, low, high)
    silent = len(every) - len(told)
    return ", ".join(words + ([f"{silent} without a toll"] if silent and told else []))


def _difference(whole: Toll, low: int, high: int | None) -> Iterator[str]:
    """What is missing of the whole at least and at most; or by how many the parts exceed it."""
    if whole.high is not None and low > whole.high:
        yield f"{low - whole.high} more than the sum"
    elif whole.low is not None and high is not None and high < whole.low:
        yield f"{_range(whole.low - high, None if whole.high is None else whole.high - low)} missing"
    elif whole.low is not None or whole.high is not None:
        yield "nothing need be missing"


def _range(low: int | None, high: int | None, vague: str | None = None) -> str:
    """ "12", "9 to 14", "at least 3", "dozens"."""
    return in_words(low, high, vague or "an unknown number")
