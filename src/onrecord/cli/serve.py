"""``onrecord serve``: the desk, in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.session import session, session_options


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8460, show_default=True, type=click.IntRange(0, 65535), help="The port.")
@click.option(
    "--by", "person", metavar="NAME", help="Whose word decisions are (default: $ONRECORD_NAME or your login)."
)
@click.option("--public", is_flag=True, help="Read-only: names hidden, sensitive places made coarse.")
@session_options
def command(host: str, port: int, person: str | None, public: bool) -> None:
    """Open the desk in the browser at http://HOST:PORT, until Ctrl+C."""
    import uvicorn

    from onrecord.desk import Settings, create
    from onrecord.record import RecordError

    here = session()
    settings = Settings(Path(here.record), person=person or "me", public=public)
    try:
        desk = create(settings)
    except RecordError as error:
        here.fail(f"{error.name}: {error.reason}. Next: {error.next_step}")
    here.say(f"The desk is at http://{host}:{port} (Ctrl+C ends it)")
    uvicorn.run(desk, host=host, port=port, log_level="warning", server_header=False)
