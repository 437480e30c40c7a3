"""Changes of what a quote says of itself: words, speaker, tags; each within one writing transaction.

What is to change is said by a pure function of the quote as it stands; what every change must meet is checked
here, whoever asks: the words are slices, the evidence lies in the text, nothing that is withheld comes back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, delete, insert, update

from archive.errors import ArchiveError, UnknownId
from archive.likeness.beside import prefix_of, suffix_of
from archive.model import (
    AccessStatus,
    Quote,
    Review,
    Source,
    SourceVersion,
    Span,
    Speaker,
    spans_of,
)
from archive.record.changes import standings, titles
from archive.record.changes.entrant import GazetteerPlace
from archive.record.changes.newcomers import added, enter_places, enter_speakers
from archive.record.changes.publication import publish
from archive.record.changes.reach import reach
from archive.record.changes.seen import check_seen
from archive.record.log.outbox import announce
from archive.record.log.revisions import Change, Journal
from archive.record.mapping import transcript_rows
from archive.record.mapping.quote_rows import part_rows, quote_row, tag_rows
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import reading, withheld
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.record.schema.rules import check_label, check_text
from archive.turn_moments import moments_of
from archive.words import folded_words, holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a change of a quote may look at: all of one moment."""

    source: Source
    version: SourceVersion
    others: tuple[Quote, ...]
    """The other quotes of the version, as far as they can be read."""
    speaker: Callable[[str], Speaker]
    """The speaker with an id; raises UnknownId, and ArchiveError for one who was merged into another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A quote as it is to be, with whom and what it names that may be new to the record."""

    quote: Quote
    speaker: Speaker | None = None
    places: Mapping[str, GazetteerPlace] = field(default_factory=dict)


def revise(
    connection: Connection,
    quote_id: str,
    edit: Callable[[Quote, Setting], Edit],
    *,
    action: str,
    expected: int | None,
    who: str,
    why: str,
) -> Quote:
    """Change one quote as ``edit`` says; one that changes nothing writes nothing.

    Raises UnknownId, Conflict where the quote has a revision after ``expected``, ArchiveError for what the
    record refuses.
    """
    journal = Journal(connection, who=who, why=why)
    quote = whole(reading.quotes(connection, (quote_id,))).get(quote_id)
    if quote is None:
        raise reading.unknown("quote", quote_id)
    check_seen(connection, subject_of(quote), expected)
    setting = setting_of(connection, quote.version_id, besides=quote.id)
    refuse_withdrawn(quote, setting.source)
    made = edit(quote, setting)
    edited = made.quote if made.quote.parts == quote.parts else sliced(made.quote, setting.version)
    if edited == quote:
        return quote
    check_quote(edited, setting)
    if edited.parts != quote.parts:
        _refuse_withheld(connection, edited, setting)
        (edited,) = timed(connection, (edited,), setting.version)
    enter_named(connection, journal, made, setting.version)
    overwrite(connection, edited)
    journal.append([Change(subject_of(quote), action, state_of(quote), state_of(edited))])
    if edited.exact != quote.exact:
        standings.lapse(connection, journal, edited)
    settle(connection, journal, edited, setting.source, before=quote)
    return edited


def overwrite(connection: Connection, quote: Quote) -> None:
    """Write a quote in the place of what stands under its id."""
    table = tables.quotes
    connection.execute(update(table).where(table.c.id == quote.id).values(quote_row(quote)))
    for details in (tables.parts, tables.tags):
        connection.execute(delete(details).where(details.c.quote_id == quote.id))
    write_details(connection, quote)


def settle(
    connection: Connection, journal: Journal, quote: Quote, source: Source, *, before: Quote | None = None
) -> None:
    """What follows on a change of a quote: titles that would go on quoting it, slugs, announcements."""
    settle_all(connection, journal, (quote,), source, before=(before,) if before else ())


def settle_all(
    connection: Connection,
    journal: Journal,
    quotes: Sequence[Quote],
    source: Source,
    *,
    before: Sequence[Quote] = (),
) -> None:
    """The same for several quotes of one source."""
    states = (*before, *quotes)
    touched = reach(connection, states, [one.speaker_id for one in states])
    hidden = tuple(quote for quote in quotes if not _is_open(quote))
    if hidden and titles.withhold(connection, journal, source, hidden):
        touched += reading.quote_ids(connection, tables.quotes.c.source_id == source.id)
    publish(connection, journal, touched)
    announce(connection, dict.fromkeys(touched))


def check_quote(quote: Quote, setting: Setting) -> None:
    """Raise ArchiveError where a quote can't be kept as it is to be."""
    where, length = subject_of(quote), len(setting.version.text)
    if any(not 0 <= span.start < span.end <= length for span in spans_of(quote)):
        remedy = "Select the words anew."
        raise ArchiveError("the words or their evidence lie outside the text", where=where, remedy=remedy)
    if (quote.speaker_id is None) != (quote.attribution is None):
        raise ArchiveError("a speaker and the evidence for them stand together", where=where)
    if quote.attribution is not None:
        check_label(quote.attribution.name, "the speaker's name", where)
    for tag in quote.tags:
        check_text(tag.value, f"the {tag.field}", where)


