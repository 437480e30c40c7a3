"""The pages of sources: the list, and one source with its versions and its quotes in order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from archive.access import may_read_in_full
from archive.citation import UNKNOWN
from archive.ids import quote_anchor
from archive.model import Chain, Collection, Form, Source, SourceVersion, Span
from web import urls, wording
from web.languages import gettext as _, ngettext
from web.pages.citing import Citing, citing_source
from web.pages.collections import FindingAid, finding_aids
from web.pages.listing import Entry
from web.pages.pager import Pager, pager
from web.pages.parts import Card, Head, Link, Written, card, speaker_link, topic_links
from web.passages import Passage, around, paragraphs, without_shreds
from web.reading_room import SourceReading

PER_PAGE = 100
LAST_PAGE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """What ``sources.html`` shows."""

    head: Head
    entries: tuple[Entry, ...]
    summary: str
    pager: Pager
    collections: tuple[FindingAid, ...]
    """On the first page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a description; unknown values say so."""

    label: str
    value: Link
    known: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One fetched state of the source, with its fixity."""

    number: int
    original_sha256: str
    text_sha256: str
    media_type: str
    is_excerpt: bool
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InContext:
    """A quote, or the fragments of one sentence, within the sentences that hold them."""

    card: Card
    context: tuple[Passage, ...]
    speaker: Link
    is_record: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a text shown in full, with the quotes that end in it."""

    passage: Passage
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """What ``source.html`` shows."""

    head: Head
    heading: str
    kind: str
    written: Written
    note: Markup | None
    rows: tuple[Row, ...]
    topics: tuple[Link, ...]
    versions: tuple[VersionRow, ...]
    summary: str
    entries: tuple[InContext, ...]
    """Quotes in their sentences, and fragments among them as context, where the text is not shown in full."""
    text: tuple[Paragraph, ...]
    """The whole text with its quotes marked, where the public may read it, else empty."""
    is_excerpt: bool
    collection: FindingAid | None
    citing: Citing


def sources_page(
    sources: Iterable[Source], counts: Mapping[str, int], collections: Iterable[Collection], page: int
) -> SourcesPage:
    """One page of the sources with public quotes, latest publication first. Raises NoSuchPage."""
    shown = in_list_order(source for source in sources if counts.get(source.id))
    start = (page - 1) * PER_PAGE
    return SourcesPage(
        head=Head(title=_("Sources"), path=urls.listing(urls.SOURCES, page=page)),
        entries=tuple(entry(source, counts[source.id]) for source in shown[start : start + PER_PAGE]),
        summary=ngettext(
            "%(num)s source that holds the words of this archive.",
            "%(num)s sources that hold the words of this archive, the latest first.",
            len(shown),
        )
        + " "
        + _(
            "Articles belong to their publishers: here stand the words quoted, with the sentence around them."
        ),
        pager=pager(page, max(1, -(-len(shown) // PER_PAGE)), LAST_PAGE, _address),
        collections=finding_aids(collections, shown) if page == 1 else (),
    )


def in_list_order(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources as they are listed: the latest publication first, those of one day by title."""
    by_title = sorted(sources, key=lambda source: source.description.title.casefold())
    return tuple(sorted(by_title, key=lambda source: source.description.published or "", reverse=True))


def _address(page: int) -> str:
    return urls.listing(urls.SOURCES, page=page)


def entry(source: Source, count: int) -> Entry:
    """A source in a list: title, publisher and date, how many quotes."""
    description = source.description
    when = wording.when(description.published) if description.published else _("date unknown")
    if description.published and description.published_note:
        when = _("%(date)s (date inferred)", date=when)
    publisher = description.publisher or _("publisher unknown")
    return Entry(
        label=description.title,
        href=urls.source(source.slug),
        note=f"{wording.SOURCE[description.kind]} · {publisher} · {when}",
        count=wording.quotes(count),
        language=description.language,
    )


def source_page(reading: SourceReading, collections: Iterable[Collection], address: str) -> SourcePage:
    """One source as far as it may be read; ``address`` is one that does not change, for citing."""
    source = reading.source
    description = source.description
    # A version that was only taken in again has no quotes: it is told of among the versions, not shown.
    newest = max((chain.version for chain in reading.records), key=lambda version: version.number)
    in_full = may_read_in_full(source, is_excerpt=newest.is_excerpt)
    aside = [c for c in (*reading.records, *reading.fragments) if not in_full or c.version.id != newest.id]
    collection = next(iter(finding_aids(collections, (source,))), None)
    return SourcePage(
        head=Head(title=description.title, path=urls.source(source.slug)),
        heading=description.title,
        kind=wording.SOURCE[description.kind],
        written=Written(description.language),
        note=Markup(source.note_html) if source.note_html else None,  # noqa: S704 (sanitised when it was saved)
        rows=_rows(source, collection),
        topics=topic_links(source),
        versions=tuple(_version(version) for version in reading.versions),
        summary=wording.quotes_here(len(reading.records)),
        entries=tuple(_in_context(c, reading) for c in _together(sorted(aside, key=_position), reading)),
        text=tuple(_whole_text(newest, reading)) if in_full else (),
        is_excerpt=newest.is_excerpt,
        collection=collection,
        citing=citing_source(source, newest, address),
    )


