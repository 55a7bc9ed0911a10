"""Which gazetteers there are, what they ask for, and removing one."""

from __future__ import annotations

from onrecord.places.gazetteer import embedded, ordered, refresh
from onrecord.places.store import folder
from onrecord.places.store.opened import open_gazetteer
from onrecord.places.store.refused import Refused
from onrecord.places.store.schema import About


def inventory() -> tuple[list[About], list[Refused]]:
    """What the gazetteers in use say of themselves, in the order they are asked, and those that can't be read."""
    found, refused = [], []
    for path in folder.files():
        try:
            found.append(open_gazetteer(path))
        except Refused as one:
            refused.append(one)
    return [each.about for each in (*ordered(found), embedded())], refused


def remove(name: str) -> None:
    """Deletes the file of a gazetteer, whatever its state. Raises ``Refused`` where there is none of that name."""
    names = [path.stem for path in folder.files()]
    if name not in names:
        known = f"the ones that can be removed are {', '.join(names)}" if names else "none has been added"
        raise Refused(name, "no gazetteer of that name was added", known)
    folder.path_of(name).unlink()
    refresh()
