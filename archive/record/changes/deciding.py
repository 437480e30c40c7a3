"""Changes archivists make to what is in the record; each within one writing transaction of the caller.

A change that changes nothing writes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, insert, update

from archive.description.notes import render
from archive.finding_aid import FindingAid
from archive.ids import new_id
from archive.model import Access, AccessStatus, Collection, Quote, Review, Source
from archive.record.changes import source_descriptions, titles
from archive.record.changes.publication import publish
from archive.record.changes.seen import Wish, check_seen
from archive.record.log.outbox import announce
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.companion_rows import aid_text
from archive.record.mapping.states import Subject, state_of, subject_of
from archive.record.reads import reading
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.record.schema.columns import access_row
from archive.record.schema.rules import check_collection, checked

_REVIEWING = {Review.PROPOSED: "reopen", Review.ACCEPTED: "accept", Review.REJECTED: "reject"}
_ADMITTING = {
    AccessStatus.OPEN: "open",
    AccessStatus.RESTRICTED: "restrict",
    AccessStatus.EMBARGOED: "embargo",
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
    expected: int | None = None,
    who: str,
    why: str,
) -> Quote:
    """Set the review, the access or both of one quote. Raises UnknownId, Conflict.

    One that is closed or withdrawn takes its words, and its speaker's name, from its source's title and note.
    """
    journal = Journal(connection, who=who, why=why)
    quote = whole(reading.quotes(connection, (quote_id,))).get(quote_id)
    if quote is None:
        raise reading.unknown("quote", quote_id)
    actions = [_REVIEWING[review]] if review else []
    actions += [_ADMITTING[access.status]] if access else []
    access = checked(access or quote.access, subject_of(quote))
    decided = replace(quote, review=review or quote.review, access=access)
    asked = Wish(who=who, why=why, actions=frozenset(actions))
    check_seen(connection, subject_of(quote), expected, wish=asked if decided == quote else None)
    if decided == quote:
        return quote
    write_decision(connection, journal, quote, decided)
    touched: tuple[str, ...] = (quote_id,)
    # A source that can't be read must not keep a withdrawal from being written.
    source = reading.readable(reading.sources(connection, (quote.source_id,))).get(quote.source_id)
    is_withheld = source is not None and decided.access.status is not AccessStatus.OPEN
    if source is not None and is_withheld and titles.withhold(connection, journal, source, (decided,)):
        touched = _of_source(connection, source.id)
    publish(connection, journal, touched)
    announce(connection, touched)
    return decided


def accept_proposed(connection: Connection, source_id: str, *, who: str, why: str) -> int:
    """Accept what is still proposed in one source, and nothing that was decided; returns how many were.

    What a minor may have said stays proposed: it is decided alone. Raises UnknownId.
    """
    journal = Journal(connection, who=who, why=why)
    source = _source(connection, source_id)
    quotes = whole(reading.quotes(connection, _of_source(connection, source.id))).values()
    proposed = [quote for quote in quotes if quote.review is Review.PROPOSED and not quote.by_minor]
    for quote in proposed:
        write_decision(connection, journal, quote, replace(quote, review=Review.ACCEPTED))
    touched = tuple(quote.id for quote in proposed)
    publish(connection, journal, touched)
    announce(connection, touched)
    return len(proposed)


def set_source_access(
    connection: Connection,
    source_id: str,
    access: Access,
    *,
    expected: int | None = None,
    who: str,
    why: str,
) -> Source:
    """Set the access of one source; every quote of it may look different. Raises UnknownId, Conflict."""
    journal = Journal(connection, who=who, why=why)
    source = _source(connection, source_id)
    decided = replace(source, access=checked(access, subject_of(source)))
    actions = frozenset({_ADMITTING[access.status]})
    wish = Wish(who=who, why=why, actions=actions) if decided == source else None
    check_seen(connection, subject_of(source), expected, wish=wish)
    if decided == source:
        return source
    connection.execute(
        update(tables.sources).where(tables.sources.c.id == source_id).values(**access_row(decided.access))
    )
    journal.append([_change(_ADMITTING[decided.access.status], source, decided)])
    touched = _of_source(connection, source_id)
    publish(connection, journal, touched)
    announce(connection, touched)
    return _source(connection, source_id)


def describe_source(
    connection: Connection,
    source_id: str,
    said: Mapping[str, str],
    *,
    keep_redirect: bool,
    expected: int | None = None,
    who: str,
    why: str,
) -> Source:
    """Say fields of a source's description anew; its slug follows the title.

    Raises as ``decide``, and ArchiveError for a new title or note that tells of withheld words.
    """
    journal = Journal(connection, who=who, why=why)
    source = _source(connection, source_id)
    described = source_descriptions.said_anew(source, said)
    is_so = described == source.description
    wish = Wish(who=who, why=why, actions=frozenset({"describe"})) if is_so else None
    check_seen(connection, subject_of(source), expected, wish=wish)
    if is_so:
        return source
    if (described.title, described.note) != (source.description.title, source.description.note):
        titles.refuse_withheld(connection, source, described)
    source_descriptions.write(connection, journal, source, described, keep_redirect=keep_redirect)
    touched = _of_source(connection, source_id)
    # A title may spell a name that the public must not know: then the slug is another one.
    publish(connection, journal, touched)
    announce(connection, touched)
    return _source(connection, source_id)


def describe_collection(
    connection: Connection,
    key: str,
    title: str,
    description: str,
    *,
    aid: FindingAid,
    expected: int | None = None,
    who: str,
    why: str,
) -> Collection:
    """Write, or write anew, the description of a collection, in Markdown. Raises Conflict, ArchiveError."""
    check_collection(key, title, description, aid)
    journal = Journal(connection, who=who, why=why)
    known = {one.slug: one for one in whole(reading.collections(connection)).values()}.get(key)
    described = Collection(
        id=known.id if known else new_id(),
        slug=key,
        title=title,
        description_html=render(description),
        description=description,
        aid=aid,
    )
    if known is not None:
        is_so = described == known
        wish = Wish(who=who, why=why, actions=frozenset({"add", "describe"})) if is_so else None
        check_seen(connection, subject_of(known), expected, wish=wish)
    if described == known:
        return known
    row = {"key": key, "aid": aid_text(aid)}
    row |= {name: getattr(described, name) for name in _COLLECTION_COLUMNS}
    if known is None:
        connection.execute(insert(tables.collections).values(row))
    else:
        connection.execute(update(tables.collections).where(tables.collections.c.id == known.id).values(row))
    before, action = (state_of(known), "describe") if known else (None, "add")
    journal.append([Change(subject_of(described), action, before, state_of(described))])
    return described


def write_decision(connection: Connection, journal: Journal, quote: Quote, decided: Quote) -> None:
    """Write what was decided of a quote; publishing and announcing it is the caller's."""
    actions = [_REVIEWING[decided.review]] if decided.review is not quote.review else []
    actions += [_ADMITTING[decided.access.status]] if decided.access != quote.access else []
    connection.execute(
        update(tables.quotes)
        .where(tables.quotes.c.id == quote.id)
        .values(
            review=decided.review.value,
            **access_row(decided.access),
        )
    )
    journal.append([_change("+".join(actions), quote, decided)])


def _source(connection: Connection, source_id: str) -> Source:
    source = whole(reading.sources(connection, (source_id,))).get(source_id)
    if source is None:
        raise reading.unknown("source", source_id)
    return source


def _of_source(connection: Connection, source_id: str) -> tuple[str, ...]:
    return reading.quote_ids(connection, tables.quotes.c.source_id == source_id)


def _change(action: str, before: Subject, after: Subject) -> Change:
    return Change(subject_of(before), action, state_of(before), state_of(after))
