"""Where the names of places stand on a map: beside their markers, over nothing, all of a place's or none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from web.cartography.markers import Marker
from web.cartography.view import RATIO

LINE = 16
"""Pixels from line to line."""
LETTER = 7.4
"""Pixels: an average letter at the size of the map's labels, rather too wide than too narrow."""
AWAY = 4
"""Pixels between a marker and its label."""
MOST_LINES = 5
EDGE = 2
"""Pixels that stay free at the edge of the map."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The names of a place, one a line, from the middle of its marker."""

    lines: tuple[str, ...]
    dx: float
    dy: float
    """Pixels from the marker's middle to where the first line begins; its baseline."""
    anchor: str
    """What of the text stands there: ``start``, ``middle`` or ``end``."""


def labels(markers: Iterable[Marker], width: int) -> tuple[Label | None, ...]:
    """For each marker its label, or None where it would lie on something; those of large markers first."""
    found = tuple(markers)
    taken = [_around(marker) for marker in found]
    result: list[Label | None] = []
    for marker in found:
        label, box = _free(marker, taken, width)
        result.append(label)
        if box:
            taken.append(box)
    return tuple(result)


def _free(marker: Marker, taken: list[Box], width: int) -> tuple[Label | None, Box | None]:
    lines = () if marker.is_joined else marker.spots[0].names
    if not lines or len(lines) > MOST_LINES:
        return None, None
    own = _around(marker)
    for label, box in _candidates(marker, lines):
        if _is_within(box, width) and not any(_overlap(box, other) for other in taken if other != own):
            return label, box
    return None, None


def _candidates(marker: Marker, lines: tuple[str, ...]) -> Iterator[tuple[Label, Box]]:
    """To the right, to the left, below and above, in this order."""
    wide = max(map(len, lines)) * LETTER
    high = len(lines) * LINE
    beside = marker.radius + AWAY
    first = LINE * 0.75
    """Pixels from the top of a line to its baseline."""
    for anchor, dx, top in (
        ("start", beside, -high / 2),
        ("end", -beside, -high / 2),
        ("middle", 0.0, beside),
        ("middle", 0.0, -beside - high),
    ):
        left = {"start": dx, "end": dx - wide, "middle": dx - wide / 2}[anchor]
        x, y = marker.x + left, marker.y + top
        label = Label(lines=lines, dx=round(dx, 1), dy=round(top + first, 1), anchor=anchor)
        yield label, (x, y, x + wide, y + high)


def _around(marker: Marker) -> Box:
    r = marker.radius
    return marker.x - r, marker.y - r, marker.x + r, marker.y + r


def _is_within(box: Box, width: int) -> bool:
    left, top, right, bottom = box
    return left >= EDGE and top >= EDGE and right <= width - EDGE and bottom <= width / RATIO - EDGE


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
