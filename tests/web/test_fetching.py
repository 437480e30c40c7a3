"""Fetching a page: from the public internet only, whatever the address says, and in bounds.

Everything here is served on the loopback of this machine, which fetching refuses by default; where a test wants
an answer it allows the loopback, and nothing else, by ``may_ask`` and ``ports``.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from urllib.parse import urlsplit

import pytest

from web.desk.intake import fetching
from web.desk.intake.fetching import NotFetched, fetch, is_public

PAGE = b"<p>Invented page</p>"


class Answers(BaseHTTPRequestHandler):
    """A server on which each path misbehaves in one way."""

    def do_GET(self) -> None:
        match self.path:
            case "/page?of=%C3%A9":
                self._send(200, PAGE, {"Content-Type": "text/HTML; charset=utf-8"})
            case "/moved":
                self._send(302, b"", {"Location": "/page?of=é".encode().decode("latin-1")})
            case "/inside":
                self._send(302, b"", {"Location": "http://169.254.169.254/latest/meta-data/"})
            case "/round":
                self._send(302, b"", {"Location": "/round"})
            case "/file":
                self._send(302, b"", {"Location": "file:///etc/passwd"})
            case "/large":
                self._send(200, b"a" * 2_000, {})
            case "/packed":
                self._send(200, b"\x1f\x8b", {"Content-Encoding": "gzip"})
            case "/short":
                self._send(200, b"half", {"Content-Length": "400"})
            case "/slow":
                self._drip()
            case _:
                self._send(404, b"", {})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def allowed(url: str) -> fetching.Fetched:
    return fetch(url, may_ask=lambda address: str(address) == "127.0.0.1", ports=lambda _: True)


def test_a_page_comes_with_its_bytes_and_type(base: str) -> None:
    found = allowed(f"{base}/page?of=é")
    assert (found.original, found.media_type) == (PAGE, "text/html")


def test_a_redirect_is_followed_and_said(base: str) -> None:
    assert allowed(f"{base}/moved").url.startswith(f"{base}/page?of=")


@pytest.mark.parametrize("path", ["/inside", "/file", "/round", "/large", "/packed", "/short", "/nowhere"])
def test_what_misbehaves_is_refused_with_a_remedy(
    base: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 1_000)
    with pytest.raises(NotFetched) as refused:
        allowed(base + path)
    assert refused.value.remedy


def test_a_server_that_drips_is_cut_off(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LONGEST", 0.5)
    begun = time.monotonic()
    with pytest.raises(NotFetched):
        allowed(f"{base}/slow")
    assert time.monotonic() - begun < 5


def test_what_is_cut_before_it_stands_is_not_gone_on_with(base: str) -> None:
    with closing(fetching._Pinned(urlsplit(base), ip_address("127.0.0.1"))) as connection:
        connection.cut()
        with pytest.raises(TimeoutError):
            connection.connect()


def test_the_loopback_is_refused_by_default(base: str) -> None:
    with pytest.raises(NotFetched, match="none of the public internet"):
        fetch(base, ports=lambda _: True)
    with pytest.raises(NotFetched, match="port"):
        fetch(base)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
        "http://0/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:169.254.169.254]/",
        "http://[fe80::1%25lo]/", "http://169.254.169.254/", "http://10.0.0.1/", "http://192.168.1.1/",
        "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fd00:ec2::254]/", "http://100.100.100.200/",
        "http://user:secret@127.0.0.1/", "http://224.0.0.1/", "http://255.255.255.255/",
        "file:///etc/passwd", "ftp://invented.example/", "gopher://127.0.0.1/", "//127.0.0.1/", "http:///", "",
        "http://[::1", "http://127.0.0.1:99999/", "http://127.0.0.1:22/", "http://a\r\nb/", "http://" + "a" * 70 + ".example/",
    ],
)  # fmt: skip
def test_no_way_of_writing_it_reaches_this_machine(url: str) -> None:
    with pytest.raises(NotFetched):
        fetch(url)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_the_public_internet_may_be_asked(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "fec0::1",
        "::ffff:0:7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2002:a00:1::",
        "2001::1",
        "::a00:1",
        "5f00::1",
    ],
)
def test_addresses_beside_the_public_internet_are_none_of_it(address: str) -> None:
    assert not is_public(ip_address(address))


def test_a_name_is_resolved_once(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers with a public address first and with the loopback then reaches neither twice."""
    asked: list[str] = []

    def resolve(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]

    connected: list[object] = []
    real = socket.create_connection

    def connect(address: tuple[str, int], *rest: object) -> socket.socket:
        connected.append(address[0])
        return real(address, 5)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    port = base.rpartition(":")[2]
    with pytest.raises(NotFetched, match=r"404|did not come"):
        fetch(f"http://invented.example:{port}/nowhere", may_ask=lambda _: True, ports=lambda _: True)
    assert asked[:1] == ["invented.example"]
    assert connected == ["127.0.0.1"]


def test_a_name_that_is_not_found_in_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()

    def resolve(*_: object, **__: object) -> list[object]:
        ended.wait(20)
        return []

    monkeypatch.setattr(fetching, "LONGEST_LOOKUP", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    begun = time.monotonic()
    try:
        # More than may be looked up at once: those that wait are given up, too.
        for _ in range(6):
            with pytest.raises(NotFetched, match="was not found within"):
                fetch("http://slow.example/")
        assert time.monotonic() - begun < 10
    finally:
        ended.set()
