"""Featured quotes as an earlier revision had them, but for those that nobody may be shown any more."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from archive.access import may_see
from archive.description.featured import Choice, Featured
from archive.record.changes.companion_changes import feature
from archive.record.history.told import Told
from archive.record.log.revisions import Journal
from archive.record.reads import companion_reading, reading
from archive.record.reads.reading import readable, whole


@dataclass(frozen=True, slots=True)
class RestoredChoice:
    """What is featured now, and how many quotes of then are not."""

    choice: Choice
    left_out: int


def restore_choice(
    connection: Connection, journal: Journal, choice_id: str, state: Told, today: date | None
) -> RestoredChoice:
    """Feature the quotes of then that everybody may be shown. Raises UnknownId, ArchiveError.

    today: the day by which embargoes end; without it, none has ended.
    """
    known = whole(companion_reading.choices(connection, (choice_id,))).get(choice_id)
    if known is None:
        raise reading.unknown("choice", choice_id)
    then = tuple(Featured(quote_id=one["quote_id"], reason=one["reason"]) for one in state["quotes"])
    quotes = readable(reading.quotes(connection, (one.quote_id for one in then)))
    sources = readable(reading.sources(connection, {quote.source_id for quote in quotes.values()}))
    kept = tuple(
        one
        for one in then
        if (quote := quotes.get(one.quote_id)) is not None
        and quote.source_id in sources
        and may_see(quote, sources[quote.source_id], today=today)
    )
    choice = feature(connection, journal, known.place, kept, action="restore")
    return RestoredChoice(choice, len(then) - len(kept))
