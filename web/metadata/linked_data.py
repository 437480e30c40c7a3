"""Quotes, sources, speakers and places in the words of schema.org, as JSON-LD objects.

Nothing is told here more firmly than the record has it: a speaker whom the source does not state is
attributed through a Role that says so, a date that was inferred is left to the citation, and who has no
public name gets none.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from archive.citation import attribution_line, cite
from archive.description.content_notes import phrase
from archive.description.essays import Essay
from archive.finding_aid import NOTHING_STATED
from archive.joints import on_one_line
from archive.model import (
    Certainty,
    Chain,
    Place,
    PlaceRole,
    Source,
    SourceKind,
    SourceVersion,
    Speaker,
    SpeakerKind,
    TagField,
)
from archive.references.reference import ARCHIVE, partial_date, web_address
from archive.relations import RelationKind
from archive.withholding.identity import name_for_machines
from web import urls
from web.language.naming import english_names
from web.metadata.dublin_core import topic_names
from web.reading.collected import Collected
from web.reading.related import RelatedSource

Absolute = Callable[[str], str]
"""A path of the site as an address."""

SOURCE_TYPES = {SourceKind.NEWS: "NewsArticle", SourceKind.REPORT: "Report"}
"""The others have no type of their own: a CreativeWork whose genre says what it is."""
PLACES = {PlaceRole.SPOKE_AT: "locationCreated", PlaceRole.MENTIONED: "mentions"}
"""Where somebody is from says something of them, and nothing of the words."""
GEONAMES = "geonames:"
MOST_PARTS = 100
"""Sources of a collection named in its page's head."""
TRANSLATED = {RelationKind.TRANSLATION_OF: "translationOfWork", RelationKind.REPRINT_OF: "isBasedOn"}
ORIGINAL = {RelationKind.TRANSLATION_OF: "workTranslation"}


def quotation(chain: Chain, absolute: Absolute) -> dict[str, Any]:
    """One quote within its source, by the chain it came.

    Words with a content note are not repeated here: a machine would show them without the note that the page
    has before them. What to expect of them stands in their place.
    """
    noted = phrase((chain.source, chain.quote))
    address = absolute(urls.quote(chain.quote.id))
    return _known(
        {
            "@type": "Quotation",
            "@id": address,
            "url": address,
            "identifier": chain.quote.id,
            "text": None if noted else on_one_line(chain.quote.parts, chain.version.text),
            "description": f"Content note: {noted}." if noted else None,
            "inLanguage": chain.quote.language or chain.source.description.language,
            "dateCreated": _said_on(chain),
            "isPartOf": work(chain.source, chain.version, absolute),
            "creditText": attribution_line(chain),
            "citation": cite(chain, address),
            "publisher": _archive(absolute),
        }
        | _attribution(chain, absolute)
        | _places(chain, absolute)
    )


def work(source: Source, version: SourceVersion, absolute: Absolute) -> dict[str, Any]:
    """One source in one version; its address here is the one that does not change."""
    description = source.description
    return _known(
        {
            "@type": SOURCE_TYPES.get(description.kind, "CreativeWork"),
            "@id": absolute(urls.source(source.id)),
            "name": description.title,
            "headline": description.title if description.kind in SOURCE_TYPES else None,
            "genre": None if description.kind in SOURCE_TYPES else description.kind.value.capitalize(),
            "author": description.author,
            "publisher": _named("Organization", description.publisher),
            "datePublished": None if description.published_note else _day(description.published),
            "inLanguage": description.language,
            "about": list(topic_names(source)),
            "url": web_address(description.url),
            "archivedAt": web_address(description.archived_url),
            "identifier": {
                "@type": "PropertyValue",
                "propertyID": "sha256",
                "value": version.original_sha256,
            },
        }
    )


def relations(related: Iterable[RelatedSource], absolute: Absolute) -> dict[str, Any]:
    """What a source is to others; schema.org has no word for two accounts of one interview, nor for doubt."""
    found: dict[str, Any] = {}
    for one in related:
        name = (TRANSLATED if one.is_first else ORIGINAL).get(one.relation.kind)
        if name and one.relation.certainty is not Certainty.UNCERTAIN:
            found.setdefault(name, []).append({"@id": absolute(urls.source(one.source.id))})
            if one.is_first and one.relation.translator:
                found["translator"] = {"@type": "Person", "name": one.relation.translator}
    return found


def person(speaker: Speaker, absolute: Absolute) -> dict[str, Any]:
    """One speaker; without a name where none is public, and then without any other form of it."""
    name = name_for_machines(speaker)
    others = sorted({other.form for other in speaker.names} - {speaker.label}) if name else []
    address = absolute(urls.speaker(speaker.slug))
    return _known(
        {
            "@type": "Organization" if speaker.kind is SpeakerKind.ORGANISATION else "Person",
            "@id": address,
            "url": address,
            "name": name,
            "alternateName": others,
            "description": None if speaker.named else speaker.label,
        }
    )


