"""``onrecord users``: who may log in at the desk, and as what."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli import who
from onrecord.cli.session import session, session_options
from onrecord.cli.table import print_table

if TYPE_CHECKING:
    from onrecord.desk.people import People

F = TypeVar("F", bound=Callable[..., Any])
ROLES = ("reader", "coder", "editor", "admin")
HEAD = ("name", "role", "since", "state")
TOKENS = ("id", "person", "for", "role", "ends", "last used")


@click.group("users")
def command() -> None:
    """Say who may log in at a desk that is opened with: onrecord serve --users.

    People stand in a file beside the record (RECORD.people), not in it, so that a record that is given away holds no
    password. A desk that is open follows every change at once.
    """


def users_options(function: F) -> F:
    """Adds ``--people`` and the shared options."""
    file = click.Path(dir_okay=False, path_type=Path)
    option = click.option("--people", "file", type=file, metavar="FILE", help="The file (default: RECORD.people).")
    return option(session_options(function))


def password_options(function: F) -> F:
    return click.option("--password-stdin", "piped", is_flag=True, help="Read the password as one line of stdin.")(
        function
    )


@command.command("add")
@click.argument("person", metavar="NAME")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What they may do.")
@password_options
@users_options
def add(person: str, role: str, piped: bool, file: Path | None) -> None:
    """Add NAME, who signs with it what they decide. Asks for their password."""
    from onrecord.desk.people import accounts

    with opened(file) as (book, by):
        accounts.unused(book, person)
        made = accounts.add(book, by, person, role, _password(piped))
    session().say(f"{made.name} may log in, as {made.role}")


@command.command("list")
@users_options
def listing(file: Path | None) -> None:
    """List who may log in, and who no longer."""
    from onrecord.desk.people import people

    here = session()
    with opened(file) as (book, _):
        found = people(book)
    for one in found if here.json else ():
        here.answer(asdict(one))
    if found and not here.json:
        states = [
            "disabled" if one.disabled else "has to choose a password" if one.must_change else "" for one in found
        ]
        print_table(
            HEAD, [(one.name, one.role, one.since[:10], state) for one, state in zip(found, states, strict=True)]
        )
    if not found:
        here.say("Nobody yet. Next: onrecord users add NAME --role admin")


@command.command("role")
@click.argument("person", metavar="NAME")
@click.argument("role", type=click.Choice(ROLES))
@users_options
def role(person: str, role: str, file: Path | None) -> None:
    """Give NAME another role; it counts from the next click."""
    from onrecord.desk.people import accounts

    with opened(file) as (book, by):
        accounts.set_role(book, by, person, role)
    session().say(f"{person} is {role}")


@command.command("password")
@click.argument("person", metavar="NAME")
@password_options
@users_options
def password(person: str, piped: bool, file: Path | None) -> None:
    """Give NAME a new password, and log them out everywhere."""
    from onrecord.desk.people import accounts

    with opened(file) as (book, by):
        accounts.set_password(book, by, person, _password(piped))
    session().say(f"{person} has a new password, and is logged out everywhere")


@command.command("disable")
@click.argument("person", metavar="NAME")
@users_options
def disable(person: str, file: Path | None) -> None:
    """Keep NAME out from now on; their sessions and tokens end. Nobody is deleted: their name has signed."""
    _set_disabled(person, True, file)


@command.command("enable")
@click.argument("person", metavar="NAME")
@users_options
def enable(person: str, file: Path | None) -> None:
    """Let NAME log in again."""
    _set_disabled(person, False, file)


@command.command("logout")
@click.argument("person", metavar="NAME")
@users_options
def logout(person: str, file: Path | None) -> None:
    """End all sessions of NAME."""
    from onrecord.desk.people import sessions

    with opened(file) as (book, by):
        ended = sessions.leave_everywhere(book, by, person)
    session().say(f"{person} is logged out of {ended} session{'' if ended == 1 else 's'}")


@command.command("token")
@click.argument("person", metavar="NAME")
@click.option("--for", "label", required=True, metavar="TEXT", help="Which program will use it.")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="At most NAME's own.")
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 366), help="How long it lasts.")
@users_options
def token(person: str, label: str, role: str, days: int, file: Path | None) -> None:
    """Make a token, by which a program reads and writes as NAME, and print it, this once."""
    from onrecord.desk.people import tokens

    here = session()
    with opened(file) as (book, by):
        made, secret = tokens.make(book, by, person, role, label, days)
    if here.json:
        here.answer({**asdict(made), "token": secret})
    else:
        click.echo(secret)
        here.say(f"Token {made.id}, as {made.role}, until {made.expires[:10]}; it is not shown again")


@command.command("tokens")
@users_options
def tokens(file: Path | None) -> None:
    """List the tokens that can be used."""
    from onrecord.desk.people import tokens

    here = session()
    with opened(file) as (book, _):
        found = tokens.in_use(book)
    for one in found if here.json else ():
        here.answer(asdict(one))
    if found and not here.json:
        rows = [(str(one.id), one.person, one.label, one.role, one.expires[:10], (one.used or "never")[:10])
                for one in found]  # fmt: skip
        print_table(TOKENS, rows, right=("id",))
    if not found:
        here.say("No token is in use.")


@command.command("revoke")
@click.argument("id", type=int)
@users_options
def revoke(id: int, file: Path | None) -> None:
    """End the token with this number, at once."""
    from onrecord.desk.people import tokens

    with opened(file) as (book, by):
        tokens.revoke(book, by, id)
    session().say(f"token {id} is revoked")


@contextmanager
def opened(file: Path | None) -> Iterator[tuple[People, str]]:
    """The file of people, and who says so: the login at this machine. Ends the call with what can't be done."""
    from onrecord.desk import Settings
    from onrecord.desk.people import People, PeopleError

    here = session()
    record = Path(here.record)
    if file is None and not record.exists():
        here.fail(f"{record}: there is no such record. Next: make one with: onrecord read PATH")
    try:
        book = People(Settings(record, people=file).people_file)
        try:
            yield book, f"{who.name(None)} at the machine"
        finally:
            book.close()
    except PeopleError as error:
        here.fail(str(error))


def _set_disabled(person: str, disabled: bool, file: Path | None) -> None:
    from onrecord.desk.people import accounts

    with opened(file) as (book, by):
        accounts.set_disabled(book, by, person, disabled)
    session().say(f"{person} is out" if disabled else f"{person} may log in again")


def _password(piped: bool) -> str:
    """By a prompt that shows nothing, or a line of standard input; never among the words of the call, which others at
    the machine can see."""
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    found: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True)
    return found
