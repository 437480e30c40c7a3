"""What an address of the speakers page asks for: which speakers, or which list of roles; letter and page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from index.engine import Facet
from web.pages.listing import LAST_PAGE
from web.searching.search_request import LONGEST_FILTER, BadRequest, page_number, plain

NARROWED_BY = (Facet.AGE_BAND, Facet.ROLE)
"""What a list of speakers may have in common, one value at a time; the search has any mixture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersRequest:
    """Which speakers, and which stretch of the list."""

    facet: Facet | None = None
    value: str = ""
    """What they have in common; None and empty: everybody."""
    by_role: bool = False
    """Whether the roles are listed, not the speakers."""
    letter: str = ""
    page: int = 1

    @property
    def filters(self) -> Mapping[Facet, Sequence[str]] | None:
        """What keeps their words in a search."""
        return {self.facet: (self.value,)} if self.facet else None

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The parameters that the list's addresses keep."""
        if self.by_role:
            return (("by", Facet.ROLE.value),)
        return ((self.facet.value, self.value),) if self.facet else ()


def read(arguments: MultiDict[str, str]) -> SpeakersRequest:
    """Read the parameters of an address; one of age band and role is enough. Raises BadRequest."""
    given = ((facet, plain(arguments.get(facet.value, ""))) for facet in NARROWED_BY)
    facet, value = next(((facet, value) for facet, value in given if value), (None, ""))
    if len(value) > LONGEST_FILTER:
        raise BadRequest("the value is too long", remedy=f"{LONGEST_FILTER} characters are read.")
    return SpeakersRequest(
        facet=facet,
        value=value,
        by_role=arguments.get("by", "") == Facet.ROLE.value and facet is None,
        letter=arguments.get("letter", ""),
        page=page_number(arguments.get("page", ""), last=LAST_PAGE),
    )