def place(place: Place, absolute: Absolute) -> dict[str, Any]:
    """One place: its English names side by side, every other form as a variant in its language."""
    address = absolute(urls.place(place.slug))
    names = english_names(place)
    variants = {(n.form, n.language): n for n in place.names if n.form not in names}
    has_position = place.latitude is not None and place.longitude is not None
    position = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return _known(
        {
            "@type": "Place",
            "@id": address,
            "url": address,
            "name": list(names) if len(names) > 1 else names[0],
            "alternateName": [_in_language(n.form, n.language) for n in variants.values()],
            "geo": position if has_position else None,
            "sameAs": _authority(place.key),
        }
    )


def collection(held: Collected, absolute: Absolute) -> dict[str, Any]:
    """One collection: what it is called, who gathered it, and its sources."""
    aid = held.collection.aid if held.collection else NOTHING_STATED
    address = absolute(urls.collection(held.key))
    return _known(
        {
            "@type": ["Collection", "ArchiveComponent"],
            "@id": address,
            "url": address,
            "name": held.title,
            "identifier": aid.reference,
            "inLanguage": list(held.languages),
            "creator": [{"@type": "Thing", "name": name} for name in aid.creator_names],
            "temporalCoverage": "/".join(dict.fromkeys(held.years or ())),
            "conditionsOfAccess": aid.access_conditions,
            "usageInfo": aid.use_conditions,
            "collectionSize": len(held.sources),
            "holdingArchive": _archive(absolute),
            "hasPart": [
                {"@id": absolute(urls.source(source.id)), "name": source.description.title}
                for source in held.sources[:MOST_PARTS]
            ],
        }
    )


def essay(essay: Essay, absolute: Absolute) -> dict[str, Any]:
    """One essay."""
    address = absolute(urls.essay(essay.slug))
    return _known(
        {
            "@type": "Article",
            "@id": address,
            "url": address,
            "headline": essay.title,
            "author": {"@type": "Person", "name": essay.author},
            "datePublished": essay.written,
            "inLanguage": essay.language,
            "isPartOf": {"@id": absolute(urls.collection(essay.collection))} if essay.collection else None,
            "publisher": _archive(absolute),
        }
    )


def _attribution(chain: Chain, absolute: Absolute) -> dict[str, Any]:
    """Whom the source states to speak is also the creator; anybody else only plays that role within it."""
    attribution = chain.quote.attribution
    if chain.speaker is None or attribution is None:
        return {}
    speaker = person(chain.speaker, absolute)
    if attribution.evidence.certainty is Certainty.STATED:
        return {"spokenByCharacter": speaker, "creator": {"@id": speaker["@id"]}}
    role = f"speaker {attribution.evidence.certainty.value}"
    return {"spokenByCharacter": {"@type": "Role", "roleName": role, "spokenByCharacter": speaker}}


def _places(chain: Chain, absolute: Absolute) -> dict[str, Any]:
    """Places by what they are to the words, each once; none that is only supposed."""
    found: dict[str, dict[str, Any]] = {}
    for tag in chain.quote.tagged(TagField.PLACE):
        known = chain.places.get(tag.place_key) if tag.place_key else None
        name = PLACES.get(tag.place_role) if tag.place_role else None
        if known and name and tag.evidence.certainty is not Certainty.UNCERTAIN:
            found.setdefault(name, {})[known.id] = {
                "@type": "Place",
                "@id": absolute(urls.place(known.slug)),
                "name": tag.value,
            }
    return {name: list(places.values()) for name, places in found.items()}


def _said_on(chain: Chain) -> str | None:
    tags = chain.quote.tagged(TagField.SAID_ON)
    stated = (tag.value for tag in tags if tag.evidence.certainty is Certainty.STATED)
    return _day(next(stated, None))


def _day(value: str | None) -> str | None:
    """An ISO 8601 date as far as it is known; None for what is no date of the calendar."""
    day = partial_date(value)
    return str(day) if day else None


def _archive(absolute: Absolute) -> Mapping[str, str]:
    return {"@type": "ArchiveOrganization", "name": ARCHIVE, "url": absolute(urls.HOME)}


def _named(kind: str, name: str | None) -> Mapping[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _in_language(form: str, language: str | None) -> str | Mapping[str, str]:
    return {"@value": form, "@language": language} if language else form


def _authority(key: str) -> str | None:
    """The page of an authority about the same place."""
    number = key.removeprefix(GEONAMES)
    return f"https://sws.geonames.org/{number}/" if key.startswith(GEONAMES) and number.isdigit() else None


def _known(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Only what is known: what is left out is unknown, never empty."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
