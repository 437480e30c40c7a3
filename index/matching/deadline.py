"""A time limit that works in any thread: the evaluation looks at the clocks between its steps."""

from time import monotonic, thread_time

from index.engine import SearchTimeout

PATIENCE = 3.0
"""How many times its time a search may take where others keep the machine busy."""


class Deadline:
    """Raises SearchTimeout once so much work was done: a busy machine stops no search that is cheap."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._work_ends = thread_time() + seconds
        self._ends = monotonic() + seconds * PATIENCE

    def check(self) -> None:
        """Give up where the time has passed; called by the thread that does the work."""
        if thread_time() > self._work_ends or monotonic() > self._ends:
            raise SearchTimeout(
                f"the search was stopped after {self.seconds:g} seconds",
                remedy="Make it narrower: longer beginnings before a star, fewer alternatives.",
            )
