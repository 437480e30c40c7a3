"""From the record's values to what files and the API say of them."""

from archive import citation
from archive.content_notes import keys
from archive.joints import on_one_line
from archive.model import Attribution, Chain, Evidence, Place, Source, SourceVersion, Span, Speaker, Tag
from web import urls
from web.naming import english_names
from web.passages import VisibleText
from web.recordings import moment_of
from web.records.nouns import (
    AttributionRecord,
    ChainLink,
    EvidenceRecord,
    EvidenceWords,
    PartRecord,
    PlaceReference,
    QuoteRecord,
    SourceReference,
    SpeakerReference,
    TagRecord,
    VersionRecord,
)
from web.surroundings import CONTEXT, readable


class Telling:
    """Tells of records under one address of the site."""

    def __init__(self, site: str) -> None:
        """``site`` is what stands before every path: ``https://archive.example``."""
        self._site = site

    def address(self, path: str) -> str:
        """A path of the site as a whole address, of no language of the interface."""
        return self._site + urls.lasting(path)

    def quote(self, chain: Chain, text: VisibleText) -> QuoteRecord:
        """One quote with its chain; ``text`` is its version's, as far as it may be read."""
        quote = chain.quote
        page = self.address(urls.quote(quote.id))
        moment = moment_of(quote, chain.version, text)
        return QuoteRecord(
            id=quote.id,
            text=on_one_line(quote.parts, chain.version.text),
            parts=tuple(
                _part(chain, text, part, exact) for part, exact in zip(quote.parts, quote.exact, strict=True)
            ),
            kind=quote.kind,
            language=quote.language or chain.source.description.language,
            speaker=self.speaker(chain.speaker) if chain.speaker else None,
            attribution=_attribution(quote.attribution, text) if quote.attribution else None,
            tags=tuple(self._tag(tag, chain, text) for tag in quote.tags),
            content_notes=keys((chain.source, quote)),
            source=self.source(chain.source),
            version=version(chain.version),
            start_seconds=quote.start_seconds,
            end_seconds=quote.end_seconds,
            recording=moment.href if moment else None,
            chain=tuple(
                ChainLink(label=link.label, value=link.value, known=link.known, note=link.note)
                for link in citation.links(chain)
            ),
            citation=citation.cite(chain, page),
            page=page,
            record=self.address(urls.record("quotes", quote.id)),
        )

    def speaker(self, speaker: Speaker) -> SpeakerReference:
        """A speaker by name."""
        return SpeakerReference(
            id=speaker.id,
            slug=speaker.slug,
            name=speaker.label,
            is_named=speaker.named,
            kind=speaker.kind,
            page=self.address(urls.speaker(speaker.id)),
            record=self.address(urls.record("speakers", speaker.id)),
        )

    def place(self, place: Place) -> PlaceReference:
        """A place by its English names."""
        return PlaceReference(
            id=place.id,
            slug=place.slug,
            names=english_names(place),
            page=self.address(urls.place(place.id)),
            record=self.address(urls.record("places", place.id)),
        )

    def source(self, source: Source) -> SourceReference:
        """A source as it is described."""
        description = source.description
        return SourceReference(
            id=source.id,
            slug=source.slug,
            title=description.title,
            kind=description.kind,
            publisher=description.publisher,
            author=description.author,
            published=description.published,
            published_note=description.published_note,
            url=description.url,
            archived_url=description.archived_url,
            retrieved=description.retrieved,
            language=description.language,
            rights=description.rights,
            collection=description.collection,
            topics=description.topics,
            added_by=source.added_by,
            added_at=source.added_at,
            page=self.address(urls.source(source.id)),
            record=self.address(urls.record("sources", source.id)),
        )

    def _tag(self, tag: Tag, chain: Chain, text: VisibleText) -> TagRecord:
        place = chain.places.get(tag.place_key) if tag.place_key else None
        return TagRecord(
            field=tag.field,
            value=tag.value,
            place_role=tag.place_role,
            place=self.place(place) if place else None,
            evidence=_evidence(tag.evidence, text),
        )


def version(version: SourceVersion) -> VersionRecord:
    """One fetched state; the name its file came under is nobody's business."""
    return VersionRecord(
        number=version.number,
        sha256=version.original_sha256,
        text_sha256=version.text_sha256,
        media_type=version.media_type,
        is_excerpt=version.is_excerpt,
        is_derived=bool(version.signs),
        added_by=version.added_by,
        added_at=version.added_at,
    )


def _part(chain: Chain, text: VisibleText, part: Span, exact: str) -> PartRecord:
    return PartRecord(
        exact=exact,
        prefix=readable(chain, text, Span(part.start - CONTEXT, part.start)),
        suffix=readable(chain, text, Span(part.end, part.end + CONTEXT)),
        start=part.start,
        end=part.end,
    )


def _attribution(attribution: Attribution, text: VisibleText) -> AttributionRecord:
    return AttributionRecord(name=attribution.name, evidence=_evidence(attribution.evidence, text))


def _evidence(evidence: Evidence, text: VisibleText) -> EvidenceRecord:
    return EvidenceRecord(
        certainty=evidence.certainty,
        method=evidence.method,
        words=tuple(_words(span, text) for span in evidence.spans),
    )


def _words(span: Span, text: VisibleText) -> EvidenceWords:
    """Where words may not be shown, nothing tells how long they are either."""
    words = text.verbatim(span)
    is_whole = words == span.of(text.text)
    return EvidenceWords(
        words=words, start=span.start if is_whole else None, end=span.end if is_whole else None
    )
