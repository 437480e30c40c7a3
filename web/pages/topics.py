"""What sources tell of: the topics that have words in the archive, and the sources of one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.errors import UnknownId
from archive.model import Source
from archive.topics import topics
from web import urls, wording
from web.languages import gettext as _, ngettext
from web.pages.listing import Entry
from web.pages.parts import Head
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


def topics_page(sources: Iterable[Source], counts: Mapping[str, int]) -> TopicsPage:
    """The topics of these sources in the order of the list; ``counts`` are their public quotes by id."""
    told: dict[str, int] = {}
    for source in sources:
        for key in source.description.topics:
            told[key] = told.get(key, 0) + counts.get(source.id, 0)
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


def topic_page(key: str, sources: Iterable[Source], counts: Mapping[str, int]) -> TopicPage:
    """The sources that tell of one topic. Raises UnknownId where no public one does."""
    telling = [source for source in sources if key in source.description.topics]
    topic = topics().get(key)
    if topic is None or not telling:
        raise UnknownId("no such topic", where=key)
    telling.sort(key=lambda source: (-counts.get(source.id, 0), source.description.title))
    others = len(telling) - MOST_SOURCES
    name = topic.label(urls.spoken())
    return TopicPage(
        head=Head(title=name, path=urls.topic(key)),
        heading=name,
        scope=topic.scope(urls.spoken()),
        summary=wording.quotes_here(sum(counts.get(source.id, 0) for source in telling)),
        entries=tuple(entry(source, counts.get(source.id, 0)) for source in telling[:MOST_SOURCES]),
        others=ngettext("%(num)s other source", "%(num)s other sources", others) if others > 0 else "",
    )
