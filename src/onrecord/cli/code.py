"""``onrecord code``: reports in as JSON Lines, what they say out as JSON Lines, in the same order."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from onrecord.cli.coder import chosen_coder, coder_options
from onrecord.cli.session import Session, jobs_option, json_text, session, session_options
from onrecord.model import Report
from onrecord.plain import plain

if TYPE_CHECKING:
    from onrecord.intake import Refusal


@click.command("code")
@coder_options
@jobs_option
@session_options
def command(coder: str, options: tuple[str, ...], exact: bool, jobs: int) -> None:
    """Code reports without a record, as a filter.

    Standard input and output are JSON Lines, a report a line:
    {"id", "text", "title"?, "published"?, "outlet"?, "url"?, "language"?}. A line that can't be read is named on
    standard error, the rest is done, and the exit code is 1.
    """
    from onrecord.coders import code_many, refusal
    from onrecord.coding.many import Uncoded, collect_seldom
    from onrecord.intake import code_lines

    collect_seldom()
    here, chosen = session(), chosen_coder(coder, options, exact)
    if sys.stdin.isatty():
        here.say("Waiting for JSON Lines on standard input (end with Ctrl-D) ...")
    lines = Readable(code_lines(sys.stdin.buffer), here)
    for coded in code_many(lines, chosen, jobs):
        if isinstance(coded, Uncoded):
            lines.refuse(refusal(f"report {coded.id}", coded, chosen))
        else:
            sys.stdout.buffer.write(f"{json_text(plain(coded))}\n".encode())
            sys.stdout.buffer.flush()  # so that a program which writes a line and waits gets its answer
    if lines.refused:
        sys.exit(1)


class Readable:
    """The reports among the lines; a line that was refused is told at once and counted."""

    def __init__(self, lines: Iterable[Report | Refusal], session: Session) -> None:
        self.lines, self.session, self.refused = lines, session, 0

    def __iter__(self) -> Iterator[Report]:
        for line in self.lines:
            if isinstance(line, Report):
                yield line
            else:
                self.refuse(line)

    def refuse(self, refusal: Refusal) -> None:
        self.refused += 1
        self.session.refuse(refusal)
