"""What a search address asks for, read once and refused early."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote_plus

from werkzeug.datastructures import MultiDict

from archive.errors import ArchiveError
from index.engine import Facet, Sort
from web import urls
from web.language.languages import decimal, gettext as _

PAGE_SIZE = 20
LAST_PAGE = 50
"""Results beyond it are reached by a narrower search: deep pages cost the server most and help least."""
MOST_IN_A_FILE = 100_000
"""Quotes in one export; a larger search is taken in parts. Their ids are held while the file is written."""
LONGEST_QUERY = 1_000
"""Characters; the query language itself may read less and say so."""
MOST_FILTERS = 20
LONGEST_FILTER = 200
_IN_ORDER = {facet: place for place, facet in enumerate(Facet)}


class BadRequest(ArchiveError):
    """An address that can't be answered as it stands; the message says how it could.

    ``parameter`` names the part of the address that is meant, where it is one.
    """

    def __init__(self, what: str, *, remedy: str, parameter: str | None = None) -> None:
        self.parameter = parameter
        super().__init__(what, remedy=remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """A query with its filters, order and page."""

    text: str = ""
    filters: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1

    @property
    def offset(self) -> int:
        """How many results stand before this page."""
        return (self.page - 1) * PAGE_SIZE

    @property
    def address(self) -> str:
        """The one address of this request."""
        return urls.search(self.text, self.parameters())

    def toggled(self, facet: Facet, value: str) -> "SearchRequest":
        """The request with one filter value added, or removed where it is set; from the first page."""
        values = self.filters.get(facet, ())
        kept = tuple(v for v in values if v != value) if value in values else (*values, value)
        filters = {**self.filters, facet: kept}
        return replace(self, filters={f: values for f, values in filters.items() if values}, page=1)

    def toggling(self, facet: Facet) -> Callable[[str], str]:
        """From a value to the address of ``toggled``: of a hundred on a page."""
        if facet in self.filters:
            return lambda value: self.toggled(facet, value).address
        # ``plain`` takes it out of all that is asked, so that it stands in the address once.
        before, _, after = self.toggled(facet, "\0").address.partition(quote_plus("\0"))
        return lambda value: f"{before}{quote_plus(value)}{after}"

    def on_page(self, page: int) -> "SearchRequest":
        """Another page of the same results."""
        return replace(self, page=page)

    def sorted_by(self, sort: Sort) -> "SearchRequest":
        """The same results in another order, from the first page."""
        return replace(self, sort=sort, page=1)

    def without(self, facet: Facet) -> "SearchRequest":
        """The request without one facet's filter, from the first page."""
        kept = {other: values for other, values in self.filters.items() if other is not facet}
        return replace(self, filters=kept, page=1)

    def unfiltered(self) -> "SearchRequest":
        """The query alone."""
        return replace(self, filters={}, page=1)

    def asking(self, text: str) -> "SearchRequest":
        """Another query under the same filters, from the first page."""
        return replace(self, text=text, page=1)

    def viewed_at(self, path: str) -> str:
        """The same search from its first page, as another view shows it."""
        return urls.search(self.text, self.on_page(1).parameters(), path=path)

    def parameters(self) -> Iterator[tuple[str, str]]:
        """Everything but the query, as an address holds it."""
        # A page makes hundreds of addresses, and most have no filter at all.
        for facet in sorted(self.filters, key=_IN_ORDER.__getitem__):
            yield from ((facet.value, value) for value in sorted(self.filters[facet]))
        if self.sort is not Sort.RELEVANCE:
            yield "sort", self.sort.value
        if self.page > 1:
            yield "page", str(self.page)


def bounded(text: str) -> str:
    """The text of a query that is short enough to be read. Raises BadRequest."""
    if len(text) > LONGEST_QUERY:
        raise BadRequest(
            _(
                "the query has %(length)s characters, and %(most)s is the most that is read",
                length=decimal(len(text)),
                most=decimal(LONGEST_QUERY),
            ),
            parameter="q",
            remedy=_("Search for a few words or one short phrase of it."),
        )
    return text


def read(arguments: MultiDict[str, str]) -> SearchRequest:
    """Read the parameters of an address. Raises BadRequest."""
    text = bounded(plain(arguments.get("q", "")))
    filters = {facet: _values(arguments, facet) for facet in Facet}
    if sum(map(len, filters.values())) > MOST_FILTERS:
        raise BadRequest(
            _("more than %(most)s filters are set", most=MOST_FILTERS),
            parameter="filters",
            remedy=_("Take some of them off."),
        )
    return SearchRequest(
        text=text,
        filters={facet: values for facet, values in filters.items() if values},
        sort=_sort(arguments.get("sort", "")),
        page=page_number(arguments.get("page", "")),
    )


def plain(text: str, *, ends: bool = True) -> str:
    """What was typed without control characters, which no page may hold and no keyboard types in a box.

    Where it has come to its end, without the spaces around it.
    """

    def typed(character: str) -> str:
        if unicodedata.category(character) != "Cc":
            return character
        return " " if character.isspace() else ""

    kept = "".join(map(typed, text))
    return kept.strip() if ends else kept


def page_number(text: str, *, last: int = LAST_PAGE) -> int:
    """The number of a page. Raises BadRequest where it is none, or out of reach."""
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and 1 <= int(text) <= last):
        raise BadRequest(
            _("pages are numbered from 1 to %(last)s", last=decimal(last)),
            parameter="page",
            remedy=_("Go back to the first page, or narrow the search to bring what you look for forward."),
        )
    return int(text)


def _values(arguments: MultiDict[str, str], facet: Facet) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(filter(None, map(plain, arguments.getlist(facet.value)))))
    if any(len(value) > LONGEST_FILTER for value in values):
        raise BadRequest(
            _("a filter is longer than any name"),
            parameter=facet.value,
            remedy=_("Choose it from the list beside the results."),
        )
    return values


def _sort(text: str) -> Sort:
    try:
        return Sort(text or Sort.RELEVANCE)
    except ValueError:
        orders = ", ".join(sort.value for sort in Sort)
        raise BadRequest(
            _("results can't be put in that order"),
            parameter="sort",
            remedy=_("The orders are: %(orders)s.", orders=orders),
        ) from None
