"""The words just before and after a quote, by which it is found again in another copy of its text."""

from archive.spans import Span

CONTEXT = 32
"""Longest prefix and suffix of a quote, in characters (W3C TextQuoteSelector leaves the length open)."""


def prefix_of(text: str, span: Span) -> str:
    """Up to 32 characters before the span."""
    return text[max(0, span.start - CONTEXT) : span.start]


def suffix_of(text: str, span: Span) -> str:
    """Up to 32 characters after the span."""
    return text[span.end : span.end + CONTEXT]
