"""What an export leaves out, and why: counts by reason, which say of nothing where it is or that it matched.

Counted over the whole archive: a count beside a search would tell that what is hidden holds its words.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain, repeat
from typing import Protocol

from archive.access import Guarded, GuardedQuote, Reason, Viewer, left_out as counted, may_see

WHY = {
    Reason.WITHDRAWN: "withdrawn",
    Reason.SOURCE_NOT_OPEN: "in a source that is closed",
    Reason.SOURCE_EMBARGOED: "in a source under an embargo",
    Reason.SOURCE_RESTRICTED: "in a source for readers with the right",
    Reason.QUOTE_NOT_OPEN: "closed",
    Reason.QUOTE_EMBARGOED: "under an embargo",
    Reason.QUOTE_RESTRICTED: "for readers with the right",
    Reason.NOT_ACCEPTED: "not accepted by an archivist",
}
"""Each reason in words."""


SCOPE = "Counted over the whole archive, the same beside every search: nothing tells which of them match."


class Alike(GuardedQuote, Protocol):
    """Some quotes about which the same was decided."""

    @property
    def source(self) -> Guarded:
        """What was decided about their source."""
        ...

    @property
    def count(self) -> int:
        """How many they are."""
        ...


class Decided(Protocol):
    """What is needed of the record."""

    def decided_alike(self) -> Iterable[Alike]:
        """Every quote there is."""
        ...


def left_out(record: Decided, viewer: Viewer, today: date) -> Mapping[Reason, int]:
    """How many quotes of the whole archive a viewer is not shown, by reason; fragments are no quotes."""
    decisions = (
        repeat(may_see(alike, alike.source, viewer, today), alike.count) for alike in record.decided_alike()
    )
    return counted(chain.from_iterable(decisions))


def in_words(counts: Mapping[Reason, int]) -> tuple[str, ...]:
    """One line for each reason: ``3 quotes: under an embargo``."""
    return tuple(
        f"{count:,} quote{'' if count == 1 else 's'}: {WHY.get(reason, reason.value)}"
        for reason, count in counts.items()
    )
