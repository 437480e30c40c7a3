"""What an address of the concordance asks for: a search, and how its lines are set."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from werkzeug.datastructures import MultiDict

from archive.ids import is_id
from web import urls
from web.language.languages import gettext as _
from web.searching import search_request
from web.searching.search_request import BadRequest, SearchRequest

WIDTHS = (4, 8, 12, 20)
"""Words on each side that are offered; any number up to ``WIDEST`` is taken."""
WIDEST = 40
USUAL_WIDTH = 8


class Order(StrEnum):
    """What the lines are sorted by; ties stand as found."""

    FOUND = "found"
    KEYWORD = "keyword"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceRequest:
    """A search whose matched words are lined up."""

    search: SearchRequest
    width: int = USUAL_WIDTH
    order: Order = Order.FOUND
    opened: str = ""
    """The line whose paragraphs are shown: ``<quote id>-<position>``."""

    @property
    def address(self) -> str:
        """The one address of this request."""
        return urls.search(self.search.text, self._parameters(), path=urls.CONCORDANCE)

    @property
    def sheet(self) -> str:
        """The address of the same lines as a table."""
        return urls.search(self.search.text, self.closed()._parameters(), path=urls.CONCORDANCE_SHEET)

    def of(self, search: SearchRequest) -> "ConcordanceRequest":
        """Another search, or another page of it, set in the same way."""
        return replace(self, search=search, opened="")

    def as_wide_as(self, width: int) -> "ConcordanceRequest":
        """The same lines with more or fewer words around."""
        return replace(self, width=width, opened="")

    def in_order(self, order: Order) -> "ConcordanceRequest":
        """The same lines sorted otherwise, from the first page."""
        return replace(self, order=order, search=self.search.on_page(1), opened="")

    def opening(self, line: str) -> "ConcordanceRequest":
        """The same page with one line's paragraphs shown."""
        return replace(self, opened=line)

    def closed(self) -> "ConcordanceRequest":
        """The same page with no paragraphs shown."""
        return replace(self, opened="")

    def _parameters(self) -> Iterator[tuple[str, str]]:
        yield from self.search.parameters()
        if self.width != USUAL_WIDTH:
            yield "width", str(self.width)
        if self.order is not Order.FOUND:
            yield "order", self.order.value
        if self.opened:
            yield "open", self.opened


def read(arguments: MultiDict[str, str]) -> ConcordanceRequest:
    """Read the parameters of an address. Raises BadRequest."""
    return ConcordanceRequest(
        search=search_request.read(arguments),
        width=_width(arguments.get("width", "")),
        order=_order(arguments.get("order", "")),
        opened=_opened(arguments.get("open", "")),
    )


def _width(text: str) -> int:
    if not text:
        return USUAL_WIDTH
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= WIDEST):
        raise BadRequest(
            _("a line can't be that wide: 1 to %(most)s words stand on each side", most=WIDEST),
            remedy=_("Choose one of %(widths)s.", widths=", ".join(map(str, WIDTHS))),
        )
    return int(text)


def _order(text: str) -> Order:
    try:
        return Order(text or Order.FOUND)
    except ValueError:
        orders = ", ".join(order.value for order in Order)
        raise BadRequest(
            _("lines can't be put in that order"), remedy=_("The orders are: %(orders)s.", orders=orders)
        ) from None


def _opened(text: str) -> str:
    """What names no line opens none: a link that was cut off still leads to the page."""
    quote_id, _, position = text.partition("-")
    is_line = is_id(quote_id) and position.isascii() and position.isdigit() and len(position) <= 9
    return text if is_line else ""
