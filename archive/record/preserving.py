"""Preserving: what ``Record`` does to last: later versions of sources, and itself in other places."""

from collections.abc import Iterable
from pathlib import Path

from archive.likeness.standing import Standing
from archive.model import Document, SourceVersion, Span
from archive.record.catalogue import Catalogue
from archive.record.changes import renewing, standings
from archive.record.reads import reading
from archive.record.schema import rules
from archive.record.storage import online_copy
from archive.record.storage.originals import Originals


class Preserving(Catalogue):
    """Reads and writes of one archive's record that keep it."""

    originals: Originals

    @property
    def database_file(self) -> Path | None:
        """The file that holds the database; None where a server keeps it."""
        return self._database.file

    def copy_database(self, target: Path) -> None:
        """Write the database as of one moment into a new file, whatever is written meanwhile.

        Raises RecordUnavailable where a server keeps it.
        """
        online_copy.copy(self._database, target)

    def original_digests(self) -> tuple[str, ...]:
        """The SHA-256 of every original that a version names, as far as they can be read."""
        with self._database.reading() as connection:
            return reading.original_digests(connection)

    def renewed(self) -> tuple[str, ...]:
        """The ids of the sources that were taken in again, in the order in which they first came."""
        with self._database.reading() as connection:
            return renewing.renewed(connection)

    def standings(self, quote_ids: Iterable[str]) -> tuple[Standing, ...]:
        """Where these quotes stand in other versions, as archivists confirmed."""
        with self._database.reading() as connection:
            return standings.of_quotes(connection, quote_ids)

    def renew(self, source_id: str, document: Document, *, who: str, why: str) -> SourceVersion:
        """Take a source in as it is now: one more version of it; its quotes stay where they are.

        Raises UnknownId, DuplicateSource for the same bytes, IntegrityError, ArchiveError.
        """
        rules.check_agent(who=who, why=why)
        rules.check_document(document, ())
        self.originals.put(document.original)
        with self._database.writing() as connection:
            return renewing.renew(connection, source_id, document, who=who, why=why)

    def confirm_standing(
        self, quote_id: str, version_id: str, parts: tuple[Span, ...], *, who: str, why: str
    ) -> Standing:
        """Say where a quote's words stand in another version. Raises UnknownId, ArchiveError."""
        with self._database.writing() as connection:
            return standings.confirm(connection, quote_id, version_id, parts, who=who, why=why)
