"""The page of one quote: the words, the chain they came by, and what each tag rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from archive import citation
from archive.drift.sources import Standpoint
from archive.ids import quote_anchor
from archive.model import Chain, Kind, SourceVersion
from web import urls
from web.language import wording
from web.language.agreed import on_what_basis
from web.language.languages import Translated, gettext as _, marked
from web.pages.citing import Citing, citing_quote
from web.pages.evidence import Claim, claims
from web.pages.parts import Card, Head, Link, Written, card, headline, published, reference, topic_links
from web.pages.related import OtherWords, RelationRow, other_words, relation_rows
from web.pages.since import since
from web.reading.neighbours import Neighbours, in_source
from web.reading.passages import Passage, VisibleText, around
from web.reading.readings import SourceReading
from web.reading.recordings import Moment, moment_of
from web.reading.related import RelatedQuote, RelatedSource

STATEMENT_NOTE = marked("An office, an expert or an organisation speaks; kept as context to the testimonies.")


CHAIN = (
    marked("Speaker"),
    marked("Relaying the words of"),
    marked("Words as given by"),
    marked("Said to"),
    marked("Said on"),
    marked("In the recording"),
    marked("Published by"),
    marked("Written by"),
    marked("Published"),
    marked("Title"),
    marked("Address"),
    marked("Archived copy"),
    marked("Retrieved"),
    marked("Source version"),
    marked("On what basis"),
    marked("Accepted by"),
    marked("Added by"),
)
"""What ``archive.citation`` calls the links of the chain."""

CHAIN_NOTES = (
    marked("unknown"),
    marked("stated; not named in the source"),
    marked("inferred; not named in the source"),
    marked("uncertain; not named in the source"),
    marked("not attributed"),
    marked("excerpt record"),
    marked("of the derived public text: words are withheld"),
    marked("stated; known by an initial"),
    marked("inferred; known by an initial"),
    marked("uncertain; known by an initial"),
    marked("stated; a pseudonym"),
    marked("inferred; a pseudonym"),
    marked("uncertain; a pseudonym"),
    marked("stated; name withheld by the archive"),
    marked("inferred; name withheld by the archive"),
    marked("uncertain; name withheld by the archive"),
)
"""What it says beside them."""

IN_SOURCE = Translated(
    {"prev": marked("Before, in the same source"), "next": marked("After, in the same source")}
)
BY_SPEAKER = Translated(
    {"prev": marked("Before, by the same speaker"), "next": marked("After, by the same speaker")}
)
IN_SOURCE_BY_SPEAKER = Translated(
    {
        "prev": marked("Before, in the same source, by the same speaker"),
        "next": marked("After, in the same source, by the same speaker"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One link of the attribution chain; unknown links say so."""

    label: str
    value: Link
    known: bool
    is_hash: bool
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """A way to a quote beside this one."""

    label: str
    quote: Link
    rel: str
    """``prev`` and ``next`` within the source; empty for the speaker's others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside a quote in the archive."""

    attested: tuple[Chain, ...]
    """The same words in other sources."""
    by_speaker: Neighbours
    fate: tuple[SourceVersion, Standpoint] | None
    """The newest version, where it is a later one, and what became of the words in it."""
    joined: tuple[RelatedQuote, ...] = ()
    related: tuple[RelatedSource, ...] = ()
    """What archivists say the quote, and its source, are to others."""


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
    moment: Moment | None
    """When in the recording it is said."""
    place_in_source: str
    since: tuple[str, ...]
    """What became of the words in a later version of the source; empty where there is none."""
    attested: tuple[Link, ...]
    """The same words in other sources."""
    other_words: tuple[OtherWords, ...]
    """The original, and translations, that an archivist joined."""
    related: tuple[RelationRow, ...]
    """What its source is a copy or translation of."""
    onward: tuple[Onward, ...]
    source: Link
    topics: tuple[Link, ...]
    """What its source tells of."""


def quote_page(chain: Chain, reading: SourceReading, address: str, *, day: date, beside: Beside) -> QuotePage:
    """The page of a quote within what may be read of its source; ``address`` is its own, for citing.

    day: today, on which the words are compared.
    """
    quote, description = chain.quote, chain.source.description
    text = reading.texts[quote.version_id]
    context = around(text.text, quote.span, chain.version.furniture)
    shown = card(chain, whole=True)
    return QuotePage(
        head=Head(title=headline(shown.caption.speaker.text, chain), path=urls.quote(quote.id)),
        card=shown,
        kind=wording.KIND[quote.kind],
        kind_note="" if quote.kind is Kind.TESTIMONY else _(STATEMENT_NOTE),
        chain=tuple(_chain(chain, text, day)),
        moment=moment_of(quote, chain.version, text),
        tags=claims(chain, text, context),
        context=text.paragraphs(context, quoted=quote.parts),
        written=Written(description.language),
        is_excerpt=chain.version.is_excerpt,
        citation=citation.cite(chain, address),
        citing=citing_quote(chain, text, address),
        address=address,
        place_in_source=_place_in_source(chain, reading),
        since=since(beside.fate),
        attested=tuple(map(_elsewhere, beside.attested)),
        other_words=other_words(beside.joined),
        related=relation_rows(chain.source, beside.related),
        onward=tuple(_onward(in_source(chain, reading), beside.by_speaker)),
        source=Link(text=description.title, href=urls.source(chain.source.slug, quote_anchor(quote.id))),
        topics=topic_links(chain.source),
    )


