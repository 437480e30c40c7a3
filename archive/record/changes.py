"""Changes archivists make to what is in the record; each within one writing transaction of the caller.

A change that changes nothing writes nothing.
"""

from dataclasses import replace

from sqlalchemy import Connection, delete, insert, update

from archive.errors import ArchiveError
from archive.ids import new_id
from archive.model import Access, AccessStatus, Collection, Quote, Review, Source, Speaker
from archive.notes import render
from archive.record import reading, tables
from archive.record.outbox import announce
from archive.record.revisions import Change, Journal
from archive.record.rules import checked
from archive.record.serialise import name_row
from archive.record.slugs import Noun, claim
from archive.record.states import Subject, state_of, subject_of

_REVIEWING = {Review.PROPOSED: "reopen", Review.ACCEPTED: "accept", Review.REJECTED: "reject"}
_ADMITTING = {
    AccessStatus.OPEN: "open",
    AccessStatus.CLOSED: "close",
    AccessStatus.WITHDRAWN: "withdraw",
}
_COLLECTION_COLUMNS = ("id", "title", "description", "description_html")


def decide(
    connection: Connection,
    quote_id: str,
    *,
    review: Review | None,
    access: Access | None,
    who: str,
    why: str,
) -> Quote:
    """Set the review, the access or both of one quote. Raises UnknownId."""
    journal = Journal(connection, who=who, why=why)
    quote = reading.quotes(connection, (quote_id,)).get(quote_id)
    if quote is None:
        raise reading.unknown("quote", quote_id)
    decided = replace(quote, review=review or quote.review, access=checked(access or quote.access))
    if decided == quote:
        return quote
    actions = [_REVIEWING[decided.review]] if decided.review is not quote.review else []
    actions += [_ADMITTING[decided.access.status]] if decided.access != quote.access else []
    connection.execute(
        update(tables.quotes)
        .where(tables.quotes.c.id == quote_id)
        .values(
            review=decided.review.value,
            access=decided.access.status.value,
            access_reason=decided.access.reason,
        )
    )
    journal.append([_change("+".join(actions), quote, decided)])
    announce(connection, (quote_id,))
    return decided


def set_source_access(
    connection: Connection, source_id: str, access: Access, *, who: str, why: str
) -> Source:
    """Set the access of one source; every quote of it may look different. Raises UnknownId."""
    journal = Journal(connection, who=who, why=why)
    source = reading.sources(connection, (source_id,)).get(source_id)
    if source is None:
        raise reading.unknown("source", source_id)
    decided = replace(source, access=checked(access))
    if decided == source:
        return source
    connection.execute(
        update(tables.sources)
        .where(tables.sources.c.id == source_id)
        .values(access=decided.access.status.value, access_reason=decided.access.reason)
    )
    journal.append([_change(_ADMITTING[decided.access.status], source, decided)])
    announce(connection, reading.quote_ids(connection, tables.quotes.c.source_id == source_id))
    return decided


def rename_speaker(connection: Connection, speaker_id: str, name: str, *, who: str, why: str) -> Speaker:
    """Give a speaker another primary name and slug; the old slug goes on leading here. Raises UnknownId.

    The replaced name stays in the revisions only: it may be the very name that must no longer be shown.
    """
    journal = Journal(connection, who=who, why=why)
    speaker = reading.speakers(connection, (speaker_id,)).get(speaker_id)
    if speaker is None:
        raise reading.unknown("speaker", speaker_id)
    if not name.strip():
        raise ArchiveError("the new name is empty", where=subject_of(speaker), remedy="Give the name.")
    variants = tuple(other for other in speaker.names[1:] if other.form != name)
    names = (replace(speaker.names[0], form=name, primary=True), *variants)
    if names == speaker.names:
        return speaker
    renamed = replace(speaker, names=names, slug=claim(connection, Noun.SPEAKER, name, speaker_id))
    connection.execute(
        update(tables.speakers).where(tables.speakers.c.id == speaker_id).values(slug=renamed.slug)
    )
    connection.execute(delete(tables.names).where(tables.names.c.speaker_id == speaker_id))
    rows = [{**name_row(each, i), "speaker_id": speaker_id} for i, each in enumerate(names)]
    connection.execute(insert(tables.names), rows)
    journal.append([_change("rename", speaker, renamed)])
    announce(connection, reading.quote_ids(connection, tables.quotes.c.speaker_id == speaker_id))
    return renamed


def describe_collection(
    connection: Connection, key: str, title: str, description: str, *, who: str, why: str
) -> Collection:
    """Write, or write anew, the description of a collection, in Markdown."""
    journal = Journal(connection, who=who, why=why)
    known = {collection.slug: collection for collection in reading.collections(connection).values()}.get(key)
    described = Collection(
        id=known.id if known else new_id(),
        slug=key,
        title=title,
        description_html=render(description),
        description=description,
    )
    if described == known:
        return known
    row = {"key": key, **{name: getattr(described, name) for name in _COLLECTION_COLUMNS}}
    if known is None:
        connection.execute(insert(tables.collections).values(row))
    else:
        connection.execute(update(tables.collections).where(tables.collections.c.id == known.id).values(row))
    before, action = (state_of(known), "describe") if known else (None, "add")
    journal.append([Change(subject_of(described), action, before, state_of(described))])
    return described


def _change(action: str, before: Subject, after: Subject) -> Change:
    return Change(subject_of(before), action, state_of(before), state_of(after))
