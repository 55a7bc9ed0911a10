"""``onrecord serve``: the desk, in the browser."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.session import Session, session, session_options
from onrecord.cli.who import name

if TYPE_CHECKING:
    from fastapi import FastAPI

    from onrecord.desk import Settings

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8460, show_default=True, type=click.IntRange(0, 65535), help="The port.")
@click.option(
    "--by", "person", metavar="NAME", help="Whose word decisions are (default: $ONRECORD_NAME or your login)."
)
@click.option("--users", is_flag=True, help="People log in; see: onrecord users.")
@click.option("--people", type=_FILE, metavar="FILE", help="Who may log in (default: RECORD.people).")
@click.option("--public", is_flag=True, help="Read-only: names hidden, sensitive places made coarse.")
@click.option(
    "--delay", type=click.IntRange(0), metavar="DAYS", default=0,
    help="With --public: show an incident only so long after its first report.",
)  # fmt: skip
@click.option("--name", "names", multiple=True, metavar="HOST", help="Answer only to this host name; may be repeated.")
@click.option("--proxy", metavar="ADDRESS", help="The address of your proxy, whose X-Forwarded headers are believed.")
@click.option("--fetch", is_flag=True, help="Let people add reports by URL: the desk then asks the web for them.")
@click.option("--coder", default="onrecord", show_default=True, help="Which coder reads the reports that are added.")
@click.option("--tiles", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="A PMTiles file for the map's background.")  # fmt: skip
@session_options
def command(host: str, port: int, person: str | None, proxy: str | None, **options: Any) -> None:
    """Open the desk in the browser at http://HOST:PORT, until Ctrl+C.

    By itself it is for you at this machine. For others it needs --users, where people log in, or --public, where
    nothing can be changed and no private person is named.
    """
    import uvicorn

    from onrecord.desk import Settings

    here = session()
    settings = Settings(Path(here.record), person=_person(person, options), **options)
    _sensible(here, settings, host, proxy)
    desk = _opened(here, settings)
    address = f"[{host}]" if ":" in host else host
    here.say(f"The desk is at http://{address}:{port} (Ctrl+C ends it)")
    uvicorn.run(desk, host=host, port=port, log_level="warning", server_header=False,
                proxy_headers=proxy is not None, forwarded_allow_ips=proxy or "")  # fmt: skip


def _person(by: str | None, options: dict[str, Any]) -> str:
    """Who signs what is decided; where people log in, or nothing is, it is no one."""
    return "" if options["users"] or options["public"] else name(by)


def _sensible(here: Session, settings: Settings, host: str, proxy: str | None) -> None:
    """Ends the call where the options would leave the record open, or make no sense together."""
    if settings.users and settings.public:
        here.fail("--users and --public are two desks: run one of each, over the same record")
    shared = settings.users or settings.public
    if not (shared or _loopback(host)):
        here.fail(f"without log-in, whoever reaches {host} could read and change everything; add --users (people log"
                  " in) or --public (read-only, names hidden), or leave --host away")  # fmt: skip
    if settings.delay and not settings.public:
        here.fail("--delay is for a public desk; add --public")
    if (settings.names or proxy) and not shared:
        here.fail("--name and --proxy are for a desk that others reach; add --users or --public")
    if settings.users and not (proxy or _loopback(host)):
        here.note("serve", "passwords and reports go over the network unencrypted; put a proxy with TLS before the desk"
                           " and name its address with --proxy (docs/desk.md shows how)")  # fmt: skip


def _opened(here: Session, settings: Settings) -> FastAPI:
    """The desk, ready. On a public one all incidents are looked through before the first visitor."""
    from onrecord.desk import create
    from onrecord.desk.people import PeopleError, people
    from onrecord.record import RecordError

    try:
        desk = create(settings)
        if settings.public:
            desk.state.board.columns()
    except RecordError as error:
        here.fail(f"{error.name}: {error.reason}. Next: {error.next_step}")
    except PeopleError as error:
        here.fail(str(error))
    if settings.users and not any(one.role == "admin" and not one.disabled for one in people(desk.state.people)):
        where = f"--record {settings.record}" + (f" --people {settings.people}" if settings.people else "")
        here.fail(f"no one may log in yet. Next: onrecord users add NAME --role admin {where}")
    return desk


def _loopback(host: str) -> bool:
    """Whether only this machine reaches it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
