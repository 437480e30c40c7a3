"""Every quote that a search finds, in the order of its pages."""

from collections.abc import Mapping, Sequence

from index.engine import Facet, Finder, Sort
from index.querying.query import Everything, Query
from web.reading.reading_room import ReadingRoom
from web.searching import search_request
from web.searching.finding import KINDS_IN_ORDER
from web.searching.search_request import BadRequest, SearchRequest


def selected(room: ReadingRoom, asked: SearchRequest, query: Query) -> tuple[str, ...]:
    """The ids of all hits: decided at one moment, whatever the index takes in meanwhile.

    Raises BadRequest where there are more than a file may hold, SearchUnavailable and SearchTimeout.
    """
    with room.engine.held() as held:
        total = held.search(query, filters=asked.filters, limit=0).total
        if total > search_request.MOST_IN_A_FILE:
            raise BadRequest(
                f"{total:,} quotes match, and one file holds {search_request.MOST_IN_A_FILE:,} at most",
                remedy="Narrow the search, by year or by source, and take the parts one by one.",
            )
        if asked.sort is not Sort.RELEVANCE:
            return _ids(held, query, asked.filters, asked.sort, total)
        by_kind = [_ids(held, query, only, asked.sort, total) for only in _each_kind(asked.filters)]
    if isinstance(query, Everything):
        by_kind = [room.in_source_order(ids) for ids in by_kind]
    return tuple(quote_id for ids in by_kind for quote_id in ids)


def _each_kind(filters: Mapping[Facet, Sequence[str]]) -> list[dict[Facet, Sequence[str]]]:
    """The filters for one kind after the other, of those that are asked for."""
    asked = filters.get(Facet.KIND, KINDS_IN_ORDER)
    return [{**filters, Facet.KIND: (kind,)} for kind in KINDS_IN_ORDER if kind in asked]


def _ids(
    held: Finder, query: Query, filters: Mapping[Facet, Sequence[str]], sort: Sort, total: int
) -> tuple[str, ...]:
    results = held.search(query, filters=filters, sort=sort, limit=total)
    return tuple(hit.id for hit in results.hits)
