"""What is said of why something was done: how it is written, and how long it may be."""

from archive.errors import ArchiveError
from archive.terms import RejectionReason

LONGEST_COMMENT = 2_000
"""Characters: a paragraph. Revisions of earlier archives may have longer ones, and keep them."""


_CATEGORIES = frozenset(map(str, RejectionReason))


class LongComment(ArchiveError):
    """A comment that has more characters than a revision takes."""


def check_comment(why: str) -> None:
    """Raise LongComment for more than a paragraph; the category of a rejection is not counted."""
    length = len(parted(why.strip())[1])
    if length > LONGEST_COMMENT:
        what = f"the comment has {length:,} characters; {LONGEST_COMMENT:,} are possible"
        raise LongComment(what, remedy="Shorten it; what is longer belongs into a note or an essay.")


def under(category: RejectionReason | None, comment: str) -> str:
    """A comment with the category of a rejection before it, as revisions keep it; the half of ``parted``."""
    return f"{category}: {comment}" if category and comment.strip() else comment


def parted(why: str) -> tuple[RejectionReason | None, str]:
    """The category of a rejection, where one stands before the comment, and what a person wrote."""
    category, colon, comment = why.partition(": ")
    return (RejectionReason(category), comment) if colon and category in _CATEGORIES else (None, why)
