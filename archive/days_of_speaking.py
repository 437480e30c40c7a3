"""Days of speaking that can't be: words are said before they are published, and before today."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from archive.dates import DateError, PartialDate
from archive.findings import Finding
from archive.model import AccessStatus, Chain, Review, TagField

_REMEDY = "Correct the day at the desk, or first the day on which the source was published."


def too_late(said: PartialDate, published: str | None) -> str:
    """Why words can't have been said on a day; empty where they can.

    published: the day, month or year on which their source was published, where that is known.
    """
    if published:
        try:
            latest = PartialDate.parse(published).last_day
        except DateError:
            # What can't be read says nothing of the day of speaking.
            latest = said.first_day
        if said.first_day > latest:
            return f"it was published before that, on {published}"
    # The day begins earlier elsewhere: what is tomorrow here may be today there.
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return "that day is still to come" if said.first_day > tomorrow else ""


def late_days(chain: Chain) -> Iterator[Finding]:
    """Notes on the days of speaking of a quote that came into the record before such days were refused.

    Not of what was rejected, which nobody reads, nor of what is withdrawn, which the desk shows to nobody.
    """
    quote, source = chain.quote, chain.source
    is_withdrawn = AccessStatus.WITHDRAWN in (quote.access.status, source.access.status)
    if is_withdrawn or quote.review is Review.REJECTED:
        return
    for tag in quote.tags:
        if tag.field is not TagField.SAID_ON:
            continue
        try:
            why = too_late(PartialDate.parse(tag.value), source.description.published)
        except DateError:
            continue
        if why:
            what = f"its day of speaking is {tag.value}, and {why}"
            yield Finding(subject=f"quote:{quote.id}", what=what, remedy=_REMEDY, is_problem=False)
