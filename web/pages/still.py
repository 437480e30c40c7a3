"""The page on which a copy of the site is searched, by the browser itself."""

from dataclasses import dataclass

from web import urls
from web.language.languages import gettext as _
from web.pages.parts import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class StillSearchPage:
    """What ``still_search.html`` shows before anything is searched for."""

    head: Head
    summary: str
    scripts: tuple[str, ...]
    """Names of the files beside the page that search it, in the order in which they run."""


def still_search_page(summary: str, scripts: tuple[str, ...]) -> StillSearchPage:
    """The page of the search, over so many quotes as ``summary`` says."""
    head = Head(title=_("Search"), path=urls.here(urls.SEARCH), indexable=False)
    return StillSearchPage(head=head, summary=summary, scripts=scripts)
