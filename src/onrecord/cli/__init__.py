"""The commands: thin; each parses, calls a room, and prints. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from onrecord import __version__
from onrecord.cli.session import session_options

COMMANDS = (
    "read", "code", "incidents", "show", "claims", "export", "match", "rulings", "rule", "judge", "split", "review",
    "undo", "judgements", "agreement", "changes", "gazetteer", "coders", "verify", "report", "serve", "users",
)  # fmt: skip
EXAMPLES = """\b
Examples:
  onrecord read reports/            take a folder of reports into onrecord.db
  onrecord incidents                the table of what happened
  onrecord show 3f9a                one incident, each value with its words
  onrecord export acled -o acled.csv
  onrecord code < reports.jsonl     code without a record
"""


class Commands(click.Group):
    """Commands found by name in the modules of this package, imported when one is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"onrecord.cli.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            ctx.fail(f"no command {name!r}; the commands are {', '.join(COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100, "obj": None},
    epilog=EXAMPLES,
)
@click.version_option(__version__, prog_name="onrecord")
@session_options
def onrecord() -> None:
    """Reads news reports of conflict and crisis and keeps the record of what happened, with the words that say so."""


def main() -> None:
    """The ``onrecord`` program: exit code 0 done, 1 some inputs were refused, 2 the call itself was wrong."""
    try:
        onrecord.main(sys.argv[1:], prog_name="onrecord")
    except OSError as error:  # most often a full disk under standard output
        click.echo(f"onrecord: {error.strerror or error}", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still in the buffer can't be written
        sys.exit(1)
