"""What of the record a report may show: by default as every export, on a public desk less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.publish.about import About
from onrecord.publish.public import placed, public
from onrecord.publish.situation.nouns import Sorted
from onrecord.record import Told
from onrecord.rulings import Incident


def exported(one: Incident, about: About) -> Incident:
    """As it leaves the house in an export: no private person's name, no exact place of aid, health or shelter."""
    return public(Told(one, ()), about).incident


@dataclass(frozen=True, slots=True)
class Shown:
    """``keep``: which incidents; ``hide``: one without what must not be shown, to be listed; ``count``: the same, to be
    counted by division, type and doer and put on the map; ``before``: one of the period before, which is only counted;
    ``reports``: whether reports may be linked to, searched, and told of in other families; ``most``: incidents of one
    report; ``said``: what of this a reader has to know."""

    keep: Callable[[Incident], bool] = lambda _: True
    hide: Callable[[Incident, About], Incident] = exported
    count: Callable[[Incident, About], Incident] = placed
    before: Callable[[Incident], Incident] = lambda one: one
    reports: bool = True
    most: int = 60_000
    said: str = ""

    def sorted(self, found: Sorted, most: int, about: About) -> Sorted:
        """All as it may be counted, and the first ``most`` of what is told apart as it may be listed."""

        def first(some: tuple[Incident, ...]) -> tuple[Incident, ...]:
            return tuple((self.hide if n < most else self.count)(one, about) for n, one in enumerate(some))

        return Sorted(
            tuple(self.count(one, about) for one in found.counted), tuple(self.hide(one, about) for one in found.sums),
            first(found.rough), found.earlier, found.background,
            {status: first(some) for status, some in found.apart.items()},
        )  # fmt: skip


HOUSE = Shown()
