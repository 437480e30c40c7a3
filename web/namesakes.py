"""What tells records of one name in one list apart: of places what holds each, of speakers a source.

No dispute over a place is decided by it, and nobody of one name is taken for one person.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from archive.model import Place, Source
from archive.places.hierarchy import DEEPEST, Broader, lineage, upward
from web.language import wording
from web.language.languages import country, gettext as _
from web.language.naming import coordinates, side_by_side

ByKey = Callable[[Iterable[str]], Mapping[str, Place]]
"""Gives places by their keys."""


def told_apart(places: Iterable[Place], by_key: ByKey) -> dict[str, str]:
    """What each place of a list is called, by its id.

    That is its names, and where others there have the same, what holds it. A contested place stands within
    its region, as on its page. Towns that lie in the same, as far as the record knows, have coordinates.
    """
    everyone = tuple(places)
    labels = {place.id: side_by_side(place) for place in everyone}
    alike: dict[str, list[Place]] = defaultdict(list)
    for place in everyone:
        alike[labels[place.id].casefold()].append(place)
    shared = [group for group in alike.values() if len(group) > 1]
    if shared:
        broader = upward((place for group in shared for place in group), by_key)
        for group in shared:
            for place, what in zip(group, _apart(group, broader), strict=True):
                labels[place.id] += f" ({what})" if what else ""
    return labels


def speakers_told_apart(
    labels: Mapping[str, str], source_of: Callable[[str], Source | None]
) -> dict[str, str]:
    """What each speaker of a list is called, by id: those of one name with a source that has their words.

    ``source_of`` gives it by a speaker's id, None where none may be told of.
    """
    bearers = Counter(label.casefold() for label in labels.values())
    return {
        speaker_id: label if bearers[label.casefold()] == 1 else _in_source(label, source_of(speaker_id))
        for speaker_id, label in labels.items()
    }


def _in_source(label: str, source: Source | None) -> str:
    if source is None:
        return label
    told = source.description
    day = wording.when(told.published) if told.published else _("date unknown")
    where = _("in “%(title)s”, %(day)s", title=told.title, day=day)
    return f"{label} ({where})"


def alike(labels: Iterable[str]) -> bool:
    """Whether two of these are the same to who reads them."""
    folded = [label.casefold() for label in labels]
    return len(set(folded)) < len(folded)


def _apart(group: Sequence[Place], broader: Broader) -> list[str]:
    """What tells places of one name apart, each in turn: as few of those that hold it as will do."""
    held = [tuple(map(_called, lineage(place, broader).within)) for place in group]
    for depth in range(1, DEEPEST):
        told = [", ".join(names[:depth]) for names in held]
        if not alike(told):
            return told
    nearest = ["".join(names[:1]) for names in held]
    is_said = len(set(nearest)) > 1
    return [
        ", ".join(
            filter(None, (above if is_said else "", _position(place) if nearest.count(above) > 1 else ""))
        )
        for above, place in zip(nearest, group, strict=True)
    ]


def _called(place: Place) -> str:
    """A state by one name, in the language of the page; any other place by all its English ones."""
    is_state = place.country is not None and place.key == f"country:{place.country}"
    return country(place.country) if is_state and place.country else side_by_side(place)


def _position(place: Place) -> str:
    return coordinates(place.latitude, place.longitude) or ""
