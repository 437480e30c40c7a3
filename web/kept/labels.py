"""What speakers, places and sources are called, kept as long as nothing in the record changes.

A page of results names up to two hundred of them beside it, mostly the same ones from search to search.
"""

from collections.abc import Callable, Collection, Mapping
from threading import Lock

from index.engine import Facet

MOST = 50_000
"""Labels kept, some megabytes."""

Read = Callable[[Collection[str]], Mapping[str, str]]
"""Labels of those ids that a reader may be told of."""


class KeptLabels:
    """The labels of one process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: object = None
        self._known: dict[tuple[Facet, str], str] = {}

    def of(self, state: object, facet: Facet, ids: Collection[str], read: Read) -> Mapping[str, str]:
        """The labels of these ids at this state of the record; ids without one are left out."""
        with self._lock:
            if state != self._state or len(self._known) > MOST:
                self._state = state
                self._known = {}
            known = self._known
        found = {key: known[facet, key] for key in ids if (facet, key) in known}
        missing = [key for key in ids if key not in found]
        if missing:
            fresh = read(missing)
            # Of another state by now, it would go into a dictionary that nobody has any more.
            known.update({(facet, key): label for key, label in fresh.items()})
            found.update(fresh)
        return found