def refuse_withdrawn(quote: Quote, source: Source) -> None:
    """Raise ArchiveError where the words are withdrawn: nobody is shown them, and nobody edits them."""
    if AccessStatus.WITHDRAWN in (quote.access.status, source.access.status):
        raise ArchiveError(
            "it is withdrawn: its words are shown to nobody",
            where=subject_of(quote),
            remedy="Lift the withdrawal first.",
        )


def setting_of(connection: Connection, version_id: str, *, besides: str | None = None) -> Setting:
    """What a change of a version's quotes may look at. Raises UnknownId."""
    version = whole(reading.versions(connection, (version_id,))).get(version_id)
    if version is None:
        raise reading.unknown("version", version_id)
    ids = reading.quote_ids(connection, tables.quotes.c.version_id == version_id)
    others = reading.readable(reading.quotes(connection, [one for one in ids if one != besides]))
    return Setting(
        source=whole(reading.sources(connection, (version.source_id,)))[version.source_id],
        version=version,
        others=tuple(others.values()),
        speaker=lambda speaker_id: standing_speaker(connection, speaker_id),
    )


def standing_speaker(connection: Connection, speaker_id: str) -> Speaker:
    """The speaker with this id. Raises UnknownId, and ArchiveError for one who was merged into another."""
    speaker = whole(reading.speakers(connection, (speaker_id,))).get(speaker_id)
    if speaker is None:
        raise UnknownId("no such speaker", where=f"speaker:{speaker_id}", remedy="Search for the speaker.")
    if speaker.merged_into is not None:
        raise ArchiveError(
            f"this speaker was merged into speaker:{speaker.merged_into}",
            where=subject_of(speaker),
            remedy="Take that one, or restore this one first.",
        )
    return speaker


def timed(connection: Connection, quotes: Sequence[Quote], version: SourceVersion) -> tuple[Quote, ...]:
    """The quotes with the moments at which their words are said, where the version has turns."""
    transcript = transcript_rows.of_version(connection, version)
    if transcript is None:
        return tuple(quotes)
    moments = (moments_of(transcript.turns, quote.span) for quote in quotes)
    return tuple(
        replace(quote, start_seconds=start, end_seconds=end)
        for quote, (start, end) in zip(quotes, moments, strict=True)
    )


def sliced(quote: Quote, version: SourceVersion) -> Quote:
    """The quote with the words that stand at its spans; nothing else is ever its words."""
    text, parts = version.text, quote.parts
    whole_span = Span(parts[0].start, parts[-1].end)
    return replace(
        quote,
        exact=tuple(part.of(text) for part in parts),
        prefix=prefix_of(text, whole_span),
        suffix=suffix_of(text, whole_span),
        nested=tuple(
            inner
            for inner in quote.nested
            if any(p.start <= inner.start and inner.end <= p.end for p in parts)
        ),
    )


def _refuse_withheld(connection: Connection, quote: Quote, setting: Setting) -> None:
    is_open = quote.access.status is AccessStatus.OPEN
    twin = twins_of(connection, (quote,), setting).get(quote.id) if is_open else None
    if twin is not None:
        raise ArchiveError(
            f"the same words are withheld, as quote:{twin}",
            where=subject_of(quote),
            remedy="Decide on that quote first, or close this one.",
        )


def twins_of(connection: Connection, quotes: Sequence[Quote], setting: Setting) -> dict[str, str]:
    """The withheld quotes whose words these repeat, by id; a rejected one of the same text was misread."""
    misread = {other.id for other in setting.others if other.review is Review.REJECTED and _is_open(other)}
    return withheld.twins(connection, quotes, besides={*misread, *(quote.id for quote in quotes)})


def _is_open(quote: Quote) -> bool:
    return quote.access.status is AccessStatus.OPEN


def enter_named(connection: Connection, journal: Journal, made: Edit, version: SourceVersion) -> None:
    """Write the speaker and the places that a quote names and the record does not know yet."""
    changes = list(enter_places(connection, made.places)) if made.places else []
    if made.speaker is not None:
        _refuse_redacted(made.speaker, version)
        enter_speakers(connection, (made.speaker,))
        changes.append(added(made.speaker))
    journal.append(changes)


def _refuse_redacted(speaker: Speaker, version: SourceVersion) -> None:
    """Raise ArchiveError where the description that stands for a name tells words left out in public."""
    label = folded_words(speaker.label)
    runs = (folded_words(one.span.of(version.text)) for one in version.redactions)
    if not speaker.named and any(holds(label, run) for run in runs):
        raise ArchiveError(
            "the description tells words that are left out in public",
            where=subject_of(version),
            remedy="Give another one.",
        )


def write_details(connection: Connection, quote: Quote) -> None:
    """Write the parts and the tags of a quote."""
    for table, rows in ((tables.parts, part_rows(quote)), (tables.tags, tag_rows(quote))):
        if rows:
            connection.execute(insert(table), rows)
