"""The page of one quote: the words, the chain they came by, and what each tag rests on."""

from dataclasses import dataclass

from archive import citation
from archive.ids import quote_anchor
from archive.model import Chain, Kind
from web import urls, wording
from web.pages.citing import Citing, citing_quote
from web.pages.evidence import Claim, claims
from web.pages.parts import Card, Head, Link, Written, card, excerpt, reference
from web.passages import Passage, around
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
class QuotePage:
    """What ``quote.html`` shows."""

    head: Head
    card: Card
    kind: str
    kind_note: str
    chain: tuple[ChainLink, ...]
    tags: tuple[Claim, ...]
    context: tuple[Passage, ...]
    """The sentences around the words, by paragraphs."""
    written: Written
    is_excerpt: bool
    citation: str
    citing: Citing
    address: str
    place_in_source: str
    previous: Link | None
    next: Link | None
    source: Link


def quote_page(chain: Chain, reading: SourceReading, address: str) -> QuotePage:
    """The page of a quote within what may be read of its source; ``address`` is its own, for citing."""
    quote, description = chain.quote, chain.source.description
    text = reading.texts[quote.version_id]
    context = around(text.text, quote.span, chain.version.furniture)
    ids = [record.quote.id for record in reading.records]
    position = ids.index(quote.id)
    before = reading.records[position - 1] if position else None
    after = reading.records[position + 1] if position + 1 < len(ids) else None
    shown = card(chain, whole=True)
    return QuotePage(
        head=Head(title=f"{shown.speaker.text}: “{excerpt(chain)}”", path=urls.quote(quote.id)),
        card=shown,
        kind=wording.KIND[quote.kind],
        kind_note="" if quote.kind is Kind.TESTIMONY else STATEMENT_NOTE,
        chain=tuple(_chain_link(link, chain) for link in citation.links(chain)),
        tags=claims(chain, text, context),
        context=text.paragraphs(context, quoted=quote.parts),
        written=Written(description.language),
        is_excerpt=chain.version.is_excerpt,
        citation=citation.cite(chain, address),
        citing=citing_quote(chain, text, address),
        address=address,
        place_in_source=f"Quote {position + 1} of {len(ids)} in this source",
        previous=reference(before) if before else None,
        next=reference(after) if after else None,
        source=Link(text=description.title, href=urls.source(chain.source.slug, quote_anchor(quote.number))),
    )


def _chain_link(link: citation.Link, chain: Chain) -> ChainLink:
    return ChainLink(
        label=link.label,
        value=Link(text=_value(link), href=_leads_to(link, chain)),
        known=link.known,
        is_hash=link.value.startswith("sha256:"),
        note=None if _is_day(link) else link.note,
    )


def _value(link: citation.Link) -> str:
    if link.label == "Address" and not link.known:
        return wording.NO_ADDRESS
    return f"{link.value}, {link.note}" if _is_day(link) else link.value


def _is_day(link: citation.Link) -> bool:
    """Whether the note says when, which belongs to the sentence and in no brackets."""
    return bool(link.note and link.note.startswith("on "))


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
