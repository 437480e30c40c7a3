"""The page of a concordance: one matched word a line, whose it is, and the paragraphs around one of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.model import Chain, Kind, Span
from index.querying.query import Everything, Query
from web import urls
from web.language import wording
from web.language.languages import Translated, decimal, gettext as _, marked, ngettext
from web.pages.facets import Choice
from web.pages.pager import Pager, pager
from web.pages.parts import Head, Link, Written, content_notes, published, speaker_link
from web.reading.passages import Passage, around, paragraphs
from web.reading.readings import SourceReading
from web.searching.concordance_request import WIDTHS, ConcordanceRequest, Order
from web.searching.explained_filters import Labels
from web.searching.explanation import in_words
from web.searching.facet_values import FACETS
from web.searching.finding import Suggestion
from web.searching.lining_up import PAGE_SIZE, LinedUp, Occurrence, on_page
from web.searching.search_request import LAST_PAGE
from web.searching.unknown_filters import UnknownFilter

ORDERS = Translated(
    {
        Order.FOUND: marked("As found"),
        Order.LEFT: marked("By the words before"),
        Order.KEYWORD: marked("By the keyword"),
        Order.RIGHT: marked("By the words after"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The paragraphs around one line, as far as they may be read."""

    passages: tuple[Passage, ...]
    written: Written
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line as it is shown."""

    key: str
    before: str
    keyword: str
    after: str
    is_joined_before: bool
    """Whether no space stands between: part of one word with a hyphen."""
    is_joined_after: bool
    written: Written
    speaker: Link
    doubt: str
    kind: Kind
    source: Link
    publisher: str
    published: str
    quote_id: str
    quote: str
    """The address of the quote's page."""
    version: str
    notes: str
    """What to expect of the words; empty for most."""
    toggle: str
    """Shows the paragraphs of this line, or hides them."""
    surroundings: Surroundings | None

    @property
    def is_statement(self) -> bool:
        """Whether an office speaks, and nobody who tells what they lived."""
        return self.kind is Kind.STATEMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordancePage:
    """What ``concordance.html`` shows."""

    head: Head
    query: str
    meaning: str
    notes: tuple[str, ...]
    unknown: tuple[UnknownFilter, ...]
    """Filters whose values nothing here has."""
    summary: str
    rows: tuple[Row, ...]
    active: tuple[Choice, ...]
    reset: str
    orders: tuple[Choice, ...]
    widths: tuple[Choice, ...]
    results: str
    """The same search as a list of quotes."""
    sheet: str
    """The lines of this page as a table."""
    pager: Pager
    found: int
    """Quotes that match, with or without a line."""
    suggestions: tuple[Suggestion, ...]


def concordance_page(
    asked: ConcordanceRequest,
    query: Query,
    notes: tuple[str, ...],
    *,
    lined_up: LinedUp,
    labels: Labels,
    reading: SourceReading | None = None,
    suggestions: tuple[Suggestion, ...] = (),
    unknown: tuple[UnknownFilter, ...] = (),
) -> ConcordancePage:
    """One page of lines; ``reading`` is the source of the line that is opened. Raises NoSuchPage."""
    search = asked.search
    shown = on_page(lined_up.occurrences, search.page)
    return ConcordancePage(
        head=Head(
            title=_("Concordance: %(query)s", query=search.text) if search.text else _("Concordance"),
            path=asked.address,
            indexable=False,
        ),
        query=search.text,
        meaning=in_words(query, asked.search.filters, labels),
        notes=(*notes, *(() if isinstance(query, Everything) else _limits(lined_up))),
        unknown=unknown,
        summary=_summary(lined_up),
        rows=tuple(row(occurrence, asked, reading) for occurrence in shown),
        active=tuple(_active(asked, labels)),
        reset=asked.of(search.unfiltered()).address,
        orders=tuple(_orders(asked)),
        widths=tuple(_widths(asked)),
        results=search.on_page(1).address,
        sheet=asked.sheet,
        pager=_pager(asked, len(lined_up.occurrences)),
        found=lined_up.results.total,
        suggestions=suggestions,
    )


def _orders(asked: ConcordanceRequest) -> Iterator[Choice]:
    for order, label in ORDERS.items():
        yield Choice(label=label, href=asked.in_order(order).address, is_set=order is asked.order)


