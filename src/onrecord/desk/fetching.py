"""A page brought from the web, for the person who named it: from public addresses alone, within limits of time and
size, each step of a redirect looked at anew. The address that was checked is the one that is connected to, so that no
answer of a name server can lead elsewhere in between.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, ip_address
from socket import SOCK_STREAM, getaddrinfo
from time import monotonic
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, LocationValueError

from onrecord import __version__
from onrecord.intake import SOURCE_LIMIT, Metadata, Refusal, Source

Address = IPv4Address | IPv6Address
Public = Callable[[Address], bool]
SECONDS = 30.0  # for all of it
STEP = 10.0  # for a connection, and for each piece of an answer
REDIRECTS = 5
AGENT = f"Onrecord/{__version__} (one page, at a person's request)"
PORTS = {"http": 80, "https": 443}
KINDS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "text/markdown": "markdown",
         "application/x-ndjson": "jsonl", "application/jsonl": "jsonl"}  # fmt: skip
OTHERWISE = "open it in a browser, and paste its text"
MOVED = (301, 302, 303, 307, 308)


class Unfetched(Exception):
    """Why a page could not be had, and what to do."""

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__(reason)
        self.reason, self.next_step = reason, next_step


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str | None
    media: str
    data: bytes


def public(address: Address) -> bool:
    """Whether an address is of the open internet: none of this machine, of a network of one's own, or set aside."""
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    inner = mapped is None or public(mapped)
    return inner and address.is_global and not (address.is_multicast or address.is_reserved)


def fetch(url: str, known: Metadata, allowed: Public = public) -> Source | Refusal:
    """The page at ``url`` as a source, the bytes kept as they came; its refusal where it can't be had."""
    try:
        found, answer = _followed(url.strip(), allowed)
    except Unfetched as error:
        return Refusal(url, error.reason, error.next_step)
    kind = KINDS.get(answer.media)
    if kind is None and answer.media not in ("", "application/octet-stream", "application/json", "application/xml"):
        return Refusal(url, f"it is {answer.media}, no text", "save its text in a file and add that")
    told = Metadata(url=found, collected=None).over(known)
    return Source(found, answer.data, kind, told, collected=datetime.now(UTC).replace(microsecond=0))


def _followed(url: str, allowed: Public) -> tuple[str, _Answer]:
    """The address that answered in the end, and what it said."""
    until = monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        answer = _asked(url, allowed, until)
        if answer.status not in MOVED or not answer.location:
            break
        url = urljoin(url, answer.location)
    else:
        raise Unfetched(f"it leads on more than {REDIRECTS} times", "give the address where it ends")
    if answer.status != 200:
        raise Unfetched(f"its server answers {answer.status}", OTHERWISE)
    if not answer.data:
        raise Unfetched("its server sends nothing", OTHERWISE)
    return url, answer


def _asked(url: str, allowed: Public, until: float) -> _Answer:
    scheme, host, port, path = _parts(url)
    address = _resolved(host, port, allowed)
    timeout = urllib3.Timeout(connect=STEP, read=STEP, total=max(0.1, until - monotonic()))
    headers = {"Host": host if port == PORTS[scheme] else f"{host}:{port}", "User-Agent": AGENT,
               "Accept": "text/html, text/plain, */*;q=0.5", "Accept-Encoding": "gzip, deflate"}  # fmt: skip
    pool = _pool(scheme, host, address, port, timeout)
    try:
        with pool.request("GET", path, headers=headers, redirect=False, retries=False, preload_content=False,
                          assert_same_host=False) as answer:  # fmt: skip
            media = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            data = b"" if answer.status in MOVED else _read(answer, until)
            return _Answer(answer.status, answer.headers.get("Location"), media, data)
    except (HTTPError, OSError, ValueError) as error:
        raise Unfetched(
            f"its server can't be had: {_why(error)}", "open it in a browser, and paste its text"
        ) from error
    finally:
        pool.close()


def _pool(scheme: str, host: str, address: str, port: int, timeout: urllib3.Timeout) -> urllib3.HTTPConnectionPool:
    """To the address that was checked, while the certificate must be the host's."""
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout, maxsize=1)
    trusted = ssl.create_default_context()
    return urllib3.HTTPSConnectionPool(address, port, timeout=timeout, maxsize=1, ssl_context=trusted,
                                       server_hostname=host, assert_hostname=host)  # fmt: skip


def _read(answer: urllib3.BaseHTTPResponse, until: float) -> bytes:
    """What it sends, unpacked, as far as the limits go."""
    data = bytearray()
    for piece in answer.stream(1 << 16, decode_content=True):
        data += piece
        if len(data) > SOURCE_LIMIT:
            raise Unfetched(f"it is larger than {SOURCE_LIMIT:,} bytes", "save the part that is the report, and add it")
        if monotonic() > until:
            raise Unfetched(f"it takes longer than {SECONDS:.0f} seconds", OTHERWISE)
    return bytes(data)


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and path with query; raises ``Unfetched`` for what is no address of a web page."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Unfetched("this is no address", "write it as in https://example.org/story") from None
    if parts.scheme not in PORTS or not host or len(url) > 2000 or any(not c.isprintable() or c == " " for c in url):
        raise Unfetched("this is no address of a web page", "write it as in https://example.org/story")
    if parts.username is not None or parts.password is not None:
        raise Unfetched("it holds a name or a password", "give the address without them")
    path = urllib3.util.parse_url(url).request_uri
    return parts.scheme, host.encode("idna").decode() if not host.isascii() else host, port or PORTS[parts.scheme], path


def _resolved(host: str, port: int, allowed: Public) -> str:
    """An address of the host; all that it has must be allowed."""
    try:
        found = [row[4][0] for row in getaddrinfo(host, port, type=SOCK_STREAM)]
        addresses = [ip_address(str(one).partition("%")[0]) for one in found]
    except (OSError, ValueError, LocationValueError):
        raise Unfetched(f"no server is known by the name {host}", "check the address") from None
    if not addresses or not all(allowed(one) for one in addresses):
        raise Unfetched(f"{host} is no public address", "give the address of a page on the open web, or add a file")
    return str(addresses[0])


def _why(error: Exception) -> str:
    """In a few words, without addresses."""
    name = type(getattr(error, "reason", None) or error).__name__
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in name.removesuffix("Error").removesuffix("Exception"))
    return words.strip() or "no answer"
