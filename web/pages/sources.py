"""The pages of sources: the list, and one source with its versions and its quotes in order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from archive.access import may_read_in_full
from archive.citation import UNKNOWN, said
from archive.model import Chain, Form, Source, SourceVersion, Span
from web import urls, wording
from web.pages.listing import Entry
from web.pages.pager import Pager, pager
from web.pages.parts import Card, Head, Link, card, speaker_link
from web.passages import Passage, around
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
class SourcePage:
    """What ``source.html`` shows."""

    head: Head
    heading: str
    kind: str
    language: str | None
    note: Markup | None
    rows: tuple[Row, ...]
    versions: tuple[VersionRow, ...]
    summary: str
    entries: tuple[InContext, ...]
    """Quotes, and fragments among them as context, in the order of the source."""
    text: tuple[Passage, ...]
    """The whole text where the public may read it, else empty."""
    is_excerpt: bool


def sources_page(sources: Iterable[Source], counts: Mapping[str, int], page: int) -> SourcesPage:
    """One page of the sources with public quotes, latest publication first."""
    shown = sorted((s for s in sources if counts.get(s.id)), key=lambda s: s.description.title.casefold())
    shown.sort(key=lambda source: source.description.published or "", reverse=True)
    start = (page - 1) * PER_PAGE
    return SourcesPage(
        head=Head(title="Sources", path=urls.listing(urls.SOURCES, page=page)),
        entries=tuple(entry(source, counts[source.id]) for source in shown[start : start + PER_PAGE]),
        summary=wording.count(len(shown), "source"),
        pager=pager(page, max(1, -(-len(shown) // PER_PAGE)), LAST_PAGE, _address),
    )


def _address(page: int) -> str:
    return urls.listing(urls.SOURCES, page=page)


def entry(source: Source, count: int) -> Entry:
    """A source in a list: title, publisher and date, how many quotes."""
    description = source.description
    when = said(description.published) if description.published else "date unknown"
    if description.published and description.published_note:
        when += " (date inferred)"
    publisher = description.publisher or "publisher unknown"
    return Entry(
        label=description.title,
        href=urls.source(source.slug),
        note=f"{wording.SOURCE[description.kind]} · {publisher} · {when}",
        count=wording.count(count, "quote"),
        language=description.language,
    )


def source_page(reading: SourceReading) -> SourcePage:
    """One source as far as it may be read."""
    source = reading.source
    description = source.description
    newest = reading.versions[-1]
    in_order = sorted((*reading.records, *reading.fragments), key=_position)
    in_full = may_read_in_full(source, is_excerpt=newest.is_excerpt)
    return SourcePage(
        head=Head(title=description.title, path=urls.source(source.slug)),
        heading=description.title,
        kind=wording.SOURCE[description.kind],
        language=description.language,
        note=Markup(source.note_html) if source.note_html else None,  # noqa: S704 (sanitised when it was saved)
        rows=_rows(source),
        versions=tuple(_version(version) for version in reading.versions),
        summary=wording.count(len(reading.records), "quote") + " in this archive",
        entries=tuple(_in_context(chains, reading) for chains in _together(in_order, reading)),
        text=_whole_text(newest, reading) if in_full else (),
        is_excerpt=newest.is_excerpt,
    )


def _rows(source: Source) -> tuple[Row, ...]:
    description = source.description
    published = said(description.published) if description.published else None
    language = wording.language(description.language)
    return (
        _row("Published by", description.publisher),
        _row("Written by", description.author),
        _row("Published", published, note=description.published_note),
        _row("Address", description.url, href=urls.outward(description.url), unknown="no address recorded"),
        _row("Archived copy", description.archived_url, href=urls.outward(description.archived_url)),
        _row("Retrieved", said(description.retrieved) if description.retrieved else None),
        _row("Language", language),
        _row("Rights", description.rights),
        _row("Collection", description.collection, unknown="none"),
        _row("Added by", source.added_by, note=f"on {source.added_at.day} {source.added_at:%B %Y}"),
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
        added=f"{version.added_at.day} {version.added_at:%B %Y}, by {version.added_by}",
    )


def _together(chains: Iterable[Chain], reading: SourceReading) -> Iterator[tuple[Chain, ...]]:
    """Each record alone; fragments of one speaker in one sentence together."""
    for _, group in groupby(chains, key=lambda chain: _sentence(chain, reading)):
        yield tuple(group)


def _sentence(chain: Chain, reading: SourceReading) -> tuple[str, str | None, Span]:
    quote = chain.quote
    if quote.form is not Form.FRAGMENT:
        return quote.id, None, quote.parts[0]
    return quote.version_id, quote.speaker_id, around(chain.version.text, quote.parts[0])


def _in_context(chains: tuple[Chain, ...], reading: SourceReading) -> InContext:
    chain = chains[0]
    text = reading.texts[chain.quote.version_id]
    spoken = [part for each in chains for part in each.quote.parts]
    link = speaker_link(chain)
    is_record = chain in reading.records
    return InContext(
        card=card(chain),
        context=text.paragraphs(around(text.text, Span(spoken[0].start, spoken[-1].end)), quoted=spoken),
        speaker=link if is_record or _has_page(chain, reading) else Link(text=link.text),
        is_record=is_record,
    )


def _has_page(chain: Chain, reading: SourceReading) -> bool:
    """Whether a fragment's speaker also has records here, and so a page of their own."""
    return any(record.quote.speaker_id == chain.quote.speaker_id for record in reading.records)


def _position(chain: Chain) -> tuple[int, Span]:
    return chain.version.number, chain.quote.parts[0]


def _whole_text(version: SourceVersion, reading: SourceReading) -> tuple[Passage, ...]:
    text = reading.texts[version.id]
    chains = [c for c in (*reading.records, *reading.fragments) if c.quote.version_id == version.id]
    spoken = [part for chain in chains for part in chain.quote.parts]
    prose = _between(version.furniture, len(text.text))
    return tuple(passage for span in prose for passage in text.paragraphs(span, quoted=spoken))


def _between(furniture: Iterable[Span], length: int) -> Iterator[Span]:
    start = 0
    for span in sorted(furniture):
        if start < span.start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < length:
        yield Span(start, length)
