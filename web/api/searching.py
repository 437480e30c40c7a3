"""Searches, and what they can be narrowed by."""

from collections.abc import Iterator, Mapping, Sequence

from archive.model import Kind
from archive.withholding.omissions import SCOPE
from index.engine import PLACE_ROLES, Facet, FacetCount, Sort
from index.querying.grammar import parse
from index.querying.query import Everything, Query
from web import urls
from web.api.answers import (
    CollectionCount,
    FacetCounts,
    FacetsAnswer,
    FacetValue,
    FileLink,
    LeftOutAnswer,
    OtherWay,
    SearchAnswer,
    StatisticsAnswer,
)
from web.api.call import Call
from web.namesakes import told_apart
from web.pages.taking import taking
from web.reading.reading_room import ReadingRoom
from web.searching import search_request
from web.searching.explanation import in_words
from web.searching.facet_values import FACETS, value_label
from web.searching.finding import find, kind_counts, suggestions
from web.searching.labels import labels
from web.searching.search_request import LAST_PAGE, PAGE_SIZE, SearchRequest
from web.searching.slugs_as_filters import by_ids
from web.searching.unknown_filters import unknown_filters

MOST_VALUES = 1_000
"""Of one facet; the lists of speakers, places and sources have them all."""
CAVEAT = "Counts are of what this archive holds and may show, never shares of a population."


def search(call: Call) -> SearchAnswer:
    """One page of what was found. Raises BadRequest, NoSuchPage, SearchUnavailable and SearchTimeout."""
    asked = by_ids(call.room, search_request.read(call.arguments))
    parsed = parse(asked.text)
    found = find(call.room, asked, parsed.query)
    total, address = found.results.total, call.telling.address
    kinds = kind_counts(found.results)
    asked_for = asked.filters.get(Facet.KIND, tuple(Kind))
    files = taking(asked, total)
    unknown = unknown_filters(call.room, asked, total)
    ways = suggestions(call.room, asked, parsed.query) if not total else ()
    return SearchAnswer(
        query=asked.text,
        meaning=_meaning(call, asked, parsed.query),
        notes=(*map(str, parsed.notes), *(one.sentence for one in unknown)),
        total=total,
        testimonies=kinds.get(Kind.TESTIMONY, 0) if Kind.TESTIMONY in asked_for else 0,
        statements=kinds.get(Kind.STATEMENT, 0) if Kind.STATEMENT in asked_for else 0,
        quotes=call.quotes(found.chains),
        pages=call.pages(asked.page, -(-total // PAGE_SIZE), LAST_PAGE, lambda number: _path(asked, number)),
        facets=address(asked.viewed_at(urls.API_FACETS)),
        page=address(asked.address),
        files=tuple(
            FileLink(name=file.name, address=address(file.href)) for file in (files.files if files else ())
        ),
        other_ways=tuple(
            OtherWay(
                label=way.label,
                address=address(way.href.replace(urls.SEARCH, urls.API_SEARCH, 1)),
                total=way.count,
            )
            for way in ways
        ),
        left_out=address(urls.API_LEFT_OUT),
    )


def _meaning(call: Call, asked: SearchRequest, query: Query) -> str:
    return in_words(query, asked.filters, labels(call.room, asked, {}, call.kept_labels))


def _path(asked: SearchRequest, number: int) -> str:
    return urls.search(asked.text, asked.on_page(number).parameters(), path=urls.API_SEARCH)


def facets(call: Call) -> FacetsAnswer:
    """What a search can be narrowed by. Raises as ``search``."""
    asked = by_ids(call.room, search_request.read(call.arguments))
    parsed = parse(asked.text)
    results = find(call.room, asked, parsed.query).results
    return FacetsAnswer(
        query=asked.text,
        meaning=_meaning(call, asked, parsed.query),
        total=results.total,
        facets=tuple(_counted(call.room, asked, results.facets)),
        search=call.telling.address(asked.viewed_at(urls.API_SEARCH)),
    )


def _counted(
    room: ReadingRoom, asked: SearchRequest, facets: Mapping[Facet, Sequence[FacetCount]]
) -> Iterator[FacetCounts]:
    for facet, name in FACETS.items():
        counts = facets.get(facet, ())
        shown = counts[:MOST_VALUES]
        labels = _labels(room, facet, [count.value for count in shown])
        chosen = asked.filters.get(facet, ())
        yield FacetCounts(
            facet=facet,
            label=name,
            values=tuple(
                FacetValue(
                    value=count.value,
                    label=labels.get(count.value) or value_label(facet, count.value),
                    count=count.count,
                    is_set=count.value in chosen,
                )
                for count in shown
            ),
            unlisted=len(counts) - len(shown),
        )


def _labels(room: ReadingRoom, facet: Facet, values: Sequence[str]) -> Mapping[str, str]:
    """What ids are called; other values are their own labels."""
    match facet:
        case Facet.SPEAKER:
            return {speaker.id: speaker.label for speaker in room.speakers(values)}
        case _ if facet is Facet.PLACE or facet in PLACE_ROLES:
            return told_apart(room.places(values), room.places_by_key)
        case Facet.SOURCE:
            return {source.id: source.description.title for source in room.sources(values)}
        case Facet.COLLECTION:
            return room.collection_titles()
    return {}


def statistics(call: Call) -> StatisticsAnswer:
    """How much there is. Raises SearchUnavailable."""
    counted = (Facet.KIND, Facet.SPEAKER, Facet.PLACE, Facet.SOURCE, Facet.COLLECTION)
    results = call.room.engine.search(Everything(), sort=Sort.RELEVANCE, limit=0, facets=counted)
    kinds, titles = kind_counts(results), call.room.collection_titles()
    return StatisticsAnswer(
        caveat=CAVEAT,
        quotes=results.total,
        testimonies=kinds.get(Kind.TESTIMONY, 0),
        statements=kinds.get(Kind.STATEMENT, 0),
        speakers=len(results.facets[Facet.SPEAKER]),
        places=len(results.facets[Facet.PLACE]),
        sources=len(results.facets[Facet.SOURCE]),
        collections=tuple(
            CollectionCount(key=c.value, title=titles.get(c.value, c.value), quotes=c.count)
            for c in results.facets[Facet.COLLECTION]
        ),
    )


def left_out(call: Call) -> LeftOutAnswer:
    """What is shown nowhere, by reason. Raises RecordUnavailable."""
    reasons = call.omissions()
    return LeftOutAnswer(
        scope=SCOPE,
        quotes=sum(one.quotes for one in reasons),
        reasons=reasons,
        page=call.telling.address(urls.LEFT_OUT),
        withdrawals=call.telling.address(urls.WITHDRAWALS),
    )
