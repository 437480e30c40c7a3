"""Collections as pages tell of them: title, description, and where their sources are listed."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from archive.model import Collection, Source
from web import urls, wording

_FIRST_PARAGRAPH = re.compile(r"\s*<p>.*?</p>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAid:
    """One collection with its own description."""

    title: str
    anchor: str
    href: str
    lead: Markup
    """The first paragraph of the description; empty where it begins with something else."""
    description: Markup
    count: str
    """Of its sources that hold public words."""


def finding_aids(collections: Iterable[Collection], sources: Iterable[Source]) -> tuple[FindingAid, ...]:
    """The collections that these sources belong to, by title; one without a description goes by its key."""
    described = {collection.slug: collection for collection in collections}
    counts = Counter(filter(None, (source.description.collection for source in sources)))
    found = (_finding_aid(key, described.get(key), number) for key, number in counts.items())
    return tuple(sorted(found, key=lambda aid: aid.title.casefold()))


def _finding_aid(key: str, collection: Collection | None, sources: int) -> FindingAid:
    html = collection.description_html if collection else ""
    lead = _FIRST_PARAGRAPH.match(html)
    anchor = f"collection-{key}"
    return FindingAid(
        title=collection.title if collection else key,
        anchor=anchor,
        href=urls.anchored(urls.here(urls.SOURCES), anchor),
        lead=Markup(lead[0] if lead else ""),  # noqa: S704 (sanitised when it was saved)
        description=Markup(html),  # noqa: S704 (sanitised when it was saved)
        count=wording.sources(sources),
    )
