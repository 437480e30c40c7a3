"""Speakers and places with their names, and sources as they may be read, kept until the record changes.

A place's page puts it among all others, a list of speakers goes from A to Z through all of them: reading
thousands with all their names takes longer than everything else about such a page. Kept are speakers as the
public knows them; whether they are told of is decided by the gate, quote by quote, wherever they are asked
for. From a source readers go on to its quotes, from each quote to the next: all of them stand in one reading.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Generic, TypeVar

from archive.model import Place, Speaker
from web.kept.chains import OF_A_CHAIN
from web.kept.memory import Kept
from web.reading.readings import SourceReading

MOST_BYTES = 32_000_000
"""Kept at once of each: some twenty thousand."""
WITHOUT_NAMES = 1_000
OF_A_NAME = 300
"""Bytes."""

_Named = TypeVar("_Named", Speaker, Place)


class KeptNamed(Generic[_Named]):
    """The speakers, or the places, of one process."""

    def __init__(self) -> None:
        self._kept: Kept[_Named] = Kept(MOST_BYTES)

    def of(
        self,
        state: object,
        ids: Iterable[str],
        read: Callable[[Collection[str]], Mapping[str, _Named]],
    ) -> dict[str, _Named]:
        """Those of these ids (or keys: no id is one) at a state of the record (``Kept.of_each``)."""
        return self._kept.of_each(state, ids, read, lambda one: WITHOUT_NAMES + OF_A_NAME * len(one.names))


class KeptReadings:
    """The sources that were read last, each with its quotes."""

    def __init__(self) -> None:
        self._kept: Kept[SourceReading] = Kept(MOST_BYTES)

    def of(self, state: object, source_id: str, read: Callable[[], SourceReading]) -> SourceReading:
        """A source at a state of the record and a day; ``read`` is asked after the state was."""
        reading = self._kept.get(state, source_id)
        if reading is None:
            reading = read()
            size = sum(len(version.text) for version in reading.versions)
            size += OF_A_CHAIN * (len(reading.records) + len(reading.fragments))
            self._kept.keep(state, source_id, reading, size)
        return reading


class KeptNouns:
    """All of them, for the public's rooms."""

    def __init__(self) -> None:
        self.speakers: KeptNamed[Speaker] = KeptNamed()
        self.places: KeptNamed[Place] = KeptNamed()
        self.sources = KeptReadings()
