"""A reporting clause: the verb of speech and who speaks."""

from dataclasses import dataclass
from enum import StrEnum

from archive.extraction.mentions.carrier import Carrier


class Shape(StrEnum):
    """How the clause is built."""

    VERB = "verb"
    ACCORDING = "according"


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb of speech with its speaker."""

    verb: int
    after: int
    """One past the verb."""
    carrier: Carrier
    shape: Shape = Shape.VERB
    inverted: bool = False
    """The speaker follows the verb."""
    reporter: Carrier | None = None
    """Who quotes the speaker: ``THE GAZETTE quoted Ada as saying``."""

    @property
    def first(self) -> int:
        """First token of the clause."""
        first = min(self.verb, self.carrier.first)
        return first if self.reporter is None else min(first, self.reporter.first)

    @property
    def end(self) -> int:
        """One past the last token of the clause's core."""
        return max(self.after, self.carrier.after)
