"""What the decisions since a revision touched: whatever was read of anything else before is as it was.

Taken widely: by what somebody is known may hang on any of their quotes, and their name stands in the words of
others, so a quote touches its speaker, and a speaker all sources with words of theirs.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from archive.record.log.revisions import Head, hash_of
from archive.record.reads.questions import Question
from archive.record.schema import tables

MOST = 500
"""Revisions, and announced quotes: after more of them everything is read anew."""
_BY_THEMSELVES = frozenset({"collection", "relation", "essay", "choice"})
"""Nouns that are in no source, speaker, place or quote."""
_CLOSELY = frozenset({"quote", "source", "version", "speaker", "place"})

_QUOTES = Question(select(tables.quotes.c.source_id, tables.quotes.c.speaker_id), tables.quotes.c.id)
_VERSIONS = Question(select(tables.versions.c.source_id), tables.versions.c.id)
_WORDS_OF = Question(select(tables.quotes.c.source_id).distinct(), tables.quotes.c.speaker_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """Ids of what may look different: of a source all its quotes, too."""

    sources: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def __contains__(self, record_id: str) -> bool:
        return record_id in self.sources or record_id in self.speakers or record_id in self.places


def since(connection: Connection, head: Head) -> Touched | None:
    """What was touched after this revision; None where that may be anything, or it is of another history."""
    if hash_of(connection, head.number) != head.hash:
        return None
    revised = _revised(connection, head)
    subjects = [(noun, id_) for noun, _, id_ in (row["subject"].partition(":") for row in revised)]
    announced = _announced(connection, head)
    if max(len(revised), len(announced)) > MOST or {n for n, _ in subjects} - _BY_THEMSELVES - _CLOSELY:
        return None
    of = {wanted: {id_ for noun, id_ in subjects if noun == wanted} for wanted in _CLOSELY}
    told = tuple(_QUOTES.rows(connection, of["quote"].union(announced)))
    speakers = (
        of["speaker"] | {row["speaker_id"] for row in told if row["speaker_id"]} | set(_before(revised))
    )
    sources = of["source"] | {row["source_id"] for row in told}
    sources |= {row["source_id"] for row in _VERSIONS.rows(connection, of["version"])}
    sources |= {row["source_id"] for row in _WORDS_OF.rows(connection, speakers)}
    return Touched(sources=frozenset(sources), speakers=frozenset(speakers), places=frozenset(of["place"]))


def _revised(connection: Connection, head: Head) -> Collection[RowMapping]:
    table = tables.revisions
    query = select(table.c.subject, table.c.before).where(table.c.number > head.number).limit(MOST + 1)
    return connection.execute(query).mappings().all()


def _announced(connection: Connection, head: Head) -> list[str]:
    """Among the last entries: no index tells which are of later revisions than the head.

    Each as often as it was announced: that there are more entries than are read must not be hidden by a quote
    which was announced again and again.
    """
    table = tables.outbox
    query = select(table.c.quote_id, table.c.revision).order_by(table.c.number.desc()).limit(MOST + 1)
    return [row.quote_id for row in connection.execute(query) if row.revision > head.number]


def _before(revised: Iterable[RowMapping]) -> Iterator[str]:
    """Whose words quotes were until then."""
    for row in revised:
        if row["subject"].startswith("quote:") and row["before"]:
            speaker_id = json.loads(row["before"]).get("speaker_id")
            if speaker_id:
                yield speaker_id
