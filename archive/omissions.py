"""What an export leaves out, and why: counts by reason, which say of nothing where it is or that it matched.

Counted over the whole archive: a count beside a search would tell that what is hidden holds its words.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from archive.access import Reason, Viewer, left_out as counted, may_see
from archive.model import Chain

AT_ONCE = 1_000
WHY = {
    Reason.WITHDRAWN: "withdrawn",
    Reason.SOURCE_NOT_OPEN: "their source is closed",
    Reason.SOURCE_EMBARGOED: "their source is under an embargo",
    Reason.SOURCE_RESTRICTED: "their source is for readers with the right",
    Reason.QUOTE_NOT_OPEN: "closed",
    Reason.QUOTE_EMBARGOED: "under an embargo",
    Reason.QUOTE_RESTRICTED: "for readers with the right",
    Reason.NOT_ACCEPTED: "no archivist accepted them",
}
"""Each reason in words."""


class Chains(Protocol):
    """What is needed of the record."""

    def quote_ids(self) -> Sequence[str]:
        """Every quote there is."""
        ...

    def chains(self, quote_ids: Iterable[str], /) -> Mapping[str, Chain]:
        """The chains of those that can be read."""
        ...


def left_out(record: Chains, viewer: Viewer, today: date) -> Mapping[Reason, int]:
    """How many quotes of the whole archive a viewer is not shown, by reason; fragments are no quotes."""
    ids = record.quote_ids()
    batches = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
    chains = (chain for batch in batches for chain in record.chains(batch).values())
    return counted(may_see(chain.quote, chain.source, viewer, today) for chain in chains)


def in_words(counts: Mapping[Reason, int]) -> tuple[str, ...]:
    """One line for each reason: ``3 quotes: under an embargo``."""
    return tuple(
        f"{count:,} quote{'' if count == 1 else 's'}: {WHY.get(reason, reason.value)}"
        for reason, count in counts.items()
    )
