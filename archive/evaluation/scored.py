"""What one document contributes to the figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.evaluation.measures import Figures
from archive.evaluation.misses import Miss


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Figures, the same by group (``kind=direct``), and every difference in the order of the text."""

    figures: Figures
    groups: Mapping[str, Figures] = field(default_factory=dict)
    misses: tuple[Miss, ...] = ()
