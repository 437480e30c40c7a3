"""Who speaks, which places and which sources: what a TEI file lists after the words it holds."""

from collections.abc import Iterator

from archive.model import Chain, Place, Speaker, SpeakerKind
from archive.references.reference import partial_date
from web import urls
from web.exports.tei_elements import Element, element, language
from web.records.nouns import QuoteRecord, SourceReference, VersionRecord

UNKNOWN = "speaker-unknown"


def speaker_id(quote: QuoteRecord) -> str:
    """The ``xml:id`` of whoever speaks."""
    return f"speaker-{quote.speaker.id}" if quote.speaker else UNKNOWN


def version_id(quote: QuoteRecord) -> str:
    """The ``xml:id`` of a source in one version."""
    return f"source-{quote.source.id}-{quote.version.number}"


class Lists:
    """Gathers what the quotes of one file name, each once; texts are not kept."""

    def __init__(self) -> None:
        self._speakers: dict[str, Speaker | None] = {}
        self._places: dict[str, Place] = {}
        self._versions: dict[str, tuple[SourceReference, VersionRecord]] = {}

    def note(self, chain: Chain, quote: QuoteRecord) -> None:
        """What one quote names."""
        self._speakers.setdefault(speaker_id(quote), chain.speaker)
        self._versions.setdefault(version_id(quote), (quote.source, quote.version))
        for place in chain.places.values():
            self._places.setdefault(f"place-{place.id}", place)

    def __bool__(self) -> bool:
        """Whether any quote was noted."""
        return bool(self._versions)

    def written(self) -> Element:
        """The lists of what was noted."""
        persons = [_person(key, speaker) for key, speaker in self._speakers.items()]
        places = [_place(key, place) for key, place in self._places.items()]
        sources = [_source(key, source, version) for key, (source, version) in self._versions.items()]
        lists = [element("listPerson", None, *persons)]
        lists += [element("listPlace", None, *places)] if places else []
        return element("standOff", None, *lists, element("listBibl", None, *sources))


def _person(key: str, speaker: Speaker | None) -> Element:
    if speaker is None:
        return element("person", None, element("persName", "Speaker unknown"), xml_id=key)
    is_body = speaker.kind is SpeakerKind.ORGANISATION
    names = [
        element(
            "orgName" if is_body else "persName",
            name.form,
            type=None if speaker.named else "description",
            xml_lang=language(name.language),
        )
        for name in speaker.names
    ]
    if is_body:
        return element("org", None, *names, xml_id=key)
    return element("person", None, *names, xml_id=key, role=speaker.kind.value)


def _place(key: str, place: Place) -> Element:
    names = [element("placeName", name.form, xml_lang=language(name.language)) for name in place.names]
    located = []
    if place.latitude is not None and place.longitude is not None:
        located.append(element("location", None, element("geo", f"{place.latitude} {place.longitude}")))
    return element("place", None, *names, *located, element("idno", place.key, type="gazetteer"), xml_id=key)


def _source(key: str, source: SourceReference, version: VersionRecord) -> Element:
    return element("bibl", None, *_described(source, version), xml_id=key, type=source.kind.value)


def _described(source: SourceReference, version: VersionRecord) -> Iterator[Element]:
    yield element("title", source.title, xml_lang=language(source.language))
    yield element("author", source.author or "unknown")
    yield element("publisher", source.publisher or "unknown")
    yield dated(source.published, "published", is_inferred=source.published_note is not None)
    yield dated(source.retrieved, "retrieved")
    yield reference(source.url, "source")
    yield reference(source.archived_url, "archived-copy")
    yield reference(source.page, "record")
    yield element("idno", version.sha256, type="SHA-256")
    yield element("idno", str(version.number), type="version")
    yield element("availability", None, element("p", source.rights or "Rights: unknown"))
    yield element(
        "respStmt",
        None,
        element("resp", f"added on {source.added_at:%Y-%m-%d}"),
        element("name", source.added_by),
    )


def reference(address: str | None, sort: str) -> Element:
    """A link where the address is one of the web, else the words alone."""
    return element("ref", address or "unknown", type=sort, target=urls.outward(address))


def dated(text: str | None, sort: str, *, is_inferred: bool = False) -> Element:
    """A date as it was put down, and as one of the calendar where it is one."""
    is_date = partial_date(text) is not None
    return element(
        "date",
        text or "unknown",
        type=sort,
        when=text.strip() if text and is_date else None,
        cert="medium" if is_inferred else None,
    )
