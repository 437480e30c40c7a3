"""Speakers and places with their names, and sources as they may be read, kept until a decision touches them.

A place's page puts it among all others, a list of speakers goes from A to Z through all of them: reading
thousands with all their names takes longer than everything else about such a page. Kept are speakers as the
public knows them; whether they are told of is decided by the gate, quote by quote, wherever they are asked
for. From a source readers go on to its quotes, from each quote to the next: all of them stand in one reading.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Generic, TypeVar

from archive.model import Place, Source, Speaker
from archive.record.reads.touched import Touched
from web.kept.chains import OF_A_CHAIN, is_touched
from web.kept.memory import Kept
from web.reading.readings import SourceReading

MOST_BYTES = 32_000_000
"""Kept at once of each: some twenty thousand."""
WITHOUT_NAMES = 1_000
OF_A_NAME = 300
OF_A_SOURCE = 1_500
"""Bytes."""

_Named = TypeVar("_Named", Speaker, Place)


class KeptNamed(Generic[_Named]):
    """The speakers, or the places, of one process."""

    def __init__(self) -> None:
        self._kept: Kept[_Named] = Kept(MOST_BYTES, lambda _, one, touched: one.id in touched)

    def of(
        self,
        state: object,
        ids: Iterable[str],
        read: Callable[[Collection[str]], Mapping[str, _Named]],
    ) -> dict[str, _Named]:
        """Those of these ids (or keys: no id is one) at a state of the record (``Kept.of_each``)."""
        return self._kept.of_each(state, ids, read, lambda one: WITHOUT_NAMES + OF_A_NAME * len(one.names))

    def move(self, before: object, after: object, touched: Touched | None) -> None:
        """As ``Kept.move``."""
        self._kept.move(before, after, touched)


class KeptSources:
    """Sources as they are told of in lists."""

    def __init__(self) -> None:
        self._kept: Kept[Source] = Kept(MOST_BYTES, lambda key, _, touched: key in touched.sources)

    def of(
        self, state: object, ids: Iterable[str], read: Callable[[Collection[str]], Mapping[str, Source]]
    ) -> dict[str, Source]:
        """Those of these ids that may be told of at a state of the record and a day (``Kept.of_each``)."""
        return self._kept.of_each(state, ids, read, lambda one: OF_A_SOURCE)

    def move(self, before: object, after: object, touched: Touched | None) -> None:
        """As ``Kept.move``."""
        self._kept.move(before, after, touched)


class KeptReadings:
    """The sources that were read last, each with its quotes."""

    def __init__(self) -> None:
        self._kept: Kept[SourceReading] = Kept(MOST_BYTES, _is_read_anew)

    def of(self, state: object, source_id: str, read: Callable[[], SourceReading]) -> SourceReading:
        """A source at a state of the record and a day; ``read`` is asked after the state was."""
        reading = self._kept.get(state, source_id)
        if reading is None:
            reading = read()
            size = sum(len(version.text) for version in reading.versions)
            size += OF_A_CHAIN * (len(reading.records) + len(reading.fragments))
            self._kept.keep(state, source_id, reading, size)
        return reading

    def move(self, before: object, after: object, touched: Touched | None) -> None:
        """As ``Kept.move``."""
        self._kept.move(before, after, touched)


def _is_read_anew(source_id: object, reading: SourceReading, touched: Touched) -> bool:
    if source_id in touched.sources or not touched.places:
        return source_id in touched.sources
    return any(is_touched(chain, touched) for chain in (*reading.records, *reading.fragments))


class KeptNouns:
    """All of them, for the public's rooms."""

    def __init__(self) -> None:
        self.speakers: KeptNamed[Speaker] = KeptNamed()
        self.places: KeptNamed[Place] = KeptNamed()
        self.described = KeptSources()
        self.sources = KeptReadings()

    def move(self, before: object, after: object, touched: Touched | None) -> None:
        """As ``Kept.move``, of all of them."""
        for kept in (self.speakers, self.places, self.described, self.sources):
            kept.move(before, after, touched)
