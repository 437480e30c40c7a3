"""What no list, file or answer has, and why: beside every search the same.

It is counted over the whole archive: a count of what one search leaves out would tell that hidden words
match it.
"""

from collections.abc import Mapping

from flask import Response

from archive.access import Reason
from archive.withholding.omissions import WHY
from web import urls
from web.holdings import holdings, lasting
from web.records.nouns import OmissionRecord

HEADER = "Testimony-Left-Out"
"""A dictionary after RFC 9651: ``quote-embargoed=3, withdrawn=1``."""
RELATION = "describedby"
"""What the answer that lists them is to the answer that leaves them out (RFC 8288)."""


def omissions() -> tuple[OmissionRecord, ...]:
    """What the public is not shown, the most frequent reason first. Raises RecordUnavailable."""
    return records(holdings().left_out())


def records(counts: Mapping[Reason, int]) -> tuple[OmissionRecord, ...]:
    """Counts by reason, with what the reasons mean."""
    return tuple(
        OmissionRecord(reason=reason, meaning=WHY[reason], quotes=count) for reason, count in counts.items()
    )


def with_omissions(response: Response) -> Response:
    """An answer that says in its headers what it leaves out, and where that is listed."""
    counts = ", ".join(f"{one.reason}={one.quotes}" for one in omissions())
    if counts:
        response.headers[HEADER] = counts
    link = f'<{lasting(urls.API_LEFT_OUT)}>; rel="{RELATION}"; type="application/json"'
    others = response.headers.get("Link")
    response.headers["Link"] = f"{others}, {link}" if others else link
    return response
