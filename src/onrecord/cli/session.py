"""What every command shares: which record, how loud, and in which form."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from onrecord.cli.words import safe

if TYPE_CHECKING:
    from onrecord.intake import Refusal

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Session:
    """The shared options of one call; they may stand before or after the command's name."""

    record: str = field(default_factory=lambda: os.environ.get("ONRECORD_RECORD") or "onrecord.db")
    quiet: bool = False
    json: bool = False

    def say(self, message: str) -> None:
        """A line for the person, on standard error, unless ``--quiet`` or ``--json``."""
        if not (self.quiet or self.json):
            click.echo(safe(message), err=True)

    def complain(self, message: str, **details: Any) -> None:
        """An error on standard error, whatever the options: one JSON object with ``--json``, else one line."""
        line = json_text({"error": message, **details}) if self.json else safe(f"onrecord: {message}")
        click.echo(line, err=True)

    def refuse(self, refusal: Refusal) -> None:
        """Names an input that was refused, its reason and the next step."""
        details = {"name": refusal.name, "reason": refusal.reason, "next": refusal.next_step} if self.json else {}
        self.complain(f"refused {refusal.name}: {refusal.reason}. Next: {refusal.next_step}", **details)

    def note(self, name: str, note: str) -> None:
        """Something about an input that one should know, on standard error unless ``--quiet``; no refusal."""
        if not self.quiet:
            click.echo(json_text({"name": name, "note": note}) if self.json else safe(f"{name}: {note}"), err=True)

    def answer(self, data: Any) -> None:
        """One JSON line on standard output."""
        click.echo(json_text(data))

    def fail(self, message: str, code: int = 2, **details: Any) -> NoReturn:
        """Complains and ends: code 2 where the call was wrong, 1 where the inputs were."""
        self.complain(message, **details)
        sys.exit(code)


def json_text(data: Any) -> str:
    """One line of JSON; half a character, which a file's name may hold, becomes its JSON escape."""
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def session() -> Session:
    """The session of the running command."""
    found: Session = click.get_current_context().ensure_object(Session)
    return found


def session_options(command: F) -> F:
    """Adds ``--record``, ``--quiet`` and ``--json``; what is given last counts."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _keep(ctx: click.Context, option: click.Parameter, value: Any) -> None:
    if value is not None and option.name:
        setattr(ctx.ensure_object(Session), option.name, value)


_OPTIONS = (
    click.option(
        "--record",
        metavar="FILE",
        expose_value=False,
        callback=_keep,
        help="The record, a SQLite file (default: $ONRECORD_RECORD, else onrecord.db).",
    ),
    click.option(
        "--quiet", "-q", is_flag=True, default=None, expose_value=False, callback=_keep, help="Print results only."
    ),
    click.option(
        "--json", is_flag=True, default=None, expose_value=False, callback=_keep, help="Print JSON, messages too."
    ),
)

jobs_option = click.option(
    "--jobs", "-j", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to code with."
)


def day(value: str) -> date:
    """A day as ISO 8601 writes it."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as in 2020-04-14") from None


def day_option(name: str, help: str) -> Callable[[F], F]:
    """An option that takes a day."""
    return click.option(name, type=day, metavar="DAY", help=help)