def _chain(chain: Chain, text: VisibleText, day: date) -> Iterator[ChainLink]:
    """The attribution chain, and at its end that the words were compared."""
    for link in citation.links(chain):
        yield _chain_link(link, chain, text)
    yield verified(chain.version, day)


def _place_in_source(chain: Chain, reading: SourceReading) -> str:
    position = [record.quote.id for record in reading.records].index(chain.quote.id)
    return _("Quote %(number)s of %(total)s in this source", number=position + 1, total=len(reading.records))


def verified(version: SourceVersion, day: date) -> ChainLink:
    """That the words are the text's own, as compared for this page, and that the text is what was kept.

    A quote whose words are not the slice of its text has no page. The original bytes are the audit's to read.
    """
    is_kept = sha256(version.text.encode()).hexdigest() == version.text_sha256
    compared = _("on %(day)s, letter for letter, against the text of that version", day=wording.day(day))
    if version.signs:
        compared = _(
            "on %(day)s, letter for letter, against the derived public text; the whole one is kept",
            day=wording.day(day),
        )
    # A plain text is its bytes, and the chain names their digest already.
    is_its_bytes = version.text_sha256 == version.original_sha256
    failed = _("no: the text is not the one that was kept; do not cite it")
    return ChainLink(
        label=_("Verified"),
        value=Link(text=compared if is_kept else failed),
        known=is_kept,
        is_hash=False,
        note=None if is_its_bytes else _("text sha256:%(digest)s", digest=version.text_sha256),
    )


def _elsewhere(chain: Chain) -> Link:
    description = chain.source.description
    publisher = description.publisher or _("publisher unknown")
    where = f"{description.title}, {publisher}, {published(chain)}"
    return Link(text=where, href=urls.quote(chain.quote.id))


def _onward(beside: Neighbours, by_speaker: Neighbours) -> Iterator[Onward]:
    """The ways on, one for both where the same quote is next in the source and by the speaker."""
    for rel, near, theirs in (
        ("prev", beside.before, by_speaker.before),
        ("next", beside.after, by_speaker.after),
    ):
        is_one = near is not None and theirs is not None and near.quote.id == theirs.quote.id
        if near:
            label = IN_SOURCE_BY_SPEAKER[rel] if is_one else IN_SOURCE[rel]
            yield Onward(label=label, quote=reference(near), rel=rel)
        if theirs and not is_one:
            yield Onward(label=BY_SPEAKER[rel], quote=reference(theirs), rel="")


def _chain_link(link: citation.Link, chain: Chain, text: VisibleText) -> ChainLink:
    is_day_noted = bool(link.day and link.note and link.note.startswith("on "))
    return ChainLink(
        label=_(link.label),
        value=Link(text=_value(link, chain, is_day_noted), href=_leads_to(link, chain, text)),
        known=link.known,
        is_hash=link.value.startswith("sha256:"),
        # A note that says when belongs to the sentence and in no brackets.
        note=None if is_day_noted or not link.note else _(link.note),
    )


def _value(link: citation.Link, chain: Chain, is_day_noted: bool) -> str:
    if not link.known:
        return _(wording.NO_ADDRESS if link.label == "Address" else citation.UNKNOWN)
    if link.label == "On what basis":
        return on_what_basis(chain)
    if is_day_noted:
        return f"{link.value}, {wording.on_day(link.day)}{wording.when(link.day)}"
    return wording.when(link.day or link.value)


def _leads_to(link: citation.Link, chain: Chain, text: VisibleText) -> str | None:
    if not link.known:
        return None
    match link.label:
        case "Speaker":
            return urls.speaker(chain.speaker.slug) if chain.speaker else None
        case "Title":
            return urls.source(chain.source.slug, quote_anchor(chain.quote.id))
        case citation.RECORDING:
            found = moment_of(chain.quote, chain.version, text)
            return found.href if found else None
        case "Address" | "Archived copy":
            return urls.outward(link.value)
    return None
