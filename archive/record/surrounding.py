"""The words around a quote, kept with it to find it again (W3C TextQuoteSelector)."""

from archive.model import Span

CONTEXT = 32
"""Longest prefix and suffix of a quote, in characters (the standard leaves the length open)."""


def prefix_of(text: str, span: Span) -> str:
    """Up to 32 characters before the span."""
    return text[max(0, span.start - CONTEXT) : span.start]


def suffix_of(text: str, span: Span) -> str:
    """Up to 32 characters after the span."""
    return text[span.end : span.end + CONTEXT]
