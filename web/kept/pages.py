"""Pages as they were last made, kept as long as nothing they are made of changes.

What a public page says follows from its address, the record and the day. Pages of searches are not kept: they
would hold in memory what people looked for.
"""

from dataclasses import dataclass

from web.kept.memory import Kept

MOST_BYTES = 16_000_000
"""Kept at once; a page has about thirty thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A whole answer."""

    body: bytes
    content_type: str
    headers: tuple[tuple[str, str], ...] = ()
    """Those of its own, which other pages have otherwise."""


def kept_pages() -> Kept[KeptPage]:
    """The pages of one process."""
    return Kept(MOST_BYTES)
