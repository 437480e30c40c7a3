"""Where many stretches of words stand in a text, letter by letter, in time linear in the text."""

from collections.abc import Collection, Iterable

_KEY_LENGTHS = (16, 256)
"""Letters at the beginning of a stretch by which it is looked for; more where the first are too common."""
MOST = 64
"""Places of one beginning that are looked at: words repeated oftener can't be told apart anyway."""


def occurrences(text: str, needles: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each needle the positions at which it stands; up to ``MOST``, and none for an empty one.

    Each position of the text is looked at once for each length of key, however many needles there are.
    """
    waiting = {needle for needle in needles if needle}
    found: dict[str, tuple[int, ...]] = {}
    for length in _KEY_LENGTHS:
        places = _places(text, {needle[:length] for needle in waiting})
        settled = {needle for needle in waiting if len(places[needle[:length]]) < MOST}
        for needle in settled:
            found[needle] = tuple(p for p in places[needle[:length]] if text.startswith(needle, p))
        waiting -= settled
    # Beginnings so common that only looking for the whole of each tells.
    return found | {needle: _searched(text, needle) for needle in waiting}


def _places(text: str, keys: Collection[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {key: [] for key in keys}
    for length in sorted({len(key) for key in keys}):
        for position in range(len(text) - length + 1):
            known = places.get(text[position : position + length])
            if known is not None and len(known) < MOST:
                known.append(position)
    return places


def _searched(text: str, needle: str) -> tuple[int, ...]:
    places: list[int] = []
    position = text.find(needle)
    while position >= 0 and len(places) < MOST:
        places.append(position)
        position = text.find(needle, position + len(needle))
    return tuple(places)
