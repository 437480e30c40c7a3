"""Changes to relations, essays and featured quotes; each within one writing transaction of the caller.

A change that changes nothing writes nothing. Nothing is ever deleted: a relation is retracted, an essay goes
back to being a draft, a choice becomes empty.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, Table, insert, update

from archive.dates import PartialDate
from archive.description.essays import Essay, rendered
from archive.description.featured import HOME, MOST, Choice, Featured
from archive.errors import ArchiveError
from archive.field_checks import check_fields
from archive.ids import derived_id, new_id, slug as slug_of
from archive.record.changes.seen import Wish, check_seen
from archive.record.log.revisions import Change, Journal
from archive.record.mapping import companion_rows
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import companion_reading, reading
from archive.record.reads.reading import whole
from archive.record.schema import companion_tables as tables
from archive.record.schema.rules import check_label, check_language, check_text
from archive.relations import KINDS, SYMMETRICAL, Related, Relation, RelationKind, StatedRelation
from archive.terms import Certainty

_Kept = TypeVar("_Kept", Relation, Essay, Choice)
IN_FILE = "stated in the source's own front matter"


def relate(connection: Connection, journal: Journal, relation: Relation) -> Relation:
    """State a relation, or the same with other evidence, certainty or translator. Raises ArchiveError."""
    _check_relation(relation)
    earlier = whole(companion_reading.relations(connection, (relation.id,))).get(relation.id)
    return _save(connection, journal, "describe" if earlier else "add", earlier, relation)


def retract(connection: Connection, journal: Journal, relation_id: str) -> Relation:
    """Take a relation back. Raises UnknownId."""
    earlier = whole(companion_reading.relations(connection, (relation_id,))).get(relation_id)
    if earlier is None:
        raise reading.unknown("relation", relation_id)
    return _save(connection, journal, "retract", earlier, replace(earlier, retracted=True))


def relation(
    noun: Related,
    kind: RelationKind,
    record_id: str,
    other_id: str,
    *,
    who: str,
    evidence: str,
    certainty: Certainty = Certainty.STATED,
    translator: str | None = None,
) -> Relation:
    """A relation ready to be stated; the same two, in either order where there is none, give the same id."""
    ends = sorted((record_id, other_id)) if kind in SYMMETRICAL else [record_id, other_id]
    return Relation(
        id=derived_id(noun, kind, *ends),
        noun=noun,
        kind=kind,
        record_id=ends[0],
        other_id=ends[1],
        certainty=certainty,
        method=f"archivist:{who}",
        evidence=evidence.strip(),
        translator=(translator or "").strip() or None,
    )


def relate_as_stated(
    connection: Connection, source_id: str, stated: Iterable[StatedRelation], *, who: str, why: str
) -> None:
    """Write the relations that a file states of itself, with its addition; the other end may come later."""
    for one in stated:
        journal = Journal(connection, who=who, why=why)
        made = relation(
            Related.SOURCE,
            one.kind,
            source_id,
            one.other_id,
            who=who,
            evidence=IN_FILE,
            translator=one.translator,
        )
        relate(connection, journal, made)


def write_essay(connection: Connection, journal: Journal, essay: Essay, expected: int | None = None) -> Essay:
    """Write an essay, or the one of its slug anew; rendered here. Raises Conflict, ArchiveError."""
    same = {one.slug: one for one in whole(companion_reading.essays(connection)).values()}.get(essay.slug)
    action = "add" if same is None else "describe"
    if essay.is_public and not (same and same.is_public):
        action += "+publish"
    if same and same.is_public and not essay.is_public:
        action += "+withhold"
    written = _written(same, essay)
    if same is not None:
        _check_seen(connection, journal, same, expected, is_so=written == same)
    return _save(connection, journal, action, same, written)


def save_essay(
    connection: Connection, journal: Journal, action: str, before: Essay | None, essay: Essay
) -> Essay:
    """Write an essay as it is to be, checked and rendered. Raises ArchiveError."""
    return _save(connection, journal, action, before, _written(before, essay))


def _written(before: Essay | None, essay: Essay) -> Essay:
    _check_essay(essay)
    return replace(
        essay,
        id=before.id if before else new_id(),
        title=essay.title.strip(),
        author=essay.author.strip(),
        html=rendered(essay.text),
    )


def _check_seen(
    connection: Connection, journal: Journal, known: Essay | Choice, expected: int | None, *, is_so: bool
) -> None:
    actions = frozenset({"add", "describe", "publish", "withhold"})
    wish = Wish(who=journal.who, why=journal.why, actions=actions) if is_so else None
    check_seen(connection, subject_of(known), expected, wish=wish)


def feature(
    connection: Connection,
    journal: Journal,
    place: str,
    quotes: Iterable[Featured],
    expected: int | None = None,
    action: str = "describe",
) -> Choice:
    """Set the quotes featured in one place, in order; none empties it. Raises Conflict, ArchiveError."""
    chosen = tuple(quotes)
    _check_choice(connection, place, chosen)
    same = {one.place: one for one in whole(companion_reading.choices(connection)).values()}.get(place)
    written = Choice(id=same.id if same else new_id(), place=place, quotes=chosen)
    if same is not None:
        _check_seen(connection, journal, same, expected, is_so=written == same)
    return _save(connection, journal, "add" if same is None else action, same, written)


def _save(connection: Connection, journal: Journal, action: str, before: _Kept | None, after: _Kept) -> _Kept:
    if before == after:
        return after
    table, row = _row(after)
    if before is None:
        connection.execute(insert(table).values(row))
    else:
        connection.execute(update(table).where(table.c.id == after.id).values(row))
    told = None if before is None else state_of(before)
    journal.append([Change(subject_of(after), action, told, state_of(after))])
    return after


def _row(kept: Relation | Essay | Choice) -> tuple[Table, dict[str, object]]:
    if isinstance(kept, Relation):
        return tables.relations, companion_rows.relation_row(kept)
    if isinstance(kept, Essay):
        return tables.essays, companion_rows.essay_row(kept)
    return tables.featured, companion_rows.choice_row(kept)


def _check_relation(relation: Relation) -> None:
    """Raise Problems of WrongValue, by the names that forms give the fields."""
    where = subject_of(relation)
    check_fields(
        ("kind", lambda: _check_kind(relation, where)),
        ("other", lambda: _check_ends(relation, where)),
        ("evidence", lambda: check_label(relation.evidence, "what the relation rests on", where)),
        ("translator", lambda: _check_translator(relation, where)),
    )


def _check_kind(relation: Relation, where: str) -> None:
    if relation.kind not in KINDS[relation.noun]:
        kinds = ", ".join(KINDS[relation.noun])
        what = f"a {relation.noun} can't be a {relation.kind} another"
        raise ArchiveError(what, where=where, remedy=f"Possible are: {kinds}.")


def _check_ends(relation: Relation, where: str) -> None:
    if relation.record_id == relation.other_id:
        raise ArchiveError("a relation of a thing to itself", where=where, remedy="Name two.")


def _check_translator(relation: Relation, where: str) -> None:
    if relation.translator is not None:
        check_label(relation.translator, "the translator's name", where)
        if relation.kind is not RelationKind.TRANSLATION_OF:
            raise ArchiveError("a translator of what is no translation", where=where, remedy="Leave it out.")


def _check_essay(essay: Essay) -> None:
    where = f"essay:{essay.slug}"
    check_fields(
        ("slug", lambda: _check_slug(essay.slug, where)),
        ("title", lambda: check_label(essay.title, "the title", where)),
        ("author", lambda: check_label(essay.author, "the author", where)),
        ("written", lambda: essay.written and PartialDate.parse(essay.written, where=where)),
        ("language", lambda: check_language(essay.language, where)),
        ("collection", lambda: check_text(essay.collection or "", "the collection", where)),
        ("text", lambda: check_text(essay.text, "the essay", where)),
        ("text", lambda: _check_written(essay.text, where)),
    )


def _check_slug(slug: str, where: str) -> None:
    if slug != slug_of(slug):
        remedy = "Use small letters, digits and hyphens."
        raise ArchiveError("the essay's name in addresses can't stand there", where=where, remedy=remedy)


def _check_written(text: str, where: str) -> None:
    """Raise ArchiveError for a text that is empty, or stands a quote where there can be none."""
    if not text.strip():
        raise ArchiveError("the essay is empty", where=where, remedy="Write something.")
    rendered(text)


def _check_choice(connection: Connection, place: str, chosen: tuple[Featured, ...]) -> None:
    where = f"choice:{place or 'the front page'}"
    if place != HOME and place not in {one.slug for one in whole(reading.collections(connection)).values()}:
        raise reading.unknown("collection", place)
    if len(chosen) > MOST:
        raise ArchiveError(f"{len(chosen)} quotes; {MOST} are possible", where=where, remedy="Choose fewer.")
    ids = [one.quote_id for one in chosen]
    if len(set(ids)) < len(ids):
        raise ArchiveError("a quote is chosen twice", where=where, remedy="Name it once.")
    known = reading.quotes(connection, ids)
    for one in chosen:
        if one.quote_id not in known:
            raise reading.unknown("quote", one.quote_id)
        check_label(one.reason, "the reason why the quote is chosen", where)
