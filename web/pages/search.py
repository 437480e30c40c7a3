"""The page of a search: what was understood, what was found, and how to narrow it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from archive.citation import said
from archive.model import Certainty, Chain, Kind
from index.engine import Facet, FacetCount, Results, Sort
from index.query import Everything, Query
from web import urls, wording
from web.explanation import in_words
from web.pages.pager import Pager, pager
from web.pages.parts import Card, Head, card
from web.search_request import LAST_PAGE, PAGE_SIZE, SearchRequest

SHORT_LIST = 6
"""Values of a facet that are seen at once; the others are folded away below them."""
LONG_LIST = 40
"""Values of a facet that are listed at all: the most frequent, and those that are set."""

FACETS = {
    Facet.SPEAKER: "Speaker",
    Facet.PLACE: "Place",
    Facet.AGE_BAND: "Age",
    Facet.ROLE: "Role",
    Facet.YEAR: "Year",
    Facet.MONTH: "Month",
    Facet.SOURCE: "Source",
    Facet.PUBLISHER: "Publisher",
    Facet.COLLECTION: "Collection",
    Facet.KIND: "Kind",
    Facet.LANGUAGE: "Language",
    Facet.CERTAINTY: "Attribution",
}

IN_ORDER = frozenset({Facet.AGE_BAND, Facet.YEAR, Facet.MONTH})
"""Facets whose values have an order of their own; the others go by their counts."""

SORTS = {
    Sort.RELEVANCE: "Best match first",
    Sort.DATE: "By date",
    Sort.AGE: "By age",
}

IN_SOURCE_ORDER = "Source by source"
"""The first order where there is no query, and so no match better than another."""

Labels = Callable[[Facet, str], str]
"""What a facet's value is called; ids have labels only where the reader may see what they name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value to narrow by, or one order; the link sets it, or takes it off where it is set."""

    label: str
    href: str
    count: int = 0
    is_set: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetBox:
    """One facet: the values seen at once and those folded away."""

    label: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]
    unlisted: int
    """How many values there are besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Hits of one kind under their heading; no heading where there is one kind only."""

    heading: str
    note: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Another way to ask, with what it would find."""

    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What ``search.html`` shows."""

    head: Head
    query: str
    day: str
    """When it was searched, for paper."""
    meaning: str
    notes: tuple[str, ...]
    total: int
    summary: str
    groups: tuple[Group, ...]
    facets: tuple[FacetBox, ...]
    active: tuple[Choice, ...]
    reset: str
    sorts: tuple[Choice, ...]
    concordance: str
    """The same search with its words lined up."""
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
) -> SearchPage:
    """The page of one request: ``results`` counts everything found, ``chains`` are this page's hits.

    Raises NoSuchPage after the last page.
    """
    active = [(facet, value) for facet in FACETS for value in request.filters.get(facet, ())]
    return SearchPage(
        head=Head(
            title=f"Search: {request.text}" if request.text else "Search",
            path=request.address,
            indexable=False,
        ),
        query=request.text,
        day=f"{day.day} {day:%B %Y}",
        meaning=in_words(query),
        notes=notes,
        total=results.total,
        summary=summary(results, request.filters.get(Facet.KIND, ())),
        groups=_groups(chains, query, apart=request.sort is Sort.RELEVANCE),
        facets=tuple(_boxes(request, results.facets, labels, results.total)),
        active=tuple(
            Choice(
                label=f"{FACETS[facet]}: {labels(facet, value)}", href=request.toggled(facet, value).address
            )
            for facet, value in active
        ),
        reset=request.unfiltered().address,
        sorts=tuple(_sorts(request, query)),
        concordance=request.viewed_at(urls.CONCORDANCE),
        feed=request.sorted_by(Sort.RELEVANCE).viewed_at(urls.FEED),
        pager=_pager(request, results.total),
        suggestions=suggestions,
    )


def kind_counts(results: Results) -> dict[str, int]:
    """How many of the results are testimonies, and how many statements."""
    return {count.value: count.count for count in results.facets.get(Facet.KIND, ())}


