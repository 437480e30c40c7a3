"""The page on which an archivist reviews one source: its text, and what is claimed of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from archive.access import Viewer, may_see, may_see_source
from archive.errors import UnknownId
from archive.extraction.quotations import paragraphs
from archive.joints import joints
from archive.model import Agreement, Form, Quote, Review, Source, SourceVersion, Span, Speaker
from web import desk_addresses as addresses, urls
from web.desk.description_form import Option
from web.desk.marks.claims import Line, marks_of, speaker_line
from web.desk.marks.marking import Layer, Mark, Piece, marked
from web.desk.marks.tagging import CHOICES
from web.desk.protection.told_titles import NOTHING_TOLD, ToldTitle
from web.desk.review.listening import Listening
from web.desk.review.publishing_form import Publishing, Seen, publishing, seen_by
from web.desk.review.tag_page import Tagged, tagged
from web.desk.terms import REJECTIONS, options
from web.language import wording
from web.pages.parts import Written
from web.reading.recordings import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One stretch of a quote, and what stands between it and the next."""

    words: str
    span: Span
    gap: str
    """The sign of a gap where the source's own words stand between; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One quote with all that can be decided about it."""

    id: str
    number: int
    expected: int
    """The newest revision that this page has seen of it."""
    state: str
    kind: str
    other_kind: str
    """What it could be called instead: ``testimony`` or ``statement``."""
    is_fragment: bool
    is_minor: bool
    words: tuple[Part, ...]
    speaker_id: str
    speaker: str
    voice: Line | None
    tags: tuple[Tagged, ...]
    public: str
    """The address of its page, where the public sees it."""
    access: Seen
    moment: Moment | None
    """When it is said, in a recording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One fetched state of the source."""

    number: int
    href: str
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """What ``desk/review.html`` shows."""

    title: str
    source_id: str
    version_id: str
    versions: tuple[Version, ...]
    """Where there are several."""
    about: str
    """Kind, publisher and day, on one line."""
    title_told: ToldTitle
    access: Seen
    publishing: Publishing
    public: str
    """The address of its page for everybody; empty where there is none, since no quote of it can be read."""
    text: tuple[tuple[Piece, ...], ...]
    written: Written
    quotes: tuple[Reviewed, ...]
    rejected: tuple[Reviewed, ...]
    withdrawn: tuple[Seen, ...]
    """Quotes whose words nobody is shown: only what was decided about them."""
    speakers: tuple[Option, ...]
    """Those who speak in this source, for the choice of another."""
    tally: str
    listening: Listening
    waiting: int
    """Quotes that can be accepted together."""
    rejections: tuple[Option, ...] = options(REJECTIONS)
    evidence: tuple[Option, ...] = CHOICES


def review_page(
    source: Source,
    version: SourceVersion,
    versions: Iterable[SourceVersion],
    quotes: Sequence[Quote],
    speakers: Mapping[str, Speaker],
    seen: Mapping[str, int],
    *,
    may_publish: bool,
    agreement: Agreement | None,
    heard: Listening,
    public: str,
    gone: tuple[Span, ...] = (),
    title_told: ToldTitle = NOTHING_TOLD,
) -> ReviewPage:
    """The page for a source, one of its versions and the quotes in that.

    seen: the newest revisions by subject; heard: what there is to listen to; public: its ``public_page``;
    gone: what nobody is shown of the text; title_told: what there is to say of its title.
    What is withdrawn is on no page, for archivists neither.
    """
    is_shown = bool(may_see_source(source, Viewer.ARCHIVIST))
    shown = [quote for quote in quotes if may_see(quote, source, Viewer.ARCHIVIST)]
    hidden = [quote for quote in quotes if quote not in shown]
    decided = (f"source:{source.id}", f"agreement:{source.agreement_id}")
    cards = [
        _reviewed(quote, version.text, source, speakers, seen, heard)
        for quote in sorted(shown, key=_place)
        # What was rejected for withdrawn words must not tell them instead.
        if quote.review is not Review.REJECTED or not _overlaps(quote, hidden)
    ]
    kept = tuple(card for card in cards if card.state != Review.REJECTED)
    waiting = sum(card.state == Review.PROPOSED for card in kept)
    return ReviewPage(
        title=source.description.title if is_shown else "Withdrawn",
        source_id=source.id,
        version_id=version.id,
        versions=_versions(source, version, versions),
        about=_about(source) if is_shown else "",
        title_told=title_told,
        access=seen_by(source.id, source.access),
        publishing=publishing(
            source.id,
            agreement,
            expected=max(seen.get(subject, 0) for subject in decided),
            may_publish=may_publish,
        ),
        public=public,
        text=_text(version, shown, gone, heard) if is_shown else (),
        written=Written(source.description.language),
        quotes=kept,
        rejected=tuple(card for card in cards if card not in kept),
        withdrawn=tuple(seen_by(quote.id, quote.access) for quote in hidden if is_shown),
        speakers=_speakers(shown, speakers),
        tally=_tally(kept, waiting),
        listening=heard,
        waiting=sum(card.state == Review.PROPOSED and not card.is_minor for card in kept),
    )


