"""A time limit that works in any thread: the evaluation looks at the clock between its steps."""

from time import monotonic

from index.engine import SearchTimeout


class Deadline:
    """Raises SearchTimeout once its time has passed."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = monotonic() + seconds

    def check(self) -> None:
        """Give up where the time has passed."""
        if monotonic() > self._end:
            raise SearchTimeout(
                f"the search was stopped after {self.seconds:g} seconds",
                remedy="Make it narrower: longer beginnings before a star, fewer alternatives.",
            )
