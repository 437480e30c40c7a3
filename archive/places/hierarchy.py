"""Which place lies in which; in Nagorno-Karabakh without deciding to which state."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from archive.model import Place


class Keyed(Protocol):
    """A place of the record, or of the gazetteer."""

    @property
    def key(self) -> str:
        """The gazetteer's key."""
        ...


_Place = TypeVar("_Place", bound=Keyed)

Broader = Callable[[Place], Place | None]
"""The place that holds another one, where the gazetteer knows it."""

CONTESTED = "karabakh:"
"""Keys of places shown within their region, and as a state's only with a word on whose view that is.

The archive's own files know the regions there. Elsewhere the state is the one that GeoNames has."""
DEEPEST = 12
"""Steps; a gazetteer with a circle in it must not hold up a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage(Generic[_Place]):
    """The places that hold one place, the nearest first."""

    within: tuple[_Place, ...]
    recognised_as_part_of: _Place | None
    """The state that a contested place is recognised to belong to; None where nothing is contested."""


def lineage(place: _Place, broader: Callable[[_Place], _Place | None]) -> Lineage[_Place]:
    """What holds a place, up to the state or to where a dispute begins."""
    within: list[_Place] = []
    here = place
    for _ in range(DEEPEST):
        above = broader(here)
        if above is None:
            break
        if is_contested(here) and not is_contested(above):
            return Lineage(within=tuple(within), recognised_as_part_of=above)
        within.append(above)
        here = above
    return Lineage(within=tuple(within), recognised_as_part_of=None)


def is_contested(place: Keyed) -> bool:
    """Whether a place stands within its region only: to which state it belongs is in dispute."""
    return place.key.startswith(CONTESTED)


def parts_of(place: Place, others: Iterable[Place], broader: Broader) -> tuple[Place, ...]:
    """Those of the other places that lie in this one."""
    return tuple(
        other for other in others if any(above.key == place.key for above in lineage(other, broader).within)
    )


def upward(places: Iterable[Place], read: Callable[[Iterable[str]], Mapping[str, Place]]) -> Broader:
    """The way up from these places; ``read`` gives places by their keys, and is asked once for each step."""
    known = {place.key: place for place in places}
    asked: set[str] = set()
    for _ in range(DEEPEST):
        missing = {place.broader_key for place in known.values() if place.broader_key} - known.keys() - asked
        if not missing:
            break
        asked |= missing
        known |= read(missing)
    return lambda place: known.get(place.broader_key) if place.broader_key else None
