"""Collections as other pages tell of them: title, description, and where their finding aid is."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from archive.model import Collection, Source
from web import urls
from web.language import wording
from web.language.languages import gettext as _
from web.pages.parts import Head

_FIRST_PARAGRAPH = re.compile(r"\s*<p>.*?</p>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionEntry:
    """One collection in a list."""

    title: str
    anchor: str
    href: str
    lead: Markup
    """The first paragraph of the description; empty where it begins with something else."""
    language: str | None
    """Of title and description."""
    count: str
    """Of its sources that hold public words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionsPage:
    """What ``collections.html`` shows."""

    head: Head
    collections: tuple[CollectionEntry, ...]
    has_essays: bool
    """Whether archivists wrote any."""


def collections_page(entries: tuple[CollectionEntry, ...], *, has_essays: bool) -> CollectionsPage:
    """Every collection with public words."""
    head = Head(title=_("Collections"), path=urls.here(urls.COLLECTIONS))
    return CollectionsPage(head=head, collections=entries, has_essays=has_essays)


def collection_entries(
    collections: Iterable[Collection], sources: Iterable[Source]
) -> tuple[CollectionEntry, ...]:
    """The collections that these sources belong to, by title; one without a description goes by its key."""
    described = {collection.slug: collection for collection in collections}
    counts = Counter(filter(None, (source.description.collection for source in sources)))
    found = (_entry(key, described.get(key), number) for key, number in counts.items())
    return tuple(sorted(found, key=lambda entry: entry.title.casefold()))


def _entry(key: str, collection: Collection | None, sources: int) -> CollectionEntry:
    html = collection.description_html if collection else ""
    lead = _FIRST_PARAGRAPH.match(html)
    return CollectionEntry(
        title=collection.title if collection else key,
        anchor=f"collection-{key}",
        href=urls.collection(key),
        lead=Markup(lead[0] if lead else ""),  # noqa: S704 (sanitised when it was saved)
        language=collection.aid.language if collection else None,
        count=wording.sources(sources),
    )
