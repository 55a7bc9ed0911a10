"""The coders there are: the entry points that installed packages declare in the group ``onrecord.coders``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from onrecord.coders import own
from onrecord.coders.protocol import Coder, CoderError, Make, Runs
from onrecord.places.store.refused import Refused

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "onrecord.coders"
DEFAULT = own.NAME
BUILT_IN: dict[str, Make] = {own.NAME: own.make, own.RULES: own.make_rules}


@dataclass(frozen=True, slots=True)
class Listed:
    """A coder by name: the package that brings it, what it says of itself, or why it can't be loaded."""

    name: str
    package: str
    about: str
    fault: str | None = None


def choose(name: str = DEFAULT, options: Mapping[str, str] | None = None) -> Coder:
    """The coder ``name``, made with ``options``. Nothing of the other coders is loaded.

    Raises:
        CoderError: there is no such coder (the message lists those there are), or it can't be made.
    """
    try:
        coder = _maker(name)(options or {})
    except Refused as refused:  # a gazetteer that can't be read: nothing is coded without it unasked
        raise CoderError(str(refused)) from refused
    if not isinstance(coder, Coder):
        raise CoderError(f"what {name} makes is no coder: it lacks one of name, version, codebook, runs, code")
    if coder.name != name:  # or it could sign for another
        raise CoderError(f"the coder {name} calls itself {coder.name!r}")
    if not f"{coder.version}{coder.codebook}".isprintable() or coder.runs not in get_args(Runs):
        raise CoderError(
            f"the coder {name} has no version in one line, or runs in no way that is known: {coder.runs!r}"
        )
    return coder


def listed() -> list[Listed]:
    """Every coder, ours first, the others by name. All are loaded, so that a fault is seen; none is made."""
    return [_listed(name) for name in _names()]


def _names() -> list[str]:
    return [*BUILT_IN, *sorted({point.name for point in _points()} - set(BUILT_IN))]


def _listed(name: str) -> Listed:
    packages = "onrecord" if name in BUILT_IN else ", ".join(_packages(name))
    try:
        about = (_maker(name).__doc__ or "").strip().partition("\n")[0]
    except CoderError as error:
        return Listed(name, packages, "", str(error))
    return Listed(name, packages, about)


def _maker(name: str) -> Make:
    if name in BUILT_IN:  # known without a look at what is installed, and never another package's
        return BUILT_IN[name]
    found = [point for point in _points() if point.name == name]
    if not found:
        raise CoderError(f"no coder {name!r}; the coders are {', '.join(_names())}")
    if len({point.value for point in found}) > 1:
        raise CoderError(f"several packages bring a coder {name!r}: {', '.join(_packages(name))}; remove all but one")
    return _loaded(found[0])


def _loaded(point: EntryPoint) -> Make:
    try:
        made = point.load()
    except Exception as error:  # another package's code: whatever it trips over is its fault, named
        raise CoderError(f"the coder {point.name} can't be loaded ({type(error).__name__}: {error})") from error
    if not callable(made):
        raise CoderError(f"the coder {point.name} can't be loaded ({point.value} can't be called)")
    maker: Make = made
    return maker


def _points() -> list[EntryPoint]:
    from importlib.metadata import entry_points  # slow, and the shipped coder needs none of it

    return list(entry_points(group=GROUP))


def _packages(name: str) -> list[str]:
    return sorted({point.dist.name if point.dist else point.value for point in _points() if point.name == name})
