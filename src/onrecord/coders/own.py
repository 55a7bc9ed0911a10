"""The coders that this version ships: rules with the learned reader, and rules alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord import __version__, codebook
from onrecord.coders.protocol import NEXT, CannotCode, CoderError, Runs
from onrecord.model import Coded, Report
from onrecord.places import stamped

NAME, RULES = "onrecord", "rules"
_EXACT = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Own:
    """The stages of ``onrecord.coding``. ``exact``: how the learned reader computes; None: it does not read."""

    name: str
    version: str
    exact: bool | None
    codebook: str = codebook.VERSION
    runs: Runs = "processes"

    @property
    def stamp(self) -> str:
        """``onrecord 0.1.0 reader 2.0 int8``: whichever of the two it is, Onrecord signs."""
        return f"{NAME} {self.version}"

    def code(self, report: Report) -> Coded:
        from onrecord.coding import stages
        from onrecord.marking.engine import ReaderUnusable

        try:
            coded = stages.code(report, stages.RULES if self.exact is None else {"marks": stages.reader(self.exact)})
        except ReaderUnusable as unusable:
            raise CannotCode(*str(unusable).rsplit(NEXT, 1)) from unusable
        if coded.coder != self.stamp:
            raise CannotCode("a gazetteer was added or removed while reports were read", "read it again")
        return coded


def make(options: Mapping[str, str]) -> Own:
    """The shipped coder: rules and the learned reader together; it asks no server."""
    unknown = sorted(set(options) - {"exact"})
    if unknown:
        raise CoderError(f"the coder {NAME} has no option {', '.join(unknown)}; its option is exact")
    given = options.get("exact")
    if given is not None and given not in _EXACT:
        raise CoderError(f"the coder {NAME}: exact={given!r} can't be read; write yes or no")
    return _with_reader(None if given is None else _EXACT[given])


def make_rules(options: Mapping[str, str]) -> Own:
    """Rules and tables alone, without the learned reader: the same on every machine, and faster."""
    if options:
        raise CoderError(f"the coder {RULES} takes no options; it was given {', '.join(sorted(options))}")
    return Own(RULES, stamped(f"{__version__} rules"), None)


def _with_reader(exact: bool | None) -> Own:
    """The stamp is settled here, before any process is started: all of them sign and compute alike."""
    from onrecord.marking.engine import ReaderUnusable
    from onrecord.marking.reader import asked_exact, stamp, threads

    wanted = asked_exact() if exact is None else exact
    try:
        threads()  # what the environment says of them is checked once, not report by report
        return Own(NAME, stamped(f"{__version__} {stamp(wanted)}"), wanted)
    except (ReaderUnusable, ValueError) as problem:
        raise CoderError(str(problem)) from problem
