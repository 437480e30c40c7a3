"""The source's words beside a quote, by which machines tell it from the same words elsewhere."""

from archive.model import Chain, Span
from web.passages import VisibleText

CONTEXT = 32
"""Characters on each side that tell the words from the same words elsewhere on a page."""


def readable(chain: Chain, text: VisibleText, span: Span) -> str:
    """The source's words at a span beside a part; empty where they may not be read, or are not the source's.

    What stands around the words in an excerpt record is the archive's, and furniture is not read with them.
    """
    if chain.version.is_excerpt or any(
        f.start < span.end and span.start < f.end for f in chain.version.furniture
    ):
        return ""
    within = Span(max(0, span.start), min(len(text.text), span.end))
    words = within.of(text.text)
    return words if text.verbatim(within) == words else ""
