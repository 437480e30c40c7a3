"""Speakers and places with their names, kept as long as nothing in the record changes.

A place's page puts it among all others, a list of speakers goes from A to Z through all of them: reading
thousands with all their names takes longer than everything else about such a page. Kept are speakers as the
public knows them; whether they are told of is decided by the gate, quote by quote, wherever they are asked
for.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Generic, TypeVar

from archive.model import Place, Speaker
from web.kept import Kept

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
        """Those of these ids (or keys: no id is one) at a state of the record, in their order.

        ``read`` reads those that are not kept, and is asked after the state was.
        """
        wanted = tuple(dict.fromkeys(ids))
        kept = {key: self._kept.get(state, key) for key in wanted}
        missing = [key for key, one in kept.items() if one is None]
        fresh = read(missing) if missing else {}
        for key, named in fresh.items():
            self._kept.keep(state, key, named, WITHOUT_NAMES + OF_A_NAME * len(named.names))
        return {key: found for key in wanted if (found := kept[key] or fresh.get(key))}


class KeptNouns:
    """Both, for the public's rooms."""

    def __init__(self) -> None:
        self.speakers: KeptNamed[Speaker] = KeptNamed()
        self.places: KeptNamed[Place] = KeptNamed()
