"""The page of one quote: the words, the chain they came by, and what each tag rests on."""

from dataclasses import dataclass

from archive import citation
from archive.ids import quote_anchor
from archive.model import Chain, Evidence, Kind, Span, Tag, TagField
from web import urls, wording
from web.naming import side_by_side
from web.pages.parts import Card, Head, Link, card, excerpt, reference
from web.passages import Passage, VisibleText, around
from web.reading_room import SourceReading

STATEMENT_NOTE = "An office, an expert or an organisation speaks; kept as context to the testimonies."


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One link of the attribution chain; unknown links say so."""

    label: str
    value: Link
    known: bool
    is_hash: bool
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRow:
    """One claim with the words it rests on."""

    label: str
    value: Link
    resolved: str | None
    """The name of the place that the words point at, where they name it otherwise."""
    certainty: str
    basis: str
    """How the supporting words follow: ``stated in the words``, ``inferred from the words``."""
    maker: str
    words: tuple[str, ...]
    """The supporting words as they stand in the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePage:
    """What ``quote.html`` shows."""

    head: Head
    card: Card
    heading: str
    kind: str
    kind_note: str
    chain: tuple[ChainLink, ...]
    tags: tuple[TagRow, ...]
    context: tuple[Passage, ...]
    """The sentences around the words, by paragraphs."""
    context_language: str | None
    is_excerpt: bool
    citation: str
    address: str
    place_in_source: str
    previous: Link | None
    next: Link | None
    source: Link


def quote_page(chain: Chain, reading: SourceReading, address: str) -> QuotePage:
    """The page of a quote within what may be read of its source; ``address`` is its own, for citing."""
    quote, description = chain.quote, chain.source.description
    text = reading.texts[quote.version_id]
    whole = Span(quote.parts[0].start, quote.parts[-1].end)
    ids = [record.quote.id for record in reading.records]
    position = ids.index(quote.id)
    before = reading.records[position - 1] if position else None
    after = reading.records[position + 1] if position + 1 < len(ids) else None
    shown = card(chain, whole=True)
    return QuotePage(
        head=Head(title=f"{shown.speaker.text}: “{excerpt(chain)}”", path=urls.quote(quote.id)),
        card=shown,
        heading=shown.speaker.text,
        kind=wording.KIND[quote.kind],
        kind_note="" if quote.kind is Kind.TESTIMONY else STATEMENT_NOTE,
        chain=tuple(_chain_link(link, chain) for link in citation.links(chain)),
        tags=tag_rows(chain, text),
        context=text.paragraphs(around(text.text, whole), quoted=quote.parts),
        context_language=description.language,
        is_excerpt=chain.version.is_excerpt,
        citation=citation.cite(chain, address),
        address=address,
        place_in_source=f"Quote {position + 1} of {len(ids)} in this source",
        previous=reference(before) if before else None,
        next=reference(after) if after else None,
        source=Link(text=description.title, href=urls.source(chain.source.slug, quote_anchor(quote.number))),
    )


def tag_rows(chain: Chain, text: VisibleText) -> tuple[TagRow, ...]:
    """Every claim about the quote, the speaker's first."""
    attribution = chain.quote.attribution
    rows = [_row(tag, chain, text) for tag in chain.quote.tags]
    if attribution is None:
        return tuple(rows)
    speaker = chain.speaker
    value = Link(text=attribution.name, href=urls.speaker(speaker.slug) if speaker else None)
    return (_claim("Speaker", value, None, attribution.evidence, text), *rows)


def _row(tag: Tag, chain: Chain, text: VisibleText) -> TagRow:
    label = wording.PLACE[tag.place_role] if tag.place_role else wording.TAG[tag.field]
    value = citation.said(tag.value) if tag.field is TagField.SAID_ON else tag.value
    place = chain.places.get(tag.place_key) if tag.place_key else None
    if place is None:
        return _claim(label, Link(text=value), None, tag.evidence, text)
    known = {name.form.casefold() for name in place.names}
    resolved = None if tag.value.casefold() in known else side_by_side(place)
    return _claim(label, Link(text=value, href=urls.place(place.slug)), resolved, tag.evidence, text)


def _claim(label: str, value: Link, resolved: str | None, evidence: Evidence, text: VisibleText) -> TagRow:
    return TagRow(
        label=label,
        value=value,
        resolved=resolved,
        certainty=evidence.certainty.value,
        basis=wording.BASIS[evidence.certainty],
        maker=wording.maker(evidence.method),
        words=tuple(text.words(span) for span in evidence.spans),
    )


def _chain_link(link: citation.Link, chain: Chain) -> ChainLink:
    return ChainLink(
        label=link.label,
        value=Link(text=link.value, href=_leads_to(link, chain)),
        known=link.known,
        is_hash=link.value.startswith("sha256:"),
        note=link.note,
    )


def _leads_to(link: citation.Link, chain: Chain) -> str | None:
    if not link.known:
        return None
    match link.label:
        case "Speaker":
            return urls.speaker(chain.speaker.slug) if chain.speaker else None
        case "Title":
            return urls.source(chain.source.slug, quote_anchor(chain.quote.number))
        case "Address" | "Archived copy":
            return urls.outward(link.value)
    return None
