"""Titles and notes of sources: what archivists write there, and what must go when a quote is withheld.

A headline often quotes the words it is about. Where those are withdrawn or closed, a devised title takes its
place (DACS 2.3: a title the archive supplies says so), the note goes, the slug follows without a redirect.
"""

import re
from collections.abc import Callable, Iterable

from sqlalchemy import Connection

from archive.dates import DateError, PartialDate
from archive.errors import ArchiveError
from archive.model import AccessStatus, Description, Quote, Review, Source, SourceKind, SpeakerKind
from archive.record.changes import source_descriptions
from archive.record.log.revisions import Journal
from archive.record.mapping.states import subject_of
from archive.record.reads import reading
from archive.record.schema import tables
from archive.words import folded_words, holds

LEAST_WORDS = 4
"""So many words of a quote in a row are recognised; of a shorter quote, all of them."""
SHORTEST_NAME = 3
"""Letters: a shorter piece of a name stands in ordinary titles."""
_NOUNS = {
    SourceKind.NEWS: "Article",
    SourceKind.INTERVIEW: "Interview",
    SourceKind.STATEMENT: "Statement",
    SourceKind.LETTER: "Letter",
    SourceKind.REPORT: "Report",
}


def withhold(connection: Connection, journal: Journal, source: Source, quotes: Iterable[Quote]) -> bool:
    """Take the words and speakers of these quotes out of their source's title and note, where they are there.

    Returns whether they were: then every quote of the source may look different.
    """
    withheld = tuple(quotes)
    return _take_out(connection, journal, source, lambda told: tells_of(connection, told, withheld))


def tells_of(connection: Connection, told: str, quotes: Iterable[Quote]) -> bool:
    """Whether a text holds words of one of these quotes, or the name of who speaks it."""
    return any(_tells_of(told, quote, _names(connection, quote)) for quote in quotes)


def withhold_words(
    connection: Connection, journal: Journal, source: Source, runs: Iterable[tuple[str, ...]]
) -> None:
    """The same for words that were redacted, whoever said them."""
    redacted = tuple(runs)
    _take_out(
        connection,
        journal,
        source,
        lambda told: any(holds(words, run) for words in (folded_words(told),) for run in redacted),
    )


def _take_out(connection: Connection, journal: Journal, source: Source, tells: Callable[[str], bool]) -> bool:
    """Take title and note away, each for itself where it tells what is withheld; whether either did."""
    description = source.description
    title = devised_title(description) if tells(description.title) else None
    note = "" if description.note and tells(description.note) else None
    said = {name: value for name, value in (("title", title), ("note", note)) if value is not None}
    if said:
        source_descriptions.write(connection, journal, source, source_descriptions.said_anew(source, said))
    return bool(said)


def refuse_withheld(connection: Connection, source: Source, described: Description) -> None:
    """Raise ArchiveError where a title or note tells of words, or of somebody, that are withheld."""
    told = f"{described.title}\n{described.note or ''}"
    versions = reading.readable(reading.versions_of(connection, source.id)).values()
    words = folded_words(told)
    is_redacted = any(
        holds(words, folded_words(one.span.of(version.text)))
        for version in versions
        for one in version.redactions
    )
    ids = reading.quote_ids(connection, tables.quotes.c.source_id == source.id)
    quotes = reading.readable(reading.quotes(connection, ids)).values()
    closed = [quote for quote in quotes if quote.access.status is not AccessStatus.OPEN]
    if is_redacted or tells_of(connection, told, closed):
        raise ArchiveError(
            "the title or note tells of words that are withheld now",
            where=subject_of(source),
            remedy="Write another one, or decide on those quotes first.",
        )


def devised_title(description: Description) -> str:
    """What a source is called whose own title must not be shown."""
    try:
        when = PartialDate.parse(description.published or "").as_words()
    except DateError:
        when = "date unknown"
    publisher = f"in {description.publisher}" if description.publisher else "of an unknown publisher"
    return f"[{_NOUNS[description.kind]} {publisher}, {when} (title withheld)]"


def _tells_of(told: str, quote: Quote, names: Iterable[str]) -> bool:
    words = folded_words(told)
    if any(holds(words, run) for run in _runs(quote)):
        return True
    for name in names:
        pieces = [piece for piece in name.split() if len(piece) >= SHORTEST_NAME and piece[0].isupper()]
        # A piece of a name may also be a word of the language: it counts as it is written in a name.
        if holds(words, folded_words(name)) or any(
            re.search(rf"(?<!\w)(?:{re.escape(piece)}|{re.escape(piece.upper())})(?!\w)", told)
            for piece in pieces
        ):
            return True
    return False


def _runs(quote: Quote) -> Iterable[tuple[str, ...]]:
    words = tuple(word for part in quote.exact for word in folded_words(part))
    length = min(LEAST_WORDS, len(words))
    return (words[i : i + length] for i in range(len(words) - length + 1))


def _names(connection: Connection, quote: Quote) -> Iterable[str]:
    """The forms of a person's name, unless other words of theirs in the same source stand."""
    attribution = quote.attribution
    if not attribution or not attribution.named or attribution.speaker_kind is not SpeakerKind.PERSON:
        return ()
    theirs = (tables.quotes.c.source_id == quote.source_id) & (tables.quotes.c.speaker_id == quote.speaker_id)
    others = reading.readable(reading.quotes(connection, reading.quote_ids(connection, theirs)))
    if any(other.id != quote.id and _stands(other) for other in others.values()):
        return ()
    speakers = reading.readable(reading.speakers(connection, (quote.speaker_id or "",)))
    return (attribution.name, *(name.form for one in speakers.values() for name in one.names))


def _stands(quote: Quote) -> bool:
    return quote.review is Review.ACCEPTED and quote.access.status.value == "open"
