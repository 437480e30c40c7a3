"""A copy of the site behind a plain file server, and the crawl that looks for links that lead nowhere."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from tests.reading import outline


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def list_directory(self, path: object) -> None:
        """A folder without an index page is no page: not every server lists it."""
        self.send_error(404)


@contextmanager
def file_server(folder: Path) -> Iterator[str]:
    """The address under which a folder is served, by files alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def crawl(start: str) -> tuple[dict[str, str], list[str]]:
    """Every file that links lead to from here, pages with their HTML, and the links that lead nowhere."""
    base = urlsplit(start)
    connection = HTTPConnection(base.netloc)
    seen: dict[str, str] = {}
    broken: list[str] = []
    waiting = [(start, "")]
    while waiting:
        address, source = waiting.pop()
        parts = urlsplit(address)
        if parts.netloc != base.netloc:
            continue
        if parts.path not in seen:
            connection.request("GET", parts.path)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                broken.append(f"{source} -> {address}: {answer.status}")
                continue
            is_page = "html" in answer.headers.get("Content-Type", "")
            seen[parts.path] = body.decode() if is_page else ""
            waiting += [(found, address) for found in _led_to(address, seen[parts.path])]
        is_search = parts.path.endswith("/search/index.html") and "=" in parts.fragment
        if parts.fragment and not is_search and parts.fragment not in _anchors(seen[parts.path]):
            broken.append(f"{source} -> {address}: no such anchor")
    connection.close()
    return seen, broken


def _led_to(address: str, page: str) -> list[str]:
    names = ("href", "src", "action", "cite")
    found = (attributes.get(name) for _, attributes in outline(page).tags for name in names)
    return [urljoin(address, link) for link in found if link]


def _anchors(page: str) -> set[str | None]:
    return {attributes.get("id") for _, attributes in outline(page).tags}
