"""The metadata of each kind of page that names a record."""

from collections.abc import Iterable, Mapping
from typing import Any

from archive.citation import whose_words
from archive.description.content_notes import phrase
from archive.description.essays import Essay
from archive.model import Chain, Place, Source, SourceVersion, Speaker
from archive.references.reference import ARCHIVE, of_quote, of_source
from web import urls
from web.language import wording
from web.language.naming import side_by_side
from web.metadata import linked_data, tags
from web.metadata.head import Meta, Metadata, embedded
from web.metadata.linked_data import Absolute
from web.metadata.title import title
from web.pages.parts import excerpt
from web.reading.collected import Collected
from web.reading.related import RelatedSource

LONGEST_DESCRIPTION = 160
"""Characters of somebody's words in a description: what results pages and cards show of one."""


def quote_metadata(chain: Chain, absolute: Absolute) -> Metadata:
    """Of a quote's page: the words, whose they are, and the source by which they are cited."""
    path = urls.quote(chain.quote.id)
    name = chain.speaker.label if chain.speaker else "Speaker unknown"
    reference = of_quote(chain, absolute(path))
    return _metadata(
        title=title(name, chain),
        description=f"{_words(chain)} {whose_words(chain)}.",
        address=absolute(path),
        data=linked_data.quotation(chain, absolute),
        names=tags.meta_names(reference),
        context_object=tags.context_object(reference),
    )


def _words(chain: Chain) -> str:
    """The first words, or what to expect of them: a description is read before anybody has chosen to read."""
    noted = phrase((chain.source, chain.quote))
    return f"Content note: {noted}." if noted else f"“{excerpt(chain, LONGEST_DESCRIPTION)}”"


def source_metadata(
    source: Source, version: SourceVersion, absolute: Absolute, related: Iterable[RelatedSource] = ()
) -> Metadata:
    """Of a source's page; its description is the publication, never the text."""
    reference = of_source(source, version, absolute(urls.source(source.id)))
    kind = source.description.kind.value.capitalize()
    return _metadata(
        title=source.description.title,
        description=f"{kind}. {reference.publication}",
        address=absolute(urls.source(source.slug)),
        data=linked_data.work(source, version, absolute) | linked_data.relations(related, absolute),
        names=tags.meta_names(reference),
        context_object=tags.context_object(reference),
    )


def speaker_metadata(speaker: Speaker, count: int, absolute: Absolute) -> Metadata:
    """Of a speaker's page, with how many of their quotes it tells of."""
    return _metadata(
        title=speaker.label,
        description=f"{speaker.label}: {wording.count(count, 'quote')} with sources, in the {ARCHIVE}.",
        address=absolute(urls.speaker(speaker.slug)),
        data=linked_data.person(speaker, absolute),
    )


def place_metadata(place: Place, count: int, absolute: Absolute) -> Metadata:
    """Of a place's page, with how many quotes belong to it."""
    title = side_by_side(place)
    return _metadata(
        title=title,
        description=f"{title}: {wording.count(count, 'quote')} from, at or about it, in the {ARCHIVE}.",
        address=absolute(urls.place(place.slug)),
        data=linked_data.place(place, absolute),
    )


def collection_metadata(held: Collected, absolute: Absolute) -> Metadata:
    """Of a collection's page, with how much it holds."""
    quotes, sources = wording.count(held.quotes, "quote"), wording.count(len(held.sources), "source")
    return _metadata(
        title=held.title,
        description=f"{held.title}: {quotes} from {sources}, in the {ARCHIVE}.",
        address=absolute(urls.collection(held.key)),
        data=linked_data.collection(held, absolute),
    )


def essay_metadata(essay: Essay, absolute: Absolute) -> Metadata:
    """Of an essay; its description is whose it is, never its text: that may quote what is withdrawn later."""
    return _metadata(
        title=essay.title,
        description=f"Essay by {essay.author}, in the {ARCHIVE}.",
        address=absolute(urls.essay(essay.slug)),
        data=linked_data.essay(essay, absolute),
    )


def _metadata(
    *,
    title: str,
    description: str,
    address: str,
    data: Mapping[str, Any],
    names: tuple[Meta, ...] = (),
    context_object: str = "",
) -> Metadata:
    properties = (
        Meta("og:site_name", ARCHIVE),
        Meta("og:type", "article"),
        Meta("og:title", title),
        Meta("og:description", description),
        Meta("og:url", address),
    )
    return Metadata(
        description=description,
        properties=properties,
        names=names,
        linked_data=embedded(data),
        context_object=context_object,
    )
