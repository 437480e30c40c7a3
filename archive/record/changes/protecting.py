"""Changes that protect people: identities, redactions, content notes, embargoes that end.

Each works within one writing transaction of the caller, and changes nothing that is so already.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, update

from archive.description.content_notes import checked as checked_notes
from archive.description.controlled_list import written
from archive.errors import ArchiveError, IntegrityError
from archive.model import (
    Access,
    AccessStatus,
    Document,
    IdentityMode,
    Quote,
    Redaction,
    Source,
    SourceVersion,
    Speaker,
)
from archive.record.changes import deciding, titles
from archive.record.changes.accession import Added
from archive.record.changes.agreeing import agree
from archive.record.changes.publication import publish
from archive.record.changes.reach import around
from archive.record.changes.seen import Wish, check_seen
from archive.record.changes.slugs import Noun, claim, retire
from archive.record.log.outbox import announce
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import reading
from archive.record.reads.embargoes import embargoes
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.record.schema.columns import redactions_text
from archive.record.schema.rules import check_identity, check_redactions
from archive.withholding.public_names import public_label
from archive.withholding.redacting import with_words
from archive.words import folded_words, holds

SOFTWARE = "Testimony Archive (software)"
"""Who opens what an embargo closed until its day."""


def identify(
    connection: Connection,
    speaker_id: str,
    mode: IdentityMode | None,
    public_name: str | None,
    *,
    expected: int | None = None,
    who: str,
    why: str,
) -> Speaker:
    """Decide by what the public knows a speaker; None takes the decision back.

    The slug follows, and the old ones lead nowhere: they may spell the name. Raises UnknownId, ArchiveError.
    """
    journal = Journal(connection, who=who, why=why)
    speaker = whole(reading.speakers(connection, (speaker_id,))).get(speaker_id)
    if speaker is None:
        raise reading.unknown("speaker", speaker_id)
    name = check_identity(mode, public_name, subject_of(speaker))
    identified = replace(speaker, identity=mode, public_name=name)
    actions = frozenset({"identify", "retire"})
    wish = Wish(who=who, why=why, actions=actions) if identified == speaker else None
    check_seen(connection, subject_of(speaker), expected, wish=wish)
    if identified == speaker:
        return speaker
    if public_label(identified) != public_label(speaker) and speaker.slug != speaker.id:
        claimed = claim(connection, Noun.SPEAKER, public_label(identified), speaker_id)
        identified = replace(identified, slug=claimed)
        retire(connection, Noun.SPEAKER, speaker_id, current=claimed)
    connection.execute(
        update(tables.speakers)
        .where(tables.speakers.c.id == speaker_id)
        .values(slug=identified.slug, identity=mode and mode.value, public_name=name)
    )
    action = "identify" if identified.slug == speaker.slug else "identify+retire"
    journal.append([Change(subject_of(speaker), action, state_of(speaker), state_of(identified))])
    _touch(connection, journal, around(connection, (speaker_id,)))
    return identified


def redact(
    connection: Connection,
    version_id: str,
    redactions: Iterable[Redaction],
    *,
    expected: int | None = None,
    who: str,
    why: str,
) -> SourceVersion:
    """Set which stretches of a version's text the public reads as signs. Raises UnknownId, ArchiveError.

    A title or a note of its source that holds the words goes, as where a quote is withheld.
    """
    journal = Journal(connection, who=who, why=why)
    version = whole(reading.versions(connection, (version_id,))).get(version_id)
    if version is None:
        raise reading.unknown("version", version_id)
    wanted = check_redactions(redactions, version)
    redacted = replace(version, redactions=wanted)
    wish = Wish(who=who, why=why, actions=frozenset({"redact"})) if redacted == version else None
    check_seen(connection, subject_of(version), expected, wish=wish)
    if redacted == version:
        return version
    quote_ids = reading.quote_ids(connection, tables.quotes.c.source_id == version.source_id)
    runs = [folded_words(one.span.of(version.text)) for one in wanted]
    _refuse_told_by_a_label(connection, quote_ids, runs)
    table = tables.versions
    values = {"redactions": redactions_text(wanted)}
    connection.execute(update(table).where(table.c.id == version_id).values(values))
    journal.append([Change(subject_of(version), "redact", state_of(version), state_of(redacted))])
    source = reading.readable(reading.sources(connection, (version.source_id,))).get(version.source_id)
    if source is not None:
        titles.withhold_words(connection, journal, source, runs)
    _touch(connection, journal, quote_ids)
    return redacted


def _refuse_told_by_a_label(
    connection: Connection, quote_ids: Iterable[str], runs: Iterable[tuple[str, ...]]
) -> None:
    """Raise ArchiveError where the description that stands for a name would go on telling the words."""
    quotes = reading.readable(reading.quotes(connection, quote_ids)).values()
    ids = {quote.speaker_id for quote in quotes if quote.speaker_id}
    redacted = tuple(runs)
    for speaker in reading.readable(reading.speakers(connection, ids)).values():
        label = folded_words(public_label(speaker))
        if not speaker.named and any(holds(label, run) for run in redacted):
            raise ArchiveError(
                "a speaker who is not named is described by these words",
                where=subject_of(speaker),
                remedy="Give another description first: testimony identify ID unnamed --as “…”.",
            )


def note_content(
    connection: Connection,
    record_id: str,
    keys: Iterable[str],
    *,
    expected: int | None = None,
    who: str,
    why: str,
) -> Quote | Source:
    """Set what a reader is told before the words of a quote or a source. Raises UnknownId, UnknownTerm."""
    journal = Journal(connection, who=who, why=why)
    wanted = checked_notes(keys)
    quotes = whole(reading.quotes(connection, (record_id,)))
    sources = whole(reading.sources(connection, (record_id,)))
    table = tables.quotes if quotes else tables.sources
    found: Quote | Source | None = quotes.get(record_id) or sources.get(record_id)
    if found is None:
        raise reading.unknown("source or quote", record_id)
    noted = replace(found, content_notes=wanted)
    wish = Wish(who=who, why=why, actions=frozenset({"note"})) if noted == found else None
    check_seen(connection, subject_of(found), expected, wish=wish)
    if noted == found:
        return found
    connection.execute(update(table).where(table.c.id == record_id).values(content_notes=written(wanted)))
    journal.append([Change(subject_of(found), "note", state_of(found), state_of(noted))])
    of_source = tables.quotes.c.source_id == record_id
    announce(connection, (record_id,) if quotes else reading.quote_ids(connection, of_source))
    return noted


def protect(connection: Connection, added: Added, document: Document, *, who: str, why: str) -> None:
    """Do what a document says of the protection of those who speak in it, as it comes in.

    Raises ArchiveError where it names somebody who does not speak in it, or words that do not stand there:
    an archive that took it in all the same would show what is to be withheld.
    """
    said = document.protection
    if said.agreement:
        agree(connection, (added.source_id,), said.agreement, who=who, why=why)
    if said.content_notes:
        note_content(connection, added.source_id, said.content_notes, who=who, why=why)
    quotes = whole(reading.quotes(connection, added.quote_ids)).values()
    speakers = {q.attribution.name: q.speaker_id for q in quotes if q.attribution and q.speaker_id}
    for given in said.identities:
        speaker_id = speakers.get(given.name)
        if speaker_id is None:
            raise ArchiveError(
                "nobody of a name under “identity” was found to speak",
                where=document.original_name,
                remedy="Write the name as it is proposed; `testimony extract` shows it.",
            )
        identify(connection, speaker_id, given.mode, given.public_name, who=who, why=why)
    if said.redacted:
        version = whole(reading.versions(connection, (added.version_id,)))[added.version_id]
        for words, sign in said.redacted:
            version = replace(version, redactions=with_words(version, words, sign))
        redact(connection, added.version_id, version.redactions, who=who, why=why)


def open_due(connection: Connection, today: date) -> int:
    """Open every source and quote whose embargo ends on this day or before; returns how many were opened."""
    opened = Access(status=AccessStatus.OPEN)
    due = [one for one in embargoes(connection) if one.until is not None and one.until <= today]
    for one in due:
        why = f"the embargo ended on {one.until}"
        # One that can't be read stays closed, and keeps nothing else from opening; the audit tells of it.
        with suppress(IntegrityError):
            if one.noun == "quote":
                deciding.decide(connection, one.record_id, review=None, access=opened, who=SOFTWARE, why=why)
            else:
                deciding.set_source_access(connection, one.record_id, opened, who=SOFTWARE, why=why)
    return len(due)


def _touch(connection: Connection, journal: Journal, quote_ids: Iterable[str]) -> None:
    touched = tuple(quote_ids)
    publish(connection, journal, touched)
    announce(connection, touched)
