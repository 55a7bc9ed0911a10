"""A page brought from the web: only from public addresses, within limits, its bytes as they came."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread
from time import sleep
from typing import ClassVar

import pytest

from onrecord.desk import fetching
from onrecord.desk.fetching import AGENT, fetch, public
from onrecord.intake import Metadata, Refusal, Source

PAGE = b"<html><body><article><p>A bomb killed three people in Kirkuk.</p></article></body></html>"
NONE = Metadata()


class _Handler(BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        {"/page": self.page, "/zip": self.zip, "/moved": self.moved, "/loop": self.loop, "/far": self.far,
         "/huge": self.huge, "/bomb": self.bomb, "/image": self.image, "/slow": self.slow}.get(self.path, self.gone)()  # fmt: skip

    def answer(self, data: bytes, media: str = "text/html; charset=utf-8", status: int = 200, **more: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": media, "Content-Length": str(len(data)), **more}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def page(self) -> None:
        self.answer(PAGE)

    def zip(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def moved(self) -> None:
        self.answer(b"", status=302, Location="/page")

    def loop(self) -> None:
        self.answer(b"", status=302, Location="/loop")

    def far(self) -> None:
        self.answer(b"", status=302, Location="http://10.0.0.1/inner")

    def huge(self) -> None:
        self.answer(b"x" * 3000)

    def bomb(self) -> None:
        self.answer(gzip.compress(bytes(1_000_000)), Content_Encoding="gzip")

    def image(self) -> None:
        self.answer(b"\x89PNG", "image/png")

    def slow(self) -> None:
        sleep(1)
        with suppress(BrokenPipeError):  # nobody waited for it
            self.answer(PAGE)

    def gone(self) -> None:
        self.answer(b"no", status=404)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def here(address: object) -> bool:
    """Allows this machine's own, where the tests' site is, and nothing else of a private network."""
    return str(address) == "127.0.0.1"


def refused(url: str, allowed: Callable[..., bool] = here) -> str:
    found = fetch(url, NONE, allowed)
    assert isinstance(found, Refusal) and found.next_step
    return found.reason


def test_a_page_comes_as_its_server_sends_it(site: str) -> None:
    found = fetch(f"{site}/page", Metadata(outlet="The Courier"), here)
    assert isinstance(found, Source)
    assert (found.data, found.kind, found.options.url) == (PAGE, "html", f"{site}/page")
    assert found.options.outlet == "The Courier" and found.collected is not None
    assert _Handler.asked[-1] == ("/page", AGENT)


def test_what_is_packed_for_the_way_is_unpacked_and_a_redirect_followed(site: str) -> None:
    for path in ("/zip", "/moved"):
        found = fetch(site + path, NONE, here)
        assert isinstance(found, Source) and found.data == PAGE
    assert isinstance(found, Source) and found.options.url == f"{site}/page"


def test_no_step_leads_into_a_private_network(site: str) -> None:
    assert "no public address" in refused(f"{site}/page", public)
    assert "10.0.0.1 is no public address" in refused(f"{site}/far")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
     "64:ff9b::7f00:1", "ff02::1", "2001:db8::1"],
)  # fmt: skip
def test_private_addresses_are_none_of_the_web(address: str) -> None:
    assert not public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are(address: str) -> None:
    assert public(ip_address(address))


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/x", "javascript:alert(1)", "//example.org", "https://", "x", "",
     "http://a:b@example.org/", "http://exa mple.org/", "http://[::1", "http://example.org:99999/", "gopher://x/",
     "http://example.org/\r\nX: y"],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused_unasked(url: str) -> None:
    assert refused(url)


@pytest.mark.parametrize("url", ["http://127.1/", "http://0x7f000001/", "http://2130706433/", "http://localhost/",
                                 "http://[::ffff:127.0.0.1]/", "http://127.0.0.1.:80/"])  # fmt: skip
def test_this_machine_under_other_names_is_no_public_address(url: str) -> None:
    assert "public address" in refused(url, public) or "no server is known" in refused(url, public)


def test_limits_hold(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "more than 5 times" in refused(f"{site}/loop")
    assert "404" in refused(f"{site}/nothing")
    assert "image/png" in refused(f"{site}/image")
    monkeypatch.setattr(fetching, "SOURCE_LIMIT", 2000)
    assert "larger than 2,000 bytes" in refused(f"{site}/huge")
    assert "larger than 2,000 bytes" in refused(f"{site}/bomb")
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    assert refused(f"{site}/slow")
