"""The page about the archive, and the pages that say why something can't be shown."""

from dataclasses import dataclass

from web import urls
from web.language.languages import gettext as _
from web.pages.parts import Head, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What ``about.html`` shows."""

    head: Head
    contact: str | None
    """How to reach the archivists; None where they gave no address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What ``error.html`` shows: what happened and what can be done, never where inside the program."""

    title: str
    explanation: str
    advice: str
    way: Link | None = None
    """Where to go on from here, where that is known."""


def about_page(contact: str | None) -> AboutPage:
    """The page about the archive."""
    return AboutPage(head=Head(title=_("About"), path=urls.here(urls.ABOUT)), contact=contact)
