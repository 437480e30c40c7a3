"""One search of a reader as the engine's searches: testimony first, counts that can be ticked off again."""

from collections.abc import Iterator
from dataclasses import replace

from archive.model import Chain, Kind
from index.engine import Facet, FacetCount, Results, Sort
from index.grammar import unparse
from index.query import And, Fuzzy, Or, Phrase, Prefix, Query, Word
from web.naming import side_by_side
from web.pages.search import FACETS, Labels, Suggestion, kind_counts, listed, value_label
from web.reading_room import Found, ReadingRoom
from web.search_request import PAGE_SIZE, SearchRequest

SHORTEST_NEAR_WORD = 4
"""Letters: shorter words have too many neighbours one letter away."""


def find(room: ReadingRoom, asked: SearchRequest, query: Query) -> Found:
    """One page of hits: by relevance testimonies stand before statements, by date or age all together."""
    page = room.find(
        query,
        filters=asked.filters,
        sort=asked.sort,
        offset=asked.offset,
        limit=PAGE_SIZE,
        facets=tuple(FACETS),
    )
    results = replace(page.results, facets={**page.results.facets, **dict(_untouched(room, asked, query))})
    counts = kind_counts(page.results)
    if asked.sort is not Sort.RELEVANCE or len(counts) < 2:
        return Found(chains=page.chains, results=results)
    return Found(chains=_testimony_first(room, asked, query, counts), results=results)


def labels(room: ReadingRoom, asked: SearchRequest, results: Results) -> Labels:
    """What facet values are called; ids that public quotes don't carry have no name here."""
    ids = {
        facet: set(_named(room, asked, results, facet))
        for facet in (Facet.SPEAKER, Facet.PLACE, Facet.SOURCE)
    }
    names = {
        Facet.SPEAKER: {s.id: s.label for s in room.speakers(ids[Facet.SPEAKER])},
        Facet.PLACE: {p.id: side_by_side(p) for p in room.places(ids[Facet.PLACE])},
        Facet.SOURCE: {s.id: s.description.title for s in room.sources(ids[Facet.SOURCE])},
    }

    def label(facet: Facet, value: str) -> str:
        if facet in names:
            return names[facet].get(value, "not in this archive")
        return value_label(facet, value)

    return label


def suggestions(room: ReadingRoom, asked: SearchRequest, query: Query) -> tuple[Suggestion, ...]:
    """Other ways to ask that do find something."""
    offers = [("without the filters", asked.unfiltered(), query)] if asked.filters else []
    offers += [(label, asked.asking(unparse(other)), other) for label, other in _looser(query)]
    found = ((label, other, room.find(q, filters=other.filters, limit=1)) for label, other, q in offers)
    return tuple(
        Suggestion(label=label, href=other.address, count=page.results.total)
        for label, other, page in found
        if page.results.total
    )


def _testimony_first(
    room: ReadingRoom, asked: SearchRequest, query: Query, counts: dict[str, int]
) -> tuple[Chain, ...]:
    chains: tuple[Chain, ...] = ()
    before = wanted = 0
    for kind in (Kind.TESTIMONY, Kind.STATEMENT):
        count = counts.get(kind.value, 0)
        start = max(0, asked.offset - before)
        left = PAGE_SIZE - wanted
        if start < count and left:
            filters = {**asked.filters, Facet.KIND: (kind.value,)}
            chains += room.find(query, filters=filters, offset=start, limit=left).chains
            wanted += min(left, count - start)
        before += count
    return chains


def _untouched(
    room: ReadingRoom, asked: SearchRequest, query: Query
) -> Iterator[tuple[Facet, tuple[FacetCount, ...]]]:
    """Counts of a facet that is set, as if it were not, so that a second value can be chosen."""
    for facet in asked.filters:
        others = {other: values for other, values in asked.filters.items() if other is not facet}
        results = room.find(query, filters=others, limit=1, facets=(facet,)).results
        yield facet, results.facets.get(facet, ())


def _named(room: ReadingRoom, asked: SearchRequest, results: Results, facet: Facet) -> Iterator[str]:
    counts = listed(results.facets.get(facet, ()), asked.filters.get(facet, ()))
    yield from (count.value for count in counts)
    yield from _set_and_public(room, asked, facet)


def _set_and_public(room: ReadingRoom, asked: SearchRequest, facet: Facet) -> set[str]:
    """Of the values asked for, those that some public quote carries."""
    values = asked.filters.get(facet, ())
    if not values:
        return set()
    return {count.value for count in room.counts(facet) if count.value in values}


def _looser(query: Query) -> Iterator[tuple[str, Query]]:
    match query:
        case Word(text=text) if len(text) >= SHORTEST_NEAR_WORD:
            yield "words beginning so", Prefix(text, query.field)
            yield "words spelt nearly so", Fuzzy(text, query.field)
        case Phrase(text=text) if " " in text:
            words = tuple(Word(word, query.field) for word in text.split())
            yield "the same words in any order", And(words)
            yield "any of these words", Or(words)
        case And(children=children) if len(children) > 1:
            yield "any of these words", Or(children)
