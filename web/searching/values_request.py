"""What an address of the values of a facet asks for: a search, the facet, and the order of its values."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from werkzeug.datastructures import MultiDict

from index.engine import Facet
from web import urls
from web.language.languages import gettext as _
from web.searching import search_request
from web.searching.facet_values import FACETS
from web.searching.search_request import BadRequest, SearchRequest


class ValueOrder(StrEnum):
    """What the values stand by."""

    COUNT = "count"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesRequest:
    """All values that one facet of a search has."""

    search: SearchRequest
    """From its first page: the page asked for is one of the values."""
    facet: Facet
    order: ValueOrder = ValueOrder.COUNT
    page: int = 1

    @property
    def address(self) -> str:
        """The one address of this request."""
        return urls.search(self.search.text, self._parameters(), path=urls.VALUES)

    def in_order(self, order: ValueOrder) -> "ValuesRequest":
        """The same values in another order, from the first page."""
        return replace(self, order=order, page=1)

    def on_page(self, page: int) -> "ValuesRequest":
        """Another page of them."""
        return replace(self, page=page)

    def _parameters(self) -> Iterator[tuple[str, str]]:
        yield "facet", self.facet.value
        yield from self.search.parameters()
        if self.order is not ValueOrder.COUNT:
            yield "order", self.order.value
        if self.page > 1:
            yield "page", str(self.page)


def every_value(search: SearchRequest, facet: Facet) -> str:
    """The address of all values of a facet of a search."""
    return ValuesRequest(search=search.on_page(1), facet=facet).address


def read(arguments: MultiDict[str, str]) -> ValuesRequest:
    """Read the parameters of an address. Raises BadRequest."""
    asked = search_request.read(arguments)
    return ValuesRequest(
        search=asked.on_page(1),
        facet=_facet(arguments.get("facet", "")),
        order=_order(arguments.get("order", "")),
        page=asked.page,
    )


def _facet(text: str) -> Facet:
    try:
        return Facet(text)
    except ValueError:
        raise BadRequest(
            _("no list of values beside the results is called so"),
            parameter="facet",
            remedy=_("There are: %(names)s.", names=", ".join(facet.value for facet in FACETS)),
        ) from None


def _order(text: str) -> ValueOrder:
    try:
        return ValueOrder(text or ValueOrder.COUNT)
    except ValueError:
        raise BadRequest(
            _("values can't be put in that order"),
            parameter="order",
            remedy=_("The orders are: %(orders)s.", orders=", ".join(ValueOrder)),
        ) from None
