"""What stands beside a quote: in its source, and by its speaker, who goes on in their next source by date."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.model import Chain
from index.engine import Facet, SearchTimeout, SearchUnavailable, Sort
from index.query import Everything
from web.reading_room import LONGEST_SHELF, ReadingRoom, SourceReading

LONGEST_WALK = 1_000
"""Quotes of one speaker among which the next source is looked for; an office may have many more."""


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
    earlier, later = _beyond(room, chain.speaker.id, {record.quote.id for record in own})
    return Neighbours(
        before=beside.before or _at_edge(room, earlier, last=True),
        after=beside.after or _at_edge(room, later, last=False),
    )


def _beside(chain: Chain, records: Sequence[Chain]) -> Neighbours:
    position = [record.quote.id for record in records].index(chain.quote.id)
    before, after = records[:position][-1:], records[position + 1 :][:1]
    return Neighbours(before=next(iter(before), None), after=next(iter(after), None))


def _beyond(room: ReadingRoom, speaker_id: str, own: set[str]) -> tuple[Chain | None, Chain | None]:
    """By date, the speaker's last quote before those of one source, and the first after them."""
    filters = {Facet.SPEAKER: (speaker_id,)}
    try:
        results = room.engine.search(Everything(), filters=filters, sort=Sort.DATE, limit=LONGEST_WALK)
    except (SearchUnavailable, SearchTimeout):
        return None, None
    ids = [hit.id for hit in results.hits]
    places = [place for place, quote_id in enumerate(ids) if quote_id in own]
    if not places or len(ids) == len(own):
        return None, None
    earlier, later = ids[: places[0]][-1:], ids[places[-1] + 1 :][:1]
    found = {chain.quote.id: chain for chain in room.chains((*earlier, *later))}
    return found.get(next(iter(earlier), "")), found.get(next(iter(later), ""))


def _at_edge(room: ReadingRoom, reached: Chain | None, *, last: bool) -> Chain | None:
    """The first or last of their quotes in the source that was reached: those of one day have no order."""
    if reached is None or reached.speaker is None:
        return reached
    filters = {Facet.SPEAKER: (reached.speaker.id,), Facet.SOURCE: (reached.source.id,)}
    chains = room.find(Everything(), filters=filters, limit=LONGEST_SHELF).chains
    order = sorted(chains, key=lambda chain: (chain.version.number, chain.quote.number))
    return order[-1 if last else 0] if order else reached
