"""Pages as they were last made, kept as long as nothing they are made of changes.

What a public page says follows from its address, the record and the day. Pages of searches are not kept: they
would hold in memory what people looked for.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

MOST_BYTES = 16_000_000
"""Kept at once; a page has about thirty thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A whole answer."""

    body: bytes
    content_type: str
    headers: tuple[tuple[str, str], ...] = ()
    """Those of its own, which other pages have otherwise."""


class KeptPages:
    """The pages of one process, those longest not asked for given up first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._lock = Lock()
        self._state: object = None
        self._pages: OrderedDict[object, KeptPage] = OrderedDict()
        self._bytes = 0

    def get(self, state: object, address: object) -> KeptPage | None:
        """The page of this address, where it was made at this very state."""
        with self._lock:
            if state != self._state:
                return None
            page = self._pages.get(address)
            if page:
                self._pages.move_to_end(address)
            return page

    def keep(self, state: object, address: object, page: KeptPage) -> None:
        """Keep a page that was made at this state or a later one."""
        with self._lock:
            if state != self._state:
                self._state, self._bytes = state, 0
                self._pages.clear()
            if address not in self._pages:
                self._pages[address] = page
                self._bytes += len(page.body)
            while self._bytes > self._most_bytes:
                _, given_up = self._pages.popitem(last=False)
                self._bytes -= len(given_up.body)
