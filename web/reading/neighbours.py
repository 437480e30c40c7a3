"""What stands beside a quote: in its source, and by its speaker, who goes on in their next source by date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.model import Chain, Source
from index.engine import Facet, SearchTimeout, SearchUnavailable
from web.reading.by_date import by_date
from web.reading.reading_room import ReadingRoom
from web.reading.readings import SourceReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The quotes before and after one; None at either end."""

    before: Chain | None = None
    after: Chain | None = None


def in_source(chain: Chain, reading: SourceReading) -> Neighbours:
    """The quotes that stand beside one in its source."""
    return _beside(chain, reading.records)


def by_speaker(room: ReadingRoom, chain: Chain, reading: SourceReading) -> Neighbours:
    """The same speaker's quotes before and after; none of somebody unknown."""
    if chain.speaker is None:
        return Neighbours()
    own = [record for record in reading.records if record.quote.speaker_id == chain.speaker.id]
    beside = _beside(chain, own)
    if beside.before and beside.after:
        return beside
    earlier, later = _beyond(room, chain.speaker.id, chain.source)
    return Neighbours(before=beside.before or earlier, after=beside.after or later)


def _beside(chain: Chain, records: Sequence[Chain]) -> Neighbours:
    position = [record.quote.id for record in records].index(chain.quote.id)
    before, after = records[:position][-1:], records[position + 1 :][:1]
    return Neighbours(before=next(iter(before), None), after=next(iter(after), None))


def _beyond(room: ReadingRoom, speaker_id: str, current: Source) -> tuple[Chain | None, Chain | None]:
    """By date, the speaker's last quote before those of one source, and the first after them.

    Whole sources are put in order, not quotes: those of two sources of one day would be shuffled.
    """
    try:
        told = room.tally((Facet.SOURCE,), filters={Facet.SPEAKER: (speaker_id,)}).facets
        elsewhere = {count.value for count in told.get(Facet.SOURCE, ())} - {current.id}
        sources = sorted(room.sources(elsewhere), key=by_date)
        earlier = [source for source in sources if by_date(source) < by_date(current)]
        later = [source for source in sources if by_date(source) > by_date(current)]
        return (
            _first_shown(room, (i for s in reversed(earlier) for i in reversed(room.told_by(speaker_id, s)))),
            _first_shown(room, (i for s in later for i in room.told_by(speaker_id, s))),
        )
    except (SearchUnavailable, SearchTimeout):
        return None, None


def _first_shown(room: ReadingRoom, quote_ids: Iterable[str]) -> Chain | None:
    """The first that passes the gate: the index may not have heard of every decision yet."""
    return next((chain for quote_id in quote_ids for chain in room.chains((quote_id,))), None)
