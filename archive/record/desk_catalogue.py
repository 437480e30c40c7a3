"""What the desk asks of the record besides: the queue, the log of all activity, who speaks how often."""

from archive.record.catalogue import Catalogue
from archive.record.changes import titles
from archive.record.reads import activity, mergers, queue, reading, statistics
from archive.record.reads.activity import Act, Asked, Choices
from archive.record.reads.queue import Filters, Queue
from archive.record.schema import tables


class DeskCatalogue(Catalogue):
    """Reads of one archive's record that only archivists need."""

    def queue(self, filters: Filters, *, offset: int = 0, limit: int) -> Queue:
        """What waits for an archivist, in order of arrival, with the counts of every filter."""
        with self._database.reading() as connection:
            return queue.queue(connection, filters, offset=offset, limit=limit)

    def acts(self, asked: Asked, *, before: int | None = None, limit: int) -> tuple[Act, ...]:
        """Entries of the activity log numbered below ``before``, the newest first, at most ``limit``."""
        with self._database.reading() as connection:
            return activity.page(connection, asked, before=before, limit=limit)

    def count_acts(self, asked: Asked) -> int:
        """How many entries the activity log has."""
        with self._database.reading() as connection:
            return activity.count(connection, asked)

    def choices_of_acts(self) -> Choices:
        """By whom and what the activity log can be narrowed."""
        with self._database.reading() as connection:
            return activity.choices(connection)

    def quotes_by_speaker(self) -> dict[str, int]:
        """How many quotes each speaker has, by id; whatever was decided about them."""
        with self._database.reading() as connection:
            return statistics.quotes_by_speaker(connection)

    def quote_ids_of_speaker(self, speaker_id: str) -> tuple[str, ...]:
        """The id of every quote of one speaker, in order of arrival."""
        with self._database.reading() as connection:
            return reading.quote_ids(connection, tables.quotes.c.speaker_id == speaker_id)

    def shared_names(self, limit: int) -> tuple[tuple[str, int], ...]:
        """First names of several speakers, and of how many: perhaps one person, perhaps not."""
        with self._database.reading() as connection:
            return mergers.shared_names(connection, limit)

    def merged_into(self, speaker_id: str) -> tuple[str, ...]:
        """The ids of the speakers who were merged into this one, directly or one into the next."""
        with self._database.reading() as connection:
            return mergers.merged_ids(connection, speaker_id)

    def tells_of(self, source_id: str, quote_id: str) -> bool:
        """Whether a source's title or note tells of a quote, and would go were that withheld."""
        with self._database.reading() as connection:
            source = reading.readable(reading.sources(connection, (source_id,))).get(source_id)
            quotes = reading.readable(reading.quotes(connection, (quote_id,))).values()
            described = source.description if source else None
            told = (described.title, described.note) if described else ()
            return any(titles.tells_of(connection, one, quotes) for one in told if one)
