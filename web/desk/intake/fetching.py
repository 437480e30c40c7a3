"""Fetches one page for an archivist, and nothing of this machine or its network.

A name is resolved once; every address it has must be one of the public internet, and the connection goes to
that very address, so that a name which answers differently a moment later (DNS rebinding) gains nothing. A
redirect is another page: it is asked for in the same way. After the OWASP cheat sheet on server-side request
forgery.
"""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Thread, Timer
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from archive.errors import ArchiveError
from archive.formats.reading.text import MAX_BYTES

Address = IPv4Address | IPv6Address

LONGEST = 20.0
"""Seconds for one page, from the connection to its last byte, however slowly it comes."""
LONGEST_LOOKUP = 5.0
"""Seconds in which the name of a host must be found."""
_LOOKUPS = BoundedSemaphore(4)
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_USUAL = frozenset(_PORTS.values())
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_GIVEN_OUT = IPv6Network("2000::/3")
"""All that IANA gives out of IPv6 for the public internet; elsewhere lie translations of IPv4 addresses, and
the site-local ones that Python takes for public."""
_CARRYING_OTHERS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
"""Within it, those that stand for an IPv4 address somewhere: Teredo, 6to4."""
_BY_HAND = "Open it in a browser, save the page or copy its text, and add that."


class NotFetched(ArchiveError):
    """A page that could not, or may not, be fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was at an address."""

    original: bytes
    media_type: str
    """Without parameters, in small letters; empty where the server gave none."""
    url: str
    """Where it was found in the end."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet: not loopback, private, link-local or for metadata."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address not in _GIVEN_OUT or any(address in network for network in _CARRYING_OTHERS):
            return False
    return address.is_global and not address.is_multicast


def fetch(
    url: str,
    *,
    may_ask: Callable[[Address], bool] = is_public,
    ports: Callable[[int], bool] = _USUAL.__contains__,
) -> Fetched:
    """The bytes at an address of the web. Raises NotFetched.

    ``may_ask`` and ``ports`` say which addresses and ports may be asked; tests allow the loopback.
    """
    for _ in range(MOST_REDIRECTS + 1):
        target = _checked(url, ports)
        address = _resolved(target, may_ask)
        with _answer(target, address) as answer:
            if answer.status not in _REDIRECTS:
                return _taken(answer, url)
            url = _followed(target, answer.headers.get("Location") or "")
    raise NotFetched(f"it leads on more than {MOST_REDIRECTS} times", where=url, remedy=_BY_HAND)


def _checked(url: str, ports: Callable[[int], bool]) -> SplitResult:
    try:
        target = urlsplit(url.strip())
        port = target.port or _PORTS.get(target.scheme, 0)
        host = (target.hostname or "").encode("idna")
    except ValueError as error:
        raise NotFetched("this is no address", where=url[:200], remedy="Copy it again.") from error
    if target.scheme not in _PORTS or not host or target.username or target.password:
        remedy = "Give one that begins with https://, without a name or a password."
        raise NotFetched("this is no address of the web", where=url[:200], remedy=remedy)
    if not ports(port):
        raise NotFetched(f"port {port} is not asked", where=url[:200], remedy=_BY_HAND)
    return target


def _resolved(target: SplitResult, may_ask: Callable[[Address], bool]) -> Address:
    host = target.hostname or ""
    try:
        found = _looked_up(host)
    except TimeoutError as error:
        what = f"its host was not found within {LONGEST_LOOKUP:g} seconds"
        raise NotFetched(what, where=host, remedy=_BY_HAND) from error
    except (OSError, UnicodeError) as error:
        raise NotFetched("no host of this name was found", where=host, remedy="Check the address.") from error
    # A zone (fe80::1%eth0) names an interface of this machine.
    addresses = [ip_address(address.partition("%")[0]) for address in found]
    if not addresses or not all(map(may_ask, addresses)):
        what = "this host is none of the public internet, and is not asked"
        raise NotFetched(what, where=host, remedy=_BY_HAND)
    return addresses[0]


def _looked_up(host: str) -> list[str]:
    """The addresses of a host. Raises TimeoutError, and what ``socket.getaddrinfo`` raises.

    The system's own lookup takes no limit and can't be ended: it is left behind, and few are begun at once.
    """
    until = monotonic() + LONGEST_LOOKUP
    if not _LOOKUPS.acquire(timeout=LONGEST_LOOKUP):
        raise TimeoutError
    answer: SimpleQueue[list[str] | Exception] = SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            answer.put([str(entry[4][0]) for entry in found])
        except (OSError, UnicodeError) as error:
            answer.put(error)
        finally:
            _LOOKUPS.release()

    Thread(target=look_up, daemon=True).start()
    try:
        found = answer.get(timeout=max(0.0, until - monotonic()))
    except Empty:
        raise TimeoutError from None
    if isinstance(found, Exception):
        raise found
    return found


class _Pinned(HTTPConnection):
    """A connection to one address, whatever the name resolves to by now."""

    def __init__(self, target: SplitResult, address: Address) -> None:
        super().__init__(target.hostname or "", target.port or _PORTS[target.scheme], timeout=LONGEST)
        self._address = address
        self._is_secure = target.scheme == "https"
        self.is_cut = False

    def connect(self) -> None:
        # Kept: http.client forgets its own as soon as the answer begins.
        self.sock = self._wire = socket.create_connection((str(self._address), self.port), self.timeout)
        if self._is_secure:
            secured = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock = self._wire = secured
            # Only now, when it can be cut.
            secured.do_handshake()
        if self.is_cut:
            # The clock struck before there was anything to cut, and strikes once.
            raise TimeoutError

    def cut(self) -> None:
        """End it, whatever is still on its way: what was read so far may look whole."""
        self.is_cut = True
        with suppress(AttributeError, OSError):
            self._wire.shutdown(socket.SHUT_RDWR)


@contextmanager
def _answer(target: SplitResult, address: Address) -> Iterator[HTTPResponse]:
    connection = _Pinned(target, address)
    # Each read has a limit of its own, which a server that drips bytes never meets.
    clock = Timer(LONGEST, connection.cut)
    clock.daemon = True
    clock.start()
    try:
        with closing(connection):
            path = quote(f"{target.path or '/'}{'?' if target.query else ''}{target.query}", safe=_SAFE)
            headers = {
                "Accept-Encoding": "identity",
                "User-Agent": "testimony-archive",
                "Host": _host(target),
            }
            connection.request("GET", path, headers=headers)
            with closing(connection.getresponse()) as answer:
                yield answer
            if connection.is_cut:
                raise TimeoutError
    except (OSError, HTTPException, ValueError) as error:
        what = f"the page did not come ({type(error).__name__})"
        raise NotFetched(what, where=target.geturl(), remedy=_BY_HAND) from error
    finally:
        clock.cancel()


def _host(target: SplitResult) -> str:
    host = (target.hostname or "").encode("idna").decode()
    name = f"[{host}]" if ":" in host else host
    return name if target.port is None else f"{name}:{target.port}"


def _followed(target: SplitResult, location: str) -> str:
    # Some servers send UTF-8, which http.client reads as Latin-1.
    location = location.encode("latin-1", "replace").decode("utf-8", "replace")
    url = urljoin(target.geturl(), location)
    if not location or (target.scheme == "https" and not url.startswith("https://")):
        raise NotFetched(
            "it leads on to no address, or to an unprotected one", where=target.geturl(), remedy=_BY_HAND
        )
    return url


def _taken(answer: HTTPResponse, url: str) -> Fetched:
    if answer.status != 200:
        raise NotFetched(f"the server answers {answer.status}", where=url, remedy=_BY_HAND)
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise NotFetched("it came packed, which was not asked for", where=url, remedy=_BY_HAND)
    original = answer.read(MAX_BYTES + 1)
    if len(original) > MAX_BYTES:
        raise NotFetched(f"it has more than {MAX_BYTES:,} bytes", where=url, remedy=_BY_HAND)
    promised = answer.headers.get("Content-Length")
    if not original or (promised and promised.isdigit() and int(promised) != len(original)):
        raise NotFetched("only a part of it came", where=url, remedy=_BY_HAND)
    return Fetched(original=original, media_type=answer.headers.get_content_type(), url=url)
