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

    @property
    def first(self) -> int:
        """First token of the clause."""
        return min(self.verb, self.carrier.first)

    @property
    def end(self) -> int:
        """One past the last token of the clause's core."""
        return max(self.after, self.carrier.after)
