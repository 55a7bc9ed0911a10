"""Who judges, and why: ``--by``, else ``ONRECORD_NAME``, else the name of the login."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from onrecord.cli.session import session

F = TypeVar("F", bound=Callable[..., Any])


def by_option(command: F) -> F:
    """Adds ``--by``; ``None`` where it is not given."""
    return click.option("--by", metavar="NAME", help="Who says so (default: $ONRECORD_NAME, else your login).")(command)


def name(by: str | None) -> str:
    """The name under which a person's word is kept; ends the call where there is none."""
    found = (by if by is not None else os.environ.get("ONRECORD_NAME") or _login()).strip()
    if not found or found == "matcher":
        session().fail(f"{found!r} is no name for a person; say who you are with --by NAME or $ONRECORD_NAME")
    return found


def reason(why: str) -> str:
    """A reason that says something; ends the call where it does not."""
    if not why.strip():
        session().fail("--why is empty; say why, for those who read it later")
    return why.strip()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may know no name for its user
        return ""
