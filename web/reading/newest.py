"""The newest of what a search finds: by when each quote last came to look different."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from archive.model import Chain
from archive.record.log.stamps import Stamp
from index.engine import Facet
from index.querying.query import Everything, Query
from web.reading.reading_room import ReadingRoom

AT_ONCE = 100
"""Quotes read in one step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """A quote that may be shown, with its last change."""

    chain: Chain
    stamp: Stamp


def matching(
    room: ReadingRoom, query: Query, filters: Mapping[Facet, Sequence[str]], stamps: Sequence[Stamp]
) -> Iterator[Stamp]:
    """Of these, the stamps of what a search finds, in their order. As ``Searcher.search`` raises."""
    if isinstance(query, Everything) and not filters:
        return iter(stamps)
    if not stamps:
        return iter(())
    # All that it finds: the stamps may be a window of time, and the best hits lie outside of it.
    found = {hit.id for hit in room.engine.search(query, filters=filters, limit=room.engine.count()).hits}
    return (stamp for stamp in stamps if stamp.quote_id in found)


def shown(room: ReadingRoom, stamps: Iterator[Stamp], limit: int) -> tuple[Stamped, ...]:
    """The first so many of them that pass the gate, in their order."""
    found: list[Stamped] = []
    while len(found) < limit and (some := tuple(islice(stamps, min(AT_ONCE, limit - len(found))))):
        chains = {chain.quote.id: chain for chain in room.chains(stamp.quote_id for stamp in some)}
        found += [Stamped(chain=chains[s.quote_id], stamp=s) for s in some if s.quote_id in chains]
    return tuple(found)
