"""How many files are written at once: a reader who takes one slowly keeps a thread of the server waiting."""

from threading import Lock
from time import monotonic
from weakref import WeakSet

from archive.errors import ArchiveError

AT_ONCE = 2
"""Files in one process; the server has more threads than that, so pages are answered beside them."""
LONGEST = 900.0
"""Seconds after which a file is broken off, once somebody takes its next piece."""


class NoTurn(ArchiveError):
    """As many files are being written as may be."""


class Turn:
    """The right to write one file; it ends when nobody has it any more, whatever came of the file.

    Never by its age: a reader who takes nothing more keeps the thread, and with it the turn.
    """

    def __init__(self) -> None:
        self.begun = monotonic()


class Turns:
    """The turns of one process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._taken: WeakSet[Turn] = WeakSet()

    def take(self) -> Turn:
        """Begin a file. Raises NoTurn."""
        with self._lock:
            if len(self._taken) >= AT_ONCE:
                raise NoTurn("other files are being written", remedy="Try again in half a minute.")
            turn = Turn()
            self._taken.add(turn)
            return turn