def _rows(source: Source, collection: FindingAid | None) -> tuple[Row, ...]:
    description = source.description
    published = wording.when(description.published) if description.published else None
    language = wording.language(description.language)
    return (
        _row(_("Published by"), description.publisher),
        _row(_("Written by"), description.author),
        _row(_("Published"), published, note=description.published_note),
        _row(
            _("Address"), description.url, href=urls.outward(description.url), unknown=_(wording.NO_ADDRESS)
        ),
        _row(_("Archived copy"), description.archived_url, href=urls.outward(description.archived_url)),
        _row(_("Retrieved"), wording.when(description.retrieved) if description.retrieved else None),
        _row(_("Language"), language),
        _row(_("Rights"), description.rights),
        _row(
            _("Collection"),
            collection.title if collection else None,
            href=collection.href if collection else None,
            unknown=_("none"),
        ),
        _row(_("Added by"), f"{source.added_by}, {wording.day(source.added_at)}"),
    )


def _row(
    label: str, value: str | None, *, href: str | None = None, note: str | None = None, unknown: str = UNKNOWN
) -> Row:
    return Row(label=label, value=Link(text=value or unknown, href=href), known=bool(value), note=note)


def _version(version: SourceVersion) -> VersionRow:
    return VersionRow(
        number=version.number,
        original_sha256=version.original_sha256,
        text_sha256=version.text_sha256,
        media_type=version.media_type,
        is_excerpt=version.is_excerpt,
        added=_("%(day)s, by %(who)s", day=wording.day(version.added_at), who=version.added_by),
    )


def _together(chains: Iterable[Chain], reading: SourceReading) -> Iterator[tuple[Chain, ...]]:
    """Each record alone; fragments of one speaker in one sentence together."""
    for _sentence_of, group in groupby(chains, key=lambda chain: _sentence(chain, reading)):
        yield tuple(group)


def _sentence(chain: Chain, reading: SourceReading) -> tuple[str, str | None, Span]:
    quote = chain.quote
    if quote.form is not Form.FRAGMENT:
        return quote.id, None, quote.parts[0]
    return (
        quote.version_id,
        quote.speaker_id,
        around(chain.version.text, quote.parts[0], chain.version.furniture),
    )


def _in_context(chains: tuple[Chain, ...], reading: SourceReading) -> InContext:
    chain = chains[0]
    text = reading.texts[chain.quote.version_id]
    spoken = [part for each in chains for part in each.quote.parts]
    whole = Span(spoken[0].start, spoken[-1].end)
    link = speaker_link(chain)
    is_record = chain in reading.records
    return InContext(
        card=card(chain),
        context=text.paragraphs(around(text.text, whole, chain.version.furniture), quoted=spoken),
        speaker=link if is_record or _has_page(chain, reading) else Link(text=link.text),
        is_record=is_record,
    )


def _has_page(chain: Chain, reading: SourceReading) -> bool:
    """Whether a fragment's speaker also has records here, and so a page of their own."""
    return any(record.quote.speaker_id == chain.quote.speaker_id for record in reading.records)


def _position(chain: Chain) -> tuple[int, Span]:
    return chain.version.number, chain.quote.parts[0]


def _whole_text(version: SourceVersion, reading: SourceReading) -> Iterator[Paragraph]:
    text = reading.texts[version.id]
    records = [chain for chain in reading.records if chain.version.id == version.id]
    fragments = [chain for chain in reading.fragments if chain.version.id == version.id]
    spoken = [part for chain in (*records, *fragments) for part in chain.quote.parts]
    anchors = {chain.quote.span.start: quote_anchor(chain.quote.number) for chain in records}
    for prose in _between(version.furniture, len(text.text)):
        for span in paragraphs(text.text, prose):
            if span.of(text.text).strip():
                passage = without_shreds(text.passage(span, quoted=spoken, anchors=anchors))
                ending = (chain for chain in records if span.start < chain.quote.span.end <= span.end)
                yield Paragraph(passage=passage, cards=tuple(map(card, ending)))


def _between(furniture: Iterable[Span], length: int) -> Iterator[Span]:
    start = 0
    for span in sorted(furniture):
        if start < span.start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < length:
        yield Span(start, length)
