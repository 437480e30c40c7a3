"""The names that quotes which may be shown carry, to be found by the beginnings of their words in any script.

It is made of what the public index counts and kept for a while. What is found in it may have been closed or
renamed since: whoever offers a name reads it anew first.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from archive.model import Place, Speaker
from index.engine import Facet
from index.text.analysis import analyse_values
from index.text.name_spelling import beginning_key, spelling_key
from web.language.naming import side_by_side
from web.reading.reading_room import ReadingRoom

REST = 50
"""How many times as long as it takes to make the list it is left alone before it is made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A speaker or a place, by all its names."""

    facet: Facet
    id: str
    label: str
    forms: tuple[str, ...]
    count: int
    """Quotes, when the list was made."""


class NameList:
    """Finds by the beginnings of words: ``tes ann`` finds Anna Testova, ``Тес`` too."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._named = tuple(named)
        self._keys = [_keys(one.forms) for one in self._named]
        self._sorted = sorted({(key, at) for at, keys in enumerate(self._keys) for key in keys})

    def find(self, words: Sequence[str], facets: Iterable[Facet], limit: int) -> list[Named]:
        """Those with a word for each of these (folded) that begins so, the most quoted first."""
        wanted = frozenset(facets)
        among = [self._beginning(word) for word in words]
        places = set.intersection(*among) if among else set()
        found = [one for one in map(self._named.__getitem__, places) if one.facet in wanted]
        return sorted(found, key=lambda one: (-one.count, one.label))[:limit]

    def _beginning(self, word: str) -> set[int]:
        keys = {beginning_key(word), spelling_key(word)}
        return {at for key in keys for at in self._range(key)}

    def _range(self, key: str) -> Iterator[int]:
        for place in range(bisect_left(self._sorted, (key, -1)), len(self._sorted)):
            other, at = self._sorted[place]
            if not other.startswith(key):
                return
            yield at


def form_meant(one: Named, words: Sequence[str]) -> str:
    """The form of a name that was being typed, else the first."""
    beginnings = tuple(map(beginning_key, words))

    def fits(form: str) -> bool:
        keys = _keys((form,))
        return all(any(key.startswith(start) for key in keys) for start in beginnings)

    written = [form for form in one.forms if any(word in form.casefold() for word in words)]
    return next(filter(fits, (*written, *one.forms)), one.forms[0])


def _keys(forms: Iterable[str]) -> set[str]:
    words = {token.form for token in analyse_values(forms, stemmed=False)}
    return {key(word) for word in words for key in (beginning_key, spelling_key)}


class KeptNames:
    """The list of one process, made anew when the record or the index has changed and it has rested."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made_of: object = None
        self._next = float("-inf")
        self._list = NameList(())

    def of(self, room: ReadingRoom) -> NameList:
        """The list, as new as it is cheap to have; while one thread makes it, the others get the old one."""
        state = room.state()
        if self._is_due(state) and self._lock.acquire(blocking=False):
            try:
                if self._is_due(state):
                    self._make(room, state)
            finally:
                self._lock.release()
        return self._list

    def _is_due(self, state: object) -> bool:
        return state != self._made_of and monotonic() >= self._next

    def _make(self, room: ReadingRoom, state: object) -> None:
        started = monotonic()
        self._list = NameList(
            one
            for facet in (Facet.SPEAKER, Facet.PLACE)
            for one in named(room, facet, {count.value: count.count for count in room.counts(facet)})
        )
        self._made_of = state
        self._next = monotonic() + REST * (monotonic() - started)


def named(room: ReadingRoom, facet: Facet, counts: Mapping[str, int]) -> Iterator[Named]:
    """Speakers or places as the record has them now; ``counts`` of public quotes by id, from the index."""
    found: Iterator[tuple[Speaker | Place, str]]
    if facet is Facet.SPEAKER:
        found = ((one, one.label) for one in room.speakers(counts) if one.named)
    else:
        found = ((one, side_by_side(one)) for one in room.places(counts))
    for one, label in found:
        forms = tuple(dict.fromkeys(name.form for name in one.names))
        yield Named(facet=facet, id=one.id, label=label, forms=forms, count=counts[one.id])
