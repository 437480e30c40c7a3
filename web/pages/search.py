"""The page of a search: what was understood, what was found, and how to narrow it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from archive.model import Chain, Kind
from index.engine import Facet, Results, Sort
from index.querying.query import Everything, Query
from web import urls
from web.language import wording
from web.language.languages import Translated, gettext as _, marked
from web.pages.facets import Choice, FacetBox, boxes
from web.pages.pager import Pager, pager
from web.pages.parts import Card, Head, card
from web.pages.taking import Taking, taking
from web.searching.explained_filters import Labels
from web.searching.explained_terms import joined
from web.searching.explanation import in_words
from web.searching.facet_values import FACETS
from web.searching.finding import Suggestion, kind_counts
from web.searching.search_request import LAST_PAGE, PAGE_SIZE, SearchRequest
from web.searching.unknown_filters import UnknownFilter
from web.searching.values_request import every_value

SORTS = Translated(
    {
        Sort.RELEVANCE: marked("Best match first"),
        Sort.DATE: marked("By date"),
        Sort.AGE: marked("By age"),
        Sort.SPEAKER: marked("By speaker"),
    }
)

IN_SOURCE_ORDER = marked("Source by source")
"""The first order where there is no query, and so no match better than another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Hits of one kind under their heading; no heading where there is one kind only."""

    heading: str
    note: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What ``search.html`` shows."""

    head: Head
    query: str
    day: str
    """When it was searched, for paper."""
    meaning: str
    notes: tuple[str, ...]
    unknown: tuple[UnknownFilter, ...]
    """Filters whose values nothing here has."""
    total: int
    summary: str
    groups: tuple[Group, ...]
    facets: tuple[FacetBox, ...]
    active: tuple[Choice, ...]
    reset: str
    sorts: tuple[Choice, ...]
    concordance: str
    """The same search with its words lined up."""
    taking: Taking | None
    """None where nothing was found."""
    feed: str
    """The same search, followed."""
    pager: Pager
    suggestions: tuple[Suggestion, ...]


def search_page(
    request: SearchRequest,
    query: Query,
    notes: tuple[str, ...],
    *,
    chains: tuple[Chain, ...],
    results: Results,
    labels: Labels,
    day: date,
    suggestions: tuple[Suggestion, ...] = (),
    unknown: tuple[UnknownFilter, ...] = (),
) -> SearchPage:
    """The page of one request: ``results`` counts everything found, ``chains`` are this page's hits.

    Raises NoSuchPage after the last page.
    """
    return SearchPage(
        head=Head(
            title=_("Search: %(query)s", query=request.text) if request.text else _("Search"),
            path=request.address,
            indexable=False,
        ),
        query=request.text,
        day=wording.day(day),
        meaning=in_words(query, request.filters, labels),
        notes=notes,
        unknown=unknown,
        total=results.total,
        summary=summary(results, request.filters.get(Facet.KIND, ())),
        groups=_groups(chains, query, apart=request.sort is Sort.RELEVANCE),
        facets=tuple(boxes(request, results.facets, labels, results.total, partial(every_value, request))),
        active=tuple(active(request, labels)),
        reset=request.unfiltered().address,
        sorts=tuple(sorts(request, query)),
        concordance=request.viewed_at(urls.CONCORDANCE),
        taking=taking(request, results.total),
        feed=urls.lasting(request.sorted_by(Sort.RELEVANCE).viewed_at(urls.FEED)),
        pager=_pager(request, results.total),
        suggestions=suggestions,
    )


def summary(results: Results, kinds_asked: tuple[str, ...] = ()) -> str:
    """The total in words, with its kinds."""
    if not results.total:
        return _("Nothing found")
    counts = {k: n for k, n in kind_counts(results).items() if not kinds_asked or k in kinds_asked}
    named = [
        counted(counts[kind.value])
        for kind, counted in ((Kind.TESTIMONY, wording.testimonies), (Kind.STATEMENT, wording.statements))
        if counts.get(kind.value)
    ]
    if counts.keys() == {Kind.TESTIMONY.value}:
        return wording.quotes_here(results.total)
    return f"{wording.quotes_here(results.total)}: {joined(named, wording.AND)}"


def _groups(chains: tuple[Chain, ...], query: Query, *, apart: bool) -> tuple[Group, ...]:
    if not apart:
        cards = tuple(card(chain, query) for chain in chains)
        return (Group(heading="", note="", cards=cards),) if cards else ()
    testimonies = tuple(card(c, query) for c in chains if c.quote.kind is Kind.TESTIMONY)
    statements = tuple(card(c, query) for c in chains if c.quote.kind is Kind.STATEMENT)
    groups = []
    if testimonies:
        groups.append(
            Group(heading=wording.KINDS[Kind.TESTIMONY] if statements else "", note="", cards=testimonies)
        )
    if statements:
        note = _("Officials, experts and organisations, kept as context.")
        groups.append(Group(heading=wording.KINDS[Kind.STATEMENT], note=note, cards=statements))
    return tuple(groups)


def active(request: SearchRequest, labels: Labels) -> Iterator[Choice]:
    """The filters that are set, each leading to the search without it."""
    for facet in FACETS:
        for value in request.filters.get(facet, ()):
            label = f"{FACETS[facet]}: {labels(facet, value)}"
            yield Choice(label=label, href=request.toggled(facet, value).address)


def sorts(request: SearchRequest, query: Query) -> Iterator[Choice]:
    """The orders that there are."""
    for sort, label in SORTS.items():
        is_browsing = sort is Sort.RELEVANCE and isinstance(query, Everything)
        yield Choice(
            label=_(IN_SOURCE_ORDER) if is_browsing else label,
            href=request.sorted_by(sort).address,
            is_set=sort is request.sort,
        )


def _pager(request: SearchRequest, total: int) -> Pager:
    pages = max(1, -(-total // PAGE_SIZE))
    return pager(request.page, pages, LAST_PAGE, lambda number: request.on_page(number).address)
