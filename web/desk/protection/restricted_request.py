"""What an address of the search for restricted words asks for: a search, and which part it looks through."""

from collections.abc import Iterator
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from web import desk_addresses as addresses, urls
from web.searching import search_request
from web.searching.search_request import SearchRequest, page_number

LAST_PART = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedRequest(SearchRequest):
    """A search whose address is one of the desk's."""

    part: int = 1
    """Which thousand of all quotes is listed or looked through."""

    @property
    def address(self) -> str:
        """The one address of this request."""
        return urls.search(self.text, self.parameters(), path=addresses.RESTRICTED)

    @property
    def is_search(self) -> bool:
        """Whether anything narrows what is listed."""
        return bool(self.text or self.filters)

    def parameters(self) -> Iterator[tuple[str, str]]:
        """Everything but the query, as an address holds it."""
        # Slots make another class of this one, which ``super()`` does not find.
        yield from SearchRequest.parameters(self)
        if self.part > 1:
            yield "part", str(self.part)


def read(arguments: MultiDict[str, str]) -> RestrictedRequest:
    """Read the parameters of an address. Raises BadRequest."""
    asked = search_request.read(arguments)
    return RestrictedRequest(
        text=asked.text,
        filters=asked.filters,
        sort=asked.sort,
        page=asked.page,
        part=page_number(arguments.get("part", ""), last=LAST_PART),
    )