def public_page(source: Source, quotes: Iterable[Quote], today: date) -> str:
    """The address of a source's page for everybody; empty while none of all its quotes can be read there."""
    return urls.source(source.slug) if any(may_see(one, source, today=today) for one in quotes) else ""


def reviewed_version(
    versions: Sequence[SourceVersion], quotes: Iterable[Quote], asked: int | None
) -> SourceVersion:
    """The version that was asked for by number; else the newest with quotes: they stay where they were found.

    Raises UnknownId where there is none.
    """
    holding = {quote.version_id for quote in quotes}
    wanted = [version for version in versions if version.number == asked]
    found = wanted or [version for version in versions if version.id in holding] or list(versions)
    if not found or (asked is not None and not wanted):
        raise UnknownId("there is no such version of this source", remedy="Look at the newest.")
    return found[-1]


def _versions(source: Source, here: SourceVersion, versions: Iterable[SourceVersion]) -> tuple[Version, ...]:
    listed = tuple(
        Version(
            number=version.number,
            href=addresses.source_version(source.id, version.number),
            is_here=version.id == here.id,
        )
        for version in versions
    )
    return listed if len(listed) > 1 else ()


def _text(
    version: SourceVersion, shown: Iterable[Quote], gone: Iterable[Span], heard: Listening
) -> tuple[tuple[Piece, ...], ...]:
    marks = [
        mark for quote in shown if quote.review is not Review.REJECTED for mark in marks_of(quote, quote.id)
    ]
    marks += [Mark(span=span, layer=Layer.ASIDE) for span in version.furniture if span.start < span.end]
    marks += [Mark(span=span, layer=Layer.WITHHELD) for span in gone]
    return marked(version.text, marks, paragraphs.split(version.text), heard.moments)


def _overlaps(quote: Quote, others: Iterable[Quote]) -> bool:
    return any(part.overlaps(one) for other in others for one in other.parts for part in quote.parts)


def _parts(quote: Quote, text: str) -> tuple[Part, ...]:
    between = (*joints(quote.parts, text), "")
    return tuple(
        Part(words=" ".join(words.split()), span=span, gap=gap.strip())
        for words, span, gap in zip(quote.exact, quote.parts, between, strict=True)
    )


def _reviewed(
    quote: Quote,
    text: str,
    source: Source,
    speakers: Mapping[str, Speaker],
    seen: Mapping[str, int],
    heard: Listening,
) -> Reviewed:
    speaker = speakers.get(quote.speaker_id or "")
    kind = str(quote.kind)
    return Reviewed(
        id=quote.id,
        number=quote.number,
        expected=seen.get(f"quote:{quote.id}", 0),
        state=quote.review,
        kind=wording.KIND[quote.kind],
        other_kind="statement" if kind == "testimony" else "testimony",
        is_fragment=quote.form is Form.FRAGMENT,
        is_minor=quote.by_minor,
        words=_parts(quote, text),
        speaker_id=quote.speaker_id or "",
        speaker=speaker.label if speaker else "",
        voice=speaker_line(quote.attribution) if quote.attribution else None,
        tags=tagged(quote, seen.get(f"quote:{quote.id}", 0)),
        public=urls.quote(quote.id) if may_see(quote, source) else "",
        access=seen_by(quote.id, quote.access),
        moment=heard.of(quote),
    )


def _speakers(quotes: Iterable[Quote], speakers: Mapping[str, Speaker]) -> tuple[Option, ...]:
    spoken = dict.fromkeys(quote.speaker_id for quote in quotes if quote.speaker_id in speakers)
    return tuple(Option(value=one, text=speakers[one].label) for one in spoken if one)


def _about(source: Source) -> str:
    described = source.description
    when = wording.when(described.published) if described.published else "day unknown"
    return f"{wording.SOURCE[described.kind]} · {described.publisher or 'publisher unknown'} · {when}"


def _tally(quotes: Sequence[Reviewed], waiting: int) -> str:
    accepted = len(quotes) - waiting
    return f"{waiting} to decide, {accepted} accepted" if quotes else "Nothing to decide"


def _place(quote: Quote) -> tuple[int, int]:
    return quote.parts[0].start, quote.number


def address_of(quote: Quote) -> str:
    """Where one quote stands under review."""
    return addresses.source(quote.source_id, f"quote-{quote.id}")