def summary(results: Results, kinds_asked: tuple[str, ...] = ()) -> str:
    """The total in words, with its kinds."""
    if not results.total:
        return "Nothing found"
    counts = {k: n for k, n in kind_counts(results).items() if not kinds_asked or k in kinds_asked}
    named = [
        wording.count(counts[kind.value], one, many)
        for kind, one, many in (
            (Kind.TESTIMONY, "testimony", "testimonies"),
            (Kind.STATEMENT, "statement", "statements"),
        )
        if counts.get(kind.value)
    ]
    if counts.keys() == {Kind.TESTIMONY.value}:
        return f"{wording.count(results.total, 'quote')} in this archive"
    return f"{wording.count(results.total, 'quote')} in this archive: {' and '.join(named)}"


def listed(counts: Sequence[FacetCount], chosen: Sequence[str]) -> tuple[FacetCount, ...]:
    """The counts of a facet that have a place in its list."""
    # Of tens of thousands only these few are looked at, unless a value is set that is not among them.
    rest = (count for count in counts[LONG_LIST:] if count.value in chosen) if chosen else ()
    return (*counts[:LONG_LIST], *rest)


def value_label(facet: Facet, value: str) -> str:
    """What a value is called that names no record."""
    match facet:
        case Facet.KIND:
            return wording.KINDS[Kind(value)] if value in set(Kind) else value
        case Facet.LANGUAGE:
            return wording.language(value) or value
        case Facet.AGE_BAND:
            return value.replace("-", "–") if value[:1].isdigit() else value
        case Facet.MONTH:
            return said(value)
        case Facet.CERTAINTY:
            return wording.ATTRIBUTION[Certainty(value)] if value in set(Certainty) else value
    return value


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
        note = "Officials, experts and organisations, kept as context."
        groups.append(Group(heading=wording.KINDS[Kind.STATEMENT], note=note, cards=statements))
    return tuple(groups)


def _sorts(request: SearchRequest, query: Query) -> Iterator[Choice]:
    for sort, label in SORTS.items():
        is_browsing = sort is Sort.RELEVANCE and isinstance(query, Everything)
        yield Choice(
            label=IN_SOURCE_ORDER if is_browsing else label,
            href=request.sorted_by(sort).address,
            is_set=sort is request.sort,
        )


def _boxes(
    request: SearchRequest, facets: Mapping[Facet, Sequence[FacetCount]], labels: Labels, total: int
) -> Iterable[FacetBox]:
    for facet, label in FACETS.items():
        chosen = request.filters.get(facet, ())
        counts = facets.get(facet, ())
        shown = listed(counts, chosen)
        in_order = facet in IN_ORDER
        choices = [
            Choice(
                label=labels(facet, count.value),
                href=request.toggled(facet, count.value).address,
                count=count.count,
                is_set=count.value in chosen,
            )
            for count in (sorted(shown, key=lambda count: count.value) if in_order else shown)
        ]
        if choices and not _says_nothing(choices, total):
            choices.sort(key=_set_first if in_order else _most_frequent_first)
            first, more = tuple(choices[:SHORT_LIST]), tuple(choices[SHORT_LIST:])
            yield FacetBox(label=label, first=first, more=more, unlisted=len(counts) - len(choices))


def _set_first(choice: Choice) -> tuple[bool, int, str]:
    """Those that are set first; the others stay in their order."""
    return not choice.is_set, 0, ""


def _most_frequent_first(choice: Choice) -> tuple[bool, int, str]:
    return not choice.is_set, -choice.count, choice.label.casefold()


def _says_nothing(choices: list[Choice], total: int) -> bool:
    """Whether a facet has one value, unset, which everything found carries."""
    return len(choices) == 1 and choices[0].count == total and not choices[0].is_set


def _pager(request: SearchRequest, total: int) -> Pager:
    pages = max(1, -(-total // PAGE_SIZE))
    return pager(request.page, pages, LAST_PAGE, lambda number: request.on_page(number).address)
