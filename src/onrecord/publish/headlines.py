"""Headlines that may leave the house: those that name no private person and no place that was made coarse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.linking import Filed
from onrecord.publish.about import About
from onrecord.publish.naming import name_words, names_one_of, private_names
from onrecord.publish.public import is_coarse

if TYPE_CHECKING:
    from onrecord.record import Told


def headline(one: Filed, told: Told, about: About) -> str | None:
    """The title of an account's report, on one line; ``None`` where it has none, or names a private person whom any
    account of the incident names, or a place that was made coarse."""
    title = one.report.title
    if not title:
        return None
    if names_one_of(title, private_names(told.accounts)):
        about.withheld["headlines that name a private person"] += 1
        return None
    place = one.account.place
    if is_coarse(told.incident) and place and names_one_of(title, name_words(place.name)):
        about.withheld["headlines that name a place of aid, health or shelter"] += 1
        return None
    return " ".join(title.split())
