"""What was last made of the record, kept in memory as long as nothing it was made of changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from threading import Lock
from typing import Generic, TypeVar

from archive.record.reads.touched import Touched
from archive.record.store import Record

_Value = TypeVar("_Value")
_Key = TypeVar("_Key", bound=Hashable)


class Kept(Generic[_Value]):
    """Values of one state of the record by their keys, those longest not asked for given up first.

    A state is what tells one record and day from any other: nothing is handed out at another state than the
    one it was kept for.
    """

    def __init__(
        self,
        most_bytes: int,
        is_touched: Callable[[Hashable, _Value, Touched], bool] = lambda key, value, touched: True,
    ) -> None:
        """``is_touched``: whether a value with its key may be another by what was decided."""
        self._most_bytes = most_bytes
        self._is_touched = is_touched
        self._is_moved = False
        self._lock = Lock()
        self._state: object = None
        self._values: OrderedDict[Hashable, tuple[_Value, int]] = OrderedDict()
        self._bytes = 0

    def get(self, state: object, key: Hashable) -> _Value | None:
        """The value of this key, where it was made at this very state."""
        with self._lock:
            found = self._values.get(key) if state == self._state else None
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def _among(self, state: object, keys: Iterable[_Key]) -> dict[_Key, _Value | None]:
        """As ``get``, of many at once."""
        found: dict[_Key, _Value | None] = dict.fromkeys(keys)
        with self._lock:
            if state == self._state:
                for key in found:
                    if key in self._values:
                        self._values.move_to_end(key)
                        found[key] = self._values[key][0]
        return found

    def keep(self, state: object, key: Hashable, value: _Value, size: int) -> None:
        """Keep a value of about ``size`` bytes that was made at this state or a later one.

        What was never moved on goes over to the state of each value; else only ``move`` leads to another.
        """
        with self._lock:
            if state != self._state and self._is_moved:
                # Begun before a decision: of no use to those who come after it.
                return
            if state != self._state:
                self._state, self._bytes = state, 0
                self._values.clear()
            if key not in self._values:
                self._values[key] = value, size
                self._bytes += size
            while self._bytes > self._most_bytes:
                _, (_, given_up) = self._values.popitem(last=False)
                self._bytes -= given_up

    def of_each(
        self,
        state: object,
        keys: Iterable[_Key],
        read: Callable[[Sequence[_Key]], Mapping[_Key, _Value]],
        size: Callable[[_Value], int],
    ) -> dict[_Key, _Value]:
        """The values of these keys at a state, in their order; keys without one are left out.

        ``read`` reads those that are not kept, and is asked after the state was; ``size`` is in bytes.
        """
        found = self._among(state, keys)
        missing = [key for key, value in found.items() if value is None]
        fresh = read(missing) if missing else {}
        for key, value in fresh.items():
            self.keep(state, key, value, size(value))
        return {key: there for key, value in found.items() if (there := value or fresh.get(key))}

    def move(self, before: object, after: object, touched: Touched | None) -> None:
        """Take what was kept at one state for another, but what was touched; nothing without knowing what."""
        with self._lock:
            if self._state == after:
                return
            if self._state != before or touched is None:
                self._values.clear()
                self._bytes = 0
            else:
                told = [(key, value) for key, (value, _) in self._values.items()]
                for key in [key for key, value in told if self._is_touched(key, value, touched)]:
                    self._bytes -= self._values.pop(key)[1]
            self._state, self._is_moved = after, True

    def keys(self) -> tuple[Hashable, ...]:
        """What is kept now."""
        with self._lock:
            return tuple(self._values)


class OfOneState(Generic[_Value]):
    """What was made of one state of a record, until there is another; a head is that of one archive only."""

    def __init__(self, make: Callable[[Record], _Value]) -> None:
        self._make = make
        self._known: tuple[object, _Value] | None = None

    def of(self, record: Record) -> _Value:
        """What is made of the record as it stands."""
        # The head is asked for first: what is made of a later state is never taken for an earlier one's.
        head, known = record.head(), self._known
        if known is None or known[0] != head:
            known = self._known = head, self._make(record)
        return known[1]
