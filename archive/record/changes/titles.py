"""Titles and notes of sources: what archivists write there, and what must go when a quote is withheld.

A headline often quotes the words it is about. Where those are withdrawn or closed, a devised title takes its
place (DACS 2.3: a title the archive supplies says so), the note goes, the slug follows without a redirect.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from sqlalchemy import Connection, update

from archive.dates import DateError, PartialDate
from archive.description.notes import render
from archive.model import Description, Quote, Review, Source, SourceKind, SpeakerKind
from archive.record.changes.slugs import Noun, claim, retire
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import reading
from archive.record.schema import tables
from archive.record.schema.rules import check_label, check_text
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


def describe(
    connection: Connection,
    journal: Journal,
    source: Source,
    *,
    title: str | None = None,
    note: str | None = None,
    keep_redirect: bool = False,
) -> Source:
    """Give a source another title or note; None leaves it, an empty note goes. Raises ArchiveError."""
    where = subject_of(source)
    if title is not None:
        check_label(title, "the title", where)
    check_text(note or "", "the note", where)
    described = replace(
        source.description,
        title=source.description.title if title is None else title.strip(),
        note=source.description.note if note is None else note.strip() or None,
    )
    if described == source.description:
        return source
    slug = source.slug
    if described.title != source.description.title and slug != source.id:
        slug = claim(connection, Noun.SOURCE, described.title, source.id)
    html = render(described.note) if described.note else None
    changed = replace(source, slug=slug, description=described, note_html=html)
    connection.execute(
        update(tables.sources)
        .where(tables.sources.c.id == source.id)
        .values(slug=slug, title=described.title, note=described.note, note_html=html)
    )
    is_retired = slug != source.slug and not keep_redirect
    if is_retired:
        retire(connection, Noun.SOURCE, source.id, current=slug)
    action = "describe+retire" if is_retired else "describe"
    journal.append([Change(subject_of(source), action, state_of(source), state_of(changed))])
    return changed


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
    if title is not None or note is not None:
        describe(connection, journal, source, title=title, note=note)
    return title is not None or note is not None


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
