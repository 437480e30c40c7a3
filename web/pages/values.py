"""The page of all values that a facet of a search has: the list beside the results, whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.engine import FacetCount
from index.querying.query import Query
from web.language.languages import gettext as _, ngettext
from web.pages.facets import Choice, choices
from web.pages.listing import Option
from web.pages.pager import Pager, pager
from web.pages.parts import Head
from web.pages.search import active
from web.searching.explained_filters import Labels
from web.searching.explanation import in_words
from web.searching.facet_values import FACETS, IN_ORDER, in_order
from web.searching.search_request import LAST_PAGE
from web.searching.values_request import ValueOrder, ValuesRequest

PAGE_SIZE = 120
MOST_BY_NAME = 2_000
"""Values that are put in the order of their names: each of them is read from the record for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesPage:
    """What ``values.html`` shows."""

    head: Head
    label: str
    """Of the facet."""
    meaning: str
    """What was looked for, in words."""
    summary: str
    options: tuple[Option, ...]
    choices: tuple[Choice, ...]
    active: tuple[Choice, ...]
    reset: str
    pager: Pager
    results: str
    """The search that the values are of."""


def is_by_name(asked: ValuesRequest, counts: Sequence[FacetCount]) -> bool:
    """Whether the values stand by their names: where that was asked for and they are not too many."""
    return asked.order is ValueOrder.NAME and len(counts) <= MOST_BY_NAME


def named(asked: ValuesRequest, counts: Sequence[FacetCount]) -> Sequence[FacetCount]:
    """The values whose names the page needs: all of them only where they stand by their names."""
    if is_by_name(asked, counts):
        return counts
    return _by_count(asked, counts)[(asked.page - 1) * PAGE_SIZE : asked.page * PAGE_SIZE]


def values_page(
    asked: ValuesRequest, query: Query, counts: Sequence[FacetCount], labels: Labels
) -> ValuesPage:
    """The page of one request; ``labels`` has the names of ``named``.

    Raises NoSuchPage after the last page.
    """
    pages = max(1, -(-len(counts) // PAGE_SIZE))
    where = pager(asked.page, pages, LAST_PAGE, lambda number: asked.on_page(number).address)
    shown = choices(asked.facet, asked.search, named(asked, counts), labels)
    if is_by_name(asked, counts):
        shown = sorted(shown, key=lambda choice: choice.label.casefold())
        shown = shown[(asked.page - 1) * PAGE_SIZE : asked.page * PAGE_SIZE]
    elif asked.facet not in IN_ORDER:
        # Of as many quotes each, those that the page holds stand by their names.
        shown = sorted(shown, key=lambda choice: (-choice.count, choice.label.casefold()))
    label = FACETS[asked.facet]
    return ValuesPage(
        head=Head(title=_("%(facet)s: all values", facet=label), path=asked.address, indexable=False),
        label=label,
        meaning=in_words(query, asked.search.without(asked.facet).filters, labels),
        summary=ngettext("There is %(num)s value.", "There are %(num)s values.", len(counts)),
        options=tuple(_options(asked, counts)),
        choices=tuple(shown),
        active=tuple(active(asked.search, labels)),
        reset=asked.search.unfiltered().address,
        pager=where,
        results=asked.search.address,
    )


def _by_count(asked: ValuesRequest, counts: Sequence[FacetCount]) -> Sequence[FacetCount]:
    """The most frequent first; what has an order of its own (years, ages) in that."""
    return sorted(counts, key=in_order) if asked.facet in IN_ORDER else counts


def _options(asked: ValuesRequest, counts: Sequence[FacetCount]) -> Iterator[Option]:
    """The orders that there are: none to choose where the values have one of their own, or are too many."""
    if asked.facet in IN_ORDER or not 1 < len(counts) <= MOST_BY_NAME:
        return
    for order, label in ((ValueOrder.COUNT, _("Most quotes first")), (ValueOrder.NAME, _("By name"))):
        yield Option(label=label, href=asked.in_order(order).address, is_set=order is asked.order)
