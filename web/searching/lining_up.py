"""A search as a concordance: the matched words of what was found, lined up and sorted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive.joints import joints
from archive.model import Chain
from index.concordance import Line, lines
from index.engine import Results
from index.querying.query import Query
from web.reading.reading_room import ReadingRoom
from web.searching.concordance_request import ConcordanceRequest, Order

MOST_QUOTES = 500
"""Quotes whose words are lined up: the first in the order of the search. Each costs a read of the record."""
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One line, and the quote it stands in."""

    chain: Chain
    line: Line

    @property
    def key(self) -> str:
        """What names this line in an address."""
        return f"{self.chain.quote.id}-{self.line.start}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinedUp:
    """All lines of a search, in order."""

    occurrences: tuple[Occurrence, ...]
    results: Results
    """The search itself; its total counts the quotes that match."""
    read: int
    """Quotes whose words were looked through."""
    holding: int
    """Quotes that have a line: the others were found by a name, a place or a tag."""


def line_up(room: ReadingRoom, asked: ConcordanceRequest, query: Query) -> LinedUp:
    """The lines of what was found. Raises SearchUnavailable and SearchTimeout."""
    search = asked.search
    found = room.find(query, filters=search.filters, sort=search.sort, limit=MOST_QUOTES)
    occurrences = [
        Occurrence(chain=chain, line=line)
        for chain in found.chains
        for line in lines(
            query, chain.quote.exact, width=asked.width, joints=joints(chain.quote.parts, chain.version.text)
        )
    ]
    if asked.order is not Order.FOUND:
        occurrences.sort(key=_SORT_KEYS[asked.order])
    return LinedUp(
        occurrences=tuple(occurrences),
        results=found.results,
        read=len(found.chains),
        holding=len({occurrence.chain.quote.id for occurrence in occurrences}),
    )


def on_page(occurrences: Iterable[Occurrence], page: int) -> tuple[Occurrence, ...]:
    """One page of the lines."""
    start = (page - 1) * PAGE_SIZE
    return tuple(occurrences)[start : start + PAGE_SIZE]


_SortKey = tuple[tuple[str, ...], ...]
_SORT_KEYS: dict[Order, Callable[[Occurrence], _SortKey]] = {
    Order.KEYWORD: lambda o: (o.line.key, o.line.right),
    Order.LEFT: lambda o: (o.line.left, o.line.key),
    Order.RIGHT: lambda o: (o.line.right, o.line.key),
}
