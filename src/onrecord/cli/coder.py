"""Which coder a command uses: the shipped one, or another that the user names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.session import session

if TYPE_CHECKING:
    from onrecord.coders import Chosen

F = TypeVar("F", bound=Callable[..., Any])


def coder_options(command: F) -> F:
    """Adds ``--coder``, ``--with`` and ``--exact``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--coder", metavar="NAME", default="onrecord", show_default=True, help="Which of `onrecord coders`."),
    click.option(
        "--with", "options", metavar="NAME=VALUE", multiple=True, help="An option of the coder; may be repeated."
    ),
    click.option(
        "--exact", is_flag=True, help="The learned reader gives the same numbers on every machine, and takes longer."
    ),
)


def chosen_coder(name: str, options: Sequence[str] = (), exact: bool = False) -> Chosen:
    """The coder ``name``, with the option ``exact`` where that is asked; ends the call with code 2 where it can't be
    had.

    The shipped one loads its grammars, tables and the learned reader with its first report.
    """
    from onrecord.coders import CoderError, choose, running

    try:
        return running(choose(name, dict(map(_pair, options)) | ({"exact": "yes"} if exact else {})))
    except CoderError as error:
        session().fail(str(error))


def _pair(option: str) -> tuple[str, str]:
    name, equals, value = option.partition("=")
    if not (equals and name):
        session().fail(f"--with {option}: write NAME=VALUE")
    return name, value
