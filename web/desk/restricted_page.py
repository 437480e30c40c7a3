"""What is restricted, as a page: source by source, or what a search of the words finds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.hierarchy import Broader, lineage
from archive.model import Chain
from index.engine import PLACE_ROLES, Facet, Results, Sort
from index.query import Everything, Query
from web import urls, wording
from web.desk.restricted_request import LAST_PART, RestrictedRequest
from web.explained_filters import Labels
from web.explanation import in_words
from web.facet_values import value_label
from web.naming import side_by_side
from web.pages.facets import Choice, FacetBox, boxes
from web.pages.pager import Pager, pager
from web.pages.parts import Card, Link, card, reference
from web.pages.search import active, sorts
from web.search_request import LAST_PAGE, PAGE_SIZE

AT_ONCE = 1_000
"""Quotes that one search looks through: they are read and analysed for it, and forgotten after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedSource:
    """One source, and the quotes of it that only some may read."""

    title: str
    language: str | None
    note: str
    href: str
    quotes: tuple[Link, ...]
    """The speaker and the first words, or what to expect of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedPage:
    """What ``desk/restricted.html`` shows."""

    title: str = "Restricted"
    typed: str
    kept: tuple[tuple[str, str], ...]
    """Filters and order, which another query keeps."""
    is_search: bool
    meaning: str
    """What was looked for, in words; empty where nothing was."""
    notes: tuple[str, ...]
    summary: str
    facets: tuple[FacetBox, ...]
    active: tuple[Choice, ...]
    reset: str
    sorts: tuple[Choice, ...]
    parts: Pager
    """Among the thousands of quotes, of which one at a time is looked through."""
    at_once: int = AT_ONCE
    cards: tuple[Card, ...]
    pager: Pager
    sources: tuple[RestrictedSource, ...]
    """Without a search."""
    site: str


def restricted_page(
    asked: RestrictedRequest,
    query: Query,
    notes: tuple[str, ...],
    *,
    chains: Sequence[Chain],
    results: Results,
    labels: Labels,
    parts: int,
    site: str,
) -> RestrictedPage:
    """One page; ``chains`` are those of the part, ``results`` what of them is found. Raises NoSuchPage."""
    by_id = {chain.quote.id: chain for chain in chains}
    found = _in_order(asked, query, chains, results) if asked.is_search else ()
    shown = found[asked.offset : asked.offset + PAGE_SIZE]
    pages = max(1, -(-results.total // PAGE_SIZE)) if asked.is_search else 1
    return RestrictedPage(
        typed=asked.text,
        kept=tuple((name, value) for name, value in asked.parameters() if name not in ("page", "part")),
        is_search=asked.is_search,
        meaning=in_words(query, asked.filters, labels) if asked.is_search else "",
        notes=notes,
        summary=_summary(results.total)
        if asked.is_search
        else f"{wording.quotes(len(chains))} that you may read",
        facets=tuple(boxes(asked, results.facets, labels, results.total)),
        active=tuple(active(asked, labels)),
        reset=asked.unfiltered().address,
        sorts=tuple(sorts(asked, query)) if shown else (),
        parts=pager(asked.part, parts, LAST_PART, lambda number: replace(asked, part=number, page=1).address),
        cards=tuple(card(by_id[quote_id], query) for quote_id in shown),
        pager=pager(asked.page, pages, LAST_PAGE, lambda number: asked.on_page(number).address),
        sources=() if asked.is_search else tuple(_sources(chains)),
        site=site,
    )


def _in_order(
    asked: RestrictedRequest, query: Query, chains: Sequence[Chain], results: Results
) -> tuple[str, ...]:
    """The ids of what is found; where nothing matches better than anything else, source by source."""
    found = tuple(hit.id for hit in results.hits)
    if asked.sort is not Sort.RELEVANCE or not isinstance(query, Everything):
        return found
    among = frozenset(found)
    return tuple(chain.quote.id for chain in chains if chain.quote.id in among)


def labels(chains: Sequence[Chain], collections: Mapping[str, str], broader: Broader) -> Labels:
    """What facet values are called: names out of the quotes themselves, which passed the gate.

    ``broader`` gives the place that holds another: quotes are found by it, too.
    """
    told = {place.id: place for chain in chains for place in chain.places.values()}
    held = {above.id: above for place in told.values() for above in lineage(place, broader).within}
    places = {place.id: side_by_side(place) for place in (told | held).values()}
    names: Mapping[Facet, Mapping[str, str]] = {
        Facet.SPEAKER: {chain.speaker.id: chain.speaker.label for chain in chains if chain.speaker},
        Facet.SOURCE: {chain.source.id: chain.source.description.title for chain in chains},
        **dict.fromkeys((Facet.PLACE, *PLACE_ROLES), places),
    }

    def label(facet: Facet, value: str) -> str:
        if facet is Facet.COLLECTION:
            return collections.get(value, value)
        return names[facet].get(value, "not here") if facet in names else value_label(facet, value)

    return label


def _summary(found: int) -> str:
    return f"{wording.quotes(found)} found" if found else "Nothing found"


def _sources(chains: Sequence[Chain]) -> Iterator[RestrictedSource]:
    by_source: dict[str, list[Chain]] = {}
    for chain in chains:
        by_source.setdefault(chain.source.id, []).append(chain)
    for of_one in by_source.values():
        source = of_one[0].source
        yield RestrictedSource(
            title=source.description.title,
            language=source.description.language,
            note=source.description.publisher or "publisher unknown",
            href=urls.source(source.slug),
            quotes=tuple(map(reference, of_one)),
        )
