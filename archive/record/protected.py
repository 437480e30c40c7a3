"""What protects people: identities, redactions, agreements, content notes, embargoes that end."""

from collections.abc import Iterable
from datetime import date

from archive.model import Agreement, IdentityMode, Quote, Redaction, Source, SourceVersion, Speaker
from archive.record.catalogue import Catalogue
from archive.record.changes import agreeing, opening, protecting


class Protecting(Catalogue):
    """Those decisions, each one transaction."""

    def identify(
        self,
        speaker_id: str,
        mode: IdentityMode | None,
        public_name: str | None = None,
        *,
        expected: int | None = None,
        who: str,
        why: str,
    ) -> Speaker:
        """Decide by what the public knows a speaker; None takes it back. Raises UnknownId, ArchiveError."""
        with self._database.writing() as connection:
            return protecting.identify(
                connection, speaker_id, mode, public_name, expected=expected, who=who, why=why
            )

    def redact(
        self,
        version_id: str,
        redactions: Iterable[Redaction],
        *,
        expected: int | None = None,
        who: str,
        why: str,
    ) -> SourceVersion:
        """Set which stretches of a version the public reads as signs. Raises UnknownId, ArchiveError."""
        with self._database.writing() as connection:
            return protecting.redact(connection, version_id, redactions, expected=expected, who=who, why=why)

    def agree(
        self,
        source_ids: Iterable[str],
        agreement: Agreement,
        *,
        expected: int | None = None,
        who: str,
        why: str,
    ) -> Agreement:
        """Write down on what basis sources are here; an empty id makes a new agreement.

        Raises UnknownId, Conflict, ArchiveError.
        """
        with self._database.writing() as connection:
            return agreeing.agree(connection, source_ids, agreement, expected=expected, who=who, why=why)

    def open_source(
        self,
        source_id: str,
        agreement: Agreement | None,
        *,
        expected: int | None = None,
        who: str,
        why: str,
    ) -> Source:
        """Open a source to everybody, on this basis or on the one written down; all of it or nothing.

        Raises UnknownId, Conflict, NoBasis, ArchiveError.
        """
        with self._database.writing() as connection:
            return opening.open_source(connection, source_id, agreement, expected=expected, who=who, why=why)

    def note_content(
        self, record_id: str, keys: Iterable[str], *, expected: int | None = None, who: str, why: str
    ) -> Quote | Source:
        """Set what a reader is told before the words of a quote or source. Raises UnknownId, UnknownTerm."""
        with self._database.writing() as connection:
            return protecting.note_content(connection, record_id, keys, expected=expected, who=who, why=why)

    def open_due(self, today: date) -> int:
        """Open what was under an embargo until this day or before; returns how many were opened."""
        if not any(one.until is not None and one.until <= today for one in self.embargoes()):
            return 0
        with self._database.writing() as connection:
            return protecting.open_due(connection, today)
