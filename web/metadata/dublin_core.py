"""A quote as unqualified Dublin Core (DCMES 1.1), for catalogues that harvest the archive."""

from collections.abc import Callable, Iterator

from archive.citation import whose_words
from archive.description.topics import topics
from archive.model import Certainty, Chain, Collection, Source, TagField
from archive.references.reference import of_quote, partial_date
from archive.withholding.identity import name_for_machines
from web import urls
from web.metadata.title import title


def elements(chain: Chain, lasting: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Names and values in the order of the standard; what is not known, or only supposed, has no element."""
    quote, description = chain.quote, chain.source.description
    reference = of_quote(chain, lasting(urls.quote(quote.id)))
    published = None if description.published_note else partial_date(description.published)
    found = (
        ("title", title(whose_words(chain), chain)),
        ("creator", _creator(chain)),
        *(("subject", name) for name in topic_names(chain.source)),
        ("description", reference.note),
        ("publisher", description.publisher),
        ("date", str(published) if published else None),
        ("type", "Text"),
        ("type", quote.kind.value.capitalize()),
        ("format", "text/html"),
        ("identifier", reference.address),
        ("source", f"{reference.title}. {reference.publication} {reference.located}"),
        ("language", quote.language or description.language),
        ("relation", lasting(urls.source(chain.source.id))),
        ("relation", reference.archived_url),
        *(("coverage", name) for name in _places(chain)),
        ("rights", description.rights),
    )
    return ((name, value) for name, value in found if value)


def of_collection(collection: Collection, lasting: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """What a collection is, for harvesters of the set."""
    aid = collection.aid
    found = (
        ("title", collection.title),
        *(("creator", name) for name in aid.creator_names),
        ("date", aid.dates),
        ("type", "Collection"),
        ("identifier", lasting(urls.collection(collection.slug))),
        ("relation", lasting(urls.collection_file(collection.slug))),
        ("rights", aid.use_conditions),
    )
    return tuple((name, value) for name, value in found if value)


def topic_names(source: Source) -> tuple[str, ...]:
    """What a source tells of, in English; topics that are on no list any more have no name."""
    return tuple(topics()[key].label() for key in source.description.topics if key in topics())


def _creator(chain: Chain) -> str | None:
    """Who speaks, where the source states it and the name is public."""
    attribution = chain.quote.attribution
    is_stated = attribution is not None and attribution.evidence.certainty is Certainty.STATED
    return name_for_machines(chain.speaker) if chain.speaker and is_stated else None


def _places(chain: Chain) -> dict[str, None]:
    """Names of places as quoted, each once."""
    tags = chain.quote.tagged(TagField.PLACE)
    return {tag.value: None for tag in tags if tag.evidence.certainty is not Certainty.UNCERTAIN}
