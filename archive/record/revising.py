"""Revising: the half of ``Record`` by which archivists change what quotes and speakers say of themselves.

Each is one transaction. ``expected`` is the newest revision that the person had seen of the record.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from archive.errors import Question
from archive.model import Name, Quote, Speaker
from archive.record.changes import acceptance, quote_changes, quote_entering, speaker_changes
from archive.record.changes.acceptance import Chosen
from archive.record.changes.quote_changes import Edit, Setting
from archive.record.desk_catalogue import DeskCatalogue
from archive.record.history import earlier_states
from archive.record.history.earlier_states import Restored


class Revising(DeskCatalogue):
    """Writes of one archive's record that are asked for at the desk."""

    def revise_quote(
        self,
        quote_id: str,
        edit: Callable[[Quote, Setting], Edit],
        *,
        action: str,
        expected: int | None,
        who: str,
        why: str,
    ) -> Quote:
        """Change a quote as a pure function of it says. Raises UnknownId, Conflict, ArchiveError."""
        with self._database.writing() as connection:
            return quote_changes.revise(
                connection, quote_id, edit, action=action, expected=expected, who=who, why=why
            )

    def enter_quotes(
        self, version_id: str, makes: Sequence[Callable[[int, Setting], Edit]], *, who: str, why: str
    ) -> tuple[Quote, ...]:
        """Take in quotes of a version that is there, all or none. Raises UnknownId, ArchiveError."""
        with self._database.writing() as connection:
            return quote_entering.enter(connection, version_id, makes, who=who, why=why)

    def accept_chosen(self, chosen: Mapping[str, int | None], *, who: str, why: str) -> Chosen:
        """Accept those of these quotes that are still as they were seen, but a minor's. Raises UnknownId."""
        with self._database.writing() as connection:
            return acceptance.accept_chosen(connection, chosen, who=who, why=why)

    def restore_revision(
        self,
        subject: str,
        number: int,
        *,
        expected: int | None = None,
        confirmed: Collection[Question] = (),
        who: str,
        why: str,
    ) -> Restored:
        """Bring a record back to what one of its revisions left it as; access stays.

        Raises UnknownId, Conflict, ArchiveError, Unconfirmed.
        """
        with self._database.writing() as connection:
            return earlier_states.restore(
                connection, subject, number, expected=expected, confirmed=confirmed, who=who, why=why
            )

    def add_name(
        self, speaker_id: str, name: Name, *, expected: int | None = None, who: str, why: str
    ) -> Speaker:
        """Give a speaker another form of their name. Raises UnknownId, Conflict, ArchiveError."""
        with self._database.writing() as connection:
            return speaker_changes.add_name(connection, speaker_id, name, expected=expected, who=who, why=why)

    def remove_name(
        self, speaker_id: str, form: str, *, expected: int | None = None, who: str, why: str
    ) -> Speaker:
        """Take a variant of a speaker's name away. Raises UnknownId, Conflict, ArchiveError."""
        with self._database.writing() as connection:
            return speaker_changes.remove_name(
                connection, speaker_id, form, expected=expected, who=who, why=why
            )

    def merge_speakers(
        self,
        keep_id: str,
        lose_id: str,
        *,
        expected_keep: int | None = None,
        expected_lose: int | None = None,
        who: str,
        why: str,
    ) -> Speaker:
        """Let the quotes of ``lose`` be those of ``keep``; addresses lead on. Raises as ``add_name``."""
        with self._database.writing() as connection:
            return speaker_changes.merge(
                connection,
                keep_id,
                lose_id,
                expected_keep=expected_keep,
                expected_lose=expected_lose,
                who=who,
                why=why,
            )

    def split_speaker(
        self,
        speaker_id: str,
        quote_ids: Sequence[str],
        label: str,
        *,
        expected: int | None = None,
        who: str,
        why: str,
    ) -> Speaker:
        """Let some quotes of a speaker be a new speaker's, who is answered. Raises as ``add_name``."""
        with self._database.writing() as connection:
            return speaker_changes.split(
                connection, speaker_id, quote_ids, label, expected=expected, who=who, why=why
            )
