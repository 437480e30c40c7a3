"""Restoring: what a record said of itself at an earlier revision becomes a new revision.

Brought back is what describes a record: the words of a quote, its speaker and tags; a speaker's names; a
source's title and note; what archivists wrote of collections, and essays; which quotes are featured. Who may
see it, and whether it was accepted, stays as it is now: restoring opens nothing. A name that was taken out of
the record, a title that tells of withheld words, and featured quotes that may not be shown do not come back.
"""

from collections.abc import Callable, Collection as Among, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from archive.description.essays import Essay
from archive.errors import ArchiveError, Question
from archive.model import Attribution, Collection, Form, Kind, Quote, Revision, Source, Speaker, Tag, TagField
from archive.record.changes import quote_changes
from archive.record.changes.quote_changes import Edit, Setting
from archive.record.changes.seen import check_seen
from archive.record.history import told
from archive.record.history.featured_restoring import RestoredChoice, restore_choice
from archive.record.history.source_restoring import restore_source
from archive.record.history.speaker_restoring import restore_speaker
from archive.record.history.taken_away import taken_away
from archive.record.history.text_restoring import restore_collection, restore_essay
from archive.record.history.told import Told
from archive.record.log import revisions
from archive.record.log.revisions import Journal
from archive.record.reads import mergers
from archive.selection import checked_parts

Restored = Quote | Speaker | Source | Collection | Essay | RestoredChoice
_OTHERS: Mapping[str, Callable[[Connection, Journal, str, Told], Restored]] = {
    "speaker": restore_speaker,
    "source": restore_source,
    "collection": restore_collection,
    "essay": restore_essay,
}
RESTORABLE = frozenset({"quote", "choice", *_OTHERS})
"""The kinds of records that can be brought back to an earlier state."""


def restore(
    connection: Connection,
    subject: str,
    number: int,
    *,
    expected: int | None,
    confirmed: Among[Question],
    today: date | None,
    who: str,
    why: str,
) -> Restored:
    """Bring a record back to what the revision ``number`` left it as; one that is so already stays untouched.

    Raises UnknownId, Conflict, ArchiveError for what can't come back, and Unconfirmed as ``edit_parts``.
    """
    noun, _, record_id = subject.partition(":")
    if noun not in RESTORABLE:
        remedy = "Quotes, speakers, sources, collections, essays and featured quotes can be."
        raise ArchiveError("a record of this kind can't be restored", where=subject, remedy=remedy)
    state = _state(connection, subject, number)
    try:
        if noun == "quote":
            return _quote(connection, record_id, state, expected, confirmed, who=who, why=why)
        journal = Journal(connection, who=who, why=why)
        check_seen(connection, subject, expected)
        if noun == "choice":
            return restore_choice(connection, journal, record_id, state, today)
        return _OTHERS[noun](connection, journal, record_id, state)
    except (KeyError, TypeError, ValueError) as error:
        raise told.unreadable(f"revision:{number}") from error


def _state(connection: Connection, subject: str, number: int) -> Told:
    page = revisions.page(connection, after=number - 1, subject=subject, limit=1)
    found = page[0] if page and page[0].number == number else None
    if not isinstance(found, Revision) or found.after is None:
        raise ArchiveError(
            f"it has no revision {number:,} that can be read",
            where=subject,
            remedy="`testimony history` lists those it has.",
        )
    return told.fields_of(found.after, f"revision:{number}")


def _quote(
    connection: Connection,
    quote_id: str,
    state: Told,
    expected: int | None,
    confirmed: Among[Question],
    *,
    who: str,
    why: str,
) -> Quote:
    def edit(quote: Quote, setting: Setting) -> Edit:
        parts = told.spans(state["parts"])
        if parts != quote.parts:
            where = f"quote:{quote.id}"
            parts = checked_parts(setting.version, parts, setting.others, confirmed=confirmed, where=where)
        speaker_id, attribution = _voice(connection, state)
        return Edit(
            quote=replace(
                quote,
                parts=parts,
                nested=told.spans(state["nested"]),
                form=Form(state["form"]),
                kind=Kind(state["kind"]),
                language=state["language"],
                speaker_id=speaker_id,
                attribution=attribution,
                tags=_with_minor(tuple(map(told.tag, state["tags"])), quote),
            )
        )

    return quote_changes.revise(
        connection, quote_id, edit, action="restore", expected=expected, who=who, why=why
    )


def _voice(connection: Connection, state: Told) -> tuple[str | None, Attribution | None]:
    """Who spoke: the speaker who stands now, under a name that was not taken away."""
    attribution = told.attribution(state["attribution"])
    if state["speaker_id"] is None or attribution is None:
        return None, None
    standing = mergers.standing_id(connection, state["speaker_id"])
    speaker = quote_changes.standing_speaker(connection, standing)
    if attribution.name in taken_away(connection, speaker):
        attribution = replace(attribution, name=speaker.label)
    return standing, attribution


def _with_minor(tags: tuple[Tag, ...], now: Quote) -> tuple[Tag, ...]:
    """The tags of then; that the speaker may be a minor is not forgotten by restoring what came before it."""
    if any(tag.field is TagField.MINOR for tag in tags):
        return tags
    return (*tags, *now.tagged(TagField.MINOR))
