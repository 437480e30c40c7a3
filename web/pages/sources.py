"""The pages of sources: the list, and one source with its versions and its quotes in order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from archive.citation import UNKNOWN
from archive.ids import quote_anchor
from archive.model import Collection, Source, SourceVersion, Span, Transcript
from web import urls
from web.language import language_tags, wording
from web.language.languages import gettext as _, ngettext
from web.pages.citing import Citing, citing_source
from web.pages.collections import CollectionEntry, collection_entries
from web.pages.in_context import InContext, in_context
from web.pages.listing import Entry
from web.pages.not_in_full import NotInFull, not_in_full
from web.pages.pager import Pager, pager
from web.pages.parts import Card, Head, Link, Written, card, content_notes, topic_links
from web.pages.related import RelationRow, relation_rows
from web.pages.transcripts import IndexEntry, ShownTurn, told_in_turns
from web.reading.passages import Passage, paragraphs, without_shreds
from web.reading.readings import SourceReading
from web.reading.recordings import Player, address_of, player
from web.reading.related import RelatedSource

PER_PAGE = 100
LAST_PAGE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """What ``sources.html`` shows."""

    head: Head
    entries: tuple[Entry, ...]
    summary: str
    pager: Pager
    collections: tuple[CollectionEntry, ...]
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
    is_derived: bool
    """Whether signs stand for some words: then both digests are those of the public text."""
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a text shown in full, with the quotes that end in it."""

    passage: Passage
    cards: tuple[Card, ...]
    notes: str = ""
    """What to expect of quotes in it; empty for most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """What ``source.html`` shows."""

    notes: str
    """What to expect of the whole text."""
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
    turns: tuple[ShownTurn, ...]
    """The same of a transcript, by turns."""
    index: tuple[IndexEntry, ...]
    """How an archivist divided the recording."""
    player: Player | None
    is_excerpt: bool
    not_in_full: NotInFull | None
    """Why the whole text is not shown; None where it is."""
    collection: CollectionEntry | None
    related: tuple[RelationRow, ...]
    """Copies and translations."""
    citing: Citing


def sources_page(
    sources: Iterable[Source], counts: Mapping[str, int], collections: Iterable[Collection], page: int
) -> SourcesPage:
    """One page of the sources with public quotes, latest publication first. Raises NoSuchPage."""
    shown = [source for source in sources if counts.get(source.id)]
    start = (page - 1) * PER_PAGE
    return SourcesPage(
        head=Head(title=_("Sources"), path=urls.listing(urls.SOURCES, page=page)),
        entries=tuple(entry(s, counts[s.id]) for s in in_list_order(shown, start, start + PER_PAGE)),
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
        collections=collection_entries(collections, shown) if page == 1 else (),
    )


def in_list_order(sources: Iterable[Source], start: int = 0, stop: int | None = None) -> tuple[Source, ...]:
    """Some sources of a list: the latest publication first, those of one day by title."""
    of_day: dict[str, list[Source]] = {}
    for source in sources:
        of_day.setdefault(source.description.published or "", []).append(source)
    shown: list[Source] = []
    for day in sorted(of_day, reverse=True):
        # Titles are compared only where the list is looked at: it can have tens of thousands.
        if stop is not None and stop <= 0:
            break
        if start < len(of_day[day]):
            shown += sorted(of_day[day], key=lambda source: source.description.title.casefold())[
                max(start, 0) : stop
            ]
        start -= len(of_day[day])
        stop = None if stop is None else stop - len(of_day[day])
    return tuple(shown)


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


def quoted_version(reading: SourceReading) -> SourceVersion:
    """The newest version that has quotes: one that was only taken in again is told of, and not shown."""
    return max((chain.version for chain in reading.records), key=lambda version: version.number)


def source_page(
    reading: SourceReading,
    collections: Iterable[Collection],
    address: str,
    related: Iterable[RelatedSource] = (),
    transcript: Transcript | None = None,
) -> SourcePage:
    """One source as far as it may be read; ``address`` is one that does not change, for citing.

    transcript: the turns of its newest version that has quotes.
    """
    source = reading.source
    description = source.description
    newest = quoted_version(reading)
    in_full = reading.in_full[newest.id]
    aside = [c for c in (*reading.records, *reading.fragments) if not in_full or c.version.id != newest.id]
    collection = next(iter(collection_entries(collections, (source,))), None)
    told = told_in_turns(newest, reading, transcript, in_full=bool(in_full))
    return SourcePage(
        head=Head(title=description.title, path=urls.source(source.slug)),
        heading=description.title,
        kind=wording.SOURCE[description.kind],
        written=Written(description.language),
        note=Markup(source.note_html) if source.note_html else None,  # noqa: S704 (sanitised when it was saved)
        rows=(*_rows(source, collection), *_recording(newest, reading)),
        topics=topic_links(source),
        versions=tuple(_version(version) for version in reading.versions),
        notes=content_notes(source),
        summary=wording.quotes_here(len(reading.records)),
        entries=tuple(in_context(aside, reading)),
        text=tuple(whole_text(newest, reading)) if in_full and not told.turns else (),
        turns=told.turns,
        index=told.index,
        player=player(newest, reading.texts[newest.id]),
        is_excerpt=newest.is_excerpt,
        not_in_full=not_in_full(in_full),
        collection=collection,
        related=relation_rows(source, related),
        citing=citing_source(source, newest, address),
    )


def _rows(source: Source, collection: CollectionEntry | None) -> tuple[Row, ...]:
    description = source.description
    published = wording.when(description.published) if description.published else None
    language = language_tags.name(description.language)
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


def _recording(version: SourceVersion, reading: SourceReading) -> Iterator[Row]:
    """Where the recording lies, of a source that has one that may be led to."""
    address = address_of(version, reading.texts[version.id])
    if address is not None:
        yield _row(_("Recording"), address, href=address)


def _row(
    label: str, value: str | None, *, href: str | None = None, note: str | None = None, unknown: str = ""
) -> Row:
    return Row(
        label=label, value=Link(text=value or unknown or _(UNKNOWN), href=href), known=bool(value), note=note
    )


def _version(version: SourceVersion) -> VersionRow:
    return VersionRow(
        number=version.number,
        original_sha256=version.original_sha256,
        text_sha256=version.text_sha256,
        media_type=version.media_type,
        is_excerpt=version.is_excerpt,
        is_derived=bool(version.signs),
        added=_("%(day)s, by %(who)s", day=wording.day(version.added_at), who=version.added_by),
    )


def whole_text(version: SourceVersion, reading: SourceReading) -> Iterator[Paragraph]:
    """The paragraphs of a version as far as they may be read, with the quotes that end in each."""
    text = reading.texts[version.id]
    records = [chain for chain in reading.records if chain.version.id == version.id]
    fragments = [chain for chain in reading.fragments if chain.version.id == version.id]
    spoken = [part for chain in (*records, *fragments) for part in chain.quote.parts]
    anchors = {chain.quote.span.start: quote_anchor(chain.quote.id) for chain in records}
    for prose in _between(version.furniture, len(text.text)):
        for span in paragraphs(text.text, prose):
            if span.of(text.text).strip():
                passage = without_shreds(text.passage(span, quoted=spoken, anchors=anchors))
                ending = (chain for chain in records if span.start < chain.quote.span.end <= span.end)
                noted = [c.quote for c in (*records, *fragments) if span.overlaps(c.quote.span)]
                yield Paragraph(
                    passage=passage, cards=tuple(map(card, ending)), notes=content_notes(None, *noted)
                )


def _between(furniture: Iterable[Span], length: int) -> Iterator[Span]:
    start = 0
    for span in sorted(furniture):
        if start < span.start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < length:
        yield Span(start, length)
