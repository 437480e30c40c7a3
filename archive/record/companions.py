"""The companions of the record: relations, essays and featured quotes, read and written.

The half of ``Record`` that is not about sources and quotes themselves. What may be shown of it is decided
where it is shown, quote by quote and source by source: ``archive.access``.
"""

from collections.abc import Iterable

from archive.description.essays import Essay
from archive.description.featured import Choice, Featured
from archive.likeness.duplicates import Candidates
from archive.record.catalogue import Catalogue
from archive.record.changes import companion_changes, sketches
from archive.record.log.revisions import Journal
from archive.record.reads import companion_reading, reading, withheld
from archive.record.reads.reading import readable
from archive.relations import Related, Relation, RelationKind
from archive.terms import Certainty
from archive.withholding.withheld_words import WithheldWords


class Companions(Catalogue):
    """Relations, essays and featured quotes of one archive."""

    def relations(self, record_ids: Iterable[str] | None = None) -> tuple[Relation, ...]:
        """The relations that join any of these sources or quotes, retracted ones too; all without ids."""
        with self._database.reading() as connection:
            ids = None if record_ids is None else companion_reading.relation_ids(connection, record_ids)
            if ids == ():
                return ()
            return tuple(readable(companion_reading.relations(connection, ids)).values())

    def essays(self) -> tuple[Essay, ...]:
        """Every essay, drafts included, in the order of their slugs."""
        with self._database.reading() as connection:
            return tuple(readable(companion_reading.essays(connection)).values())

    def essay(self, slug: str) -> Essay | None:
        """The essay of this slug, draft or not; None where there is none."""
        return next((essay for essay in self.essays() if essay.slug == slug), None)

    def choices(self) -> dict[str, Choice]:
        """The featured quotes by their place."""
        with self._database.reading() as connection:
            found = readable(companion_reading.choices(connection)).values()
            return {choice.place: choice for choice in found}

    def withheld_words(self, texts: Iterable[str] | None = None) -> WithheldWords:
        """What archivists' own texts must not tell now: words and names that are withheld.

        ``texts``: all that will be asked about, if that is known; names in none of them are not looked for.
        """
        with self._database.reading() as connection:
            return withheld.words(connection, texts)

    def withdrawn_words(self) -> WithheldWords:
        """Words and names that nobody is told, archivists neither."""
        with self._database.reading() as connection:
            return withheld.words(connection, is_withdrawn=True)

    def sketched_like(self, marks: Iterable[int], limit: int) -> Candidates:
        """The versions that share the most of these hashes (``archive.likeness.duplicates``)."""
        with self._database.reading() as connection:
            missing = sketches.unsketched(connection)
        if missing:
            with self._database.writing() as connection:
                # Asked again: another process may have sketched them meanwhile.
                sketches.sketch(connection, sketches.unsketched(connection))
        with self._database.reading() as connection:
            return sketches.like(connection, marks, limit)

    def relate(
        self,
        noun: Related,
        kind: RelationKind,
        record_id: str,
        other_id: str,
        *,
        evidence: str,
        certainty: Certainty = Certainty.STATED,
        translator: str | None = None,
        who: str,
        why: str,
    ) -> Relation:
        """State what one source or quote is to another; both must be in the record.

        Stated again, it is described anew. Raises UnknownId, ArchiveError.
        """
        made = companion_changes.relation(
            noun,
            kind,
            record_id,
            other_id,
            who=who,
            evidence=evidence,
            certainty=certainty,
            translator=translator,
        )
        read = reading.sources if noun is Related.SOURCE else reading.quotes
        with self._database.writing() as connection:
            journal = Journal(connection, who=who, why=why)
            there = read(connection, (record_id, other_id))
            for end in (record_id, other_id):
                if end not in there:
                    raise reading.unknown(noun, end)
            return companion_changes.relate(connection, journal, made)

    def retract_relation(self, relation_id: str, *, who: str, why: str) -> Relation:
        """Take a relation back; it is kept and no longer shown. Raises UnknownId."""
        with self._database.writing() as connection:
            journal = Journal(connection, who=who, why=why)
            return companion_changes.retract(connection, journal, relation_id)

    def write_essay(self, essay: Essay, *, expected: int | None = None, who: str, why: str) -> Essay:
        """Write an essay, or write the one of its slug anew; its id and html are made here.

        Raises Conflict where it has a revision after ``expected``, ArchiveError, DateError.
        """
        with self._database.writing() as connection:
            journal = Journal(connection, who=who, why=why)
            return companion_changes.write_essay(connection, journal, essay, expected)

    def feature(
        self, place: str, quotes: Iterable[Featured], *, expected: int | None = None, who: str, why: str
    ) -> Choice:
        """Set the quotes featured in one place, in order. Raises UnknownId, Conflict, ArchiveError."""
        with self._database.writing() as connection:
            journal = Journal(connection, who=who, why=why)
            return companion_changes.feature(connection, journal, place, quotes, expected)
