"""One search of a reader as the engine's searches: testimony first, counts that can be ticked off again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.model import Chain, Kind
from index.engine import PLACE_ROLES, Facet, FacetCount, Results, Sort
from index.querying.grammar import unparse
from index.querying.query import And, Everything, Field, Fuzzy, Or, Phrase, Prefix, Query, Word
from web.language.languages import gettext as _
from web.reading.by_date import by_date
from web.reading.reading_room import ReadingRoom
from web.reading.readings import Found
from web.searching.facet_values import FACETS
from web.searching.search_request import PAGE_SIZE, SearchRequest
from web.searching.spelling import MOST_WORDS_TRIED, SHORTEST_WORD, respelt

KINDS_IN_ORDER = (Kind.TESTIMONY, Kind.STATEMENT)
"""What stands first where kinds stand apart."""

NAMING = frozenset(
    {
        *(Facet.SPEAKER, Facet.PLACE, *PLACE_ROLES, Facet.ROLE),
        *(Facet.SOURCE, Facet.PUBLISHER, Facet.COLLECTION),
    }
)
"""Facets whose values are names or words of the record: left out while the index may name what was closed."""

Take = Callable[[Kind, int, int], tuple[Chain, ...]]
"""Some hits of one kind: from which on, and how many at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Another way to ask, with what it would find."""

    label: str
    href: str
    count: int


def find(room: ReadingRoom, asked: SearchRequest, query: Query) -> Found:
    """One page of hits: by relevance testimonies stand before statements, by date or age all together.

    Without a query nothing matches better than anything else: then the hits stand source by source. While the
    index is behind the record, without the facets that are ``NAMING``.
    """
    results = room.engine.search(
        query,
        filters=asked.filters,
        sort=asked.sort,
        offset=asked.offset,
        limit=PAGE_SIZE,
        facets=tuple(facet for facet in FACETS if _is_counted(room, facet)),
    )
    counts = kind_counts(results)
    facets = {**results.facets, **dict(_untouched(room, asked, query))}
    is_browsing = isinstance(query, Everything)
    if asked.sort is not Sort.RELEVANCE or (len(counts) < 2 and not is_browsing):
        chains = room.chains(hit.id for hit in results.hits)
        return Found(chains=chains, results=replace(results, facets=facets))

    def best(kind: Kind, start: int, limit: int) -> tuple[Chain, ...]:
        return room.find(query, filters=_only(asked, kind), offset=start, limit=limit).chains

    def browsed(kind: Kind, start: int, limit: int) -> tuple[Chain, ...]:
        return _source_by_source(room, _only(asked, kind), start, limit)

    take = browsed if is_browsing else best
    chains = _testimony_first(counts, asked.offset, take)
    return Found(chains=chains, results=replace(results, facets=facets))


def kind_counts(results: Results) -> dict[str, int]:
    """How many of the results are testimonies, and how many statements."""
    return {count.value: count.count for count in results.facets.get(Facet.KIND, ())}


def suggestions(room: ReadingRoom, asked: SearchRequest, query: Query) -> tuple[Suggestion, ...]:
    """Other ways to ask that do find something."""
    offers = [(label, loosened, query) for label, loosened in _with_fewer_filters(asked)]
    ways = (*respelt(room, query), *_looser(query), *_as_source(query))
    offers += [(label, asked.asking(unparse(other)), other) for label, other in ways]
    found = ((label, other, room.find(q, filters=other.filters, limit=1)) for label, other, q in offers)
    return tuple(
        Suggestion(label=label, href=other.address, count=page.results.total)
        for label, other, page in found
        if page.results.total
    )


def _with_fewer_filters(asked: SearchRequest) -> Iterator[tuple[str, SearchRequest]]:
    """The search without one of its filters, and without any."""
    if len(asked.filters) > 1:
        for facet in asked.filters:
            yield _("Without the filter: %(filter)s", filter=FACETS[facet]), asked.without(facet)
    if asked.filters:
        yield (
            _("Without the filters") if len(asked.filters) > 1 else _("Without the filter"),
            asked.unfiltered(),
        )


def _testimony_first(counts: Mapping[str, int], offset: int, take: Take) -> tuple[Chain, ...]:
    """One page of the hits of all kinds, one kind after the other."""
    chains: tuple[Chain, ...] = ()
    before = wanted = 0
    for kind in KINDS_IN_ORDER:
        count = counts.get(kind.value, 0)
        start = max(0, offset - before)
        left = PAGE_SIZE - wanted
        if start < count and left:
            chains += take(kind, start, left)
            wanted += min(left, count - start)
        before += count
    return chains


def _source_by_source(
    room: ReadingRoom, filters: Mapping[Facet, tuple[str, ...]], start: int, limit: int
) -> tuple[Chain, ...]:
    """Hits in the order of their sources, the earliest published first, and of the words in each."""
    results = room.find(Everything(), filters=filters, limit=1, facets=(Facet.SOURCE,)).results
    counts = {count.value: count.count for count in results.facets.get(Facet.SOURCE, ())}
    chains: list[Chain] = []
    for source in sorted(room.sources(counts), key=by_date):
        count, wanted = counts[source.id], limit - len(chains)
        if start < count and wanted > 0:
            one = {**filters, Facet.SOURCE: (source.id,)}
            within = room.find(Everything(), filters=one, limit=count).chains
            chains += sorted(within, key=_by_place_in_source)[start : start + wanted]
        start = max(0, start - count)
    return tuple(chains)


def _by_place_in_source(chain: Chain) -> tuple[int, int]:
    return chain.version.number, chain.quote.number


def _only(asked: SearchRequest, kind: Kind) -> dict[Facet, tuple[str, ...]]:
    return {**asked.filters, Facet.KIND: (kind.value,)}


def _untouched(
    room: ReadingRoom, asked: SearchRequest, query: Query
) -> Iterator[tuple[Facet, Sequence[FacetCount]]]:
    """Counts of a facet that is set, as if it were not, so that a second value can be chosen."""
    for facet in asked.filters:
        if _is_counted(room, facet):
            yield facet, values(room, asked, query, facet)


def values(room: ReadingRoom, asked: SearchRequest, query: Query, facet: Facet) -> Sequence[FacetCount]:
    """How many hits each value of one facet has, whatever of it is set.

    For those who may be told what the index names (``holdings.counting_room``, or a room that is in step).
    """
    filters = asked.without(facet).filters
    return room.engine.search(query, filters=filters, limit=1, facets=(facet,)).facets.get(facet, ())


def _is_counted(room: ReadingRoom, facet: Facet) -> bool:
    return room.is_in_step or facet not in NAMING


def _looser(query: Query) -> Iterator[tuple[str, Query]]:
    match query:
        case Word(text=text) if len(text) >= SHORTEST_WORD:
            yield _("Words beginning so"), Prefix(text, query.field)
            yield _("Words spelt nearly so"), Fuzzy(text, query.field)
        case Phrase(text=text) if " " in text:
            words = tuple(Word(word, query.field) for word in text.split())
            yield _("The same words in any order"), And(words)
            yield _("Any of these words"), Or(words)
        case And(children=children) if len(children) > 1:
            yield _("Any of these words"), Or(children)


def _as_source(query: Query) -> Iterator[tuple[str, Query]]:
    """The words one by one as those of a source's title or publisher, which are a field of their own."""
    match query:
        case Word(field=Field.ANY) | Phrase(field=Field.ANY):
            named: Query = replace(query, field=Field.SOURCE)
            yield _("In sources by this title or publisher: %(query)s", query=unparse(named)), named
        case And(children=children) if len(children) <= MOST_WORDS_TRIED:
            for position, child in enumerate(children):
                for label, named in _as_source(child):
                    yield label, And((*children[:position], named, *children[position + 1 :]))
