"""What speakers, places and sources are called, kept until a decision touches them.

A page of results names up to two hundred of them beside it, mostly the same ones from search to search.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from archive.record.reads.touched import Touched
from index.engine import Facet
from web.kept.memory import Kept

MOST_BYTES = 8_000_000
"""Kept at once: some fifty thousand."""
OF_A_LABEL = 100
"""Bytes without its letters."""

Read = Callable[[Collection[str]], Mapping[str, str]]
"""Labels of those ids that a reader may be told of."""
_Key = tuple[Facet, str]


class KeptLabels:
    """The labels of one process."""

    def __init__(self) -> None:
        self._kept: Kept[str] = Kept(MOST_BYTES, _is_touched)

    def of(self, state: object, facet: Facet, ids: Collection[str], read: Read) -> Mapping[str, str]:
        """The labels of these ids at this state of the record; ids without one are left out."""

        def fresh(keys: Sequence[_Key]) -> Mapping[_Key, str]:
            return {(facet, one): label for one, label in read([one for _, one in keys]).items()}

        keys = [(facet, one) for one in ids]
        found = self._kept.of_each(state, keys, fresh, lambda label: OF_A_LABEL + len(label))
        return {one: label for (_, one), label in found.items()}

    def move(self, before: object, after: object, touched: Touched | None) -> None:
        """As ``Kept.move``."""
        self._kept.move(before, after, touched)


def _is_touched(key: object, label: str, touched: Touched) -> bool:
    return isinstance(key, tuple) and key[1] in touched
