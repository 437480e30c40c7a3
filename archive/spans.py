"""Stretches of a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end
