"""What sources tell of: the topics that have words in the archive, and the sources of one of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.description.topics import topics
from archive.errors import UnknownId
from archive.model import Source
from index.engine import Facet, FacetCount
from web import urls
from web.language import wording
from web.language.languages import gettext as _, ngettext
from web.pages.listing import Entry
from web.pages.parts import Head, Link
from web.pages.sources import entry

MOST_SOURCES = 100
"""On a topic's page, those with the most quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsPage:
    """What ``topics.html`` shows."""

    head: Head
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """What ``topic.html`` shows."""

    head: Head
    heading: str
    scope: str
    summary: str
    entries: tuple[Entry, ...]
    others: str
    """How many sources more there are, in words."""
    every: Link
    """Their quotes, by search."""


def topics_page(counts: Iterable[FacetCount]) -> TopicsPage:
    """The topics that public quotes have, in the order of the list."""
    told = {count.value: count.count for count in counts}
    return TopicsPage(
        head=Head(title=_("Topics"), path=urls.here(urls.TOPICS)),
        entries=tuple(
            Entry(
                label=topic.label(urls.spoken()),
                href=urls.topic(topic.key),
                note=topic.scope(urls.spoken()),
                count=wording.quotes(told[topic.key]),
            )
            for topic in topics().values()
            if topic.key in told
        ),
    )


def topic_page(key: str, sources: Iterable[Source], counts: Sequence[FacetCount], total: int) -> TopicPage:
    """One topic with the sources that tell of it; ``counts`` are those of all such, ``total`` of quotes.

    Raises UnknownId where no public source does.
    """
    topic = topics().get(key)
    known = {source.id: source for source in sources if key in source.description.topics}
    if topic is None or not known:
        raise UnknownId("no such topic", where=key)
    others = len(counts) - MOST_SOURCES
    name = topic.label(urls.spoken())
    return TopicPage(
        head=Head(title=name, path=urls.topic(key)),
        heading=name,
        scope=topic.scope(urls.spoken()),
        summary=wording.quotes_here(total),
        entries=tuple(
            entry(known[count.value], count.count) for count in counts[:MOST_SOURCES] if count.value in known
        ),
        others=ngettext("%(num)s other source", "%(num)s other sources", others) if others > 0 else "",
        every=Link(text=wording.all_quotes(total), href=urls.search(parameters=((Facet.TOPIC.value, key),))),
    )
