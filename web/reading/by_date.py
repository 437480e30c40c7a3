"""What sources are put in order by."""

from archive.model import Source


def by_date(source: Source) -> tuple[bool, str, int]:
    """The earliest published first, those without a date last."""
    published = source.description.published
    return published is None, published or "", source.number