def _widths(asked: ConcordanceRequest) -> Iterator[Choice]:
    for width in sorted({*WIDTHS, asked.width}):
        yield Choice(label=str(width), href=asked.as_wide_as(width).address, is_set=width == asked.width)


def _pager(asked: ConcordanceRequest, lines: int) -> Pager:
    pages = max(1, -(-lines // PAGE_SIZE))
    search = asked.search
    return pager(search.page, pages, LAST_PAGE, lambda number: asked.of(search.on_page(number)).address)


def row(occurrence: Occurrence, asked: ConcordanceRequest, reading: SourceReading | None = None) -> Row:
    """One line with whose words it holds and where they stand."""
    chain, line, key = occurrence.chain, occurrence.line, occurrence.key
    description = chain.source.description
    attribution = chain.quote.attribution
    is_open = reading is not None and key == asked.opened
    return Row(
        key=key,
        before=line.before,
        keyword=line.keyword,
        after=line.after,
        is_joined_before=line.is_joined_before,
        is_joined_after=line.is_joined_after,
        written=Written(chain.quote.language or description.language),
        speaker=speaker_link(chain),
        doubt=wording.doubt(attribution.evidence.certainty) if attribution else "",
        kind=chain.quote.kind,
        source=Link(text=description.title, href=urls.source(chain.source.slug)),
        publisher=description.publisher or _("publisher unknown"),
        published=published(chain),
        quote_id=chain.quote.id,
        quote=urls.quote(chain.quote.id),
        version=chain.version.original_sha256,
        notes=content_notes(chain.source, chain.quote),
        toggle=urls.anchored((asked.closed() if is_open else asked.opening(key)).address, key),
        surroundings=_surroundings(chain, reading) if reading is not None and is_open else None,
    )


def _summary(lined_up: LinedUp) -> str:
    if not lined_up.results.total:
        return _("Nothing found")
    if not lined_up.occurrences:
        return _("No lines")
    lines = len(lined_up.occurrences)
    return _(
        "%(lines)s from %(quotes)s in this archive",
        lines=ngettext("%(num)s line", "%(num)s lines", lines),
        quotes=wording.quotes(lined_up.holding),
    )


def _limits(lined_up: LinedUp) -> Iterator[str]:
    if lined_up.read < lined_up.results.total:
        yield _(
            "The first %(read)s of %(total)s quotes are lined up, as the search orders them. "
            "Narrow it to see the others.",
            read=decimal(lined_up.read),
            total=decimal(lined_up.results.total),
        )
    elsewhere = lined_up.read - lined_up.holding
    if elsewhere:
        yield ngettext(
            "%(num)s quote was found by a name, a place or a tag, and not by words of its own: "
            "it has no line here.",
            "%(num)s quotes were found by a name, a place or a tag, and not by words of their own: "
            "they have no line here.",
            elsewhere,
        )


def _active(asked: ConcordanceRequest, labels: Labels) -> Iterator[Choice]:
    for facet, label in FACETS.items():
        for value in asked.search.filters.get(facet, ()):
            without = asked.of(asked.search.toggled(facet, value))
            yield Choice(label=f"{label}: {labels(facet, value)}", href=without.address)


def _surroundings(chain: Chain, reading: SourceReading) -> Surroundings:
    """The paragraph of the quote with its neighbours; only the sentences around it where rights end there."""
    version = chain.version
    text = reading.texts[version.id]
    spoken = chain.quote.parts
    if reading.in_full[version.id]:
        span = _paragraphs_around(version.text, chain.quote.span)
        note = _("The paragraph with the one before and the one after; the marked words are the speaker’s.")
    else:
        span = around(version.text, chain.quote.span, version.furniture)
        note = _(
            "The sentences around; this source may not be shown further. The marked words are the speaker’s."
        )
    return Surroundings(
        passages=text.paragraphs(span, quoted=spoken),
        written=Written(chain.source.description.language),
        note=note,
    )


def _paragraphs_around(text: str, span: Span) -> Span:
    pieces = [piece for piece in paragraphs(text, Span(0, len(text))) if piece.of(text).strip()]
    touched = [n for n, piece in enumerate(pieces) if piece.start < span.end and span.start < piece.end]
    first, last = max(0, touched[0] - 1), min(len(pieces) - 1, touched[-1] + 1)
    return Span(pieces[first].start, pieces[last].end)
