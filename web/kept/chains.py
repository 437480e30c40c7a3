"""Quotes with their chains as the public may read them, kept from one search to the next.

A page of results shows twenty, mostly among the same few thousand that every search leads to; reading them
from the record takes longer than finding them. Kept is what passed the gate, never for whom or in answer to
what it was read.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from archive.model import Chain
from archive.record.reads.touched import Touched
from web.kept.memory import Kept

MOST_BYTES = 64_000_000
"""Kept at once: some eight thousand quotes of news articles."""
OF_A_CHAIN = 6_000
"""Bytes of a chain without its source's text."""

Read = Callable[[Iterable[str]], Mapping[str, Chain]]
"""The chains of some ids that may be seen, from the record."""
ReadThrough = Callable[[Sequence[str], Read], Mapping[str, Chain]]
"""The same where some of them are kept: only the others are read."""


class KeptChains:
    """The public chains of one process."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._kept: Kept[Chain] = Kept(most_bytes, lambda _, chain, touched: is_touched(chain, touched))

    def of(self, state: object, ids: Sequence[str], read: Read) -> Mapping[str, Chain]:
        """The chains of these ids at a state of the record and a day (``Kept.of_each``)."""
        return self._kept.of_each(state, ids, read, lambda chain: OF_A_CHAIN + len(chain.version.text))

    def move(self, before: object, after: object, touched: Touched | None) -> None:
        """As ``Kept.move``."""
        self._kept.move(before, after, touched)


def is_touched(chain: Chain, touched: Touched) -> bool:
    """Whether a quote may look different."""
    at_places = (place.id for place in chain.places.values())
    return chain.source.id in touched.sources or not touched.places.isdisjoint(at_places)
